using LamPS.Core.Actions;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>The outcomes of actions that were done, made once: thousands of episodes a second end in one of them.</summary>
internal static class Done
{
    public static readonly ActionOutcome Invoke = ActionOutcome.Unverified("Invoke");
    public static readonly ActionOutcome Click = ActionOutcome.Unverified("click");
    public static readonly ActionOutcome EditText = ActionOutcome.Unverified("EditText");
    public static readonly ActionOutcome Keys = ActionOutcome.Unverified("keys");
    public static readonly ActionOutcome RangeValue = ActionOutcome.Unverified("RangeValue");
    public static readonly ActionOutcome Toggle = ActionOutcome.Unverified("Toggle");
    public static readonly ActionOutcome Selection = ActionOutcome.Unverified("Selection");
    public static readonly ActionOutcome ExpandCollapse = ActionOutcome.Unverified("ExpandCollapse");
    public static readonly ActionOutcome Scroll = ActionOutcome.Unverified("Scroll");
    public static readonly ActionOutcome Focus = ActionOutcome.Unverified("focus");
    public static readonly ActionOutcome Text = ActionOutcome.Unverified("Text");
    public static readonly ActionOutcome Drag = ActionOutcome.Unverified("drag and drop");
}
