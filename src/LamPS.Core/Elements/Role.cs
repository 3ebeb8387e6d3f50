namespace LamPS.Core.Elements;

/// <summary>What an element is, in one vocabulary for all desktops. Selectors and records use the name in lower case.</summary>
public enum Role
{
    /// <summary>Anything that has no role below.</summary>
    Unknown,

    /// <summary>An application; the parent of its windows.</summary>
    Application,

    /// <summary>A top-level window.</summary>
    Window,

    /// <summary>A dialog, alert or file chooser.</summary>
    Dialog,

    /// <summary>A push button.</summary>
    Button,

    /// <summary>A button that stays pressed.</summary>
    ToggleButton,

    /// <summary>A check box or switch.</summary>
    CheckBox,

    /// <summary>One of several exclusive choices.</summary>
    RadioButton,

    /// <summary>An editable line or area of text.</summary>
    TextBox,

    /// <summary>A number with steps.</summary>
    SpinButton,

    /// <summary>A choice that drops down, with or without text entry.</summary>
    ComboBox,

    /// <summary>A list.</summary>
    List,

    /// <summary>An entry of a list or combo box.</summary>
    ListItem,

    /// <summary>A tree.</summary>
    Tree,

    /// <summary>A node of a tree.</summary>
    TreeItem,

    /// <summary>A table or grid.</summary>
    Table,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>A column or row header.</summary>
    Header,

    /// <summary>The menu bar of a window.</summary>
    MenuBar,

    /// <summary>A menu that holds items.</summary>
    Menu,

    /// <summary>An entry of a menu, checkable ones included.</summary>
    MenuItem,

    /// <summary>A set of tabs.</summary>
    TabList,

    /// <summary>One tab of a set.</summary>
    Tab,

    /// <summary>A tool bar.</summary>
    ToolBar,

    /// <summary>A slider.</summary>
    Slider,

    /// <summary>A scroll bar.</summary>
    ScrollBar,

    /// <summary>A progress bar.</summary>
    ProgressBar,

    /// <summary>Static text, the label of a field included.</summary>
    Label,

    /// <summary>The content of a document.</summary>
    Document,

    /// <summary>A paragraph of a document.</summary>
    Paragraph,

    /// <summary>A heading of a document.</summary>
    Heading,

    /// <summary>A hyperlink.</summary>
    Link,

    /// <summary>A picture or icon.</summary>
    Image,

    /// <summary>A named group of elements.</summary>
    Group,

    /// <summary>A container without meaning of its own.</summary>
    Pane,

    /// <summary>A status bar.</summary>
    StatusBar,

    /// <summary>A line that separates.</summary>
    Separator,

    /// <summary>A tool tip.</summary>
    ToolTip,
}
