namespace LamPS.Core.Live.Acting;

/// <summary>What can be done by a pattern.</summary>
internal enum PatternAction
{
    Invoke,
    Toggle,
    SetValue,
    SetRange,
    Select,
    Expand,
    Collapse,
    ScrollIntoView,

    /// <summary>Number is the notches down, or up when negative; text is <c>horizontal</c> for right and left.</summary>
    Scroll,
    Focus,
    Realize,

    /// <summary>The default action of the older accessibility interface.</summary>
    Default,
    SetLegacyValue,
}

/// <summary>Something to do by a pattern.</summary>
/// <param name="Action">What.</param>
/// <param name="Text">Text, for those that take one.</param>
/// <param name="Number">Number, for those that take one.</param>
internal readonly record struct PatternCall(PatternAction Action, string Text = "", double Number = 0)
{
    /// <summary>The pattern as outcomes name it.</summary>
    public string How => Action switch
    {
        PatternAction.Invoke => "Invoke",
        PatternAction.Toggle => "Toggle",
        PatternAction.SetValue => "Value",
        PatternAction.SetRange => "RangeValue",
        PatternAction.Select => "SelectionItem",
        PatternAction.Expand or PatternAction.Collapse => "ExpandCollapse",
        PatternAction.ScrollIntoView => "ScrollItem",
        PatternAction.Scroll => "Scroll",
        PatternAction.Focus => "focus",
        PatternAction.Realize => "VirtualizedItem",
        _ => "LegacyIAccessible",
    };
}
