using LamPS.Core.Elements;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>Numbers of roles in the protocol that are treated specially here.</summary>
internal static class AtSpiRole
{
    public const int Alert = 2;
    public const int CheckMenuItem = 8;
    public const int ComboBox = 11;
    public const int Dialog = 16;
    public const int FileChooser = 19;
    public const int Filler = 20;
    public const int Frame = 23;
    public const int Label = 29;
    public const int Menu = 33;
    public const int MenuBar = 34;
    public const int MenuItem = 35;
    public const int PasswordText = 40;
    public const int RadioMenuItem = 45;
    public const int RootPane = 46;
    public const int Separator = 50;
    public const int TearoffMenuItem = 59;
    public const int TableCell = 56;
    public const int Text = 61;
    public const int ToggleButton = 62;
    public const int Window = 69;
    public const int Paragraph = 73;
    public const int Heading = 83;

    private static readonly Dictionary<int, (Role Role, string Name)> Roles = new()
    {
        [1] = (Role.Label, "accelerator label"), [2] = (Role.Dialog, "alert"), [3] = (Role.Image, "animation"), [4] = (Role.Image, "arrow"),
        [5] = (Role.Group, "calendar"), [6] = (Role.Pane, "canvas"), [7] = (Role.CheckBox, "check box"), [8] = (Role.MenuItem, "check menu item"),
        [9] = (Role.Dialog, "color chooser"), [10] = (Role.Header, "column header"), [11] = (Role.ComboBox, "combo box"), [12] = (Role.TextBox, "date editor"),
        [13] = (Role.Image, "desktop icon"), [14] = (Role.Pane, "desktop frame"), [15] = (Role.Slider, "dial"), [16] = (Role.Dialog, "dialog"),
        [17] = (Role.Pane, "directory pane"), [18] = (Role.Pane, "drawing area"), [19] = (Role.Dialog, "file chooser"), [20] = (Role.Pane, "filler"),
        [22] = (Role.Dialog, "font chooser"), [23] = (Role.Window, "frame"), [24] = (Role.Pane, "glass pane"), [25] = (Role.Document, "html container"),
        [26] = (Role.Image, "icon"), [27] = (Role.Image, "image"), [28] = (Role.Pane, "internal frame"), [29] = (Role.Label, "label"),
        [30] = (Role.Pane, "layered pane"), [31] = (Role.List, "list"), [32] = (Role.ListItem, "list item"), [33] = (Role.Menu, "menu"),
        [34] = (Role.MenuBar, "menu bar"), [35] = (Role.MenuItem, "menu item"), [36] = (Role.Dialog, "option pane"), [37] = (Role.Tab, "page tab"),
        [38] = (Role.TabList, "page tab list"), [39] = (Role.Pane, "panel"), [40] = (Role.TextBox, "password text"), [41] = (Role.Menu, "popup menu"),
        [42] = (Role.ProgressBar, "progress bar"), [43] = (Role.Button, "push button"), [44] = (Role.RadioButton, "radio button"), [45] = (Role.MenuItem, "radio menu item"),
        [46] = (Role.Pane, "root pane"), [47] = (Role.Header, "row header"), [48] = (Role.ScrollBar, "scroll bar"), [49] = (Role.Pane, "scroll pane"),
        [50] = (Role.Separator, "separator"), [51] = (Role.Slider, "slider"), [52] = (Role.SpinButton, "spin button"), [53] = (Role.Pane, "split pane"),
        [54] = (Role.StatusBar, "status bar"), [55] = (Role.Table, "table"), [56] = (Role.Cell, "table cell"), [57] = (Role.Header, "table column header"),
        [58] = (Role.Header, "table row header"), [59] = (Role.MenuItem, "tearoff menu item"), [60] = (Role.TextBox, "terminal"), [61] = (Role.TextBox, "text"),
        [62] = (Role.ToggleButton, "toggle button"), [63] = (Role.ToolBar, "tool bar"), [64] = (Role.ToolTip, "tool tip"), [65] = (Role.Tree, "tree"),
        [66] = (Role.Tree, "tree table"), [67] = (Role.Unknown, "unknown"), [68] = (Role.Pane, "viewport"), [69] = (Role.Window, "window"),
        [71] = (Role.Pane, "header"), [72] = (Role.Pane, "footer"), [73] = (Role.Paragraph, "paragraph"), [74] = (Role.Pane, "ruler"),
        [75] = (Role.Application, "application"), [76] = (Role.ComboBox, "autocomplete"), [77] = (Role.TextBox, "editbar"), [78] = (Role.Pane, "embedded"),
        [79] = (Role.TextBox, "entry"), [80] = (Role.Image, "chart"), [81] = (Role.Label, "caption"), [82] = (Role.Document, "document frame"),
        [83] = (Role.Heading, "heading"), [84] = (Role.Pane, "page"), [85] = (Role.Group, "section"), [86] = (Role.Pane, "redundant object"),
        [87] = (Role.Group, "form"), [88] = (Role.Link, "link"), [90] = (Role.Row, "table row"), [91] = (Role.TreeItem, "tree item"),
        [92] = (Role.Document, "document spreadsheet"), [93] = (Role.Document, "document presentation"), [94] = (Role.Document, "document text"),
        [95] = (Role.Document, "document web"), [96] = (Role.Document, "document email"), [97] = (Role.Group, "comment"), [98] = (Role.List, "list box"),
        [99] = (Role.Group, "grouping"), [100] = (Role.Image, "image map"), [101] = (Role.Dialog, "notification"), [102] = (Role.Group, "info bar"),
        [103] = (Role.ProgressBar, "level bar"), [104] = (Role.Pane, "title bar"), [105] = (Role.Paragraph, "block quote"), [109] = (Role.Group, "article"),
        [110] = (Role.Group, "landmark"), [114] = (Role.Slider, "rating"), [116] = (Role.Label, "static"), [124] = (Role.Paragraph, "footnote"),
        [129] = (Role.ToggleButton, "push button menu"), [130] = (Role.CheckBox, "switch"),
    };

    /// <summary>The role in the vocabulary of elements.</summary>
    public static Role Map(int role) => Roles.TryGetValue(role, out var known) ? known.Role : Role.Unknown;

    /// <summary>The role's own name, as tools for accessibility show it.</summary>
    public static string Name(int role) => Roles.TryGetValue(role, out var known) ? known.Name : $"role {role}";

    /// <summary>Whether objects of the role change it while they live: a paragraph becomes a heading by its style.</summary>
    public static bool CanChange(int role) => Map(role) is Role.Paragraph or Role.Heading or Role.Unknown or Role.Group;
}
