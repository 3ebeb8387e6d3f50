namespace LamPS.Core.Planning.Help;

/// <summary>A part of a help page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, names marked as <see cref="HelpText"/> marks them; empty for lists and rows.</param>
/// <param name="Level">Level of a heading, 1 to 6; first number of steps; else 0.</param>
/// <param name="Children">Items of a list, cells of a row.</param>
internal sealed record HelpBlock(HelpBlockKind Kind, string Text, int Level, IReadOnlyList<HelpBlock> Children);
