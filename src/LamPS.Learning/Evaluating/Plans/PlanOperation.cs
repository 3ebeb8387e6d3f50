namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Operations that are told apart when plans are compared. Which control an entry, button, item or tab is, a plan can't know; they are one.</summary>
internal enum PlanOperation
{
    /// <summary>A menu entry, button, item, dialog or tab by its name.</summary>
    Activate,

    /// <summary>A value into a field, by typing or from its options.</summary>
    Put,

    /// <summary>Something on.</summary>
    SwitchOn,

    /// <summary>Something off.</summary>
    SwitchOff,

    /// <summary>Text at the caret.</summary>
    Type,

    /// <summary>Keys.</summary>
    Keys,

    /// <summary>Text, all, or a part of the document.</summary>
    SelectText,

    /// <summary>The document to a file.</summary>
    Save,

    /// <summary>A function by its name.</summary>
    Call,

    /// <summary>The focus, the view, a picture: nothing that changes anything.</summary>
    Look,

    /// <summary>Closes or leaves.</summary>
    Close,

    /// <summary>A line in words that can't be taken apart.</summary>
    Words,
}
