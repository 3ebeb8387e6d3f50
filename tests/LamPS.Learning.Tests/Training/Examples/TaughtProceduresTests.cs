using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class TaughtProceduresTests
{
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Table = SplitTable.Shipped("writer");

    [Fact]
    public void Nothing_that_tests_ask_for_is_taught()
    {
        var taught = TaughtProcedures.Of(Recipes, Table).ToList();

        Assert.True(taught.Count > 60, $"{taught.Count} procedures");
        Assert.DoesNotContain(taught, p => Table.IsTestFamily(p.Id));
        Assert.All(taught, p => Assert.DoesNotContain(p.Phrasings, t => Recipes[p.Id].Phrasings.Any(r => r.Source == t && Table.IsTestPhrasing(p.Id, r))));
        Assert.All(taught, p => Assert.NotEmpty(Recipes[p.Id].Expert));
    }

    [Fact]
    public void Places_in_lines_have_parameters()
    {
        foreach (var procedure in TaughtProcedures.Of(Recipes, Table))
        {
            var places = procedure.Lines.SelectMany(l => ProcedureMemory.Place().Matches(l)).Select(m => m.Groups["name"].Value).Distinct();
            Assert.Empty(places.Except(procedure.Parameters.Select(p => p.Name)));
        }
    }
}
