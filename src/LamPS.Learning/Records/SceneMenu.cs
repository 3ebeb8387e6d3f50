namespace LamPS.Learning.Records;

/// <summary>A menu entry of a recorded scene.</summary>
/// <param name="Path">Path, as <c>Format &gt; Paragraph...</c>.</param>
/// <param name="Id">Id of its element; 0 for none.</param>
/// <param name="States">States, as the bits of <see cref="Core.Elements.ElementStates"/>.</param>
/// <param name="Shortcut">Shortcut, or null.</param>
public sealed record SceneMenu(string Path, int Id, int States, string? Shortcut = null);
