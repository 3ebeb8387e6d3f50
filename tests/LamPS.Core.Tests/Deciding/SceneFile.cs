using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Testing;

namespace LamPS.Core.Tests.Deciding;

/// <summary>
/// Snapshots and menus as text, one element a line, indented below its parent:
/// <c>spinbutton 'Columns' ="2" 2&lt;1..100&gt; disabled {option; option} (description) @x,y,w,h</c>; menu entries as <c>&gt; File &gt; Save | disabled | on</c>;
/// <c>include NAME</c> puts another scene behind, as what lies in the background.
/// </summary>
internal sealed partial class SceneFile
{
    private readonly List<(int Depth, Element Element)> _lines = [];
    private readonly List<MenuEntry> _menus = [];

    private SceneFile(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Trim().Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith("include ", StringComparison.Ordinal))
            {
                Include(Read(line[8..].Trim()));
            }
            else if (line[0] == '>')
            {
                _menus.Add(Menu(line[1..].Trim()));
            }
            else
            {
                _lines.Add(Parse(line));
            }
        }
    }

    public IReadOnlyList<MenuEntry> Menus => _menus;

    public Snapshot Snapshot
    {
        get
        {
            var nodes = new List<SnapshotNode>();
            var parents = new Stack<int>();
            foreach (var (depth, element) in _lines)
            {
                while (parents.Count > depth)
                {
                    parents.Pop();
                }

                nodes.Add(new SnapshotNode(element, parents.Count == 0 ? -1 : parents.Peek(), parents.Count));
                parents.Push(nodes.Count - 1);
            }

            return new Snapshot(nodes, DateTimeOffset.UnixEpoch);
        }
    }

    public static SceneFile Read(string name) =>
        new(File.ReadAllLines(RepositoryFiles.Find($"tests/LamPS.Core.Tests/Deciding/Data/{name}.scene")));

    public static SceneFile Of(string text) => new(text.ReplaceLineEndings("\n").Split('\n'));

    private void Include(SceneFile background)
    {
        const ElementStates gone = ElementStates.Active | ElementStates.Focused;
        foreach (var (depth, element) in background._lines)
        {
            _lines.Add((depth, element with { States = element.States & ~gone }));
        }

        _menus.AddRange(background._menus);
    }

    private MenuEntry Menu(string line)
    {
        var parts = line.Split(" | ");
        var states = ElementStates.Showing | (parts.Contains("disabled") ? 0 : ElementStates.Enabled)
            | (parts.Contains("on") ? ElementStates.Checked | ElementStates.Checkable : 0) | (parts.Contains("off") ? ElementStates.Checkable : 0);
        return new MenuEntry(parts[0], new ElementId(100_000 + _menus.Count), states, "");
    }

    private (int Depth, Element Element) Parse(string line)
    {
        var match = Line().Match(line);
        if (!match.Success || !RoleNames.TryParse(match.Groups["role"].Value, out var role))
        {
            throw new FormatException($"'{line}' is no line of a scene.");
        }

        var flags = match.Groups["flags"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Has(string flag) => flags.Contains(flag);
        var states = ElementStates.Showing | (Has("disabled") ? 0 : ElementStates.Enabled) | (Has("active") ? ElementStates.Active : 0) | (Has("modal") ? ElementStates.Modal : 0)
            | (Has("focused") ? ElementStates.Focused : 0) | (Has("on") ? ElementStates.Checked : 0) | (Has("selected") ? ElementStates.Selected : 0)
            | (Has("expanded") ? ElementStates.Expanded : 0) | (Has("default") ? ElementStates.Default : 0) | (Has("protected") ? ElementStates.Protected : 0)
            | (Has("multiline") ? ElementStates.MultiLine : 0);
        var (patterns, more) = Usual(role, Has("editable"), Has("readonly"));
        var range = match.Groups["current"].Success
            ? new ValueRange(Number(match.Groups["current"]), Number(match.Groups["minimum"]), Number(match.Groups["maximum"]), 0)
            : (ValueRange?)null;
        var place = match.Groups["place"].Success ? match.Groups["place"].Value.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray() : null;
        return (line.TakeWhile(c => c == ' ').Count() / 2, new Element
        {
            Id = new ElementId(_lines.Count + 1),
            Role = role,
            Name = match.Groups["name"].Value,
            Value = match.Groups["value"].Success ? match.Groups["value"].Value.Replace("\\n", "\n") : patterns.HasFlag(ElementPatterns.Text) ? "" : null,
            Description = match.Groups["description"].Value,
            States = states | more,
            Patterns = patterns,
            Range = range,
            Options = match.Groups["options"].Success ? match.Groups["options"].Value.Split("; ") : [],
            Bounds = place is null ? new Bounds(10, 10 * _lines.Count, 100, 8) : new Bounds(place[0], place[1], place[2], place[3]),
        });
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    // What elements of a role can do on the desktops that there are.
    private static (ElementPatterns Patterns, ElementStates States) Usual(Role role, bool editable, bool isReadOnly) => role switch
    {
        Role.Window or Role.Dialog => (ElementPatterns.Window, 0),
        Role.Button or Role.Link => (ElementPatterns.Invoke, ElementStates.Focusable),
        Role.ToggleButton or Role.CheckBox => (ElementPatterns.Invoke | ElementPatterns.Toggle, ElementStates.Focusable | ElementStates.Checkable),
        Role.RadioButton => (ElementPatterns.Invoke | ElementPatterns.Toggle | ElementPatterns.SelectionItem, ElementStates.Focusable | ElementStates.Checkable),
        Role.TextBox => isReadOnly ? (ElementPatterns.Text, ElementStates.Focusable) : (ElementPatterns.Text | ElementPatterns.EditText, ElementStates.Focusable | ElementStates.Editable),
        Role.SpinButton => (ElementPatterns.Text | ElementPatterns.EditText | ElementPatterns.RangeValue, ElementStates.Focusable | ElementStates.Editable),
        Role.Slider => (ElementPatterns.RangeValue, ElementStates.Focusable),
        Role.ComboBox => editable
            ? (ElementPatterns.Text | ElementPatterns.EditText | ElementPatterns.Selection | ElementPatterns.ExpandCollapse, ElementStates.Focusable | ElementStates.Expandable | ElementStates.Editable)
            : (ElementPatterns.Selection | ElementPatterns.ExpandCollapse, ElementStates.Focusable | ElementStates.Expandable),
        Role.List or Role.Tree or Role.Table => (ElementPatterns.Selection | ElementPatterns.Scroll, ElementStates.Focusable),
        Role.TabList => (ElementPatterns.Selection, 0),
        Role.Tab or Role.ListItem or Role.Row => (ElementPatterns.SelectionItem, ElementStates.Selectable),
        Role.TreeItem => (ElementPatterns.SelectionItem | ElementPatterns.ExpandCollapse, ElementStates.Selectable | ElementStates.Expandable),
        Role.Cell => (ElementPatterns.Text | ElementPatterns.SelectionItem, ElementStates.Selectable | ElementStates.Focusable),
        Role.Menu => (ElementPatterns.Invoke | ElementPatterns.ExpandCollapse, ElementStates.Expandable),
        Role.MenuItem => (ElementPatterns.Invoke, 0),
        Role.Paragraph or Role.Heading => (ElementPatterns.Text | ElementPatterns.EditText, ElementStates.Focusable | ElementStates.Editable | ElementStates.MultiLine),
        Role.Document => (ElementPatterns.Scroll, ElementStates.Editable),
        _ => (ElementPatterns.None, 0),
    };

    [GeneratedRegex(
        @"^\s*(?<role>[a-z]+) '(?<name>[^']*)'(?: =""(?<value>.*?)"")?(?<flags>(?: [a-z]+)*)(?: (?<current>[-\d.]+)<(?<minimum>[-\d.]+)\.\.(?<maximum>[-\d.]+)>)?(?: \{(?<options>[^}]*)\})?(?: \((?<description>.*?)\))?(?: @(?<place>[-\d,]+))?$")]
    private static partial Regex Line();
}
