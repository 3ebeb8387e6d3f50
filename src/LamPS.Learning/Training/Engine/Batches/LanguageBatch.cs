using LamPS.Core;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Engine.Batches;

/// <summary>Makes batches for decoders.</summary>
public static class LanguageBatch
{
    /// <summary>Puts texts side by side, filled up to the longest.</summary>
    /// <param name="examples">The texts; at least one.</param>
    /// <param name="shape">Measures of the model; it takes no features with tokens.</param>
    /// <param name="name">What errors call the batch.</param>
    /// <exception cref="LamException">A text doesn't fit the model.</exception>
    public static TrainingBatch Of(IReadOnlyList<LanguageExample> examples, TransformerShape shape, string name = "")
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfZero(examples.Count);
        foreach (var example in examples)
            Check(example, shape);

        // The last token is only written, never read.
        var (rows, length) = (examples.Count, examples.Max(example => example.Tokens.Count) - 1);
        var weight = examples.Sum(example => example.Weight * (example.Tokens.Count - example.Given));
        var batch = new TrainingBatch(name, weight, rows * length, examples.Sum(example => example.Tokens.Count - 1));
        try
        {
            var ids = batch.Add("input_ids", 0L, rows, length);
            var positions = batch.Add("position_ids", 0L, rows, length);
            var targets = batch.Add("target_ids", -1L, rows, length);
            var weights = batch.Add("target_weights", 0f, rows, length);
            for (var row = 0; row < rows; row++)
            {
                var example = examples[row];
                for (var i = 0; i < example.Tokens.Count - 1; i++)
                {
                    var place = (row * length) + i;
                    (ids[place], positions[place]) = (example.Tokens[i], i);
                    if (i + 1 >= example.Given)
                        (targets[place], weights[place]) = (example.Tokens[i + 1], example.Weight);
                }
            }

            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private static void Check(LanguageExample example, TransformerShape shape)
    {
        var count = example.Tokens.Count;
        (bool Wrong, string Why)[] rules =
        [
            (count < 2 || count > shape.Context + 1, $"it has {count} tokens; at least 2 are needed, and the model sees {shape.Context}"),
            (example.Given < 1 || example.Given >= count, $"of its {count} tokens {example.Given} are given; at least one is, and one is left to write"),
            (example.Tokens.Any(token => token < 0 || token >= shape.Vocabulary), "a token isn't in the model's vocabulary"),
            (!(example.Weight >= 0) || !float.IsFinite(example.Weight), "its weight is below 0 or no number"),
            (shape.TokenFeatures > 0, "the model takes numbers with each token"),
        ];
        foreach (var (wrong, why) in rules)
        {
            if (wrong)
                throw EngineErrors.TrainingExampleInvalid(example.Name, why);
        }
    }
}
