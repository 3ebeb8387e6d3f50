using System.Runtime.CompilerServices;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;

namespace LamPS.Core.Planning.Rules;

/// <summary>What is known of one application, arranged for planning. Built once for each map.</summary>
internal sealed class ApplicationIndex
{
    private static readonly ConditionalWeakTable<object, ApplicationIndex> Built = [];

    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);

    private ApplicationIndex(PlanningKnowledge knowledge)
    {
        Knowledge = knowledge;
        var map = knowledge.Map ?? HelpMap.From(knowledge);

        // What opens only in a context (a table, a picture) is left to planners that know how to get there.
        map = map with { Dialogs = [.. map.Dialogs.Where(d => d.Context.Length == 0)] };
        Map = map;
        var paths = map.Menus.Select(m => Key(m.Path)).ToHashSet(StringComparer.Ordinal);
        var help = HelpMap.WordsByMenu(knowledge.Procedures, paths.Contains);
        var dialogs = map.Dialogs.Where(d => d.OpenedBy.Length > 0).GroupBy(d => Key(d.OpenedBy), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var siblings = map.Menus.GroupBy(m => Parent(m.Path)).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var menus = map.Menus.Select(m => new Target(m, dialogs.GetValueOrDefault(Key(m.Path)), help.GetValueOrDefault(Key(m.Path), []), siblings[Parent(m.Path)] == 1));
        var controls = map.Toolbars.SelectMany(bar => bar.Controls.Where(c => c.Label.Length > 0).Select(c => new Target(c, bar)));
        Targets = [.. menus, .. controls];
        Menus = [.. Targets.Where(t => t.Menu is not null)];
        Controls = [.. Targets.Where(t => t.Control is not null)];
        var buttons = map.ControlsBesideMenus().Select(c => c.Control).Where(c => c.Role is "button" or "togglebutton").ToHashSet(ReferenceEqualityComparer.Instance);
        Buttons = [.. Controls.Where(c => buttons.Contains(c.Control!))];
        OtherDialogs = [.. map.Dialogs.Where(d => !Menus.Any(m => m.Dialog == d))];
        Names = [.. NamesOf(map)];
        Weigh(map);
    }

    /// <summary>What it was built from.</summary>
    public PlanningKnowledge Knowledge { get; }

    /// <summary>The map, or what help says of menus where there is none.</summary>
    public ApplicationMap Map { get; }

    /// <summary>Menu entries and controls of the main window.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>Menu entries.</summary>
    public IReadOnlyList<Target> Menus { get; }

    /// <summary>Controls of the main window.</summary>
    public IReadOnlyList<Target> Controls { get; }

    /// <summary>Buttons of the main window that no menu entry stands for.</summary>
    public IReadOnlyList<Target> Buttons { get; }

    /// <summary>Dialogs that no menu entry opens.</summary>
    public IReadOnlyList<MapDialog> OtherDialogs { get; }

    /// <summary>Names that must not be split.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether so little is known that a name that isn't in the map may still be on the screen.</summary>
    public bool IsOpen => Menus.Count == 0 && Controls.Count(c => c.Control!.Role != "button") < 2;

    /// <summary>Whether it has cells with addresses.</summary>
    public bool IsSpreadsheet => Map.Menus.Any(m => m.Path.StartsWith("Sheet >", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether text can be written and selected in its main window: it has a menu that selects everything, or cuts and pastes.</summary>
    public bool HasDocument => IsOpen || Menus.Any(m => m.Menu!.Path.StartsWith("Edit >", StringComparison.OrdinalIgnoreCase) && m.Name.StartsWith("Paste", StringComparison.OrdinalIgnoreCase));

    /// <summary>The button of the main window that makes changed settings count, or null.</summary>
    public string? ApplyButton => Controls.FirstOrDefault(c => c.Control!.Role == "button" && Vocabulary.Current.Apply.Contains(c.Name))?.Name;

    /// <summary>The button of the main window that hands a form in, or null.</summary>
    public Target? SubmitButton => Vocabulary.Current.Submit
        .Select(name => Controls.FirstOrDefault(c => c.Control!.Role == "button" && ElementNames.SameIgnoringCase(c.Name, name)))
        .FirstOrDefault(c => c is not null);

    /// <summary>The index of what is known.</summary>
    /// <param name="knowledge">Knowledge.</param>
    public static ApplicationIndex For(PlanningKnowledge knowledge)
    {
        // Knowledge is put together anew for each request; the map and the help in it are not.
        var key = (object?)knowledge.Map ?? knowledge.Procedures;
        if (!Built.TryGetValue(key, out var index) || !ReferenceEquals(index.Knowledge.Procedures, knowledge.Procedures))
        {
            index = new ApplicationIndex(knowledge);
            Built.AddOrUpdate(key, index);
        }

        return index;
    }

    /// <summary>How telling a stem is here: 1 for the usual word, less for one that is everywhere, more for one that the application doesn't know.</summary>
    /// <param name="stem">Stem.</param>
    public double Rarity(string stem) =>
        _rarity.TryGetValue(stem, out var rarity) ? rarity : Vocabulary.Current.Synonyms.TryGetValue(stem, out var near) && near.Any(_rarity.ContainsKey) ? 1 : 1.2;

    /// <summary>The menu entry of a path, ignoring case and decoration; null when there is none.</summary>
    /// <param name="path">Path.</param>
    public Target? FindMenu(string path) => Menus.FirstOrDefault(m => Key(m.Menu!.Path) == Key(path));

    /// <summary>The menu entry that switches what a button of a tool bar switches: tool bars hide buttons, and others have the same name; null where no entry alone has its name.</summary>
    /// <param name="control">Control of the main window.</param>
    public Target? SwitchOf(MapField control) =>
        control.Role == "togglebutton" && Menus.Where(m => m.Menu!.Checkable && ElementNames.SameIgnoringCase(m.Name, control.Label)).ToList() is [var only] ? only : null;

    /// <summary>A path for comparison.</summary>
    /// <param name="path">Path.</param>
    public static string Key(string path) => string.Join(" > ", path.Split('>').Select(part => ElementNames.Plain(part.Trim()).ToLowerInvariant()));

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf(" > ", StringComparison.Ordinal))];

    private static IEnumerable<string> NamesOf(ApplicationMap map)
    {
        var all = map.Menus.Select(m => m.Path[(m.Path.LastIndexOf('>') + 1)..].Trim())
            .Concat(map.Dialogs.Select(d => d.Name))
            .Concat(map.Dialogs.SelectMany(d => d.Buttons))
            .Concat(map.Dialogs.SelectMany(d => d.Fields).Concat(map.Toolbars.SelectMany(t => t.Controls)).SelectMany(f => (f.Options ?? []).Append(f.Label)));
        return all.Where(n => n.Contains(" and ", StringComparison.OrdinalIgnoreCase) || n.Contains('&') || n.Contains(',')).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private void Weigh(ApplicationMap map)
    {
        var documents = Targets.Select(t => t.NameStems.Concat(t.ContextStems).Distinct())
            .Concat(map.Dialogs.Select(d => d.Fields.SelectMany(f => Sentence.Stems(f.Label).Concat((f.Options ?? []).SelectMany(Sentence.Stems))).Distinct()))
            .Concat(Controls.Select(c => (c.Control!.Options ?? []).SelectMany(Sentence.Stems).Distinct()))
            .ToList();
        foreach (var stem in documents.SelectMany(d => d))
        {
            _rarity[stem] = _rarity.GetValueOrDefault(stem) + 1;
        }

        foreach (var (stem, count) in _rarity.ToList())
        {
            _rarity[stem] = 0.6 + (0.4 * Math.Log(1 + (documents.Count / count)) / Math.Log(1 + documents.Count));
        }
    }
}
