using LamPS.Core;
using LamPS.Learning.Tests.Training.Engine;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Retrieval;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Graphs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Retrieval;

[Trait("Needs", "onnxruntime")]
public sealed class RetrieverTrainingTests : IDisposable
{
    private static readonly Procedure[] Procedures =
    [
        Of("italic", ["Select the text \"{word}\"", "Choose Format > Text > Italic"], "slant \"{word}\"", "\"{word}\" in slanted letters", "lean the letters of \"{word}\""),
        Of("bold", ["Select the text \"{word}\"", "Choose Format > Text > Bold"], "thicken \"{word}\"", "\"{word}\" in heavy letters", "fat letters for \"{word}\""),
        Of("page", ["Choose Format > Page Style...", "Open the tab Page", "Select Landscape", "Press OK"], "turn the sheet", "the sheet should be wider than it is high"),
    ];

    private static readonly Procedure[] Elsewhere =
    [
        Of("oblique", ["Choose Type > Italic"], "tilt", "tilt it", "please tilt"),
        Of("heavy", ["Choose Type > Bold"], "blacken", "blacken it", "please blacken"),
    ];

    private static readonly string[] Foreign = ["what is the weather like", "book a flight"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Gradients_of_the_whole_model_agree_with_differences(int general)
    {
        var words = new RetrieverWords(Procedures, Foreign, []);
        var definition = new RetrieverTraining(Shape(words, general));
        using var batch = words.Batch(words.Taught, [0, 3, 6, 9, 1], Vectors(words, general), new("left out"), "batch");

        WholeGradientCheck.Check(definition, WeightSet.Random(definition.Weights, 3, 0.5f), batch);
    }

    [Fact]
    public void What_was_trained_is_what_is_used()
    {
        var tables = Train(120, null);
        var retriever = new WayRetriever(tables);

        foreach (var procedure in Procedures)
        {
            foreach (var phrasing in procedure.Phrasings.Select(p => p.Replace("{word}", "Contoso", StringComparison.Ordinal)))
            {
                var answer = retriever.Ask(phrasing, Procedures);
                Assert.Equal(procedure.Id, Procedures.MaxBy(answer.Of)!.Id);
                Assert.True(answer.Of(procedure) > answer.Nothing);
            }
        }

        Assert.All(Foreign, f => Assert.True(retriever.Ask(f, Procedures).Nothing > Math.Log(0.5)));
        Assert.All(Enumerable.Range(0, Procedures.Length + 1), i => Assert.Equal(1, tables.Tensors[RetrieverTables.Taught].Skip(i * 16).Take(16).Sum(v => v * v), 3));
    }

    [Fact]
    public void A_word_that_nobody_taught_means_what_its_general_vector_is_near_to()
    {
        var file = Path.Combine(_folder, "vectors.txt");
        string[] slanted = ["slant", "slanted", "lean", "oblique"], heavy = ["thicken", "heavy", "fat", "plump"];
        File.WriteAllLines(file, [.. slanted.Select(w => $"{w} 1 0.1 0"), .. heavy.Select(w => $"{w} 0 0.1 1"), "sheet 0 1 0", "table -1 0 -1"]);

        var tables = Train(200, file);
        var retriever = new WayRetriever(tables);

        Assert.Equal(["oblique", "plump", "table"], tables.Further);
        Assert.Equal("italic", Procedures.MaxBy(retriever.Ask("oblique", Procedures).Of)!.Id);
        Assert.Equal("bold", Procedures.MaxBy(retriever.Ask("plump", Procedures).Of)!.Id);
    }

    [Fact]
    public void What_other_programs_are_asked_for_teaches_words_and_no_way()
    {
        var without = new WayRetriever(Train(240, null));
        var tables = Train(240, null, Elsewhere);
        var retriever = new WayRetriever(tables);

        Assert.Equal(Procedures.Length, tables.Procedures.Count);
        Assert.Contains("tilt", retriever.Tables.Words);
        Assert.DoesNotContain("tilt", without.Tables.Words);

        // Landscape is nothing that the other programs of this test tell apart from anything.
        Assert.Equal("italic", Procedures[..2].MaxBy(retriever.Ask("tilt", Procedures).ByWords)!.Id);
        Assert.Equal("bold", Procedures[..2].MaxBy(retriever.Ask("blacken", Procedures).ByWords)!.Id);
        Assert.Equal(["italic", "bold", "page"], Procedures.Select(p => Procedures.MaxBy(retriever.Ask(p.Phrasings[0], Procedures).Of)!.Id));
    }

    [Fact]
    public void Of_what_other_programs_do_the_gradients_agree_with_differences_as_well()
    {
        var words = new RetrieverWords(Procedures, Foreign, Elsewhere);
        var definition = new RetrieverTraining(Shape(words, 0));
        using var batch = words.Batch(words.Elsewhere, [0, 1, 2], [], new("left out"), "batch");

        WholeGradientCheck.Check(definition, WeightSet.Random(definition.Weights, 3, 0.5f), batch);
    }

    [Fact]
    public void Equal_seeds_give_equal_retrievers() => Assert.Equal(Train(20, null).Tensors[RetrieverTables.Taught], Train(20, null).Tensors[RetrieverTables.Taught]);

    [Fact]
    public void Training_and_use_agree_on_every_logit()
    {
        var words = new RetrieverWords(Procedures, Foreign, []);
        var tables = Train(20, null);
        var shape = Shape(words, 0) with { Width = 16 };
        var weights = new WeightSet();
        foreach (var weight in shape.Weights.Where(w => w.Name != RetrieverShape.Own))
            weights[weight.Name] = weight.Shape[1] == 1 ? tables.Tensors[weight.Name][..^1] : tables.Tensors[weight.Name];
        weights[RetrieverShape.Own] = new float[shape.Ways * 16];
        using var session = TrainingSession.Open(new RetrieverTraining(shape), weights, new() { Threads = 1 }, Token);
        using var batch = words.Batch(words.Taught, [0, 4], [], null, "batch");

        var logits = session.Evaluate(batch, Token).Outputs["logits"];

        var retriever = new WayRetriever(tables);
        foreach (var (row, clause) in new[] { (0, "slant \"Contoso\""), (1, "\"Contoso\" in heavy letters") })
        {
            var answer = retriever.Ask(clause, Procedures);
            double Logit(int way) => answer.Of(retriever.Way(Procedures[way].Lines));
            for (var way = 1; way < Procedures.Length; way++)
                Assert.Equal(logits[(row * shape.Ways) + way] - logits[row * shape.Ways], Logit(way) - Logit(0), 1e-3);
        }
    }

    [Theory]
    [InlineData("sheet 1 2\nslant 1\n", 2, "1 numbers")]
    [InlineData("sheet 1 x\n", 1, "numbers")]
    [InlineData("sheet\n", 1, "a word and its numbers")]
    [InlineData("", 1, "there is none")]
    public void Vectors_that_are_none_are_an_error_that_says_where(string text, int line, string says)
    {
        var file = Path.Combine(_folder, "vectors.txt");
        File.WriteAllText(file, text);

        var error = Assert.Throws<LamException>(() => WordVectors.Read(file, new HashSet<string> { "sheet", "slant" }, 5));

        Assert.Equal("WordVectorsInvalid", error.Id);
        Assert.Contains($"{file}({line})", error.Message);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void Vectors_that_are_not_there_are_an_error() => Assert.Equal("WordVectorsInvalid", Assert.Throws<LamException>(() => WordVectors.Read(Path.Combine(_folder, "none.txt"), new HashSet<string>(), 5)).Id);

    private RetrieverTables Train(int steps, string? vectors, params Procedure[] elsewhere) => new RetrieverTrainer(new TrainingConfig.RetrieverConfig { Steps = steps, Batch = 8, Width = 16, LearningRate = 0.02, Elsewhere = 0.4 }, "1")
        .Train(Procedures, Foreign, elsewhere, vectors, Path.Combine(_folder, "curve.csv"), null, Token);

    private static RetrieverShape Shape(RetrieverWords words, int general) => new(words.Words.Count, Math.Max(1, words.Pairs.Count), Procedures.Length + 1, 8, general);

    private static float[] Vectors(RetrieverWords words, int general)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, words.Words.Count * general).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static Procedure Of(string id, string[] lines, params string[] phrasings) => new()
    {
        Id = id, Application = "writer", Phrasings = phrasings, Lines = lines, Parameters = [new("word", ProcedureParameter.Text, [])],
    };
}
