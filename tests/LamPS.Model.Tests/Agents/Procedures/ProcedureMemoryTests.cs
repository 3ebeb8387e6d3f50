using LamPS.Core;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents.Procedures;

public sealed class ProcedureMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-procedures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("I want a table of 3 rows and 4 columns", "insert-table")]
    [InlineData("\"Contoso\" should be red", "colour-word")]
    [InlineData("landscape pages please", "landscape")]
    public void Finds_by_the_words_that_are_shared(string clause, string wanted)
    {
        var found = Taught.Memory.Find("writer", clause, 3);

        Assert.Equal(wanted, found[0].Procedure.Id);
        Assert.All(found, f => Assert.InRange(f.Score, 0, 1));
        Assert.Equal(found.OrderByDescending(f => f.Score), found);
    }

    [Fact]
    public void Knows_only_what_is_taught_for_the_application()
    {
        Assert.True(Taught.Memory.Knows("writer"));
        Assert.False(Taught.Memory.Knows("mousepad"));
        Assert.False(Taught.Memory.Knows(null));
        Assert.Equal(["other"], Taught.Memory.Find("calc", "turn the page to landscape", 5).Select(f => f.Procedure.Id));
        Assert.Empty(Taught.Memory.Find("writer", "xyzzy", 5));
    }

    [Fact]
    public void A_phrasing_that_is_left_out_is_not_what_is_found()
    {
        var clause = "a grid of 3 by 4 cells";
        Assert.Equal("A grid of {rows} by {columns} cells", Taught.Memory.Find("writer", clause, 1)[0].Phrasing);

        var without = Taught.Memory.Find("writer", clause, 3, (procedure, phrasing) => phrasing.StartsWith("A grid", StringComparison.Ordinal));

        Assert.Equal("Insert a table with {rows} rows and {columns} columns", without.First(f => f.Procedure.Id == "insert-table").Phrasing);
        Assert.Empty(Taught.Memory.Find("writer", clause, 3, (_, _) => true));
    }

    [Fact]
    public void What_is_written_is_read_again_and_no_file_is_no_memory()
    {
        Assert.Empty(ProcedureMemory.Read(_folder, withKept: false).Procedures);
        Taught.Memory.Write(_folder, []);

        var read = ProcedureMemory.Read(_folder, withKept: false);

        Assert.Equal(Taught.Memory.Procedures.Select(p => p.Id), read.Procedures.Select(p => p.Id));
        Assert.Equal(Taught.Colour.Parameters[1].Choices, read.Procedures[1].Parameters[1].Choices);
    }

    [Fact]
    public void What_tests_keep_is_there_for_work_and_not_for_measuring()
    {
        var margins = Taught.Landscape with { Id = "margins", Phrasings = ["Wider margins"] };
        Taught.Memory.Write(_folder, [Taught.Landscape with { Phrasings = ["Tip the sheet over"] }, margins]);

        var (measured, used) = (ProcedureMemory.Read(_folder, withKept: false), ProcedureMemory.Read(_folder, withKept: true));

        Assert.Equal(Taught.Memory.Procedures.Select(p => (p.Application, p.Id)), measured.Procedures.Select(p => (p.Application, p.Id)));
        Assert.Equal(Taught.Landscape.Phrasings, measured.Procedures[2].Phrasings);
        Assert.Equal([.. measured.Procedures.Select(p => p.Id), "margins"], used.Procedures.Select(p => p.Id));
        Assert.Equal([.. Taught.Landscape.Phrasings, "Tip the sheet over"], used.Procedures[2].Phrasings);
        Assert.Equal("landscape", used.Find("writer", "tip the sheet over", 1)[0].Procedure.Id);
    }

    [Fact]
    public void Damaged_kept_procedures_are_an_error_that_names_their_file()
    {
        Taught.Memory.Write(_folder, []);
        File.WriteAllText(Path.Combine(_folder, ProcedureMemory.KeptFileName), "[{");

        Assert.Contains(ProcedureMemory.KeptFileName, Assert.Throws<LamException>(() => ProcedureMemory.Read(_folder, withKept: true)).Message);
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("{}")]
    [InlineData("[{\"id\":\"x\"}]")]
    [InlineData("[{\"id\":null,\"application\":\"writer\",\"phrasings\":[],\"lines\":[]}]")]
    public void A_damaged_file_is_an_error_that_names_it(string text)
    {
        File.WriteAllText(Path.Combine(_folder, ProcedureMemory.FileName), text);

        var error = Assert.Throws<LamException>(() => ProcedureMemory.Read(_folder, withKept: false));

        Assert.Equal("ProceduresInvalid", error.Id);
        Assert.Contains(ProcedureMemory.FileName, error.Message);
    }
}
