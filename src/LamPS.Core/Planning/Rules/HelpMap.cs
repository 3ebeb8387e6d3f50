using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>What help pages say of menus: other words for them, and, for an application that was never learned, the menus themselves.</summary>
internal static partial class HelpMap
{
    /// <summary>Words of the titles of procedures, by the menu path that their steps name.</summary>
    /// <param name="procedures">Procedures.</param>
    public static Dictionary<string, IReadOnlyList<string>> WordsByMenu(IReadOnlyList<HelpProcedure> procedures)
    {
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
        {
            // Only the first menu of a procedure is what its title is about.
            if (procedure.Steps.SelectMany(MenuPaths).FirstOrDefault() is { } path)
            {
                var key = ApplicationIndex.Key(path);
                if (!words.TryGetValue(key, out var stems))
                {
                    words[key] = stems = new HashSet<string>(StringComparer.Ordinal);
                }

                stems.UnionWith(Sentence.Stems(procedure.Title));
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

    /// <summary>Menu paths in a step of a procedure: <c>Choose Insert - Page Break</c>.</summary>
    /// <param name="step">Step in words; menu paths are parted by <c> &gt; </c>.</param>
    public static IEnumerable<string> MenuPaths(string step) => Path().Matches(step).Select(m => m.Value.Trim().TrimEnd('.'));

    [GeneratedRegex(@"(?<![\w>] )\b[A-Z][\w&/ ]*(?: > [\w&/:.… ]+)+")]
    private static partial Regex Path();
}
