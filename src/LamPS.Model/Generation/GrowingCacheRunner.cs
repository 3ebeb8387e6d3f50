using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>Runs models that give their cache back longer than they took it: what came out goes in at the next run.</summary>
internal sealed class GrowingCacheRunner : DecoderRunner
{
    private OnnxTensor[] _caches;
    private int _length;

    public GrowingCacheRunner(DecoderPlan plan)
        : base(plan) => _caches = [.. Enumerable.Range(0, 2 * plan.Config.Layers).Select(_ => Empty(0))];

    public override int Length => _length;

    public override void Truncate(int length)
    {
        if (length >= _length)
            return;
        if (length > 0 && Plan.OnDevice)
            length = 0;
        for (var i = 0; i < _caches.Length; i++)
        {
            var shorter = Empty(length);
            if (length > 0)
                CacheCopy.Heads(_caches[i], _length, shorter, length, length);
            _caches[i].Dispose();
            _caches[i] = shorter;
        }

        _length = length;
    }

    protected override void Run(
        ReadOnlySpan<int> tokens, IReadOnlyList<int>? positions, Func<int, int, bool>? sees, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken)
    {
        var total = _length + tokens.Length;
        using var binding = new OnnxBinding(Plan.Session);
        BindNumbers(binding, Plan.Config.InputIds, Plan.IdType, tokens, 1, tokens.Length);
        if (Plan.MaskType != OnnxElementType.Undefined)
        {
            var ones = new int[total];
            Array.Fill(ones, 1);
            BindNumbers(binding, Plan.Config.AttentionMask, Plan.MaskType, ones, 1, total);
        }

        if (Plan.PositionType != OnnxElementType.Undefined)
            BindNumbers(binding, Plan.Config.PositionIds, Plan.PositionType, Places(_length, tokens.Length, positions), 1, tokens.Length);
        if (Plan.HasBias)
            BindBias(binding, tokens.Length, _length, sees);

        var layers = Plan.Config.Layers;
        for (var i = 0; i < layers; i++)
        {
            binding.BindInput(Plan.PastKeys[i], _caches[i]);
            binding.BindInput(Plan.PastValues[i], _caches[layers + i]);
        }

        foreach (var name in Plan.PresentKeys.Concat(Plan.PresentValues))
            binding.BindOutput(name, Plan.DeviceMemory);
        Finish(binding, 1, tokens.Length, onLogits, cancellationToken);

        // The logits were bound last.
        var outputs = binding.TakeOutputs();
        outputs[^1].Dispose();
        foreach (var cache in _caches)
            cache.Dispose();
        _caches = [.. outputs.Take(_caches.Length)];
        _length = total;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var cache in _caches)
            cache.Dispose();
    }

    private OnnxTensor Empty(int length) => OnnxTensor.Allocate(Plan.CacheType, 1, Plan.CacheHeads, length, Plan.HeadSize);
}
