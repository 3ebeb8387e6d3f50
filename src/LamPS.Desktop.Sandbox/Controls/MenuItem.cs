using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>An entry of a menu.</summary>
internal sealed class MenuItem(string name, Action chosen, string shortcut = "") : Control(Role.MenuItem, name)
{
    private MenuEntry? _entry;

    /// <summary>Key that stands for it, as <see cref="Keyboard.KeyStroke"/> prints; or empty.</summary>
    public string Shortcut => shortcut;

    /// <summary>Whether it switches something; then <see cref="IsChecked"/> says what is on.</summary>
    public bool Checkable { get; init; }

    public bool IsChecked
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Invalidate();
                EntryChanged();
            }
        }
    }

    public override bool Enabled
    {
        get => base.Enabled;
        set
        {
            if (base.Enabled != value)
            {
                base.Enabled = value;
                EntryChanged();
            }
        }
    }

    protected override ElementPatterns Patterns => Checkable ? ElementPatterns.Invoke | ElementPatterns.Toggle : ElementPatterns.Invoke;

    protected override ElementStates States =>
        (Checkable ? ElementStates.Checkable : ElementStates.None) | (IsChecked ? ElementStates.Checked : ElementStates.None);

    public MenuEntry ToEntry(string prefix, Screen screen) => _entry ??= new MenuEntry(
        prefix + Name, GetId(screen), States | (IsEnabled ? ElementStates.Enabled : ElementStates.None), Shortcut);

    public override ActionOutcome? Press()
    {
        Window?.ClosePopup();
        chosen();
        return Done.Invoke;
    }

    public override ActionOutcome? Toggle(bool? on)
    {
        if (!Checkable)
        {
            return null;
        }

        if (on is null || on != IsChecked)
        {
            Press();
        }

        return Done.Toggle;
    }

    public override void Paint(Canvas canvas)
    {
        var color = IsEnabled ? Theme.Text : Theme.Disabled;
        if (IsChecked)
        {
            double x = Bounds.X + 8, y = Bounds.Y + (Bounds.Height / 2.0);
            canvas.Lines(Theme.Accent, 1.8, (x, y), (x + 3.5, y + 3.5), (x + 9.5, y - 3.5));
        }

        canvas.Label(Font.Sans, Bounds with { X = Bounds.X + 26, Width = Bounds.Width - 30 }, Name, color);
        if (Shortcut.Length > 0)
        {
            var width = Font.Sans.Measure(Shortcut);
            canvas.Label(Font.Sans, Bounds with { X = Bounds.X + Bounds.Width - width - 10, Width = width + 2 }, Shortcut, IsEnabled ? Theme.Muted : Theme.Disabled);
        }
    }

    // The place is its menu's business.
    protected override Size MeasureContent() => default;

    private void EntryChanged()
    {
        _entry = null;
        Window?.Menus?.EntriesChanged();
    }
}
