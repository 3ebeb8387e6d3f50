using LamPS.Core.Elements;

namespace LamPS.Core.Tests.Selectors;

/// <summary>Writes snapshots down as indented trees, and makes random ones.</summary>
internal sealed class Tree
{
    private readonly List<SnapshotNode> _nodes = [];
    private readonly List<int> _open = [];

    public Tree Add(int depth, Role role, string name = "", Func<Element, Element>? with = null)
    {
        _open.RemoveRange(depth, _open.Count - depth);
        var element = new Element { Id = new ElementId(_nodes.Count + 1), Role = role, Name = name, States = ElementStates.Enabled | ElementStates.Showing };
        _nodes.Add(new SnapshotNode(with?.Invoke(element) ?? element, depth == 0 ? -1 : _open[depth - 1], depth));
        _open.Add(_nodes.Count - 1);
        return this;
    }

    public Snapshot Build() => new(_nodes, DateTimeOffset.UnixEpoch);

    public static Snapshot Random(Random random, int count = 60)
    {
        Role[] roles = [Role.Button, Role.TextBox, Role.Label, Role.Group, Role.ToolBar, Role.MenuItem, Role.CheckBox, Role.Pane, Role.Dialog];
        string[] names = ["", "OK", "Cancel", "_File", "Insert Table...", "Columns:", "it's", "a\\b", "\"q\"", "Find & Replace", "x\ny", "  ", "🙂", new('n', 200)];
        string[] titles = ["Untitled 1 - LibreOffice Writer", "Letter.odt - LibreOffice Writer", "Calculator", ""];
        var tree = new Tree();
        var depth = -1;
        for (var i = 0; i < count; i++)
        {
            depth = random.Next(0, Math.Min(depth + 2, 6));
            tree.Add(
                depth,
                depth == 0 ? Role.Window : roles[random.Next(roles.Length)],
                depth == 0 ? titles[random.Next(titles.Length)] : names[random.Next(names.Length)],
                e => e with
                {
                    AutomationId = random.Next(4) == 0 ? $"id{random.Next(5)}" : "",
                    Bounds = random.Next(5) == 0 ? default : new Bounds(random.Next(500), random.Next(500), random.Next(1, 80), random.Next(1, 30)),
                    States = (ElementStates)random.Next(1 << 8),
                });
        }

        return tree.Build();
    }
}
