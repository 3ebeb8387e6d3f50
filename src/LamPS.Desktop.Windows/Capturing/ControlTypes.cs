using System.Collections.Frozen;
using LamPS.Core.Elements;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Capturing;

/// <summary>Control types of UI Automation, and roles of MSAA for what is drawn by its owner, in the vocabulary of elements.</summary>
internal static class ControlTypes
{
    private const int Button = 50000;
    private const int Spinner = 50016;
    private const int Custom = 50025;
    private const int DataItem = 50029;
    private const int SplitButton = 50031;
    private const int Window = 50032;

    private static readonly FrozenDictionary<int, Role> Roles = new Dictionary<int, Role>
    {
        [Button] = Role.Button, [50001] = Role.Group, [50002] = Role.CheckBox, [50003] = Role.ComboBox, [50004] = Role.TextBox, [50005] = Role.Link,
        [50006] = Role.Image, [50007] = Role.ListItem, [50008] = Role.List, [50009] = Role.Menu, [50010] = Role.MenuBar, [50011] = Role.MenuItem,
        [50012] = Role.ProgressBar, [50013] = Role.RadioButton, [50014] = Role.ScrollBar, [50015] = Role.Slider, [Spinner] = Role.SpinButton,
        [50017] = Role.StatusBar, [50018] = Role.TabList, [50019] = Role.Tab, [50020] = Role.Label, [50021] = Role.ToolBar, [50022] = Role.ToolTip,
        [50023] = Role.Tree, [50024] = Role.TreeItem, [Custom] = Role.Unknown, [50026] = Role.Group, [50027] = Role.Button, [50028] = Role.Table,
        [DataItem] = Role.Row, [50030] = Role.Document, [SplitButton] = Role.Button, [Window] = Role.Window, [50033] = Role.Pane, [50034] = Role.Group,
        [50035] = Role.Header, [50036] = Role.Table, [50037] = Role.Pane, [50038] = Role.Separator, [50039] = Role.Pane, [50040] = Role.ToolBar,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, Role> LegacyRoles = new Dictionary<int, Role>
    {
        [2] = Role.MenuBar, [3] = Role.ScrollBar, [11] = Role.Menu, [12] = Role.MenuItem, [13] = Role.ToolTip, [15] = Role.Document, 
        [20] = Role.Group, [21] = Role.Separator, [22] = Role.ToolBar, [23] = Role.StatusBar, [24] = Role.Table, [25] = Role.Header, [26] = Role.Header,
        [28] = Role.Row, [29] = Role.Cell, [30] = Role.Link, [33] = Role.List, [34] = Role.ListItem, [35] = Role.Tree, [36] = Role.TreeItem, [37] = Role.Tab,
        [40] = Role.Image, [41] = Role.Label, [42] = Role.TextBox, [43] = Role.Button, [44] = Role.CheckBox, [45] = Role.RadioButton, [46] = Role.ComboBox,
        [48] = Role.ProgressBar, [51] = Role.Slider, [52] = Role.SpinButton, [57] = Role.Button, [60] = Role.TabList, [62] = Role.Button,
    }.ToFrozenDictionary();

    /// <summary>The role of an element.</summary>
    /// <param name="record">Record.</param>
    /// <param name="parent">Role of its parent; <see cref="Role.Unknown"/> when it isn't known.</param>
    /// <param name="isTop">Whether it is a top-level window.</param>
    public static Role Map(AutomationRecord record, Role parent, bool isTop)
    {
        var role = Roles.GetValueOrDefault(record.ControlType);

        // WPF shows cells of a grid as custom; Excel and web pages as data items.
        if (record.ControlType is Custom or DataItem && record.Is(P.IsGridItem) && parent is not (Role.List or Role.Tree))
        {
            return Role.Cell;
        }

        switch (record.ControlType)
        {
            case DataItem when parent == Role.List:
                return Role.ListItem;
            case Button or SplitButton when record.Is(P.CanToggle):
                return Role.ToggleButton;

            // Arrows without a number of their own are part of a field.
            case Spinner when !record.Is(P.HasRange) && !record.Is(P.HasValue):
                return Role.Pane;

            // A window in a window is a part of it.
            case Window when !isTop:
                return Role.Pane;
            default:
                // What its owner draws is a pane for UI Automation; MSAA may know better.
                return role is Role.Unknown or Role.Pane && !isTop && record.Is(P.HasLegacy) && LegacyRoles.TryGetValue(record.Number(P.LegacyRole), out var known)
                    ? known
                    : role;
        }
    }
}
