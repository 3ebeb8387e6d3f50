namespace LamPS.Core.Applications.Exploring;

/// <summary>What a journal takes down.</summary>
internal enum JournalKind
{
    /// <summary>An exploration of a version of an application began.</summary>
    Start,

    /// <summary>A context was prepared, and its menus and tool bars read.</summary>
    Context,

    /// <summary>A context can't be prepared; everything goes on without it.</summary>
    NoContext,

    /// <summary>A menu entry is about to be chosen. When nothing follows, the explorer was ended while it was open.</summary>
    Begin,

    /// <summary>A dialog was explored and closed.</summary>
    Dialog,

    /// <summary>No dialog came.</summary>
    Nothing,

    /// <summary>The application hung or died, or the explorer did so repeatedly.</summary>
    LeftOut,
}
