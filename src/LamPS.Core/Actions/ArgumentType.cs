namespace LamPS.Core.Actions;

/// <summary>Type of a function's argument.</summary>
public enum ArgumentType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Path of a file or folder.</summary>
    Path,

    /// <summary>Entries of menus from the menu bar down: <c>Table &gt; Insert Table...</c>.</summary>
    MenuPath,

    /// <summary>Keys: <c>Ctrl+S</c>, <c>Enter</c>.</summary>
    Keys,

    /// <summary>A selector.</summary>
    Selector,
}
