namespace LamPS.Core.Planning.Lines;

/// <summary>What a plan line asks for.</summary>
internal enum LineOperation
{
    /// <summary>A menu entry by its path.</summary>
    Choose,

    /// <summary>A button or anything else that is pressed.</summary>
    Press,

    /// <summary>A value into a field.</summary>
    Set,

    /// <summary>An option of a field.</summary>
    SelectOption,

    /// <summary>An item, radio button, tab or cell by its name.</summary>
    SelectItem,

    /// <summary>Text of a document.</summary>
    SelectText,

    /// <summary>All text.</summary>
    SelectAll,

    /// <summary>A part of a document named by what it is: the heading, the first paragraph.</summary>
    SelectPart,

    /// <summary>Something on or off.</summary>
    Switch,

    /// <summary>A tab.</summary>
    GoToTab,

    /// <summary>Text at the caret.</summary>
    Type,

    /// <summary>Keys.</summary>
    Keys,

    /// <summary>A dialog, menu, list or window to open.</summary>
    Open,

    /// <summary>A dialog or window to close.</summary>
    Close,

    /// <summary>A tree node or list to unfold.</summary>
    Expand,

    /// <summary>A tree node or list to fold.</summary>
    Collapse,

    /// <summary>The focus to an element.</summary>
    Focus,

    /// <summary>An element into view, or the view up or down.</summary>
    Scroll,

    /// <summary>The document to a file.</summary>
    Save,

    /// <summary>A function by its name, with arguments.</summary>
    Call,

    /// <summary>A picture of the screen.</summary>
    Screenshot,
}
