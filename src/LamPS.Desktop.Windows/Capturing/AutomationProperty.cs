namespace LamPS.Desktop.Windows.Capturing;

/// <summary>Properties that a capture asks for, with the numbers that UI Automation gives them.</summary>
internal enum AutomationProperty
{
    RuntimeId = 30000, BoundingRectangle = 30001, ProcessId = 30002, ControlType = 30003, Name = 30005, HasKeyboardFocus = 30008,
    IsKeyboardFocusable = 30009, IsEnabled = 30010, AutomationId = 30011, ClassName = 30012, HelpText = 30013, IsPassword = 30019,
    IsOffscreen = 30022, FrameworkId = 30024, IsRequiredForForm = 30025, CanExpandCollapse = 30028, IsGridItem = 30029, IsGrid = 30030,
    CanInvoke = 30031, HasRange = 30033, CanScroll = 30034, CanScrollIntoView = 30035, CanBeSelected = 30036, HasSelection = 30037, IsTable = 30038,
    HasText = 30040, CanToggle = 30041, HasValue = 30043, IsWindow = 30044, Value = 30045, ValueIsReadOnly = 30046, RangeValue = 30047,
    RangeIsReadOnly = 30048, RangeMinimum = 30049, RangeMaximum = 30050, RangeSmallChange = 30052, RowCount = 30062, ColumnCount = 30063,
    ExpandState = 30070, WindowVisualState = 30075, WindowInteractionState = 30076, WindowIsModal = 30077, IsSelected = 30079, ToggleState = 30086,
    HasLegacy = 30090, LegacyName = 30092, LegacyValue = 30093, LegacyRole = 30095, LegacyState = 30096, LegacyDefaultAction = 30100,
    IsItemContainer = 30108, IsVirtualized = 30109,
}
