namespace LamPS.Core.Desktops;

/// <summary>What to do with unsaved changes when an application is closed.</summary>
public enum CloseMode
{
    /// <summary>Throw them away.</summary>
    Discard,

    /// <summary>Save them to the document's own file.</summary>
    Save,

    /// <summary>End the process at once.</summary>
    Kill,
}
