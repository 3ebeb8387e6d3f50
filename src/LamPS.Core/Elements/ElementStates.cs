namespace LamPS.Core.Elements;

/// <summary>States of an element at the moment of capture. Names in lower case are selector attributes: <c>[checked]</c>, <c>[!enabled]</c>.</summary>
[Flags]
public enum ElementStates
{
    /// <summary>No state.</summary>
    None = 0,

    /// <summary>Accepts input.</summary>
    Enabled = 1 << 0,

    /// <summary>Shows on the screen.</summary>
    Showing = 1 << 1,

    /// <summary>Can have the focus.</summary>
    Focusable = 1 << 2,

    /// <summary>Has the focus.</summary>
    Focused = 1 << 3,

    /// <summary>Switched on.</summary>
    Checked = 1 << 4,

    /// <summary>Can be switched on and off.</summary>
    Checkable = 1 << 5,

    /// <summary>Selected in its container.</summary>
    Selected = 1 << 6,

    /// <summary>Can be selected.</summary>
    Selectable = 1 << 7,

    /// <summary>Open: its children or list show.</summary>
    Expanded = 1 << 8,

    /// <summary>Can be opened.</summary>
    Expandable = 1 << 9,

    /// <summary>Its text can be changed.</summary>
    Editable = 1 << 10,

    /// <summary>Takes several lines.</summary>
    MultiLine = 1 << 11,

    /// <summary>Holds a secret: never read, logged or recorded.</summary>
    Protected = 1 << 12,

    /// <summary>Must be filled.</summary>
    Required = 1 << 13,

    /// <summary>Its content is not accepted.</summary>
    Invalid = 1 << 14,

    /// <summary>Neither on nor off.</summary>
    Indeterminate = 1 << 15,

    /// <summary>The window that has the input.</summary>
    Active = 1 << 16,

    /// <summary>Blocks its application until it is answered.</summary>
    Modal = 1 << 17,

    /// <summary>Works and takes no input now.</summary>
    Busy = 1 << 18,

    /// <summary>Pressed by Enter.</summary>
    Default = 1 << 19,

    /// <summary>Has been drawn as small icon.</summary>
    Minimized = 1 << 20,
}
