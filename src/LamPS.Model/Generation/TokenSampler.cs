using System.Numerics;

namespace LamPS.Model.Generation;

/// <summary>Chooses a token by its logits.</summary>
internal sealed class TokenSampler(GenerationOptions options)
{
    // Below this share of the likeliest token's probability (e to its power) a token is never drawn.
    private const float Negligible = 30;

    private readonly Random _random = new(options.Seed);
    private readonly List<(float Logit, int Token)> _ranked = [];

    /// <summary>Checks that logits are numbers: minus infinity is one, NaN and plus infinity are damage.</summary>
    public static bool AreUsable(ReadOnlySpan<float> logits)
    {
        var i = 0;
        var infinity = new Vector<float>(float.PositiveInfinity);
        for (; i <= logits.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (!Vector.LessThanAll(new Vector<float>(logits[i..]), infinity))
                return false;
        }

        for (; i < logits.Length; i++)
        {
            if (!(logits[i] < float.PositiveInfinity))
                return false;
        }

        return true;
    }

    /// <summary>The place of the largest value, the first of equal ones.</summary>
    public static int Largest(ReadOnlySpan<float> values)
    {
        var top = new Vector<float>(float.NegativeInfinity);
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            top = Vector.Max(top, new Vector<float>(values[i..]));
        var largest = float.NegativeInfinity;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            largest = MathF.Max(largest, top[lane]);
        for (; i < values.Length; i++)
            largest = MathF.Max(largest, values[i]);
        return values.IndexOf(largest);
    }

    /// <summary>Logarithm of the sum of the exponentials.</summary>
    public static double LogSum(ReadOnlySpan<float> logits)
    {
        var top = logits[Largest(logits)];
        var sum = 0.0;
        foreach (var logit in logits)
            sum += MathF.Exp(logit - top);
        return top + Math.Log(sum);
    }

    /// <summary>Chooses; <paramref name="logits"/> are changed. At least one must not be minus infinity.</summary>
    /// <param name="logits">Logits of all tokens, those that aren't allowed at minus infinity.</param>
    /// <param name="written">The tokens of the text, for the repetition penalty.</param>
    public int Choose(Span<float> logits, IReadOnlyList<int> written)
    {
        if (options.RepetitionPenalty != 1)
            Penalize(logits, written);
        return options.Temperature == 0 ? Largest(logits) : Draw(logits);
    }

    private void Penalize(Span<float> logits, IReadOnlyList<int> written)
    {
        foreach (var token in written.Distinct())
        {
            if (token < logits.Length)
                logits[token] = logits[token] > 0 ? logits[token] / options.RepetitionPenalty : logits[token] * options.RepetitionPenalty;
        }
    }

    private int Draw(ReadOnlySpan<float> logits)
    {
        var top = logits[Largest(logits)];
        var least = options.MinP > 0 ? MathF.Max(-Negligible, MathF.Log(options.MinP)) : -Negligible;
        _ranked.Clear();
        for (var i = 0; i < logits.Length; i++)
        {
            var scaled = (logits[i] - top) / options.Temperature;
            if (scaled >= least)
                _ranked.Add((scaled, i));
        }

        // Equal logits rank by their ids, so that a seed means the same everywhere.
        if (options.TopK > 0 || options.TopP < 1)
            _ranked.Sort((a, b) => a.Logit != b.Logit ? b.Logit.CompareTo(a.Logit) : a.Token.CompareTo(b.Token));
        if (options.TopK > 0 && _ranked.Count > options.TopK)
            _ranked.RemoveRange(options.TopK, _ranked.Count - options.TopK);
        var total = _ranked.Sum(r => Math.Exp(r.Logit));
        if (options.TopP < 1)
            total = KeepNucleus(total);

        var drawn = _random.NextDouble() * total;
        foreach (var (logit, token) in _ranked)
        {
            drawn -= Math.Exp(logit);
            if (drawn < 0)
                return token;
        }

        return _ranked[^1].Token;
    }

    private double KeepNucleus(double total)
    {
        var sum = 0.0;
        var count = 0;
        while (count < _ranked.Count && sum < options.TopP * total)
            sum += Math.Exp(_ranked[count++].Logit);
        _ranked.RemoveRange(count, _ranked.Count - count);
        return sum;
    }
}
