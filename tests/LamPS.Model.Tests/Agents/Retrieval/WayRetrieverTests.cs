using LamPS.Core;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Testing;
using Xunit;

namespace LamPS.Model.Tests.Agents.Retrieval;

public sealed class WayRetrieverTests
{
    // Two directions: slanted and bold. 'oblique' is known by its general vector alone.
    private static readonly RetrieverTables Tables = new()
    {
        Words = ["slanted", "bold", "italic"], Pairs = ["not slanted"], Further = ["oblique"], Procedures = ["writer/italic", "writer/bold"], Width = 2, GeneralWidth = 2,
        Tensors = new Dictionary<string, float[]>
        {
            [RetrieverTables.RequestImportance] = [1, 1, 1, 0], [RetrieverTables.RequestWords] = [1, 0, 0, 1, 1, 0], [RetrieverTables.RequestPairs] = [-4, 4], [RetrieverTables.RequestProjection] = [1, 0, 0, 1],
            [RetrieverTables.WayImportance] = [0, 0, 0, 0], [RetrieverTables.WayWords] = [0, 0, 0, 1, 1, 0], [RetrieverTables.WayName] = [1, 0, 0, 1], [RetrieverTables.WayPlace] = [0, 0, 0, 0],
            [RetrieverTables.Taught] = [1, 0, 0, 1, -1, 0], [RetrieverTables.Vectors] = [1, 0, 0, 1, 1, 0, 1, 0],
        },
    };

    private static readonly Procedure Italic = Named("italic");

    private static readonly Procedure Bold = Named("bold");

    private static readonly WayRetriever Retriever = new(Tables);

    [Fact]
    public void The_retriever_that_ships_knows_the_procedures_that_ship_by_their_names()
    {
        var folder = RepositoryFiles.Find(Path.Combine("models", "lam-desk"));
        var memory = ProcedureMemory.Read(folder, withKept: true);

        var names = memory.Procedures.Select(RetrieverText.Key).ToHashSet();
        Assert.NotEmpty(names);
        Assert.All(RetrieverTables.Read(folder)!.Procedures, p => Assert.Contains(p, names));
    }

    [Theory]
    [InlineData("make it slanted", "italic")]
    [InlineData("bold, please", "bold")]
    [InlineData("oblique letters", "italic")]
    public void The_procedure_that_is_meant_is_likeliest(string clause, string id)
    {
        var answer = Retriever.Ask(clause, [Italic, Bold]);

        Assert.Equal(id == "italic", answer.Of(Italic) > answer.Of(Bold));
        Assert.Equal(1, Math.Exp(answer.Of(Italic)) + Math.Exp(answer.Of(Bold)) + Math.Exp(answer.Nothing), 5);
    }

    [Fact]
    public void Two_words_may_mean_what_neither_of_them_does()
    {
        var answer = Retriever.Ask("not slanted", [Italic, Bold]);

        Assert.True(answer.Of(Bold) > answer.Of(Italic));
    }

    [Fact]
    public void Ways_of_the_map_and_procedures_that_came_later_are_known_by_their_words()
    {
        var (later, other) = (Named("later", "oblique {word}"), Named("other", "bold {word}"));
        var answer = Retriever.Ask("slanted", [later, other]);

        Assert.True(answer.Of(Retriever.Way(["Choose Format > Italic"])) > answer.Of(Retriever.Way(["Choose Format > Bold"])));
        Assert.True(answer.Of(later) > Math.Log(0.9));
        Assert.Equal(1, Math.Exp(answer.Of(later)) + Math.Exp(answer.Of(other)) + Math.Exp(answer.Nothing), 5);
    }

    [Fact]
    public void By_words_a_procedure_is_what_its_lines_say_and_one_that_came_later_what_people_say()
    {
        var (learned, later) = (Italic with { Lines = ["Choose Format > Bold"] }, Named("later", "oblique {word}"));
        var answer = Retriever.Ask("slanted", [learned, later]);

        Assert.Equal(answer.Of(Retriever.Way(learned.Lines)), answer.ByWords(learned));
        Assert.True(answer.ByWords(learned) < answer.Of(learned));
        Assert.Equal(answer.Of(later), answer.ByWords(later));
    }

    [Fact]
    public void What_nothing_is_known_of_is_nothing_in_particular() => Assert.Equal(Math.Log(1.0 / 3), Retriever.Ask("xyzzy", [Italic, Bold]).Of(Bold), 5);

    [Fact]
    public void A_memory_finds_by_it_what_shares_no_word_with_a_request_and_only_in_its_application()
    {
        var slanted = Named("italic", "make {word} slanted");
        var memory = new ProcedureMemory([slanted, Named("bold", "make {word} bold"), slanted with { Application = "calc" }]) { Retriever = Retriever };

        Assert.Empty(memory.Find("writer", "oblique", 5));
        var found = memory.Find("writer", "oblique", 5, answer: memory.Ask("writer", "oblique"));
        Assert.Equal(["italic", "bold"], found.Select(f => f.Procedure.Id));
        Assert.True(found[0].Retrieved > Math.Log(0.5));
        Assert.Same(slanted, found[0].Procedure);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var folder = new Scratch();
        Tables.Write(Path.Combine(folder.Path, RetrieverTables.FileName));

        var read = RetrieverTables.Read(folder.Path)!;

        Assert.Equal(Tables.Words, read.Words);
        Assert.Equal(Tables.Pairs, read.Pairs);
        Assert.Equal(Tables.Further, read.Further);
        Assert.Equal(Tables.Procedures, read.Procedures);
        foreach (var (name, rows, columns) in Tables.Shapes)
        {
            Assert.Equal(rows * columns, read.Tensors[name].Length);
            Assert.Equal(Tables.Tensors[name], read.Tensors[name]);
        }
    }

    [Fact]
    public void A_model_without_the_file_has_none()
    {
        using var folder = new Scratch();
        Assert.Null(WayRetriever.Read(folder.Path));
    }

    [Fact]
    public void Damage_is_an_error_that_names_the_file_and_never_anything_else()
    {
        using var folder = new Scratch();
        var path = Path.Combine(folder.Path, RetrieverTables.FileName);
        Tables.Write(path);
        var whole = File.ReadAllBytes(path);
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--)
                bytes[random.Next(bytes.Length - 60)] = (byte)random.Next(256);
            File.WriteAllBytes(path, i % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                WayRetriever.Read(folder.Path)!.Ask("not slanted, but bold", [Italic, Bold]);
            }
            catch (LamException error)
            {
                Assert.Equal("RetrieverInvalid", error.Id);
                Assert.Contains(path, error.Message);
                refused++;
            }
        }

        Assert.True(refused > 1000, $"{refused}");
    }

    private static Procedure Named(string id, params string[] phrasings) => new()
    {
        Id = id, Application = "writer", Phrasings = phrasings, Lines = [], Parameters = [new("word", ProcedureParameter.Text, [])],
    };

    private sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
