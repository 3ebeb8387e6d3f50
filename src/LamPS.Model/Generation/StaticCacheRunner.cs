using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>Runs models whose cache has a fixed number of slots. Two caches take turns, for a device reads one while it writes the other.</summary>
internal sealed class StaticCacheRunner : DecoderRunner
{
    private OnnxTensor[] _past;
    private OnnxTensor[] _present;
    private int _length;

    public StaticCacheRunner(DecoderPlan plan)
        : base(plan)
    {
        _past = Caches(plan);
        _present = Caches(plan);
    }

    public override int Length => _length;

    public override void Truncate(int length) => _length = Math.Min(_length, length);

    protected override void Run(
        ReadOnlySpan<int> tokens, IReadOnlyList<int>? positions, Func<int, int, bool>? sees, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken)
    {
        var (count, slots, from) = (tokens.Length, Plan.StaticSlots, _length);

        // Bound anew each time: on a device an input is copied when it is bound, and stale after.
        using var binding = new OnnxBinding(Plan.Session);
        BindNumbers(binding, Plan.Config.InputIds, Plan.IdType, tokens, 1, count);
        if (Plan.PositionType != OnnxElementType.Undefined)
            BindNumbers(binding, Plan.Config.PositionIds, Plan.PositionType, Places(from, count, positions), 1, count);
        BindSlots(binding, count, sees);

        using var source = OnnxTensor.Allocate<int>(slots);
        using var written = OnnxTensor.Allocate<bool>(1, 1, slots, 1);
        for (var slot = 0; slot < slots; slot++)
        {
            written.Span<bool>()[slot] = slot >= from && slot < from + count;
            source.Span<int>()[slot] = Math.Clamp(slot - from, 0, count - 1);
        }

        binding.BindInput("slot_source", source);
        binding.BindInput("slot_written", written);
        var layers = Plan.Config.Layers;
        for (var i = 0; i < layers; i++)
        {
            binding.BindInput(Plan.PastKeys[i], _past[i]);
            binding.BindInput(Plan.PastValues[i], _past[layers + i]);
            binding.BindOutput(Plan.PresentKeys[i], _present[i]);
            binding.BindOutput(Plan.PresentValues[i], _present[layers + i]);
        }

        Finish(binding, 1, count, onLogits, cancellationToken);
        (_past, _present) = (_present, _past);
        _length = from + count;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var cache in _past.Concat(_present))
            cache.Dispose();
    }

    // A token sees the slots before its own, of its way when there are several, and back to the window.
    private void BindSlots(OnnxBinding binding, int count, Func<int, int, bool>? sees)
    {
        var (slots, window) = (Plan.StaticSlots, Plan.Config.SlidingWindow);
        using var bias = OnnxTensor.Allocate<float>(1, 1, count, slots);
        var values = bias.Span<float>();
        values.Fill(-1e9f);
        for (var i = 0; i < count; i++)
        {
            var row = values.Slice(i * slots, slots);
            var first = window > 0 ? Math.Max(0, _length + i + 1 - window) : 0;
            for (var slot = first; slot <= _length + i; slot++)
            {
                if (slot < _length || sees is null || slot == _length + i || sees(i, slot - _length))
                    row[slot] = 0;
            }
        }

        binding.BindInput("attention_bias", bias);
    }

    private static OnnxTensor[] Caches(DecoderPlan plan) => [.. Enumerable.Range(0, 2 * plan.Config.Layers).Select(_ => Cache(plan))];

    // What a device's memory holds at first is undefined, but every slot that a token may see was written before.
    private static OnnxTensor Cache(DecoderPlan plan)
    {
        if (plan.OnDevice)
            return OnnxTensor.AllocateOnDevice(plan.Session, plan.CacheType, 1, plan.CacheHeads, plan.StaticSlots, plan.HeadSize);
        var cache = OnnxTensor.Allocate(plan.CacheType, 1, plan.CacheHeads, plan.StaticSlots, plan.HeadSize);
        cache.Bytes().Clear();
        return cache;
    }
}
