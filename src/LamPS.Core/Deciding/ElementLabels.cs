using LamPS.Core.Elements;

namespace LamPS.Core.Deciding;

/// <summary>Names for fields that have none: the nearest label to their left or above, in the same window.</summary>
/// <param name="snapshot">What is on the screen.</param>
public sealed class ElementLabels(Snapshot snapshot)
{
    private readonly Dictionary<ElementId, string> _found = [];

    /// <summary>The name of an element, or that of the label beside it.</summary>
    /// <param name="element">Element of the snapshot.</param>
    public string NameOf(Element element)
    {
        if ((element.Name.Length > 0 && !IsOwnValue(element)) || !IsField(element.Role))
        {
            return element.Name;
        }

        if (!_found.TryGetValue(element.Id, out var name))
        {
            _found[element.Id] = name = Nearest(element) is { Length: > 0 } label ? label : element.Name;
        }

        return name;
    }

    /// <summary>Whether an element holds a value that a label beside it may name.</summary>
    /// <param name="role">Role.</param>
    public static bool IsField(Role role) => role is Role.TextBox or Role.SpinButton or Role.ComboBox or Role.List or Role.Slider or Role.Tree or Role.CheckBox;

    // Some tool kits call a combo box by the option that is chosen.
    private static bool IsOwnValue(Element element) =>
        element.Role == Role.ComboBox && (element.Name == element.Value || element.Options.Contains(element.Name));

    private string Nearest(Element field)
    {
        var at = snapshot.IndexOf(field.Id);
        if (at < 0 || field.Bounds.IsEmpty)
        {
            return "";
        }

        var window = snapshot.WindowOf(at);
        var best = "";
        var least = 200.0;
        for (var i = 0; i < snapshot.Count; i++)
        {
            var label = snapshot[i];
            if (label.Role != Role.Label || label.Bounds.IsEmpty || (label.Name.Length == 0 && string.IsNullOrEmpty(label.Value)) || !ReferenceEquals(snapshot.WindowOf(i), window))
            {
                continue;
            }

            var distance = Distance(label.Bounds, field.Bounds);
            if (distance < least)
            {
                least = distance;
                best = label.Name.Length > 0 ? label.Name : label.Value!;
            }
        }

        return best;
    }

    // Left of the field on its line, or above it; anything else isn't its label.
    private static double Distance(Bounds label, Bounds field)
    {
        var sameLine = Math.Abs(label.CenterY - field.CenterY) <= Math.Max(field.Height, label.Height) * 0.6;
        if (sameLine && label.X + label.Width <= field.X + 4)
        {
            return field.X - (label.X + label.Width);
        }

        // A banner over a large text is no label of it.
        var above = label.Y + label.Height <= field.Y + 4 && Math.Abs(label.X - field.X) <= 40 && field.Y - (label.Y + label.Height) <= 24 && label.Width <= 400;
        return above ? field.Y - (label.Y + label.Height) + 20 : double.MaxValue;
    }
}
