using System.Globalization;
using LamPS.Core;

namespace LamPS.Model.Generation;

/// <summary>How to continue a text.</summary>
public sealed record GenerationOptions
{
    /// <summary>Most tokens to write; at least 1.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>0 takes the likeliest token each time; 1 draws as the model says; more is wilder.</summary>
    public float Temperature { get; init; }

    /// <summary>Draw among this many of the likeliest tokens; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Draw among the likeliest tokens that together have this probability; above 0, at most 1 for all.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Draw among tokens with at least this share of the likeliest one's probability; 0 for all, below 1.</summary>
    public float MinP { get; init; }

    /// <summary>Above 1 makes tokens that stand in the text already less likely; 1 for nothing.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>Equal seeds draw equal tokens.</summary>
    public int Seed { get; init; }

    /// <summary>Whether each token comes with its logarithmic probability, which costs a pass over the vocabulary.</summary>
    public bool LogProbabilities { get; init; }

    /// <summary>Tokens that end the text beside the model's own.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Sequences of tokens that end the text.</summary>
    public IReadOnlyList<IReadOnlyList<int>> StopSequences { get; init; } = [];

    /// <summary>Is asked after each token whether the text written so far is to end; for conditions on the text, such as a word to stop at.</summary>
    public Func<IReadOnlyList<int>, bool>? StopWhen { get; init; }

    /// <summary>What may be written; null for anything.</summary>
    public ITokenConstraint? Constraint { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="LamException">A value is out of its range.</exception>
    public void Validate()
    {
        Check(nameof(MaxTokens), MaxTokens, MaxTokens >= 1, "at least 1");
        Check(nameof(Temperature), Temperature, Temperature is >= 0 and < 1000, "from 0 to below 1000");
        Check(nameof(TopK), TopK, TopK >= 0, "0 or more");
        Check(nameof(TopP), TopP, TopP is > 0 and <= 1, "above 0 and at most 1");
        Check(nameof(MinP), MinP, MinP is >= 0 and < 1, "from 0 to below 1");
        Check(nameof(RepetitionPenalty), RepetitionPenalty, RepetitionPenalty is > 0 and < 1000, "above 0 and below 1000");
    }

    private static void Check(string option, double value, bool holds, string range)
    {
        if (!holds)
            throw GenerationErrors.GenerationOptionInvalid(option, value.ToString(CultureInfo.InvariantCulture), range);
    }
}
