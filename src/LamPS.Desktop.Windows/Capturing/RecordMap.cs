using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Capturing;

/// <summary>Translates records of UI Automation: roles, names, values, states, patterns.</summary>
internal static class RecordMap
{
    // States of the expand pattern, of windows, and of MSAA.
    private const int Expanded = 1, PartlyExpanded = 2, NoExpand = 3;
    private const int WindowClosing = 1, WindowNotResponding = 4;
    private const int LegacySelected = 0x2, LegacyChecked = 0x10, LegacyReadOnly = 0x40, LegacyDefault = 0x100, LegacyBusy = 0x800, LegacySelectable = 0x200000, LegacyProtected = 0x20000000;

    /// <summary>Translates a record and what is below it.</summary>
    /// <param name="record">Record.</param>
    /// <param name="isTop">Whether it is a top-level window.</param>
    /// <param name="known">Its role where that is known already.</param>
    /// <param name="parent">Role of its parent.</param>
    public static RawElement Map(AutomationRecord record, bool isTop, Role known = Role.Unknown, Role parent = Role.Unknown)
    {
        var role = known != Role.Unknown ? known : ControlTypes.Map(record, parent, isTop);
        var children = record.Children.Select(c => Map(c, isTop: false, parent: role)).ToList();
        var ways = Ways(record);
        var patterns = Patterns(record, role, ways);
        return new RawElement(isTop ? "" : record.Runtime, ToElement(record, role, patterns, children), ways, children)
        {
            NeedsText = role is Role.Document or Role.TextBox && record.Is(P.HasText) && !record.Is(P.HasValue) && !IsProtected(record),
            NeedsItems = role == Role.ComboBox && !record.Is(P.HasValue) && !Items(children).Any(i => i.Element.Is(ElementStates.Selected)),

            // Chromium and Electron make their page only once somebody has asked for it.
            IsAsleep = role == Role.Document && children.Count == 0 && record.Text(P.FrameworkId) == "Chrome",
        };
    }

    private static Element ToElement(AutomationRecord record, Role role, ElementPatterns patterns, List<RawElement> children)
    {
        var name = record.Text(P.Name).Trim();
        return new Element
        {
            Id = ElementId.None,
            Role = role,
            Name = name.Length > 0 ? name : record.Text(P.LegacyName).Trim(),
            AutomationId = record.Text(P.AutomationId),
            ClassName = record.Text(P.ClassName),
            Value = Value(record, role, children),
            Description = record.Text(P.HelpText),
            States = States(record, role, patterns),
            Patterns = patterns,
            Bounds = record.Place(),
            Range = record.Is(P.HasRange)
                ? new ValueRange(record.Real(P.RangeValue), record.Real(P.RangeMinimum), record.Real(P.RangeMaximum), record.Real(P.RangeSmallChange))
                : null,
            Options = role == Role.ComboBox ? [.. Items(children).Select(i => i.Element.Name).Where(n => n.Length > 0)] : [],
            ChildCount = record.Is(P.IsGrid) ? (int)Math.Clamp((long)record.Number(P.RowCount) * record.Number(P.ColumnCount), children.Count, int.MaxValue) : children.Count,
        };
    }

    private static string? Value(AutomationRecord record, Role role, List<RawElement> children)
    {
        if (IsProtected(record) || role is Role.Window or Role.Dialog or Role.Pane)
        {
            return null;
        }

        if (record.Is(P.HasValue))
        {
            var value = record.Text(P.Value);
            return value.Length > 0 || role is Role.TextBox or Role.ComboBox or Role.SpinButton or Role.Cell ? value : null;
        }

        // A combo box that can't be typed into has what is chosen as its selected item.
        return role == Role.ComboBox && Items(children).FirstOrDefault(i => i.Element.Is(ElementStates.Selected)) is { } chosen ? chosen.Element.Name
            : record.Text(P.LegacyValue) is { Length: > 0 } legacy ? legacy
            : null;
    }

    private static IEnumerable<RawElement> Items(List<RawElement> children) => children.SelectMany(c => c.Subtree()).Where(i => i.Element.Role == Role.ListItem);

    private static PatternWays Ways(AutomationRecord record)
    {
        var ways = PatternWays.None;
        foreach (var (property, way) in new[]
        {
            (P.CanInvoke, PatternWays.Invoke), (P.CanToggle, PatternWays.Toggle), (P.HasValue, PatternWays.Value), (P.HasText, PatternWays.Text), (P.HasRange, PatternWays.Range),
            (P.CanBeSelected, PatternWays.Select), (P.CanScroll, PatternWays.Scroll), (P.CanScrollIntoView, PatternWays.ScrollIntoView),
            (P.IsItemContainer, PatternWays.Container), (P.IsVirtualized, PatternWays.Virtualized),
        })
        {
            ways |= record.Is(property) ? way : PatternWays.None;
        }

        ways |= record.Is(P.CanExpandCollapse) && record.Number(P.ExpandState) != NoExpand ? PatternWays.Expand : PatternWays.None;
        return ways | (record.Text(P.LegacyDefaultAction).Length > 0 ? PatternWays.Default : PatternWays.None);
    }

