using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>Pages of which the one of the selected tab shows.</summary>
internal sealed class TabView : Control
{
    private const int TabHeight = 36;
    private readonly TabStrip _strip;
    private readonly List<Control> _pages = [];

    public TabView(string name)
        : base(Role.Pane, name)
    {
        Exposed = false;
        Stretch = true;
        _strip = Add(new TabStrip(this, name));
    }

    public int SelectedIndex { get; private set; }

    public IEnumerable<string> Tabs => _strip.Children.Select(t => t.Name);

    /// <summary>Adds a page; it is a group with the name of its tab.</summary>
    public TabView Page(string name, params ReadOnlySpan<Control> children)
    {
        _strip.Add(new Tab(this, name, _pages.Count));
        var page = Add(new Box(true, name) { Padding = Theme.Padding, Spacing = 12, Stretch = true }.With(children));
        page.Visible = _pages.Count == 0;
        _pages.Add(page);
        return this;
    }

    public void SelectTab(int index)
    {
        if (index == SelectedIndex)
        {
            return;
        }

        _pages[SelectedIndex].Visible = false;
        _pages[index].Visible = true;
        var before = _strip.Children[SelectedIndex];
        SelectedIndex = index;
        before.Invalidate();
        _strip.Children[index].Invalidate();
        _strip.Invalidate();
    }

    public bool SelectTab(string name)
    {
        for (var i = 0; i < _strip.Children.Count; i++)
        {
            if (ElementNames.SameIgnoringCase(_strip.Children[i].Name, name))
            {
                SelectTab(i);
                return true;
            }
        }

        return false;
    }

    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds with { Y = Bounds.Y + TabHeight - 1, Height = 1 }, Theme.Border);
        base.Paint(canvas);
    }

    protected override Size MeasureContent()
    {
        int width = 0, height = 0;
        foreach (var page in _pages)
        {
            var size = page.Measure();
            width = Math.Max(width, size.Width);
            height = Math.Max(height, size.Height);
        }

        return new Size(Math.Max(width, _strip.Measure().Width), height + TabHeight);
    }

    protected override void ArrangeContent()
    {
        _strip.Arrange(Bounds with { Height = TabHeight });
        foreach (var page in _pages)
        {
            if (page.Visible)
            {
                page.Arrange(new Bounds(Bounds.X, Bounds.Y + TabHeight, Bounds.Width, Math.Max(0, Bounds.Height - TabHeight)));
            }
        }
    }
}
