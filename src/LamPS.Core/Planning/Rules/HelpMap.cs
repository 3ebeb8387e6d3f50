using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>What help pages say of menus: other words for them, and, for an application that was never learned, the menus themselves.</summary>
internal static partial class HelpMap
{
    /// <summary>Words of the titles of procedures, by the menu path that their steps name.</summary>
    /// <param name="procedures">Procedures.</param>
    /// <param name="isMenu">Whether a path is an entry of the application.</param>
    public static Dictionary<string, IReadOnlyList<string>> WordsByMenu(IReadOnlyList<HelpProcedure> procedures, Func<string, bool> isMenu)
    {
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
        {
            // Only the first menu of a procedure is what its title is about; it may go on to a tab of the dialog.
            if (procedure.Steps.SelectMany(MenuPaths).FirstOrDefault() is not { } path)
            {
                continue;
            }

            var parts = path.Split(" > ");
            for (var length = parts.Length; length > 1; length--)
            {
                var key = ApplicationIndex.Key(string.Join(" > ", parts[..length]));
                if (isMenu(key))
                {
                    if (!words.TryGetValue(key, out var stems))
                    {
                        words[key] = stems = new HashSet<string>(StringComparer.Ordinal);
                    }

                    stems.UnionWith(Sentence.Stems(procedure.Title));
                    break;
                }
            }
        }

        return words.ToDictionary(w => w.Key, w => (IReadOnlyList<string>)[.. w.Value], StringComparer.Ordinal);
    }

    /// <summary>A map made of the menu paths in help alone.</summary>
    /// <param name="knowledge">Knowledge without a map.</param>
    public static ApplicationMap From(PlanningKnowledge knowledge) => new()
    {
        Application = knowledge.Application?.Name ?? "",
        Menus = [.. knowledge.Procedures.SelectMany(p => p.Steps).SelectMany(MenuPaths).DistinctBy(ApplicationIndex.Key).Select(path => new MapMenu(path))],
    };

    /// <summary>Menu paths in a step of a procedure: <c>Choose “Insert &gt; Page Break”</c>.</summary>
    /// <param name="step">Step in words.</param>
    public static IEnumerable<string> MenuPaths(string step) => Path().Matches(step).Select(m => m.Groups[1].Value.Trim().TrimEnd('.'));

    [GeneratedRegex(@"“([A-Z][^”>]*(?: > [^”>]+)+)”")]
    private static partial Regex Path();
}
