using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>
/// Runs models whose cache is read and written in one memory: <c>GroupQueryAttention</c> writes new keys behind the old ones where past and present are
/// the same tensor. Forgetting is then only a number, and rows of a batch are parts of the memory that can be read into one by one.
/// </summary>
internal sealed class SharedCacheRunner : DecoderRunner
{
    private const int FirstCapacity = 256;

    private readonly int _rows;
    private readonly int[] _lengths;
    private readonly OnnxTensor[] _caches;
    private readonly OnnxBinding?[] _bindings;
    private OnnxTensor? _ones;
    private int _capacity;

    public SharedCacheRunner(DecoderPlan plan, int rows)
        : base(plan)
    {
        _rows = rows;
        _lengths = new int[rows];
        _caches = new OnnxTensor[2 * plan.Config.Layers];

        // One for each row, and one for all of them together.
        _bindings = new OnnxBinding?[rows + 1];
    }

    public override int Length => _lengths[0];

    public int LengthOf(int row) => _lengths[row];

    public override void Truncate(int length) => _lengths[0] = Math.Min(_lengths[0], length);

    /// <summary>Reads tokens into a row.</summary>
    /// <returns>The logits of what comes after the last.</returns>
    public float[] ReadRow(int row, ReadOnlySpan<int> tokens, CancellationToken cancellationToken)
    {
        var last = new float[Plan.Vocabulary];
        RunRow(row, tokens, null, null, (logits, rows) => ReadRow(logits, rows - 1, last), cancellationToken);
        CheckUsable(last, _lengths[row]);
        return last;
    }

    /// <summary>Reads one token into each row.</summary>
    /// <param name="tokens">A token for each row.</param>
    /// <param name="advance">Whether the row goes on; one that doesn't reads its last token again and stays as it is.</param>
    /// <param name="target">Gets the logits of each row.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public void Step(ReadOnlySpan<int> tokens, ReadOnlySpan<bool> advance, float[][] target, CancellationToken cancellationToken)
    {
        // Where the row stands after this step; a row that has ended writes its last place once more.
        var after = new int[_rows];
        for (var row = 0; row < _rows; row++)
            after[row] = advance[row] ? _lengths[row] + 1 : Math.Max(1, _lengths[row]);
        var longest = after.Max();
        Reserve(longest);

        using var fresh = Plan.OnDevice ? new OnnxBinding(Plan.Session) : null;
        var known = _bindings[_rows] is not null;
        var binding = fresh ?? (_bindings[_rows] ??= new OnnxBinding(Plan.Session));
        if (!known || fresh is not null)
            BindCaches(binding, -1);
        BindNumbers(binding, Plan.Config.InputIds, Plan.IdType, tokens, _rows, 1);
        if (Plan.MaskType != OnnxElementType.Undefined)
        {
            var mask = new int[_rows * longest];
            for (var row = 0; row < _rows; row++)
                Array.Fill(mask, 1, row * longest, after[row]);
            BindNumbers(binding, Plan.Config.AttentionMask, Plan.MaskType, mask, _rows, longest);
        }

        if (Plan.PositionType != OnnxElementType.Undefined)
            BindNumbers(binding, Plan.Config.PositionIds, Plan.PositionType, [.. after.Select(length => length - 1)], _rows, 1);
        if (Plan.HasBias)
        {
            using var bias = OnnxTensor.Of<float>(new float[_rows * longest], _rows, 1, 1, longest);
            binding.BindInput("attention_bias", bias);
        }

        Finish(
            binding,
            _rows,
            1,
            (logits, _) =>
            {
                for (var row = 0; row < _rows; row++)
                    ReadRow(logits, row, target[row]);
            },
            cancellationToken);
        after.CopyTo(_lengths, 0);
    }

    protected override void Run(
        ReadOnlySpan<int> tokens, IReadOnlyList<int>? positions, Func<int, int, bool>? sees, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken) =>
        RunRow(0, tokens, positions, sees, onLogits, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        foreach (var binding in _bindings)
            binding?.Dispose();
        foreach (var cache in _caches)
            cache?.Dispose();
        _ones?.Dispose();
    }

