using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class NamedRequestsTests
{
    private static readonly ApplicationMap Map = new ApplicationMapStore(null).Find("writer")!;
    private static readonly TestedEntries Tested = new(RecipeCatalog.Shipped(), SplitTable.Shipped("writer"));
    private static readonly IReadOnlyList<EntryRequests> All = NamedRequests.Of(Map, Tested);

    [Theory]
    [InlineData("Edit > Copy", "", "Choose Edit > Copy")]
    [InlineData("Format > Text > Overline", "", "make \"{text}\" overline")]
    [InlineData("Styles > Subtitle", "", "apply the style Subtitle to \"{text}\"")]
    [InlineData("Table > Insert Table...", "Rows", "Choose Table > Insert Table, set rows to {number}")]
    public void WhatStandsOnAMenuIsAskedFor(string path, string field, string request) =>
        Assert.Contains(All, e => e.Choose == path && e.Field == field && e.Requests.Contains(request));

    [Fact]
    public void WhatFamiliesOfTestsDoIsNotAskedFor()
    {
        var table = SplitTable.Shipped("writer");
        var lines = RecipeCatalog.Shipped().All.Where(r => table.IsTestFamily(r.Id)).SelectMany(r => r.Expert.Concat(r.Proof)).Select(s => s.Line.Source).ToHashSet();
        Assert.DoesNotContain(All, e => e.Field.Length == 0 && lines.Contains($"Choose {e.Choose}"));
        Assert.True(Tested.Contains(lines.First(l => l.StartsWith("Choose ", StringComparison.Ordinal) && l.Contains(" > ", StringComparison.Ordinal))["Choose ".Length..], ""));
    }

    [Fact]
    public void WhatFamiliesOfTestsDoIsNoWrongWayEither()
    {
        var table = SplitTable.Shipped("writer");
        bool Does(Recipe recipe) => Tested.Does(PlanWay.OfMap([.. recipe.Expert.Select(s => new PlanStep(recipe.Parameters.Where(p => p.Choices.Count > 0).Aggregate(s.Line.Source, (line, p) => line.Replace($"{{{p.Name}}}", p.Choices[0].Said, StringComparison.Ordinal)), "map", "", ""))], 1));
        var (held, taught) = (RecipeCatalog.Shipped().All.Where(r => table.IsTestFamily(r.Id) && r.Expert.Any(e => e.Line.Source.Contains(" > ", StringComparison.Ordinal))).ToList(),
            RecipeCatalog.Shipped().All.Where(r => r.Application == "writer" && !table.IsTestFamily(r.Id) && r.Expert.Count > 0).ToList());
        Assert.All(held, r => Assert.True(Does(r), r.Id));
        Assert.True(taught.Count(Does) < taught.Count / 4, string.Join(", ", taught.Where(Does).Select(r => r.Id)));
    }

    [Fact]
    public void MostRequestsAreWaysOfTheMap()
    {
        var ways = new MapWays(Map);
        var asked = All.SelectMany(e => e.Requests.Select(r => (Entry: e, Request: r.Replace("{text}", "tide", StringComparison.Ordinal).Replace("{value}", "ebb", StringComparison.Ordinal).Replace("{number}", "3", StringComparison.Ordinal)))).ToList();
        var found = asked.Count(a => ways.Of(a.Entry.Choose, a.Entry.Tab, a.Entry.Field, a.Entry.Role, a.Request).Count > 0);
        Assert.True(found > 0.9 * asked.Count, $"{found} of {asked.Count}");
    }

    [Fact]
    public void ANameThatSeveralEntriesHaveIsNeverSaidAlone()
    {
        var several = Map.Menus.GroupBy(m => m.Path[(m.Path.LastIndexOf('>') + 2)..]).Where(g => g.Count() > 1).Select(g => g.Key.ToLowerInvariant()).ToHashSet();
        Assert.NotEmpty(several);
        Assert.DoesNotContain(All.Where(e => e.Field.Length == 0).SelectMany(e => e.Requests), several.Contains);
    }
}
