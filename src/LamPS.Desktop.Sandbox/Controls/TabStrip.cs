using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The tabs of a <see cref="TabView"/>.</summary>
internal sealed class TabStrip(TabView view, string name) : Control(Role.TabList, name)
{
    public override bool CanFocus => true;

    public override string? Value => Children.Count == 0 ? null : Children[view.SelectedIndex].Name;

    protected override ElementPatterns Patterns => ElementPatterns.Selection;

    protected override IReadOnlyList<string> Options => [.. view.Tabs];

    public override ActionOutcome? Select(string? option) => option is null ? null
        : view.SelectTab(option) ? Done.Selection
        : ActionOutcome.NotFound($"there is no tab '{option}'; there are {string.Join(", ", view.Tabs)}");

    public override bool Key(KeyStroke key)
    {
        var step = key.Is(Keys.Right) ? 1 : key.Is(Keys.Left) ? -1 : 0;
        if (step != 0)
        {
            view.SelectTab((view.SelectedIndex + step + Children.Count) % Children.Count);
        }

        return step != 0;
    }

    protected override Size MeasureContent() => new(Children.Sum(c => Font.Sans.Measure(c.Name) + 36), 36);

    protected override void ArrangeContent()
    {
        var x = Bounds.X + 4;
        foreach (var tab in Children)
        {
            var width = Font.Sans.Measure(tab.Name) + 36;
            tab.Arrange(new Bounds(x, Bounds.Y, width, Bounds.Height));
            x += width;
        }
    }
}
