using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A named group of radio buttons of which one is chosen.</summary>
internal sealed class RadioGroup : Control
{
    private readonly bool _vertical;

    public RadioGroup(string name, IReadOnlyList<string> choices, string chosen, bool vertical = false)
        : base(Role.Group, name)
    {
        _vertical = vertical;
        foreach (var choice in choices)
        {
            var button = Add(new RadioButton(this, choice));
            if (choice == chosen)
            {
                Chosen = button;
            }
        }
    }

    public RadioButton? Chosen { get; private set; }

    public Action<string>? Changed { get; set; }

    /// <summary>Name of the chosen button; setting it is no change by the user.</summary>
    public string Choice
    {
        get => Chosen?.Name ?? "";
        set => Set(Children.OfType<RadioButton>().FirstOrDefault(b => b.Name == value));
    }

    public void Choose(RadioButton button)
    {
        if (Chosen != button)
        {
            Set(button);
            Changed?.Invoke(button.Name);
        }
    }

    /// <summary>The button before or behind, around the ends.</summary>
    public RadioButton Neighbor(RadioButton button, int step)
    {
        var index = 0;
        while (Children[index] != button)
        {
            index++;
        }

        return (RadioButton)Children[(index + step + Children.Count) % Children.Count];
    }

    protected override Size MeasureContent()
    {
        int width = 0, height = 0;
        foreach (var child in Children)
        {
            var size = child.Measure();
            width = _vertical ? Math.Max(width, size.Width) : width + size.Width + Theme.Spacing;
            height = _vertical ? height + size.Height : Math.Max(height, size.Height);
        }

        return new Size(width, height);
    }

    protected override void ArrangeContent()
    {
        var (x, y) = (Bounds.X, Bounds.Y);
        foreach (var child in Children)
        {
            var size = child.Measure();
            child.Arrange(new Bounds(x, y, size.Width, _vertical ? size.Height : Bounds.Height));
            x += _vertical ? 0 : size.Width + Theme.Spacing;
            y += _vertical ? size.Height : 0;
        }
    }

    private void Set(RadioButton? button)
    {
        var before = Chosen;
        Chosen = button;
        before?.Invalidate();
        button?.Invalidate();
    }
}
