namespace LamPS.Model.Generation;

/// <summary>Continues several texts together: prompts are read one by one, then every step runs all rows.</summary>
internal sealed class BatchGeneration(DecoderPlan plan, IReadOnlyList<IReadOnlyList<int>> prompts, IReadOnlyList<GenerationOptions> options)
{
    private readonly GenerationLoop[] _loops = [.. prompts.Select((prompt, i) => new GenerationLoop(plan, prompt, options[i]))];
    private readonly List<GeneratedToken>[] _written = [.. prompts.Select(_ => new List<GeneratedToken>())];
    private readonly int[] _calls = new int[prompts.Count];

    public IReadOnlyList<GenerationResult> Run(CancellationToken cancellationToken)
    {
        using var runner = new SharedCacheRunner(plan, prompts.Count);
        var rows = prompts.Count;
        var logits = new float[rows][];
        for (var row = 0; row < rows; row++)
        {
            logits[row] = runner.ReadRow(row, [.. prompts[row]], cancellationToken);
            _calls[row]++;
        }

        var next = new int[rows];
        var advance = new bool[rows];
        while (true)
        {
            for (var row = 0; row < rows; row++)
            {
                advance[row] = Next(row, logits[row], out var token);
                next[row] = advance[row] ? token : LastRead(row, runner.LengthOf(row));
            }

            if (!advance.Contains(true))
                break;
            runner.Step(next, advance, logits, cancellationToken);
            for (var row = 0; row < rows; row++)
                _calls[row] += advance[row] ? 1 : 0;
        }

        return [.. _loops.Select((loop, row) => new GenerationResult(_written[row], loop.Stop!.Value, 0, _calls[row]))];
    }

    // Writes the next token of a row; false when the row has ended.
    private bool Next(int row, float[] logits, out int token)
    {
        token = 0;
        var loop = _loops[row];
        if (loop.Stop is not null)
            return false;
        var forced = loop.Forced();
        if (forced is null && loop.Stop is not null)
            return false;
        if (forced is null && !TokenSampler.AreUsable(logits))
            throw GenerationErrors.LogitsNotFinite(prompts[row].Count + loop.Written.Count);
        var written = forced ?? loop.Choose(logits);
        _written[row].Add(written);
        token = written.Id;
        return loop.Stop is null;
    }

    private int LastRead(int row, int length) => length <= prompts[row].Count ? prompts[row][length - 1] : _loops[row].Written[length - 1 - prompts[row].Count];
}
