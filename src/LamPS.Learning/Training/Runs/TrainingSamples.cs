using System.Text.RegularExpressions;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Tokenizers;

namespace LamPS.Learning.Training.Runs;

/// <summary>What a model says of a few examples that are kept back, in words: numbers don't show what kind of mistakes it makes.</summary>
/// <param name="tokenizer">Turns what the model reads back into words.</param>
internal sealed partial class TrainingSamples(Tokenizer tokenizer)
{
    /// <summary>Names of the columns.</summary>
    public const string Head = "step\tpool\texample\tright\tsaid";

    /// <summary>Most of each pool.</summary>
    public const int Most = 5;

    /// <summary>One of them as a line of a table.</summary>
    /// <param name="step">Step.</param>
    /// <param name="pool">Pool.</param>
    /// <param name="example">Example in which something is chosen.</param>
    /// <param name="chosen">Number of what the model chose.</param>
    public string Row(long step, string pool, CompactExample example, int chosen) =>
        Row(step, pool, example.Name, Text(example, example.Candidate), Text(example, chosen));

    /// <summary>A line of a table.</summary>
    /// <param name="step">Step.</param>
    /// <param name="pool">Pool.</param>
    /// <param name="name">Name of the example.</param>
    /// <param name="right">What is right.</param>
    /// <param name="said">What the model said.</param>
    public static string Row(long step, string pool, string name, string right, string said) => string.Join('\t', new[] { $"{step}", pool, name, right, said }.Select(c => Spaces().Replace(c, " ").Trim()));

    // Choices stand one after the other, each as a segment of its own.
    private string Text(CompactExample example, int choice)
    {
        var input = example.Input;
        return tokenizer.Decode(Enumerable.Range(0, input.Tokens.Count).Where(i => input.Segments[i] == choice + 1).Select(i => input.Tokens[i]));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
