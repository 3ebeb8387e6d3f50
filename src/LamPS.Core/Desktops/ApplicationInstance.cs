namespace LamPS.Core.Desktops;

/// <summary>A running application.</summary>
/// <param name="Name">Name in the catalog, or of the command.</param>
/// <param name="Key">How its desktop knows it (bus name, process); meaningless elsewhere.</param>
/// <param name="ProcessId">Process, or 0 for an in-process one.</param>
/// <param name="Title">Title of its main window at launch or when it was found; untrusted.</param>
public sealed record ApplicationInstance(string Name, string Key, int ProcessId, string Title)
{
    /// <summary>What the program calls itself; another name than <see cref="Name"/> where a shell or a script started it. Empty when unknown.</summary>
    public string Program { get; init; } = "";
}
