using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox.Keyboard;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A choice that drops down. Its items are elements while it is open.</summary>
internal sealed class ComboBox(string name, IReadOnlyList<string> options, string chosen = "") : Control(Role.ComboBox, name), IPopup
{
    public Action<string>? Changed { get; set; }

    public bool Required { get; init; }

    public bool Invalid
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Invalidate();
            }
        }
    }

    /// <summary>The option chosen, or empty; setting it is no change by the user.</summary>
    public string Choice
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                InvalidateTree();
            }
        }
    } = chosen;

    public bool IsOpen { get; private set; }

    public override bool CanFocus => true;

    public override string? Value => Choice;

    protected override IReadOnlyList<string> Options => options;

    protected override ElementPatterns Patterns => ElementPatterns.Selection | ElementPatterns.ExpandCollapse;

    protected override ElementStates States => ElementStates.Expandable | (IsOpen ? ElementStates.Expanded : 0)
        | (Required ? ElementStates.Required : 0) | (Invalid ? ElementStates.Invalid : 0);

    public override ActionOutcome? Press()
    {
        Window?.SetFocus(this);
        Expand(!IsOpen);
        return Done.Click;
    }

    public override ActionOutcome? Select(string? option)
    {
        if (option is null)
        {
            return null;
        }

        if ((options.FirstOrDefault(o => o == option) ?? options.FirstOrDefault(o => ElementNames.SameIgnoringCase(o, option))) is not { } found)
        {
            return ActionOutcome.NotFound($"{this} has no option '{option}'; it has {string.Join(", ", options.Take(20))}");
        }

        Choose(found);
        return Done.Selection;
    }

    public override ActionOutcome? Expand(bool open)
    {
        if (open)
        {
            Window?.Open(this);
        }
        else if (IsOpen)
        {
            Window?.ClosePopup();
        }

        return Done.ExpandCollapse;
    }

    public override bool Key(KeyStroke key)
    {
        if (key.Is(Keys.Space) || (key.Is(Keys.Enter) && IsOpen) || key is { Key: Keys.Down, Alt: true })
        {
            Expand(!IsOpen);
            return true;
        }

        var index = IndexOf(Choice);
        int? next = key switch
        {
            _ when key.Is(Keys.Down) => index + 1,
            _ when key.Is(Keys.Up) => index - 1,
            _ when key.Is(Keys.Home) => 0,
            _ when key.Is(Keys.End) => options.Count - 1,
            _ => null,
        };
        if (next is { } at)
        {
            Choose(options[Math.Clamp(at, 0, options.Count - 1)], keepOpen: true);
        }

        return next is not null;
    }

    // Typing the beginning of an option chooses it, as in any tool kit.
    public override bool Type(string text)
    {
        if (options.FirstOrDefault(o => o.StartsWith(text, StringComparison.OrdinalIgnoreCase)) is { } option)
        {
            Choose(option, keepOpen: true);
        }

        return true;
    }

    public void Choose(string option, bool keepOpen = false)
    {
        if (IsOpen && !keepOpen)
        {
            Window?.ClosePopup();
        }

        if (Choice != option)
        {
            Choice = option;
            Changed?.Invoke(option);
        }
    }

    public void SetOpen(bool open)
    {
        IsOpen = open;
        Invalidate();
        Clear();
        if (open)
        {
            foreach (var option in options)
            {
                Add(new ComboItem(this, option));
            }
        }
    }

    public override void Paint(Canvas canvas)
    {
        var enabled = IsEnabled;
        canvas.FillRound(Bounds, Theme.Corner, enabled ? Theme.Field : Theme.FieldDisabled);
        canvas.StrokeRound(Bounds, Theme.Corner, Invalid ? Theme.Danger : enabled ? Theme.Border : Theme.Line, Invalid ? 2 : 1);
        canvas.Label(
            Font.Sans, Bounds with { X = Bounds.X + 10, Width = Bounds.Width - 34 }, Choice.Length > 0 ? Choice : "Choose…",
            !enabled ? Theme.Disabled : Choice.Length > 0 ? Theme.Text : Theme.Muted);
        double x = Bounds.X + Bounds.Width - 20, y = Bounds.Y + (Bounds.Height / 2.0) - 2;
        canvas.Lines(enabled ? Theme.Muted : Theme.Disabled, 1.6, (x, y), (x + 4.5, y + 4.5), (x + 9, y));
        FocusRing.Paint(canvas, this);
    }

    public void PaintPopup(Canvas canvas)
    {
        var list = new Bounds(Bounds.X, Bounds.Y + Bounds.Height + 2, Bounds.Width, (Count * Theme.RowHeight) + 8);
        canvas.Shadow(list, 14, 90);
        canvas.FillRound(list, 6, Theme.White);
        canvas.StrokeRound(list, 6, Theme.Border);
        base.Paint(canvas);
    }

    public override void FocusLost()
    {
        if (IsOpen)
        {
            Window?.ClosePopup();
        }
    }

    protected override Size MeasureContent()
    {
        var width = 90;
        foreach (var option in options)
        {
            width = Math.Max(width, Font.Sans.Measure(option));
        }

        return new Size(width + 44, Theme.ControlHeight);
    }

    protected override void ArrangeContent()
    {
        for (var i = 0; i < Count; i++)
        {
            Children[i].Arrange(new Bounds(Bounds.X + 4, Bounds.Y + Bounds.Height + 6 + (i * Theme.RowHeight), Bounds.Width - 8, Theme.RowHeight));
        }
    }

    private int IndexOf(string option)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i] == option)
            {
                return i;
            }
        }

        return -1;
    }
}
