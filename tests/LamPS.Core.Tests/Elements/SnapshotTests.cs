using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Core.Tests.Elements;

public sealed class SnapshotTests
{
    [Fact]
    public void Subtrees_children_ancestors_and_windows_are_found()
    {
        var snapshot = Make((Role.Window, -1), (Role.Pane, 0), (Role.Button, 1), (Role.Button, 0), (Role.Dialog, -1), (Role.Button, 4));

        Assert.Equal(4, snapshot.SubtreeEnd(0));
        Assert.Equal([Role.Pane, Role.Button], snapshot.ChildrenOf(0).Select(e => e.Role));
        Assert.Equal([Role.Pane, Role.Window], snapshot.AncestorsOf(2).Select(e => e.Role));
        Assert.Equal(Role.Dialog, snapshot.WindowOf(5)!.Role);
        Assert.Equal(4, snapshot.IndexOf(new ElementId(5)));
        Assert.Equal(-1, snapshot.IndexOf(new ElementId(9)));
    }

    [Fact]
    public void Nodes_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => new Snapshot(
        [new SnapshotNode(Element(1, Role.Window), 1, 0), new SnapshotNode(Element(2, Role.Button), -1, 0)], DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_difference_names_what_appeared_vanished_and_changed_but_not_where_the_focus_went()
    {
        var before = new Snapshot([new SnapshotNode(Element(1, Role.CheckBox), -1, 0), new SnapshotNode(Element(2, Role.Button), -1, 0)], DateTimeOffset.UnixEpoch);
        var after = new Snapshot(
            [
                new SnapshotNode(Element(1, Role.CheckBox) with { States = ElementStates.Checked | ElementStates.Focused }, -1, 0),
                new SnapshotNode(Element(3, Role.Dialog), -1, 0),
            ],
            DateTimeOffset.UnixEpoch);

        var changes = SnapshotDiff.Between(before, after);

        Assert.Equal(
            [("changed", "checkbox", "checked"), ("removed", "button", ""), ("added", "dialog", "")],
            changes.Select(c => (c.Kind, c.Role, c.Property)));
    }

    [Fact]
    public void A_secret_never_leaves_a_protected_element() =>
        Assert.Null((Element(1, Role.TextBox) with { Value = "hunter2", States = ElementStates.Protected }).Value);

    [Theory]
    [InlineData("e41", true)]
    [InlineData("e0", false)]
    [InlineData("e-1", false)]
    [InlineData("41", false)]
    [InlineData("e99999999999", false)]
    public void Ids_read_as_they_print(string text, bool valid)
    {
        Assert.Equal(valid, ElementId.TryParse(text, out var id));
        Assert.True(!valid || id.ToString() == text);
    }

    private static Element Element(int id, Role role) => new() { Id = new ElementId(id), Role = role };

    private static Snapshot Make(params (Role Role, int Parent)[] nodes)
    {
        var list = new List<SnapshotNode>();
        foreach (var (role, parent) in nodes)
        {
            list.Add(new SnapshotNode(Element(list.Count + 1, role), parent, parent < 0 ? 0 : list[parent].Depth + 1));
        }

        return new Snapshot(list, DateTimeOffset.UnixEpoch);
    }
}
