using LamPS.Learning.Training.Engine.Differentiation;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>How a training session runs.</summary>
public sealed record TrainingSettings
{
    /// <summary>Where it runs, all of it; null is the processor of the machine.</summary>
    public OnnxProvider? Provider { get; init; }

    /// <summary>Threads on the processor; 0 lets ONNX Runtime take one a core. Equal runs are equal to the digit only with equally many.</summary>
    public int Threads { get; init; }

    /// <summary>Whether threads spin for a moment between operators; quick, at the cost of a busy processor.</summary>
    public bool Spin { get; init; } = true;

    /// <summary>How weights follow gradients.</summary>
    public AdamWOptions AdamW { get; init; } = new();

    /// <summary>Start of the name of the file with a profile of the gradients' graph; null for none.</summary>
    internal string? ProfilePrefix { get; init; }

    internal GraphTarget Target => Provider is not null ? GraphTarget.Device : Threads == 1 ? GraphTarget.OneThread : GraphTarget.Threads;

    internal OnnxSessionSettings Session => new()
    {
        Provider = Provider, ProviderMustTakeAll = Provider is not null, Threads = Threads, Spin = Spin, Deterministic = true, ProfilePrefix = ProfilePrefix,
    };
}
