using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>What a decoder's graph takes and gives, checked against its configuration once at loading.</summary>
internal sealed class DecoderPlan
{
    private const string TreeBias = "attention_bias";
    private const string Slots = "slot_source";
    private const string SlotMask = "slot_written";

    private readonly Dictionary<string, OnnxTensorInfo> _inputs;
    private readonly Dictionary<string, OnnxTensorInfo> _outputs;

    public DecoderPlan(OnnxSession session, DecoderConfig config, string deviceMemory)
    {
        (Session, Config, DeviceMemory) = (session, config, deviceMemory);
        _inputs = session.Inputs.ToDictionary(i => i.Name);
        _outputs = session.Outputs.ToDictionary(o => o.Name);
        IdType = WholeNumber(config.InputIds);
        MaskType = _inputs.ContainsKey(config.AttentionMask) ? WholeNumber(config.AttentionMask) : OnnxElementType.Undefined;
        PositionType = _inputs.ContainsKey(config.PositionIds) ? WholeNumber(config.PositionIds) : OnnxElementType.Undefined;
        HasBias = _inputs.ContainsKey(TreeBias);
        IsStatic = _inputs.ContainsKey(Slots);

        var logits = Output(config.Logits);
        LogitsType = FloatingPoint(logits);
        if (logits.Shape.Count != 3 || logits.Shape[2] <= 0)
            throw GenerationErrors.ModelTensorNotSupported(logits.Name, "logits are [texts, tokens, vocabulary] with a known vocabulary");
        (LastLogitsOnly, Vocabulary) = (logits.Shape[1] == 1, (int)logits.Shape[2]);

        PastKeys = Names(config.PastKeys);
        PastValues = Names(config.PastValues);
        PresentKeys = Names(config.PresentKeys);
        PresentValues = Names(config.PresentValues);
        foreach (var name in PresentKeys.Concat(PresentValues))
            Output(name);
        var past = Input(PastKeys[0]);
        CacheType = FloatingPoint(past);
        if (past.Shape.Count != 4 || past.Shape[1] <= 0 || past.Shape[3] <= 0)
            throw GenerationErrors.ModelTensorNotSupported(past.Name, "caches are [texts, heads, tokens, size] with known heads and size");
        (CacheHeads, HeadSize) = ((int)past.Shape[1], (int)past.Shape[3]);
        foreach (var name in PastKeys.Concat(PastValues))
        {
            if (Input(name) is not { } cache || cache.ElementType != CacheType || cache.Shape.Count != 4 || cache.Shape[1] != CacheHeads || cache.Shape[3] != HeadSize)
                throw GenerationErrors.ModelTensorNotSupported(name, "all caches have to be of one type and shape");
        }

        Context = IsStatic ? Math.Min((int)past.Shape[2], config.Context) : config.Context;
        StaticSlots = IsStatic ? (int)past.Shape[2] : 0;
        RefuseOthers();
    }

    public OnnxSession Session { get; }

    public DecoderConfig Config { get; }

    /// <summary>Memory that caches live in; empty for the machine's.</summary>
    public string DeviceMemory { get; }

    public bool OnDevice => DeviceMemory.Length > 0;

    public OnnxElementType IdType { get; }

    /// <summary>Undefined when the graph has no mask.</summary>
    public OnnxElementType MaskType { get; }

    /// <summary>Undefined when the graph finds positions itself.</summary>
    public OnnxElementType PositionType { get; }

    public OnnxElementType LogitsType { get; }

    public OnnxElementType CacheType { get; }

    public bool HasBias { get; }

    public bool IsStatic { get; }

    public bool LastLogitsOnly { get; }

    public int Vocabulary { get; }

    public int CacheHeads { get; }

    public int HeadSize { get; }

    public int Context { get; }

    public int StaticSlots { get; }

    public IReadOnlyList<string> PastKeys { get; }

    public IReadOnlyList<string> PastValues { get; }

    public IReadOnlyList<string> PresentKeys { get; }

    public IReadOnlyList<string> PresentValues { get; }

    /// <summary>Makes an empty text with its cache.</summary>
    public DecoderRunner NewRunner() => IsStatic ? new StaticCacheRunner(this) : Config.SharesCache ? new SharedCacheRunner(this, 1) : new GrowingCacheRunner(this);

    private string[] Names(string format) => [.. Enumerable.Range(0, Config.Layers).Select(layer => DecoderGraph.LayerName(format, layer))];

    private OnnxTensorInfo Input(string name) => _inputs.GetValueOrDefault(name) ?? throw OnnxErrors.UnknownTensorName(name, "input", _inputs.Keys);

    private OnnxTensorInfo Output(string name) => _outputs.GetValueOrDefault(name) ?? throw OnnxErrors.UnknownTensorName(name, "output", _outputs.Keys);

    private OnnxElementType WholeNumber(string name) => Input(name).ElementType is var type and (OnnxElementType.Int32 or OnnxElementType.Int64)
        ? type
        : throw GenerationErrors.ModelTensorNotSupported(name, $"it is of type {Input(name).ElementType}, not of whole numbers");

    private static OnnxElementType FloatingPoint(OnnxTensorInfo tensor) => tensor.ElementType is OnnxElementType.Float32 or OnnxElementType.Float16
        ? tensor.ElementType
        : throw GenerationErrors.ModelTensorNotSupported(tensor.Name, $"it is of type {tensor.ElementType}, not of floating-point numbers");

    private void RefuseOthers()
    {
        HashSet<string> known = [Config.InputIds, Config.AttentionMask, Config.PositionIds, TreeBias, .. PastKeys, .. PastValues];
        if (IsStatic)
            known.UnionWith([Slots, SlotMask]);
        if (_inputs.Keys.FirstOrDefault(name => !known.Contains(name)) is { } other)
            throw GenerationErrors.ModelInputNotSupported(other);
    }
}
