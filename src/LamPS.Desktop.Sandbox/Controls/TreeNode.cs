using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A node of a tree. The nodes below it show while it is open.</summary>
internal sealed class TreeNode : Control
{
    private bool _open;

    public TreeNode(string name, params ReadOnlySpan<TreeNode> nodes)
        : base(Role.TreeItem, name)
    {
        foreach (var node in nodes)
        {
            node.Visible = false;
            Add(node);
        }
    }

    public bool IsOpen
    {
        get => _open;
        set
        {
            if (_open != value && Children.Count > 0)
            {
                _open = value;
                Invalidate();
                foreach (var child in Children)
                {
                    child.Visible = value;
                }
            }
        }
    }

    private TreeView? Tree
    {
        get
        {
            var at = Parent;
            while (at is TreeNode)
            {
                at = at.Parent;
            }

            return at as TreeView;
        }
    }

    private bool IsSelected => Tree?.Selected == this;

    protected override ElementPatterns Patterns => Children.Count > 0
        ? ElementPatterns.SelectionItem | ElementPatterns.ExpandCollapse
        : ElementPatterns.SelectionItem;

    protected override ElementStates States => ElementStates.Selectable | (IsSelected ? ElementStates.Selected : 0)
        | (Children.Count > 0 ? ElementStates.Expandable : 0) | (IsOpen ? ElementStates.Expanded : 0);

    public override ActionOutcome? Press()
    {
        if (Tree is { } tree)
        {
            tree.Window?.SetFocus(tree);
            tree.SelectNode(this);
        }

        return Done.Selection;
    }

    public override ActionOutcome? PressTwice()
    {
        Press();
        IsOpen = !IsOpen;
        return Done.Click;
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is null)
        {
            Tree?.SelectNode(this);
            return Done.Selection;
        }

        if (Tree?.Find($"{Name} > {option}") is not { } node)
        {
            return ActionOutcome.NotFound($"{this} has no node '{option}'");
        }

        Tree.SelectNode(node);
        return Done.Selection;
    }

    public override ActionOutcome? Expand(bool open)
    {
        if (Children.Count == 0)
        {
            return null;
        }

        IsOpen = open;
        return Done.ExpandCollapse;
    }

    public override void Paint(Canvas canvas)
    {
        if (IsSelected)
        {
            canvas.FillRound(Bounds, 4, Theme.AccentSoft);
        }

        var indent = Bounds.X + 8;
        for (var parent = Parent; parent is TreeNode; parent = parent.Parent)
        {
            indent += 18;
        }

        if (Children.Count > 0)
        {
            double x = indent + 3, y = Bounds.Y + (Bounds.Height / 2.0);
            if (IsOpen)
                canvas.Lines(Theme.Muted, 1.6, (x - 1, y - 2), (x + 3, y + 2), (x + 7, y - 2));
            else
                canvas.Lines(Theme.Muted, 1.6, (x + 1, y - 4), (x + 5, y), (x + 1, y + 4));
        }

        canvas.Label(Font.Sans, new Bounds(indent + 18, Bounds.Y, Bounds.X + Bounds.Width - indent - 20, Bounds.Height), Name, Theme.Text);
        base.Paint(canvas);
    }

    // The place is its tree's business.
    protected override Size MeasureContent() => default;
}
