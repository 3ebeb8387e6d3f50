using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Gives names to fields that have none: by the label that says it belongs to them, by the group that holds nothing else, by place.</summary>
internal sealed class LabelFinder
{
    private const int FarthestLeft = 260;
    private const int FarthestAbove = 28;
    private const int HighestChain = 9;
    private const int MostParts = 6;

    // What is longer is a message that happens to stand beside a field.
    private const int LongestLabel = 60;

    private readonly List<RawNode> _labels;
    private readonly Dictionary<AccessibleRef, RawNode> _byReference = [];

    /// <summary>Prepares for the elements of one window.</summary>
    public LabelFinder(RawNode window)
    {
        _labels = [];
        foreach (var node in window.Subtree())
        {
            _byReference[node.Known.Reference] = node;
            if (node.Role is Role.Label or Role.CheckBox or Role.RadioButton && Clean(node.Name).Length is > 0 and <= LongestLabel && !node.Bounds.IsEmpty)
            {
                _labels.Add(node);
            }
        }
    }

    /// <summary>Whether an element needs a name of its own to be told apart.</summary>
    public static bool NeedsName(RawNode node) => node.Role is Role.TextBox or Role.SpinButton or Role.ComboBox or Role.List or Role.Tree or Role.Table
        or Role.Slider or Role.CheckBox or Role.RadioButton or Role.ToggleButton or Role.Button or Role.ProgressBar or Role.ListItem or Role.TreeItem or Role.Row;

    /// <summary>The name for an element without one; empty when nothing near tells.</summary>
    public string Find(RawNode node)
    {
        if (node.Role is Role.ListItem or Role.TreeItem or Role.Row)
        {
            return ByContent(node);
        }

        if (node.RoleNumber == AtSpiRole.TableCell)
        {
            return ByRow(node);
        }

        var name = ByRelation(node);
        name = name.Length > 0 ? name : ByGroup(node);

        // A button beside a label isn't labelled by it, one around a label is; a field has its label beside it.
        return name.Length > 0 || node.Role is not (Role.Button or Role.ToggleButton or Role.CheckBox or Role.RadioButton)
            ? name.Length > 0 ? name : ByPlace(node)
            : ByContent(node);
    }

    /// <summary>A label's text as name: without the colon that ends it and the line breaks inside.</summary>
    public static string Clean(string text)
    {
        var clean = text.AsSpan().Trim().TrimEnd(':').TrimEnd();
        return clean.Length == text.Length ? text : clean.ToString();
    }

    private string ByRelation(RawNode node)
    {
        foreach (var reference in node.Known.LabelledBy ?? [])
        {
            if (_byReference.TryGetValue(reference, out var label) && Clean(label.Name) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return "";
    }

    // Tool bars wrap a field into panels, the outermost of which has the name.
    private static string ByGroup(RawNode node)
    {
        var child = node;
        for (var i = 0; i < HighestChain && child.Parent is { } parent; i++, child = parent)
        {
            if (parent.Role is not (Role.Pane or Role.Group or Role.ToolBar) || parent.Children.Count > 1)
            {
                return "";
            }

            if (Clean(parent.Name) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return "";
    }

    private static string ByContent(RawNode node) =>
        string.Join(' ', node.Subtree().Where(n => n.Role is Role.Label or Role.Cell && n != node).Select(n => Clean(n.Name)).Where(n => n.Length > 0).Take(MostParts));

    // A box to tick is named by the text beside it in its row.
    private static string ByRow(RawNode node) =>
        node.Parent?.Children.Find(c => c.Role == Role.Cell && c.Name.Length > 0 && c.Bounds.Y == node.Bounds.Y && c.Bounds.Height == node.Bounds.Height) is { } text
            ? Clean(text.Name)
            : "";

    private string ByPlace(RawNode node)
    {
        var field = node.Bounds;
        if (field.IsEmpty)
        {
            return "";
        }

        RawNode? best = null;
        var nearest = double.MaxValue;
        foreach (var label in _labels)
        {
            var distance = Distance(label.Bounds, field, label.Role == Role.Label);
            if (distance < nearest && label.Known.Reference != node.Known.Reference)
            {
                (best, nearest) = (label, distance);
            }
        }

        return best is null ? "" : Clean(best.Name);
    }

    // To the left on the same line, or right above; a label above must be nearer to win. A check box belongs to a field
    // behind it ("Margin at column [80]") where no label does.
    private static double Distance(Bounds label, Bounds field, bool isLabel)
    {
        var gapLeft = field.X - (label.X + label.Width);
        if (label.CenterY >= field.Y && label.CenterY <= field.Y + field.Height && gapLeft is >= -2 and <= FarthestLeft)
        {
            return isLabel ? gapLeft : gapLeft + FarthestLeft;
        }

        if (!isLabel)
        {
            return double.MaxValue;
        }

        var gapAbove = field.Y - (label.Y + label.Height);
        return gapAbove is >= -2 and <= FarthestAbove && label.X < field.X + field.Width && label.X + label.Width > field.X
            ? gapAbove * 4 + Math.Abs(field.X - label.X) * 0.5
            : double.MaxValue;
    }
}
