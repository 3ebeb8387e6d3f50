using LamPS.Core.Actions;
using LamPS.Desktop.Sandbox.Keyboard;

namespace LamPS.Desktop.Sandbox.Controls;

/// <content>What can be done with it. Null: it has no way to do this.</content>
internal abstract partial class Control
{
    public virtual ActionOutcome? Press() => null;

    public virtual ActionOutcome? PressTwice() => null;

    public virtual ActionOutcome? SetText(string text) => null;

    public virtual ActionOutcome? SetValue(double value) => null;

    public virtual ActionOutcome? Toggle(bool? on) => null;

    /// <summary>Chooses an option, or the control itself in its container when none is given.</summary>
    public virtual ActionOutcome? Select(string? option) => null;

    public virtual ActionOutcome? Expand(bool open) => null;

    /// <summary>Scrolls its content by rows; negative is up.</summary>
    public virtual ActionOutcome? ScrollBy(int rows) => null;

    /// <summary>Scrolls a child into view.</summary>
    public virtual void BringIntoView(Control child)
    {
    }

    /// <summary>Is dropped on another control.</summary>
    public virtual ActionOutcome? DropOn(Control target) => null;

    public virtual ActionOutcome? SelectText(string? text, int occurrence) => null;

    /// <summary>A key while it has the focus; whether it means something to it.</summary>
    public virtual bool Key(KeyStroke key) => false;

    /// <summary>Characters while it has the focus; whether it takes them.</summary>
    public virtual bool Type(string text) => false;

    /// <summary>Called when the focus leaves it.</summary>
    public virtual void FocusLost()
    {
    }
}
