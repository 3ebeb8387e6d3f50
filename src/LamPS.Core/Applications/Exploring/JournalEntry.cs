namespace LamPS.Core.Applications.Exploring;

/// <summary>One line of an exploration's journal.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Context">Name of the context; empty for the application as it starts.</param>
/// <param name="Path">Menu path.</param>
/// <param name="Version">Version of the application, at the start.</param>
/// <param name="Reason">Why something was left out, or why not all of a dialog was seen.</param>
/// <param name="Dialog">What was found behind a menu entry.</param>
/// <param name="Menus">Menu entries of a context.</param>
/// <param name="Enabled">Paths of those that can be chosen.</param>
/// <param name="Toolbars">Tool bars of the main window.</param>
internal sealed record JournalEntry(
    JournalKind Kind,
    string Context = "",
    string Path = "",
    string Version = "",
    string Reason = "",
    MapDialog? Dialog = null,
    IReadOnlyList<MapMenu>? Menus = null,
    IReadOnlyList<string>? Enabled = null,
    IReadOnlyList<MapToolbar>? Toolbars = null);