    private void RunRow(
        int row, ReadOnlySpan<int> tokens, IReadOnlyList<int>? positions, Func<int, int, bool>? sees, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken)
    {
        var past = _lengths[row];
        var total = past + tokens.Length;
        Reserve(total);
        using var fresh = Plan.OnDevice ? new OnnxBinding(Plan.Session) : null;
        var known = _bindings[row] is not null;
        var binding = fresh ?? (_bindings[row] ??= new OnnxBinding(Plan.Session));
        if (!known || fresh is not null)
            BindCaches(binding, row);
        BindNumbers(binding, Plan.Config.InputIds, Plan.IdType, tokens, 1, tokens.Length);
        if (Plan.MaskType != OnnxElementType.Undefined)
            BindOnes(binding, total);
        if (Plan.PositionType != OnnxElementType.Undefined)
        {
            BindNumbers(binding, Plan.Config.PositionIds, Plan.PositionType, Places(past, tokens.Length, positions), 1, tokens.Length);
        }

        if (Plan.HasBias)
            BindBias(binding, tokens.Length, past, sees);
        Finish(binding, 1, tokens.Length, onLogits, cancellationToken);
        _lengths[row] = total;
    }

    // All ones, so a longer or shorter mask is a view of the same memory.
    private void BindOnes(OnnxBinding binding, int total)
    {
        if (_ones is null || _ones.Count < total)
        {
            _ones?.Dispose();
            _ones = OnnxTensor.Allocate(Plan.MaskType, 1, _capacity);
            if (Plan.MaskType == OnnxElementType.Int64)
                _ones.Span<long>().Fill(1);
            else
                _ones.Span<int>().Fill(1);
        }

        using var view = _ones.View(0, 1, total);
        binding.BindInput(Plan.Config.AttentionMask, view);
    }

    private void BindCaches(OnnxBinding binding, int row)
    {
        var layers = Plan.Config.Layers;
        for (var i = 0; i < layers; i++)
        {
            Bind(binding, Plan.PastKeys[i], Plan.PresentKeys[i], _caches[i], row);
            Bind(binding, Plan.PastValues[i], Plan.PresentValues[i], _caches[layers + i], row);
        }
    }

    private void Bind(OnnxBinding binding, string past, string present, OnnxTensor cache, int row)
    {
        if (row < 0 || _rows == 1)
        {
            binding.BindInput(past, cache);
            binding.BindOutput(present, cache);
            return;
        }

        using var part = cache.View(row * (cache.Count / _rows), 1, Plan.CacheHeads, _capacity, Plan.HeadSize);
        binding.BindInput(past, part);
        binding.BindOutput(present, part);
    }

    // Makes room, keeping what is there. Memory that nobody wrote is zero: 0 times garbage could be NaN.
    private void Reserve(int length)
    {
        if (length <= _capacity)
            return;
        var capacity = Plan.OnDevice ? Plan.Context : Math.Min(Plan.Context, Math.Max(FirstCapacity, Math.Max(length, 2 * _capacity)));
        capacity = Math.Max(capacity, length);
        for (var i = 0; i < _caches.Length; i++)
        {
            var old = _caches[i];
            _caches[i] = Plan.OnDevice
                ? OnnxTensor.AllocateOnDevice(Plan.Session, Plan.CacheType, _rows, Plan.CacheHeads, capacity, Plan.HeadSize)
                : OnnxTensor.Allocate(Plan.CacheType, _rows, Plan.CacheHeads, capacity, Plan.HeadSize);
            if (!Plan.OnDevice)
            {
                _caches[i].Bytes().Clear();
                if (old is not null)
                    CacheCopy.Heads(old, _capacity, _caches[i], capacity, _capacity);
            }

            old?.Dispose();
        }

        _capacity = capacity;
        for (var i = 0; i < _bindings.Length; i++)
        {
            _bindings[i]?.Dispose();
            _bindings[i] = null;
        }
    }
}
