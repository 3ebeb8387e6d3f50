namespace LamPS.Core.Elements;

/// <summary>What an element can do, in one vocabulary for all desktops (UI Automation patterns, AT-SPI interfaces).</summary>
[Flags]
public enum ElementPatterns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Can be pressed.</summary>
    Invoke = 1 << 0,

    /// <summary>Can be switched.</summary>
    Toggle = 1 << 1,

    /// <summary>Its text can be read, and has a caret or selection.</summary>
    Text = 1 << 2,

    /// <summary>Its text can be set.</summary>
    EditText = 1 << 3,

    /// <summary>Has a number with a range.</summary>
    RangeValue = 1 << 4,

    /// <summary>Its children can be selected.</summary>
    Selection = 1 << 5,

    /// <summary>Can be selected in its container.</summary>
    SelectionItem = 1 << 6,

    /// <summary>Can be opened and closed.</summary>
    ExpandCollapse = 1 << 7,

    /// <summary>Can be scrolled.</summary>
    Scroll = 1 << 8,

    /// <summary>Has rows, columns and cells.</summary>
    Table = 1 << 9,

    /// <summary>Is a window: can be activated and closed.</summary>
    Window = 1 << 10,
}
