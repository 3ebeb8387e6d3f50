using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>One text, or several, that a model has read, with what it remembers of them. Not for several threads at once.</summary>
internal abstract class DecoderRunner(DecoderPlan plan) : IDisposable
{
    // Attention computes all pairs of what it reads at once, also those that it hides, so parts cost less than the whole; shorter ones read weights too often.
    private const int Chunk = 256;

    private readonly float[] _last = new float[plan.Vocabulary];
    private OnnxTensor? _single;

    public DecoderPlan Plan => plan;

    /// <summary>Tokens of the (first) text that are remembered.</summary>
    public abstract int Length { get; }

    /// <summary>Runs of the model so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Forgets all but the first tokens.</summary>
    public abstract void Truncate(int length);

    /// <summary>Reads tokens.</summary>
    /// <returns>The logits of what comes after the last; they may be changed, and are good until the next call.</returns>
    /// <exception cref="Core.LamException">The run failed, or gave no numbers.</exception>
    public Span<float> Read(ReadOnlySpan<int> tokens, CancellationToken cancellationToken)
    {
        while (tokens.Length > 0)
        {
            var part = tokens[..Math.Min(Chunk, tokens.Length)];
            tokens = tokens[part.Length..];
            Run(part, null, null, tokens.Length > 0 ? null : (logits, rows) => ReadRow(logits, rows - 1, _last), cancellationToken);
        }

        CheckUsable(_last, Length);
        return _last;
    }

    /// <summary>Reads tokens and hands over the logits after each; a model that gives only the last ones takes a run a token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="onLogits">Gets the number of the token, and the logits.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public void ReadEach(ReadOnlySpan<int> tokens, Action<int, float[]> onLogits, CancellationToken cancellationToken)
    {
        var step = plan.LastLogitsOnly ? 1 : Chunk;
        for (var done = 0; done < tokens.Length;)
        {
            var part = tokens.Slice(done, Math.Min(step, tokens.Length - done));
            var (from, count) = (done, part.Length);
            Run(
                part,
                null,
                null,
                (logits, _) =>
                {
                    for (var i = 0; i < count; i++)
                        Hand(logits, i, from + i, onLogits);
                },
                cancellationToken);
            done += count;
        }
    }

    /// <summary>Reads tokens that continue the text in several ways, in one run, and forgets them again.</summary>
    /// <param name="tokens">The tokens, one way after the other.</param>
    /// <param name="positions">Positions as in the way that each belongs to.</param>
    /// <param name="sees">Whether a token (first) sees another of them (second).</param>
    /// <param name="onLogits">Gets the number of the token, and the logits.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public void ReadTree(ReadOnlySpan<int> tokens, IReadOnlyList<int> positions, Func<int, int, bool> sees, Action<int, float[]> onLogits, CancellationToken cancellationToken)
    {
        var length = Length;
        var count = tokens.Length;
        Run(
            tokens,
            positions,
            sees,
            (logits, _) =>
            {
                for (var i = 0; i < count; i++)
                    Hand(logits, i, i, onLogits);
            },
            cancellationToken);
        Truncate(length);
    }

    public void Dispose()
    {
        Dispose(true);
        _single?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>Runs the model over tokens and remembers them.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="positions">Their positions; null to follow the text.</param>
    /// <param name="sees">Which of them see which; null for those before them.</param>
    /// <param name="onLogits">Gets the logits and the number of their rows; null when nobody wants them.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    protected abstract void Run(
        ReadOnlySpan<int> tokens, IReadOnlyList<int>? positions, Func<int, int, bool>? sees, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken);

    /// <summary>Runs what is bound, and hands over the logits.</summary>
    protected void Finish(OnnxBinding binding, int rows, int tokens, Action<OnnxTensor, int>? onLogits, CancellationToken cancellationToken)
    {
        var count = plan.LastLogitsOnly ? 1 : tokens;
        var single = rows == 1 && count == 1;
        var logits = single && _single is not null ? _single : OnnxTensor.Allocate(plan.LogitsType, rows, count, plan.Vocabulary);
        if (single)
            _single = logits;
        try
        {
            binding.BindOutput(plan.Config.Logits, logits);
            binding.Run(cancellationToken);
            Calls++;
            onLogits?.Invoke(logits, rows * count);
        }
        finally
        {
            if (!single)
                logits.Dispose();
        }
    }

    /// <summary>Binds whole numbers in the type that the input has.</summary>
    protected static void BindNumbers(OnnxBinding binding, string name, OnnxElementType type, ReadOnlySpan<int> values, params ReadOnlySpan<long> shape)
    {
        using var tensor = OnnxTensor.Allocate(type, shape);
        if (type == OnnxElementType.Int32)
        {
            values.CopyTo(tensor.Span<int>());
        }
        else
        {
            var target = tensor.Span<long>();
            for (var i = 0; i < values.Length; i++)
                target[i] = values[i];
        }

        // The binding keeps the value after this one is given back.
        binding.BindInput(name, tensor);
    }

    /// <summary>Binds the bias that hides other continuations; the attention itself hides what comes later.</summary>
    protected static void BindBias(OnnxBinding binding, int tokens, int past, Func<int, int, bool>? sees)
    {
        using var bias = OnnxTensor.Allocate<float>(1, 1, tokens, past + tokens);
        var values = bias.Span<float>();
        values.Clear();
        for (var i = 0; i < tokens && sees is not null; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!sees(i, j))
                    values[(i * (past + tokens)) + past + j] = float.NegativeInfinity;
            }
        }

        binding.BindInput("attention_bias", bias);
    }

    /// <summary>Positions of tokens: given ones, or those that follow the text.</summary>
    protected static int[] Places(int past, int count, IReadOnlyList<int>? positions) =>
        [.. Enumerable.Range(0, count).Select(i => positions?[i] ?? past + i)];

    protected static void CheckUsable(ReadOnlySpan<float> logits, int length)
    {
        if (!TokenSampler.AreUsable(logits))
            throw GenerationErrors.LogitsNotFinite(length);
    }

    protected void ReadRow(OnnxTensor logits, int row, Span<float> target)
    {
        if (plan.LogitsType == OnnxElementType.Float32)
            logits.Span<float>().Slice(row * plan.Vocabulary, plan.Vocabulary).CopyTo(target);
        else
            Widen(logits.Span<Half>().Slice(row * plan.Vocabulary, plan.Vocabulary), target);
    }

    private static void Widen(ReadOnlySpan<Half> values, Span<float> target)
    {
        for (var i = 0; i < values.Length; i++)
            target[i] = (float)values[i];
    }

    private void Hand(OnnxTensor logits, int row, int token, Action<int, float[]> onLogits)
    {
        ReadRow(logits, row, _last);
        CheckUsable(_last, Length);
        onLogits(token, _last);
    }
}
