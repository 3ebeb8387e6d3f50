using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A window or dialog of an application.</summary>
internal sealed class Window : Control
{
    private const int CornerSize = 8;
    private bool _layoutNeeded = true;
    private readonly Size _size;

    public Window(SandboxApplication application, string title, Size size = default, Role role = Role.Window)
        : base(role, title)
    {
        Application = application;
        _size = size;
        Body = Add(new Box(true) { Spacing = 0 });
    }

    public SandboxApplication Application { get; }

    /// <summary>Everything below the title bar: menu bar, tool bars, content, status bar.</summary>
    public Box Body { get; }

    /// <summary>Blocks the windows of its application below it.</summary>
    public bool Modal { get; init; }

    /// <summary>What Escape and the close button of the title bar do.</summary>
    public Action? Cancelled { get; set; }

    public MenuBar? Menus { get; private set; }

    /// <summary>Whether it is on the screen.</summary>
    public bool IsOpen { get; set; }

    public bool IsActive => Application.Screen.ActiveWindow == this;

    /// <summary>The control that has the focus when the window is active, or null.</summary>
    public Control? Focus { get; private set; }

    /// <summary>A menu or combo box whose list is open over the window, or null.</summary>
    public IPopup? Popup { get; private set; }

    protected override ElementPatterns Patterns => ElementPatterns.Window;

    protected override ElementStates States =>
        (IsActive ? ElementStates.Active : ElementStates.None) | (Modal ? ElementStates.Modal : ElementStates.None);

    public MenuBar AddMenus(MenuBar menus) => Menus = Body.Add(menus);

    /// <summary>Adds content with the usual padding, which takes the room that is left.</summary>
    public Box AddContent(params ReadOnlySpan<Control> children) =>
        Body.Add(new Box(true) { Padding = Theme.Padding, Spacing = 10, Grow = 1, Stretch = true }.With(children));

    public void RequestLayout() => _layoutNeeded = true;

    public void EnsureLayout()
    {
        if (!_layoutNeeded)
        {
            return;
        }

        _layoutNeeded = false;
        var area = Application.Screen.Area;
        var natural = MeasureContent();
        var size = new Size(
            Math.Min(_size.Width > 0 ? _size.Width : natural.Width, area.Width), Math.Min(_size.Height > 0 ? _size.Height : natural.Height, area.Height));
        Arrange(Place(size, area));
    }

    public void SetFocus(Control? control)
    {
        if (Focus == control)
        {
            return;
        }

        var before = Focus;
        Focus = control;
        before?.FocusLost();
        before?.Invalidate();
        control?.Invalidate();
    }

    /// <summary>Gives the focus to the first field; where there are only buttons, to the one that Enter presses.</summary>
    public void FocusFirst()
    {
        var first = FocusOrder().FirstOrDefault();
        SetFocus(first is Button ? DefaultButton() ?? first : first);
    }

    /// <summary>Moves the focus in the order of the controls, around the ends.</summary>
    public void MoveFocus(int step)
    {
        var order = FocusOrder();
        if (order.Count > 0)
        {
            var index = Focus is null ? -1 : order.IndexOf(Focus);
            SetFocus(order[(index < 0 && step < 0 ? order.Count - 1 : index + step + order.Count) % order.Count]);
        }
    }

    /// <summary>Shows a popup over the window, closing the one that showed.</summary>
    public void Open(IPopup popup)
    {
        if (Popup != popup)
        {
            ClosePopup();
            Popup = popup;
            EnsureLayout();
            popup.SetOpen(true);
        }
    }

    public void ClosePopup()
    {
        var popup = Popup;
        Popup = null;
        popup?.SetOpen(false);
    }

    /// <summary>Called for a control that is taken out of the window.</summary>
    public void Forget(Control control)
    {
        if (Focus is not null && IsWithin(Focus, control))
        {
            SetFocus(null);
        }
    }

