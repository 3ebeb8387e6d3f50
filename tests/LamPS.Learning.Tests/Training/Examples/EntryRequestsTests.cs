using LamPS.Core.Applications;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class EntryRequestsTests
{
    private static readonly ApplicationMap Map = new ApplicationMapStore(null).Find("writer")!;

    [Fact]
    public void EveryRequestIsForSomethingOfTheMap()
    {
        var fields = Map.Dialogs.SelectMany(d => d.Fields.Select(f => (d.OpenedBy, f.Tab, f.Label, f.Role))).ToHashSet();
        var paths = Map.Menus.Select(m => m.Path).ToHashSet();
        var all = EntryRequests.Shipped("writer");
        Assert.True(all.Sum(e => e.Requests.Count) > 5000);
        Assert.All(all, e => Assert.True(e.Field.Length == 0 ? paths.Contains(e.Choose) : fields.Contains((e.Choose, e.Tab, e.Field, e.Role)), $"{e.Choose} {e.Tab} {e.Field} {e.Role}"));
    }

    [Fact]
    public void WhatFamiliesOfTestsDoIsNotAskedFor()
    {
        var table = SplitTable.Shipped("writer");
        var lines = RecipeCatalog.Shipped().All.Where(r => table.IsTestFamily(r.Id)).SelectMany(r => r.Expert.Concat(r.Proof)).Select(s => s.Line.Source).ToHashSet();
        Assert.DoesNotContain(EntryRequests.Shipped("writer"), e => e.Field.Length == 0 && lines.Contains($"Choose {e.Choose}"));
    }

    [Theory]
    [InlineData("Table > Insert Table...", "", "Rows", "I need a table with 7 rows", "Choose Table > Insert Table... ; Set Rows to 7 ; Press Insert")]
    [InlineData("Format > Character...", "Font Effects", "Hidden", "hide \"Contoso\"", "Select the text \"Contoso\" ; Choose Format > Character... ; Open the tab Font Effects ; Switch on Hidden ; Press OK")]
    [InlineData("Format > Text > Bold", "", "", "fat letters for \"Contoso\"", "Select the text \"Contoso\" ; Choose Format > Text > Bold")]
    public void AnEntryOfTheMapBecomesAWay(string path, string tab, string field, string request, string lines) =>
        Assert.Contains(new MapWays(Map).Of(path, tab, field, "", request), w => w.Text == lines);

    [Fact]
    public void AFieldWithoutAValueIsNoWay() => Assert.Empty(new MapWays(Map).Of("Table > Insert Table...", "", "Rows", "", "I need a table"));

    [Fact]
    public void FieldsThatAreNamedTogetherAreSetTogether() =>
        Assert.Contains(new MapWays(Map).Find("a table with 5 rows and 4 columns", WordAssociations.None, 14), w => w.Text == "Choose Table > Insert Table... ; Set Columns to 4 ; Set Rows to 5 ; Press Insert");
}
