using LamPS.Core.Applications;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class EntryProceduresTests
{
    private static readonly ApplicationMap Map = new ApplicationMapStore(null).Find("writer")!;
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Table = SplitTable.Shipped("writer");
    private static readonly TestedEntries Tested = new(Recipes, Table);
    private static readonly TestedWords Nothing = new([]);

    [Theory]
    [InlineData("Format > Text > Strikethrough", "", "", "", "", "cross out \"{text}\"", "Select the text \"{text}\" ; Choose Format > Text > Strikethrough")]
    [InlineData("Format > Text > Strikethrough", "", "", "", "", "cross it out", "Choose Format > Text > Strikethrough")]
    [InlineData("Table > Insert Table...", "", "Rows", "spinbutton", "{number}", "I want a grid that is {number} lines high", "Choose Table > Insert Table... ; Set Rows to {number} ; Press Insert")]
    [InlineData("Table > Properties...", "Table", "Above", "spinbutton", "{number}", "keep {number} cm free above the table", "Choose Table > Properties... ; Open the tab Table ; Set Above to {number} ; Press OK")]
    [InlineData("File > Export As > Export as PDF...", "General", "Quality", "spinbutton", "{number}", "pictures in the PDF at {number}%", "Choose File > Export As > Export as PDF... ; Open the tab General ; Set Quality to {number} ; Press Export")]
    [InlineData("View > Zoom > Zoom...", "", "Variable", "spinbutton", "{number}", "show me the text at {number} percent", "Choose View > Zoom > Zoom... ; Select Variable ; Set Variable to {number} ; Press OK")]
    [InlineData("Format > Character...", "Font Effects", "Hidden", "checkbox", "off", "show \"{text}\" again, it was hidden", "Select the text \"{text}\" ; Choose Format > Character... ; Open the tab Font Effects ; Switch off Hidden ; Press OK")]
    public void How_people_ask_and_the_way_of_the_map_are_a_procedure(string choose, string tab, string field, string role, string value, string request, string lines)
    {
        var procedure = Assert.Single(EntryProcedures.Of(Map, [new EntryRequests(choose, [request], tab, field, role, value)], Nothing, Tested));

        Assert.Equal(lines, string.Join(" ; ", procedure.Lines));
        Assert.Equal([request], procedure.Phrasings);
        Assert.Equal("writer", procedure.Application);
        Assert.Equal(ProcedureMemory.Place().Matches(lines).Select(m => m.Groups["name"].Value), procedure.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void An_option_that_is_asked_for_in_other_words_is_chosen_all_the_same()
    {
        var dialog = Map.Dialogs.First(d => d.OpenedBy.Contains('>', StringComparison.Ordinal) && d.Fields.Any(f => f is { Role: "combobox", Options.Count: > 1 } && f.Options.All(o => o.Length > 3)));
        var field = dialog.Fields.First(f => f is { Role: "combobox", Options.Count: > 1 } && f.Options.All(o => o.Length > 3));

        var procedure = Assert.Single(EntryProcedures.Of(Map, [new EntryRequests(dialog.OpenedBy, ["the usual one of two"], field.Tab, field.Label, field.Role, field.Options![1])], Nothing, new TestedEntries(new RecipeCatalog([]), Table)));

        Assert.Contains($"Choose {field.Options[1]} as {field.Label}", procedure.Lines);
    }

    [Theory]
    [InlineData("Image > Scale Image...", "", "Width", "{number}", "make the picture {number} pixels wide", "Choose Image > Scale Image... ; Set Width to {number}")]
    [InlineData("Edit > Preferences...", "Interface", "Show tooltips", "off", "no more help bubbles", "Choose Edit > Preferences... ; Open the tab Interface ; Switch off Show tooltips")]
    [InlineData("Image > Scale Image...", "", "Interpolation", "Cubic", "the smoothest way of enlarging", "Choose Image > Scale Image... ; Choose Cubic as Interpolation")]
    [InlineData("Filters > Blur > Pixelize...", "", "Reset", "", "as it was at first", "Choose Filters > Blur > Pixelize... ; Press Reset")]
    [InlineData("View > Fit Image in Window", "", "", "", "I can't see all of it", "Choose View > Fit Image in Window")]
    public void What_another_program_does_has_lines_like_those_of_the_map(string choose, string tab, string field, string value, string request, string lines)
    {
        var procedure = Assert.Single(EntryProcedures.Elsewhere([new EntryRequests(choose, [request], tab, field, "", value, "GIMP")], Nothing, Tested));

        Assert.Equal((lines, "GIMP"), (string.Join(" ; ", procedure.Lines), procedure.Application));
        Assert.Equal(ProcedureMemory.Place().Matches(lines).Select(m => m.Groups["name"].Value), procedure.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void What_is_named_like_what_tests_do_is_taught_of_no_program()
    {
        var tested = Recipes.All.First(r => Table.IsTestFamily(r.Id) && r.Expert.Any(s => s.Line.Source.StartsWith("Choose ", StringComparison.Ordinal) && s.Line.Source.Contains(" > ", StringComparison.Ordinal)))
            .Expert.First(s => s.Line.Source.StartsWith("Choose ", StringComparison.Ordinal) && s.Line.Source.Contains(" > ", StringComparison.Ordinal)).Line.Source.Split(" > ")[^1];

        Assert.Empty(EntryProcedures.Elsewhere([new EntryRequests($"Object > {tested}", ["do it"], Program: "Inkscape"), new EntryRequests("Object > Options...", ["do it"], Field: $"The {tested}", Value: "on", Program: "Inkscape")], Nothing, Tested));
        Assert.Empty(EntryProcedures.Elsewhere([new EntryRequests("Object > Flip", ["do it now"], Program: "Inkscape")], new TestedWords(["do it now"]), Tested));
    }

    [Fact]
    public void Other_programs_are_asked_for_thousands_of_things()
    {
        var all = EntryRequests.Shipped(EntryRequests.Elsewhere);
        var taught = EntryProcedures.Elsewhere(all, TestedWords.Of(Recipes, Table), Tested).ToList();

        Assert.True(taught.Count > 7500 && taught.Sum(t => t.Phrasings.Count) > 50000, $"{taught.Count} of {all.Count}");
        Assert.All(all, e => Assert.True(e.Program.Length > 0 && e.Choose.Contains(" > ", StringComparison.Ordinal) && (e.Field.Length > 0 || e.Value.Length == 0), $"{e.Program}: {e.Name}"));

        // Besides its value a request may name what is worked on.
        Assert.All(taught, t => Assert.All(t.Phrasings, p => Assert.Equal(t.Parameters.Select(v => v.Name), ProcedureMemory.Place().Matches(p).Select(m => m.Groups["name"].Value).Where(n => n != ProcedureParameter.Text || t.Parameters.Any(v => v.Name == n)))));
        Assert.DoesNotContain(all, e => e.Program is "writer" or "Writer" or "Word");
    }

    [Fact]
    public void All_of_something_is_no_place_but_where_texts_are_formatted()
    {
        static string First(string choose) => EntryProcedures.Of(Map, [new EntryRequests(choose, ["do it for every one of them"])], Nothing, Tested).Single().Lines[0];

        Assert.Equal("Choose File > Save All", First("File > Save All"));
        Assert.Equal("Press keys Ctrl+A", First("Format > Text > Strikethrough"));
    }

    [Fact]
    public void Requests_that_want_another_way_are_another_procedure_of_their_entry()
    {
        var entry = new EntryRequests("Format > Text > Strikethrough", ["cross out \"{text}\"", "cross it out", "a line through \"{text}\""]);

        var procedures = EntryProcedures.Of(Map, [entry], Nothing, Tested).ToList();

        Assert.Equal(["Format > Text > Strikethrough", "Format > Text > Strikethrough (2)"], procedures.Select(p => p.Id));
        Assert.Equal([2, 1], procedures.Select(p => p.Phrasings.Count));
        Assert.All(procedures, p => Assert.True(EntryProcedures.IsOf(p, entry)));
    }

    [Fact]
    public void What_tests_do_or_ask_with_is_not_taught()
    {
        Assert.Empty(EntryProcedures.Of(Map, [new EntryRequests("Format > Text > Bold", ["fat letters for \"{text}\""])], Nothing, Tested));
        Assert.Empty(EntryProcedures.Of(Map, [new EntryRequests("Format > Text > Strikethrough", ["cross out \"{text}\""])], new TestedWords(["please cross out \"{word}\""]), Tested));
    }

    [Fact]
    public void What_ships_becomes_procedures_with_names_of_their_own()
    {
        var procedures = EntryProcedures.Of(Map, EntryRequests.Shipped("writer"), TestedWords.Of(Recipes, Table), Tested).ToList();

        Assert.True(procedures.Count > 1000, $"{procedures.Count} procedures");
        Assert.Equal(procedures.Count, procedures.DistinctBy(p => p.Id).Count());
        Assert.All(procedures, p => Assert.Empty(p.Lines.SelectMany(l => ProcedureMemory.Place().Matches(l)).Select(m => m.Groups["name"].Value).Except(p.Parameters.Select(a => a.Name))));
        Assert.All(procedures, p => Assert.DoesNotContain(p.Lines, l => l.Contains("Qx", StringComparison.Ordinal) || l.Contains("7919", StringComparison.Ordinal)));
    }
}