    /// <summary>The button that Enter presses.</summary>
    public Button? DefaultButton() => Find<Button>(this, b => b.IsDefault && b.IsShowing && b.IsEnabled);

    public override void Paint(Canvas canvas)
    {
        EnsureLayout();
        var active = IsActive;
        canvas.Shadow(Bounds, active ? 28 : 14, active ? 90 : 60);
        var behind = canvas.CopyCorners(Bounds, CornerSize);
        canvas.FillRound(Bounds, CornerSize, Theme.Window);
        var title = Bounds with { Height = Theme.TitleHeight };
        canvas.FillRound(title, CornerSize, active ? Theme.Title : Theme.TitleInactive);
        canvas.Fill(title with { Y = title.Y + 10, Height = title.Height - 10 }, active ? Theme.Title : Theme.TitleInactive);
        canvas.Label(Font.Bold, new Bounds(title.X + 40, title.Y, title.Width - 80, title.Height), Name, active ? Theme.Text : Theme.Muted, centered: true);
        var x = title.X + title.Width - 22;
        var y = title.Y + (title.Height / 2);
        canvas.Circle(x, y, 9, active ? Theme.Header : Theme.Line);
        canvas.Lines(active ? Theme.Text : Theme.Muted, 1.4, (x - 3, y - 3), (x + 3, y + 3));
        canvas.Lines(active ? Theme.Text : Theme.Muted, 1.4, (x - 3, y + 3), (x + 3, y - 3));
        canvas.Fill(title with { Y = title.Y + title.Height - 1, Height = 1 }, Theme.Line);
        canvas.Push(Bounds);
        base.Paint(canvas);
        canvas.Pop();
        canvas.RoundCorners(Bounds, CornerSize, behind);
        canvas.StrokeRound(Bounds, CornerSize, active ? Theme.Muted : Theme.Border);
        Popup?.PaintPopup(canvas);
    }

    public static T? Find<T>(Control root, Func<T, bool> matches)
        where T : Control
    {
        foreach (var child in root.Children)
        {
            if (child is T found && matches(found))
            {
                return found;
            }

            if (Find(child, matches) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    protected override Size MeasureContent()
    {
        var body = Body.Measure();
        return new Size(Math.Max(body.Width, Role == Role.Dialog ? 340 : 200), body.Height + Theme.TitleHeight);
    }

    protected override void ArrangeContent() =>
        Body.Arrange(new Bounds(Bounds.X, Bounds.Y + Theme.TitleHeight, Bounds.Width, Bounds.Height - Theme.TitleHeight));

    // Main windows cascade; dialogs stand in the middle of their main window.
    private Bounds Place(Size size, Bounds area)
    {
        var main = Application.MainWindow;
        var (x, y) = main == this || main is null
            ? (area.X + ((area.Width - size.Width) / 2) + Application.Cascade, area.Y + ((area.Height - size.Height) / 2) + Application.Cascade)
            : (main.Bounds.X + ((main.Bounds.Width - size.Width) / 2), main.Bounds.Y + ((main.Bounds.Height - size.Height) / 3) + 10);
        return new Bounds(
            Math.Clamp(x, area.X, area.X + area.Width - size.Width), Math.Clamp(y, area.Y, area.Y + area.Height - size.Height), size.Width, size.Height);
    }

    private List<Control> FocusOrder()
    {
        var order = new List<Control>();
        Collect(this);
        return order;

        void Collect(Control control)
        {
            foreach (var child in control.Children)
            {
                if (child.Visible && child.Enabled && child is not MenuBar)
                {
                    if (child.CanFocus)
                    {
                        order.Add(child);
                    }

                    Collect(child);
                }
            }
        }
    }

    private static bool IsWithin(Control control, Control root)
    {
        for (var at = control; at is not null; at = at.Parent)
        {
            if (at == root)
            {
                return true;
            }
        }

        return false;
    }
}
