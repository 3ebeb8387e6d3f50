namespace LamPS.Core.Elements;

/// <summary>An element and its place in a snapshot.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Index of its parent in <see cref="Snapshot.Nodes"/>, or -1 for a root.</param>
/// <param name="Depth">Steps to its root.</param>
public readonly record struct SnapshotNode(Element Element, int Parent, int Depth);
