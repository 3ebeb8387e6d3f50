using System.Text.RegularExpressions;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// The menu entries and fields that families of tests work with, so that nobody is taught them: neither that they are meant, nor, by being among the
/// wrong ways of every other request, that they never are.
/// </summary>
internal sealed partial class TestedEntries
{
    // What is done in the dialog of a menu entry; by an empty path what is done without one.
    private readonly Dictionary<string, HashSet<string>> _acts = new() { [""] = [] };

    /// <summary>Reads what is kept for tests.</summary>
    /// <param name="recipes">Families.</param>
    /// <param name="table">What is kept for tests.</param>
    public TestedEntries(RecipeCatalog recipes, SplitTable table)
    {
        foreach (var recipe in recipes.All.Where(r => table.IsTestFamily(r.Id)))
        {
            foreach (var (path, act) in Fillings(recipe).SelectMany(f => Acts(recipe.Expert.Concat(recipe.Proof).Select(s => f(s.Line.Source)))))
            {
                var acts = _acts.TryGetValue(path, out var known) ? known : _acts[path] = [];
                if (act.Length > 0)
                    acts.Add(act);
            }
        }
    }

    /// <summary>Whether a family of tests works with an entry or a field.</summary>
    /// <param name="path">Menu path.</param>
    /// <param name="field">Label of the field of its dialog, or empty for the entry itself.</param>
    public bool Contains(string path, string field) =>
        path.Length > 0 && _acts.TryGetValue(path, out var acts) && (field.Length == 0 || acts.Any(a => a.Contains(field, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether what has a name in another program may be what a family of tests does: the words of the one are among those of the other.</summary>
    /// <param name="name">Menu path or label.</param>
    public bool IsNamedLike(string name) => NameOf(name) is var words && Names.Any(n => n.IsSubsetOf(words) || words.IsSubsetOf(n));

    private List<HashSet<string>> Names => field ??= [.. _acts.SelectMany(a => a.Value.Append(a.Key)).Select(NameOf).Where(n => n.Count > 0)];

    /// <summary>Whether a way does anything that a family of tests does.</summary>
    /// <param name="way">Way of the map or of the documentation; a procedure that is taught has nothing of tests.</param>
    public bool Does(PlanWay way) =>
        way.Match is null && Acts(way.Steps.Select(s => s.Text)).Any(a => _acts.TryGetValue(a.Path, out var acts) && (a.Act.Length > 0 ? acts.Contains(a.Act) : !a.Path.EndsWith("...", StringComparison.Ordinal)));

    private static HashSet<string> NameOf(string path) => RequestTexts.Words(path.Split(" > ")[^1]);

    // The name of a field may be one of a family's choices.
    private static IEnumerable<Func<string, string>> Fillings(Recipe recipe) =>
        recipe.Parameters.SelectMany(p => p.Choices.SelectMany(c => new[] { c.Said, c.Checked }).Distinct().Select(v => new Func<string, string>(line => line.Replace($"{{{p.Name}}}", v, StringComparison.Ordinal)))).Prepend(line => line);

    // Each entry of a menu, and what is done after it with which field, whatever the value.
    private static IEnumerable<(string Path, string Act)> Acts(IEnumerable<string> lines)
    {
        var path = "";
        foreach (var line in lines)
        {
            if (Menu().Match(line) is { Success: true } menu)
                yield return (path = menu.Groups["path"].Value, "");
            else if (!Aside().IsMatch(line) && Field().Match(line) is { Success: true } field)
                yield return (path, field.Groups["name"].Value.ToLowerInvariant());
        }
    }

    [GeneratedRegex("^(?:Choose|Switch on|Switch off|Press) (?<path>.* > .*)$")]
    private static partial Regex Menu();

    // What ends a dialog, goes somewhere or marks says nothing of what is done.
    [GeneratedRegex("^(?:Press (?:keys .*|OK|Insert|Apply|Close|Replace All)|Select the text .*|Select the .* of .*)$")]
    private static partial Regex Aside();

    [GeneratedRegex("^(?:Set (?<name>.+?) to |Choose .+ as (?<name>.+)$|Switch (?:on|off) (?<name>.+)$|Press (?<name>.+)$|Select (?<name>.+)$)")]
    private static partial Regex Field();
}
