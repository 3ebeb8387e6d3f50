using System.Text;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Benchmarks;

/// <summary>A tokenizer of 32,000 tokens, trained on the sources and documents of this repository; made once a run.</summary>
internal static class BenchmarkTokenizer
{
    private const int Size = 32_000;
    private static byte[]? _content;

    /// <summary>The content of its <c>tokenizer.json</c>.</summary>
    public static byte[] Content(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (_content is not null)
            return _content;
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = Size, Style = BpeStyle.Qwen, LeastCount = 1, SpecialTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"] });
        trainer.Add(Text(settings));
        return _content = trainer.Train(cancellationToken);
    }

    /// <summary>All sources and documents, one after the other.</summary>
    public static string Text(BenchmarkSettings settings)
    {
        var text = new StringBuilder();
        foreach (var folder in (string[])["src", "tests", "docs", "build", "benchmarks"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(settings.Repository, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (Path.GetExtension(file) is ".cs" or ".md" or ".txt" or ".json" && new FileInfo(file).Length < 200_000)
                    text.Append(File.ReadAllText(file));
            }
        }

        return text.ToString();
    }
}
