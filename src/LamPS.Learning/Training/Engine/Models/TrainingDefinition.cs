using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Models;

/// <summary>What is trained: a model with its weights, and what is asked of it.</summary>
public abstract class TrainingDefinition
{
    /// <summary>Name of the kind, as checkpoints keep it.</summary>
    public abstract string Name { get; }

    /// <summary>Names and shapes of all weights, adapters included.</summary>
    public IReadOnlyList<WeightName> Weights => Adapters is null ? OwnWeights : [.. OwnWeights, .. Adapters.Weights(OwnWeights)];

    /// <summary>Names and shapes of the weights without adapters.</summary>
    public abstract IReadOnlyList<WeightName> OwnWeights { get; }

    /// <summary>Names of what a step reports, in order; the first is <c>loss</c>. Losses are divided by the weight of the step's examples, counts are plain.</summary>
    public abstract IReadOnlyList<string> Metrics { get; }

    /// <summary>Adapters beside matrices that stay as they are; null trains the weights themselves.</summary>
    public AdapterOptions? Adapters { get; init; }

    /// <summary>Whether a weight changes in training.</summary>
    /// <param name="name">Its name.</param>
    public bool IsTrained(string name) => Adapters?.IsTrained(name) ?? true;

    /// <summary>Writes the model and what is asked of it.</summary>
    internal abstract Objective Define(TrainedLayers layers);
}
