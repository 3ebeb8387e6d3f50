using FlaUI.Core.AutomationElements;
using FlaUI.Core.Definitions;
using LamPS.Core.Live.Acting;

namespace LamPS.Desktop.Windows.Automation;

/// <summary>Calls the patterns.</summary>
internal static class PatternCalls
{
    /// <summary>Does what a call says.</summary>
    public static void Do(AutomationElement element, PatternCall call)
    {
        var patterns = element.Patterns;
        Action act = call.Action switch
        {
            PatternAction.Invoke => patterns.Invoke.Pattern.Invoke,
            PatternAction.Toggle => patterns.Toggle.Pattern.Toggle,
            PatternAction.SetValue => () => patterns.Value.Pattern.SetValue(call.Text),
            PatternAction.SetRange => () => patterns.RangeValue.Pattern.SetValue(call.Number),
            PatternAction.Select => patterns.SelectionItem.Pattern.Select,
            PatternAction.Expand => patterns.ExpandCollapse.Pattern.Expand,
            PatternAction.Collapse => patterns.ExpandCollapse.Pattern.Collapse,
            PatternAction.ScrollIntoView => patterns.ScrollItem.Pattern.ScrollIntoView,
            PatternAction.Scroll => () => Scroll(element, call.Text == "horizontal", (int)call.Number),
            PatternAction.Focus => element.FrameworkAutomationElement.SetFocus,
            PatternAction.Realize => patterns.VirtualizedItem.Pattern.Realize,
            PatternAction.Default => patterns.LegacyIAccessible.Pattern.DoDefaultAction,
            _ => () => patterns.LegacyIAccessible.Pattern.SetValue(call.Text),
        };
        act();
    }

    private static void Scroll(AutomationElement element, bool horizontal, int notches)
    {
        var pattern = element.Patterns.Scroll.Pattern;
        var step = notches > 0 ? ScrollAmount.SmallIncrement : ScrollAmount.SmallDecrement;
        for (var i = 0; i < Math.Abs(notches); i++)
        {
            pattern.Scroll(horizontal ? step : ScrollAmount.NoAmount, horizontal ? ScrollAmount.NoAmount : step);
        }
    }
}
