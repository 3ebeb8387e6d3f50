using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>A value of a graph under construction that a gradient can flow back to.</summary>
/// <param name="name">Name of the value in the graph.</param>
/// <param name="shape">Its dimensions; an open one has a name, and equal names mean equal sizes.</param>
/// <param name="tracked">Whether anything that is trained lies before it.</param>
internal sealed class Variable(string name, IReadOnlyList<GraphDimension> shape, bool tracked)
{
    /// <summary>Name of the value in the graph.</summary>
    public string Name { get; } = name;

    /// <summary>Its dimensions.</summary>
    public IReadOnlyList<GraphDimension> Shape { get; } = shape;

    /// <summary>Whether a gradient is wanted for it.</summary>
    public bool Tracked { get; } = tracked;

    /// <summary>Number of its dimensions.</summary>
    public int Rank => Shape.Count;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}[{string.Join(", ", Shape.Select(d => d.Symbol.Length > 0 ? d.Symbol : $"{d.Size}"))}]";
}
