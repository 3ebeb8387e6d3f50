using LamPS.Model.Graphs;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Host.Tests.Models;

/// <summary>Writes a small decoder with random weights, as anybody could.</summary>
internal static class TinyModel
{
    /// <summary>Writes it.</summary>
    public static string Write(string folder, float spoil = 0)
    {
        Directory.CreateDirectory(folder);
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 600, Style = BpeStyle.Gpt2, SpecialTokens = ["<|endoftext|>"] });
        foreach (var page in Directory.GetFiles(Path.Combine(LampsProcess.Repository, "docs"), "*.md"))
            trainer.Add(File.ReadAllText(page));
        File.WriteAllBytes(Path.Combine(folder, "tokenizer.json"), trainer.Train(CancellationToken.None));
        var shape = new TransformerShape { Vocabulary = 640, Layers = 2, Width = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 96, Context = 8192 };
        var weights = WeightSet.Random(shape.Weights().Concat(shape.Head()), 3, 0.15f);
        if (spoil != 0)
            weights["norm"].AsSpan().Fill(spoil);
        DecoderFolder.Write(folder, shape, weights, new DecoderGraphOptions { Cache = CacheForm.Growing }, [0], null);
        return folder;
    }
}
