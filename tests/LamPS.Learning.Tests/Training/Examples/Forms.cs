using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Learning.Tests.Training.Examples;

/// <summary>A small form and a tokenizer for it.</summary>
internal static class Forms
{
    public static CompactForm Small { get; } = new() { Vocabulary = 320, Layers = 1, Width = 32, Heads = 2, FeedForward = 48, Context = 3072 };

    public static Tokenizer Tokenizer { get; } = Train();

    public static CompactEncoder Encoder { get; } = new(Tokenizer, Small.Config);

    private static Tokenizer Train()
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = Small.Vocabulary, SpecialTokens = ["<pad>"] });
        foreach (var word in new[] { " insert", " table", " rows", " columns", " menu", " button", " set", " press", " choose", " format" })
            trainer.Add(word + word);
        return LamPS.Model.Tokenizers.Tokenizer.Parse(trainer.Train(CancellationToken.None));
    }
}
