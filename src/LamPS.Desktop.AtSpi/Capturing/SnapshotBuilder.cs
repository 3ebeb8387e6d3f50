using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Turns what was read into elements.</summary>
internal static class SnapshotBuilder
{
    /// <summary>Settles roles, before texts are read.</summary>
    public static void Prepare(RawNode root)
    {
        // A window without a title is a list or menu that pops up, not a place to work in.
        if (root is { RoleNumber: AtSpiRole.Window, Name.Length: 0 })
        {
            root.Role = Role.Pane;
        }

        // A file chooser's dialog holds a widget of the same role, which is no dialog of its own.
        foreach (var node in root.Subtree().Where(n => n.Parent is not null && n.Role == Role.Dialog))
        {
            node.Role = Role.Pane;
        }

        PlaceCorrection.Apply(root);
        DropDeadMenuBars(root);
        MarkCheckCells(root);
        ComboBoxParts.Join(root);
    }

    /// <summary>Makes nodes of snapshots: each root with what is below it.</summary>
    /// <param name="roots">Roots.</param>
    /// <param name="processOf">Process of a bus name.</param>
    public static List<SnapshotNode> Build(IReadOnlyList<RawNode> roots, Func<string, int> processOf)
    {
        var nodes = new List<SnapshotNode>();
        var stack = new Stack<(RawNode Node, int Parent, int Depth)>();
        foreach (var root in roots)
        {
            var labels = new LabelFinder(root);
            var process = processOf(root.Known.Reference.Bus);
            stack.Push((root, -1, 0));
            while (stack.TryPop(out var next))
            {
                nodes.Add(new SnapshotNode(ToElement(next.Node, labels, process), next.Parent, next.Depth));
                var index = nodes.Count - 1;
                for (var i = next.Node.Children.Count - 1; i >= 0; i--)
                {
                    stack.Push((next.Node.Children[i], index, next.Depth + 1));
                }
            }
        }

        return nodes;
    }

    /// <summary>Makes an element.</summary>
    /// <param name="node">Node.</param>
    /// <param name="labels">Labels of its window; null when only the element was read, which then keeps the name it had.</param>
    /// <param name="process">Process.</param>
    public static Element ToElement(RawNode node, LabelFinder? labels, int process)
    {
        var name = node.Role == Role.Label ? node.Name.Trim() : LabelFinder.Clean(node.Name);
        // A closed combo box has what is chosen as its name; as that changes, it is the value.
        if (IsChoice(node) && node.Options.Count > 0)
        {
            node.Text ??= node.Options.FirstOrDefault(o => string.Equals(o, node.Name, StringComparison.OrdinalIgnoreCase)) ?? node.Name;
            name = "";
        }

        // A status bar's fields have their text only as content.
        if (name.Length == 0 && node.Role == Role.Label)
        {
            name = node.Text?.Trim() ?? "";
        }

        if (name.Length == 0 && LabelFinder.NeedsName(node))
        {
            name = labels?.Find(node) ?? node.Known.LastName;
        }

        if (name.Length == 0 && node.Role is Role.Button or Role.ToggleButton or Role.Image or Role.ComboBox)
        {
            name = node.Description.Trim();
        }

        if (name.Length == 0 && IsChoice(node))
        {
            name = node.Name.Trim();
        }

        var states = AtSpiStateMap.Map(node.States, node.Role);
        if (node.RoleNumber == AtSpiRole.PasswordText)
        {
            states |= ElementStates.Protected;
        }

        if (node.RoleNumber is AtSpiRole.CheckMenuItem or AtSpiRole.RadioMenuItem)
        {
            states |= ElementStates.Checkable;
        }

        for (var above = node; above is not null; above = above.Parent)
        {
            node.Known.InToolBar |= above.Parent?.Role == Role.ToolBar;
            node.Known.Window = above.Parent is null && above.Role is Role.Window or Role.Dialog ? above.Known.Reference : node.Known.Window;
        }

        node.Known.LastRole = node.Role;
        node.Known.LastName = name;
        return new Element
        {
            Id = node.Known.Id,
            Role = node.Role,
            Name = name,
            AutomationId = node.AccessibleId,
            ClassName = AtSpiRole.Name(node.RoleNumber),
            Value = node.Text,
            Description = node.Description,
            States = states,
            Patterns = ElementPatternMap.Map(node),
            Bounds = node.Bounds,
            Range = node.Range,
            Options = node.Options,
            ChildCount = node.ChildCount,
            ProcessId = process,
        };
    }

    // A cell that can be switched, in a list with boxes to tick: it has an action, and neither text nor picture.
    private static void MarkCheckCells(RawNode root)
    {
        foreach (var node in root.Subtree().Where(n => n.RoleNumber == AtSpiRole.TableCell && n.ChildCount == 0))
        {
            if (node.Has(AtSpiInterfaces.Action) && !node.Has(AtSpiInterfaces.Text) && !node.Has(AtSpiInterfaces.Image))
            {
                node.Role = Role.CheckBox;
            }
        }
    }

    private static bool IsChoice(RawNode node) => node is { Role: Role.ComboBox, RoleNumber: AtSpiRole.ComboBox, Name.Length: > 0 };

    // LibreOffice has two menu bars: that of the tool kit shows too, but choosing from it does nothing. The other one is
    // under the root pane.
    private static void DropDeadMenuBars(RawNode root)
    {
        if (!root.Subtree().Any(n => n.RoleNumber == AtSpiRole.RootPane))
        {
            return;
        }

        foreach (var bar in root.Subtree().Where(n => n.RoleNumber == AtSpiRole.MenuBar && !IsUnderRootPane(n)).ToList())
        {
            bar.Parent?.Children.Remove(bar);
        }
    }

    private static bool IsUnderRootPane(RawNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.RoleNumber == AtSpiRole.RootPane)
            {
                return true;
            }
        }

        return false;
    }
}
