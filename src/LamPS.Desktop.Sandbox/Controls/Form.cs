using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Labels on the left, their fields on the right; a field without a label stands below the other fields.</summary>
internal sealed class Form : Control
{
    private readonly List<(Label? Label, Control Field)> _rows = [];

    public Form()
        : base(Role.Pane, "")
    {
        Exposed = false;
        Stretch = true;
    }

    public int Spacing { get; init; } = Theme.Spacing;

    /// <summary>Adds a field with a label that has the field's name.</summary>
    public Form Field(Control field)
    {
        _rows.Add((Add(new Label(field.Name)), Add(field)));
        return this;
    }

    /// <summary>Adds a field that shows its name itself.</summary>
    public Form Plain(Control field)
    {
        _rows.Add((null, Add(field)));
        return this;
    }

    protected override Size MeasureContent()
    {
        int fields = 0, height = 0;
        foreach (var (_, field) in _rows)
        {
            var size = field.Measure();
            fields = Math.Max(fields, size.Width);
            height += size.Height + Spacing;
        }

        return new Size(LabelWidth() + fields, Math.Max(0, height - Spacing));
    }

    protected override void ArrangeContent()
    {
        var labels = LabelWidth();
        int natural = -Spacing, shares = 0;
        foreach (var (_, field) in _rows)
        {
            natural += field.Measure().Height + Spacing;
            shares += field.Grow;
        }

        var y = Bounds.Y;
        foreach (var (label, field) in _rows)
        {
            var size = field.Measure();
            var height = size.Height + (shares > 0 ? Math.Max(0, Bounds.Height - natural) * field.Grow / shares : 0);
            var width = field.Stretch ? Bounds.Width - labels : Math.Min(size.Width, Bounds.Width - labels);
            label?.Arrange(new Bounds(Bounds.X, y, labels - Theme.Spacing, Math.Min(height, Theme.ControlHeight)));
            field.Arrange(new Bounds(Bounds.X + labels, y, width, height));
            y += height + Spacing;
        }
    }

    private int LabelWidth()
    {
        var width = 0;
        foreach (var (label, _) in _rows)
        {
            width = Math.Max(width, label?.Measure().Width ?? 0);
        }

        return width + Theme.Spacing;
    }
}
