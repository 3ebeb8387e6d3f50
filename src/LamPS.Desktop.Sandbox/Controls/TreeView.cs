using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A tree of which one node can be selected.</summary>
internal sealed class TreeView : Control
{
    public TreeView(string name, params ReadOnlySpan<TreeNode> nodes)
        : base(Role.Tree, name)
    {
        foreach (var node in nodes)
        {
            Add(node);
        }
    }

    public Action<string>? SelectionChanged { get; set; }

    public TreeNode? Selected { get; private set; }

    public override bool CanFocus => true;

    protected override ElementPatterns Patterns => ElementPatterns.Selection;

    public void SelectNode(TreeNode? node)
    {
        if (node == Selected)
        {
            return;
        }

        var before = Selected;
        Selected = node;
        before?.Invalidate();
        if (node is not null)
        {
            for (var parent = node.Parent as TreeNode; parent is not null; parent = parent.Parent as TreeNode)
            {
                parent.IsOpen = true;
            }

            node.Invalidate();
            SelectionChanged?.Invoke(node.Name);
        }
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is null)
        {
            return null;
        }

        if (Find(option) is not { } node)
        {
            return ActionOutcome.NotFound($"{this} has no node '{option}'");
        }

        SelectNode(node);
        return Done.Selection;
    }

    /// <summary>Finds a node by name, or by its path (<c>Logging > Level</c>).</summary>
    public TreeNode? Find(string name)
    {
        Control at = this;
        foreach (var part in name.Split('>', StringSplitOptions.TrimEntries))
        {
            var next = Window.Find<TreeNode>(at, n => ElementNames.SameIgnoringCase(n.Name, part));
            if (next is null)
            {
                return null;
            }

            at = next;
        }

        return at as TreeNode;
    }

    public override bool Key(KeyStroke key)
    {
        var order = Showing(this, []);
        var index = Selected is null ? -1 : order.IndexOf(Selected);
        TreeNode? target = key switch
        {
            _ when order.Count == 0 => null,
            _ when key.Is(Keys.Down) => order[Math.Min(order.Count - 1, index + 1)],
            _ when key.Is(Keys.Up) => order[Math.Max(0, index - 1)],
            _ when key.Is(Keys.Home) => order[0],
            _ when key.Is(Keys.End) => order[^1],
            _ when key.Is(Keys.Left) && Selected is { IsOpen: false, Parent: TreeNode parent } => parent,
            _ => null,
        };
        if (target is not null)
        {
            SelectNode(target);
            return true;
        }

        if (Selected is { Children.Count: > 0 } node && (key.Is(Keys.Left) || key.Is(Keys.Right) || key.Is(Keys.Enter)))
        {
            node.IsOpen = key.Is(Keys.Right) || (key.Is(Keys.Enter) && !node.IsOpen);
            return true;
        }

        return false;
    }

    public override void Paint(Canvas canvas)
    {
        canvas.FillRound(Bounds, Theme.Corner, Theme.Field);
        canvas.StrokeRound(Bounds, Theme.Corner, Theme.Border);
        canvas.Push(Bounds);
        base.Paint(canvas);
        canvas.Pop();
        FocusRing.Paint(canvas, this);
    }

    protected override Size MeasureContent() => new(190, 8 * Theme.RowHeight);

    protected override void ArrangeContent()
    {
        var y = Bounds.Y + 4;
        foreach (var node in Showing(this, []))
        {
            node.Arrange(new Bounds(Bounds.X + 4, y, Bounds.Width - 8, Theme.RowHeight));
            y += Theme.RowHeight;
        }
    }

    private static List<TreeNode> Showing(Control parent, List<TreeNode> order)
    {
        foreach (var child in parent.Children)
        {
            if (child is TreeNode node)
            {
                order.Add(node);
                if (node.IsOpen)
                {
                    Showing(node, order);
                }
            }
        }

        return order;
    }
}
