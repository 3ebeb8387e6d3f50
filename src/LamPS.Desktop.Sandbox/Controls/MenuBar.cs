using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The menu bar of a window.</summary>
internal sealed class MenuBar : Control
{
    private List<MenuEntry>? _entries;

    public MenuBar(params ReadOnlySpan<Menu> menus)
        : base(Role.MenuBar, "Menu")
    {
        Stretch = true;
        foreach (var menu in menus)
        {
            Add(menu);
        }
    }

    /// <summary>All entries that do something, without opening a menu.</summary>
    public IReadOnlyList<MenuEntry> Entries(Screen screen)
    {
        if (_entries is null)
        {
            _entries = [];
            Collect(this, "", screen, _entries);
        }

        return _entries;
    }

    /// <summary>Called when an entry was enabled, disabled or switched.</summary>
    public void EntriesChanged() => _entries = null;

    /// <summary>Finds an entry by its path; case and decoration don't count.</summary>
    public Control? Find(string path)
    {
        Control at = this;
        foreach (var part in path.Split('>', StringSplitOptions.TrimEntries))
        {
            var next = at.Children.FirstOrDefault(c => c.Role != Role.Separator && c.Name == part)
                ?? at.Children.FirstOrDefault(c => c.Role != Role.Separator && ElementNames.SameIgnoringCase(c.Name, part));
            if (next is null)
            {
                return null;
            }

            at = next;
        }

        return at == this ? null : at;
    }

    /// <summary>The entry that a key stands for, or null.</summary>
    public MenuItem? FindShortcut(KeyStroke key)
    {
        var name = key.ToString();
        return Window.Find<MenuItem>(this, i => i.Shortcut == name);
    }

    public override void Paint(Canvas canvas)
    {
        canvas.Fill(Bounds, Theme.Title);
        canvas.Fill(Bounds with { Y = Bounds.Y + Bounds.Height - 1, Height = 1 }, Theme.Line);
        base.Paint(canvas);
    }

    protected override Size MeasureContent() => new(Children.Sum(c => Font.Sans.Measure(c.Name) + 22) + 8, Theme.MenuHeight);

    protected override void ArrangeContent()
    {
        var x = Bounds.X + 6;
        foreach (var child in Children)
        {
            var width = Font.Sans.Measure(child.Name) + 22;
            child.Arrange(new Bounds(x, Bounds.Y, width, Bounds.Height));
            x += width;
        }
    }

    private static void Collect(Control parent, string prefix, Screen screen, List<MenuEntry> entries)
    {
        foreach (var child in parent.Children)
        {
            if (child is MenuItem item)
            {
                entries.Add(item.ToEntry(prefix, screen));
            }
            else if (child is Menu)
            {
                Collect(child, $"{prefix}{child.Name} > ", screen, entries);
            }
        }
    }
}
