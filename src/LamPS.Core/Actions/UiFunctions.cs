using LamPS.Core.Elements;

namespace LamPS.Core.Actions;

/// <summary>The UI functions that every desktop understands (architecture: Function). Names are part of the runbook language.</summary>
public static class UiFunctions
{
    /// <summary>Presses an element.</summary>
    public static FunctionDefinition Click { get; } = OnElement("click", "Presses an element.", Risk.Change, ElementPatterns.None,
        new("button", ArgumentType.Text, "left (default), right or middle.", false),
        new("double", ArgumentType.Boolean, "Presses twice.", false));

    /// <summary>Replaces the text of an element.</summary>
    public static FunctionDefinition SetText { get; } = OnElement("set_text", "Replaces the text of an element.", Risk.Change,
        ElementPatterns.EditText, new ArgumentDefinition("text", ArgumentType.Text, "The new text."));

    /// <summary>Types text or presses keys, in the element or where the focus is.</summary>
    public static FunctionDefinition TypeKeys { get; } = Anywhere("type_keys", "Types text at the caret, or presses keys.", Risk.Change,
        new("text", ArgumentType.Text, "Text to type.", false),
        new("keys", ArgumentType.Keys, "Keys to press, for example Ctrl+End.", false));

    /// <summary>Sets a number.</summary>
    public static FunctionDefinition SetValue { get; } = OnElement("set_value", "Sets the number of a spin button or slider.", Risk.Change,
        ElementPatterns.RangeValue, new ArgumentDefinition("value", ArgumentType.Number, "The new value."));

    /// <summary>Switches on or off.</summary>
    public static FunctionDefinition Toggle { get; } = OnElement("toggle", "Switches a check box, radio button or toggle button.", Risk.Change,
        ElementPatterns.Toggle | ElementPatterns.SelectionItem,
        new ArgumentDefinition("on", ArgumentType.Boolean, "The state wanted; without it, the other one.", false));

    /// <summary>Chooses an option.</summary>
    public static FunctionDefinition Select { get; } = OnElement("select", "Chooses an option of a list, combo box, tree or tab list, or the item itself.",
        Risk.Change, ElementPatterns.Selection | ElementPatterns.SelectionItem | ElementPatterns.ExpandCollapse,
        new ArgumentDefinition("option", ArgumentType.Text, "Name of the option; without it, the element itself is chosen.", false));

    /// <summary>Opens.</summary>
    public static FunctionDefinition Expand { get; } = OnElement("expand", "Opens a tree node, combo box or menu.", Risk.Read, ElementPatterns.ExpandCollapse);

    /// <summary>Closes.</summary>
    public static FunctionDefinition Collapse { get; } = OnElement("collapse", "Closes a tree node, combo box or menu.", Risk.Read, ElementPatterns.ExpandCollapse);

    /// <summary>Scrolls.</summary>
    public static FunctionDefinition Scroll { get; } = OnElement("scroll", "Scrolls an element into view, or its content.", Risk.Read, ElementPatterns.None,
        new("direction", ArgumentType.Text, "up, down, left or right; without it, the element is brought into view.", false),
        new("amount", ArgumentType.Integer, "Notches of the wheel, 3 when not given.", false));

    /// <summary>Drags.</summary>
    public static FunctionDefinition Drag { get; } = OnElement("drag", "Drags an element onto another.", Risk.Change, ElementPatterns.None,
        new ArgumentDefinition("to", ArgumentType.Selector, "Where to drop it."));

    /// <summary>Gives the focus.</summary>
    public static FunctionDefinition Focus { get; } = OnElement("focus", "Gives an element the focus.", Risk.Read, ElementPatterns.None);

    /// <summary>Chooses a menu entry by path, without opening the menus.</summary>
    public static FunctionDefinition InvokeMenu { get; } = Anywhere("invoke_menu", "Chooses a menu entry by its path.", Risk.Change,
        new ArgumentDefinition("path", ArgumentType.MenuPath, "Entries from the menu bar down, parted by ' > '."));

    /// <summary>Reads the whole text of an element.</summary>
    public static FunctionDefinition ReadText { get; } = OnElement("read_text", "Reads the whole text of an element.", Risk.Read, ElementPatterns.None);

    /// <summary>Selects text.</summary>
    public static FunctionDefinition SelectText { get; } = Anywhere("select_text", "Selects text in a document or text field.", Risk.Read,
        new("text", ArgumentType.Text, "The text; without it, everything.", false),
        new("occurrence", ArgumentType.Integer, "Which occurrence, from 1; -1 for the last.", false));

    /// <summary>Waits for a state.</summary>
    public static FunctionDefinition WaitFor { get; } = Anywhere("wait_for", "Waits until a selector finds something, or nothing.", Risk.Read,
        new("selector", ArgumentType.Selector, "What to wait for."),
        new("absent", ArgumentType.Boolean, "Waits until nothing is found.", false),
        new("seconds", ArgumentType.Number, "Longest wait, 10 when not given.", false));

    /// <summary>Starts an application.</summary>
    public static FunctionDefinition Launch { get; } = Anywhere("launch", "Starts an application.", Risk.Change,
        new("application", ArgumentType.Text, "Name in the application catalog, or a command."),
        new("document", ArgumentType.Path, "Document to open.", false));

    /// <summary>Closes an application.</summary>
    public static FunctionDefinition Close { get; } = Anywhere("close", "Closes the application; unsaved changes are discarded unless 'save' is true.", Risk.Destructive,
        new("application", ArgumentType.Text, "Name; without it, the current one.", false),
        new("save", ArgumentType.Boolean, "Saves changes first.", false));

    /// <summary>Takes a picture.</summary>
    public static FunctionDefinition Screenshot { get; } = Anywhere("screenshot", "Takes a picture of the screen.", Risk.Read,
        new ArgumentDefinition("path", ArgumentType.Path, "PNG file to write.", false));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FunctionDefinition> All { get; } =
        [Click, SetText, TypeKeys, SetValue, Toggle, Select, Expand, Collapse, Scroll, Drag, Focus, InvokeMenu, ReadText, SelectText, WaitFor, Launch, Close, Screenshot];

    private static FunctionDefinition OnElement(string name, string description, Risk risk, ElementPatterns patterns, params ArgumentDefinition[] arguments) =>
        new() { Name = name, Description = description, Risk = risk, Patterns = patterns, Arguments = arguments, NeedsElement = true };

    private static FunctionDefinition Anywhere(string name, string description, Risk risk, params ArgumentDefinition[] arguments) =>
        new() { Name = name, Description = description, Risk = risk, Arguments = arguments };
}
