using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;

namespace LamPS.Core.Tests.Deciding;

/// <summary>
/// A screen written as text: one element a line, depth by two spaces, <c>role 'name' key=value flags</c>. Flags: off (disabled), on (checked), focus,
/// modal, active, multi, selected. Keys: v (value), opt (options parted by |), range (min..max@current), at (x,y,w,h), can (patterns parted by |).
/// </summary>
internal sealed class Scene
{
    public Snapshot Snapshot { get; private init; } = Snapshot.Empty;

    public List<MenuEntry> Menus { get; } = [];

    public List<PastAction> History { get; } = [];

    public FunctionPool Functions { get; set; } = FunctionPool.Ui;

    public ApplicationMap? Map { get; set; }

    public static Scene Of(string text, string menus = "")
    {
        var nodes = new List<SnapshotNode>();
        var parents = new List<int>();
        foreach (var line in text.Split('\n').Where(l => l.Trim().Length > 0))
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            parents.RemoveRange(depth, parents.Count - depth);
            nodes.Add(new SnapshotNode(Read(line.Trim(), nodes.Count + 1), depth == 0 ? -1 : parents[depth - 1], depth));
            parents.Add(nodes.Count - 1);
        }

        var scene = new Scene { Snapshot = new Snapshot(nodes, DateTimeOffset.UnixEpoch) };
        foreach (var line in menus.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var states = ElementStates.Enabled;
            var path = line;
            if (path.EndsWith(" [off]", StringComparison.Ordinal))
                (path, states) = (path[..^6], ElementStates.None);
            if (path.EndsWith(" [x]", StringComparison.Ordinal))
                (path, states) = (path[..^4], states | ElementStates.Checkable | ElementStates.Checked);
            if (path.EndsWith(" [ ]", StringComparison.Ordinal))
                (path, states) = (path[..^4], states | ElementStates.Checkable);
            scene.Menus.Add(new MenuEntry(path, new ElementId(1000 + scene.Menus.Count), states, ""));
        }

        return scene;
    }

    public Element this[string name] => Snapshot.Elements.First(e => e.Name == name);

    public Scene Did(string function, string target, ActionOutcome outcome, params (string Name, object? Value)[] arguments)
    {
        var element = Snapshot.Elements.FirstOrDefault(e => e.Name == target);
        var action = new LamAction(function, element?.Id ?? ElementId.None, new ActionArguments(arguments.Select(a => new KeyValuePair<string, object?>(a.Name, a.Value))));
        History.Add(new PastAction("", action, target, outcome));
        return this;
    }

    public DecisionContext Context(string line, string function = "") => new()
    {
        Request = new TaskRequest { Text = line },
        Step = new PlanStep(line, "runbook", function),
        Snapshot = Snapshot,
        Menus = Menus,
        Functions = Functions,
        Map = Map,
        History = History,
    };

    public Decision Decide(string line, string function = "")
    {
        var context = Context(line, function);
        return new LexicalActor().DecideAsync(context, new LexicalCandidateFilter().Pick(context), CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A decision as text: <c>set_value spinbutton 'Columns' (value: 4) Finish</c>, or the status alone.</summary>
    public string Say(string line, string function = "")
    {
        var decision = Decide(line, function);
        var action = decision.Action;
        if (action.Function.Length == 0)
            return action.Status.ToString();
        var element = Snapshot.TryGet(action.Element, out var found) ? $" {found}" : "";
        var arguments = action.Arguments.Count == 0 ? "" : $" ({action.Arguments})";
        return $"{action.Function}{element}{arguments} {action.Status}";
    }

    private static Element Read(string line, int number)
    {
        var space = line.IndexOf(' ');
        RoleNames.TryParse(space < 0 ? line : line[..space], out var role);
        var rest = space < 0 ? "" : line[(space + 1)..];
        var name = "";
        if (rest.StartsWith('\''))
        {
            var end = rest.IndexOf("' ", 1, StringComparison.Ordinal) is var e && e > 0 ? e : rest.Length - 1;
            name = rest[1..end];
            rest = rest[(end + 1)..];
        }

        var element = new Element { Id = new ElementId(number), Role = role, Name = name, States = ElementStates.Enabled | ElementStates.Showing, Patterns = PatternsOf(role) };
        foreach (var word in rest.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            element = word.Split('=', 2) switch
            {
                ["v", var v] => element with { Value = v },
                ["id", var id] => element with { AutomationId = id },
                ["opt", var o] => element with { Options = o.Split('|') },
                ["range", var r] => element with { Range = Range(r) },
                ["at", var b] => element with { Bounds = Box(b) },
                ["off"] => element with { States = element.States & ~ElementStates.Enabled },
                ["on"] => element with { States = element.States | ElementStates.Checked },
                ["focus"] => element with { States = element.States | ElementStates.Focused },
                ["modal"] => element with { States = element.States | ElementStates.Modal | ElementStates.Active },
                ["active"] => element with { States = element.States | ElementStates.Active },
                ["multi"] => element with { States = element.States | ElementStates.MultiLine },
                ["selected"] => element with { States = element.States | ElementStates.Selected },
                ["secret"] => element with { States = element.States | ElementStates.Protected, Value = null },
                _ => throw new ArgumentException(word),
            };
        }

        return element;
    }

    private static ValueRange Range(string text)
    {
        var parts = text.Split("..");
        var last = parts[1].Split('@');
        return new ValueRange(double.Parse(last[1]), double.Parse(parts[0]), double.Parse(last[0]), 1);
    }

    private static Bounds Box(string text)
    {
        var n = text.Split(',').Select(int.Parse).ToArray();
        return new Bounds(n[0], n[1], n[2], n[3]);
    }

    private static ElementPatterns PatternsOf(Role role) => role switch
    {
        Role.Button or Role.Link or Role.MenuItem => ElementPatterns.Invoke,
        Role.ToggleButton or Role.CheckBox => ElementPatterns.Invoke | ElementPatterns.Toggle,
        Role.RadioButton => ElementPatterns.Toggle | ElementPatterns.SelectionItem,
        Role.TextBox => ElementPatterns.Text | ElementPatterns.EditText,
        Role.SpinButton => ElementPatterns.RangeValue | ElementPatterns.Text | ElementPatterns.EditText,
        Role.Slider => ElementPatterns.RangeValue,
        Role.ComboBox => ElementPatterns.Selection | ElementPatterns.ExpandCollapse,
        Role.List or Role.Tree or Role.TabList => ElementPatterns.Selection,
        Role.ListItem or Role.Tab or Role.TreeItem => ElementPatterns.SelectionItem,
        Role.Cell => ElementPatterns.SelectionItem | ElementPatterns.Text | ElementPatterns.EditText,
        Role.Document or Role.Paragraph or Role.Heading => ElementPatterns.Text,
        Role.Window or Role.Dialog => ElementPatterns.Window,
        _ => ElementPatterns.None,
    };
}
