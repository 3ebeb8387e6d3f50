namespace LamPS.Model.Onnx;

/// <summary>How a session runs a model.</summary>
public sealed record OnnxSessionSettings
{
    /// <summary>Threads for one operator; 0 lets ONNX Runtime take one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Where to run; null is the processor of the machine.</summary>
    public OnnxProvider? Provider { get; init; }

    /// <summary>Whether loading fails when the provider can't take every node; false moves the rest to the processor of the machine.</summary>
    public bool ProviderMustTakeAll { get; init; }

    /// <summary>Whether threads spin for a moment after each operator; quick, at the cost of a busy processor.</summary>
    public bool Spin { get; init; } = true;

    /// <summary>Whether operators are chosen so that equal input gives equal output, to the bit.</summary>
    public bool Deterministic { get; init; }

    /// <summary>Whether graphs are optimized at loading.</summary>
    public bool Optimize { get; init; } = true;

    /// <summary>Start of the name of the file with a profile; null for none.</summary>
    public string? ProfilePrefix { get; init; }

    /// <summary>Other settings, by the keys of <c>onnxruntime_session_options_config_keys.h</c>.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; init; } = new Dictionary<string, string>();

    /// <summary>Weights that take the place of the model's own, by name; the session uses their memory and keeps it alive.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Initializers { get; init; } = new Dictionary<string, OnnxTensor>();
}
