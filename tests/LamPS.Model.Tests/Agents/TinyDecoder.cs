using LamPS.Model.Graphs;
using LamPS.Model.Tests.Graphs;
using LamPS.Model.Tests.Tokenizers;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Tests.Agents;

/// <summary>Folder of a small decoder with random weights and a tokenizer of its own.</summary>
internal sealed class TinyDecoder : IDisposable
{
    public TinyDecoder(int context = 4096, float spoil = 0, int seed = 7)
    {
        Folder = Directory.CreateTempSubdirectory("lamps-decoder-").FullName;
        var json = TestTokenizers.Content("gpt2");
        File.WriteAllBytes(Path.Combine(Folder, "tokenizer.json"), json);
        Tokenizer = Tokenizer.Load(Folder);
        var shape = Shapes.Tiny with { Vocabulary = Tokenizer.Count, Context = context };
        var weights = Shapes.Weights(shape, seed);
        if (spoil != 0)
            weights["norm"].AsSpan().Fill(spoil);
        DecoderFolder.Write(Folder, shape, weights, new DecoderGraphOptions { Cache = CacheForm.Growing }, [0], null);
    }

    public string Folder { get; }

    public Tokenizer Tokenizer { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