    private static ElementPatterns Patterns(AutomationRecord record, Role role, PatternWays ways)
    {
        var patterns = ElementPatterns.None;
        void Add(bool has, ElementPatterns pattern) => patterns |= has ? pattern : ElementPatterns.None;

        var acts = role is Role.Button or Role.ToggleButton or Role.CheckBox or Role.RadioButton or Role.MenuItem or Role.Menu or Role.Link or Role.Image or Role.Tab;
        var hasDefault = (ways & PatternWays.Default) != 0;
        Add(record.Is(P.CanInvoke) || (acts && hasDefault), ElementPatterns.Invoke);
        Add(record.Is(P.CanToggle) || role == Role.RadioButton || (role == Role.CheckBox && hasDefault), ElementPatterns.Toggle);
        Add(record.Is(P.HasText) || (record.Is(P.HasValue) && role is Role.TextBox or Role.Document or Role.ComboBox or Role.SpinButton or Role.Cell), ElementPatterns.Text);
        Add(IsEditable(record, role), ElementPatterns.EditText);
        Add(record.Is(P.HasRange) && !record.Is(P.RangeIsReadOnly) && role != Role.ProgressBar, ElementPatterns.RangeValue);
        Add(record.Is(P.HasSelection) || role is Role.List or Role.Tree or Role.TabList or Role.ComboBox, ElementPatterns.Selection);
        Add(record.Is(P.CanBeSelected) || role == Role.Tab || Legacy(record, LegacySelectable), ElementPatterns.SelectionItem);
        Add((ways & PatternWays.Expand) != 0 || role == Role.ComboBox, ElementPatterns.ExpandCollapse);
        Add(record.Is(P.CanScroll), ElementPatterns.Scroll);
        Add(record.Is(P.IsGrid) || record.Is(P.IsTable), ElementPatterns.Table);
        return patterns;
    }

    private static bool IsEditable(AutomationRecord record, Role role) => role switch
    {
        Role.TextBox or Role.ComboBox or Role.SpinButton or Role.Cell or Role.Document when record.Is(P.HasValue) => !record.Is(P.ValueIsReadOnly),
        Role.TextBox or Role.Document when record.Is(P.HasText) => record.Is(P.IsKeyboardFocusable) && record.Is(P.HasLegacy) && !Legacy(record, LegacyReadOnly),
        Role.TextBox => record.Is(P.HasLegacy) && !Legacy(record, LegacyReadOnly),
        _ => false,
    };

    private static ElementStates States(AutomationRecord record, Role role, ElementPatterns patterns)
    {
        var states = ElementStates.None;
        void Add(bool has, ElementStates state) => states |= has ? state : ElementStates.None;

        var toggle = record.Is(P.CanToggle) ? record.Number(P.ToggleState) : -1;
        var selected = record.Is(P.IsSelected) || Legacy(record, LegacySelected);
        var expand = record.Is(P.CanExpandCollapse) ? record.Number(P.ExpandState) : NoExpand;
        Add(record.Is(P.IsEnabled), ElementStates.Enabled);
        Add(!record.Is(P.IsOffscreen), ElementStates.Showing);
        Add(record.Is(P.IsKeyboardFocusable), ElementStates.Focusable);
        Add(record.Is(P.HasKeyboardFocus), ElementStates.Focused);
        Add(toggle == 1 || (role == Role.RadioButton && selected) || (toggle < 0 && Legacy(record, LegacyChecked)), ElementStates.Checked);
        Add(toggle >= 0 || role is Role.RadioButton or Role.CheckBox, ElementStates.Checkable);
        Add(toggle == 2, ElementStates.Indeterminate);
        Add(selected && role != Role.RadioButton, ElementStates.Selected);
        Add((patterns & ElementPatterns.SelectionItem) != 0, ElementStates.Selectable);
        Add(expand is Expanded or PartlyExpanded, ElementStates.Expanded);
        Add(expand != NoExpand, ElementStates.Expandable);
        Add((patterns & ElementPatterns.EditText) != 0, ElementStates.Editable);
        Add(role == Role.Document, ElementStates.MultiLine);
        Add(IsProtected(record), ElementStates.Protected);
        Add(record.Is(P.IsRequiredForForm), ElementStates.Required);
        Add(Legacy(record, LegacyDefault), ElementStates.Default);
        Add(record.Is(P.WindowIsModal), ElementStates.Modal);
        Add(Legacy(record, LegacyBusy) || (record.Is(P.IsWindow) && record.Number(P.WindowInteractionState) is WindowClosing or WindowNotResponding), ElementStates.Busy);
        return states;
    }

    private static bool IsProtected(AutomationRecord record) => record.Is(P.IsPassword) || Legacy(record, LegacyProtected);

    private static bool Legacy(AutomationRecord record, int state) => record.Is(P.HasLegacy) && (record.Number(P.LegacyState) & state) != 0;
}
