namespace LamPS.Core.Reports;

/// <summary>A picture that a report embeds once, however often it shows.</summary>
/// <param name="Id">Id of its symbol in the page.</param>
/// <param name="Path">Full path of the file.</param>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
internal sealed record Picture(string Id, string Path, int Width, int Height);
