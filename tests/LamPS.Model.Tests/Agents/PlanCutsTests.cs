using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class PlanCutsTests
{
    private const string Request = "add a table, 3 rows; then save";

    private static readonly IReadOnlyList<Clause> Pieces = [new("add a table", 0), new("3 rows", 13), new("save", 26)];

    [Fact]
    public void Parts_are_pieces_that_lie_side_by_side()
    {
        var cuts = PlanCuts.Of(Request, Pieces);

        Assert.Equal(["add a table", "add a table, 3 rows", Request, "3 rows", "3 rows; then save", "save"], cuts.Segments.Select(cuts.Text));
    }

    [Fact]
    public void A_part_knows_its_pieces() => Assert.Equal(["add a table", "3 rows"], PlanCuts.Of(Request, Pieces).Pieces((0, 1)));

    [Fact]
    public void The_best_cut_has_the_best_sum()
    {
        var cuts = PlanCuts.Of(Request, Pieces);

        Assert.Equal(["add a table, 3 rows", "save"], Best(cuts, "add a table, 3 rows", "save"));
        Assert.Equal(["add a table", "3 rows", "save"], Best(cuts, "add a table", "3 rows", "save"));
        Assert.Equal([Request], Best(cuts, Request));
        Assert.Empty(PlanCuts.Of("", []).Best(_ => 0));
    }

    [Theory]
    [InlineData("add a table, 3 rows", 0)]
    [InlineData("add a table. 3 rows", 1)]
    [InlineData("add a table, then 3 rows", 1)]
    [InlineData("add a table; after that 3 rows", 1)]
    [InlineData("add a table and 3 rows", 0)]
    public void What_sets_pieces_apart_is_counted(string request, int breaks)
    {
        var cuts = PlanCuts.Of(request, [new("add a table", 0), new("3 rows", request.IndexOf('3', StringComparison.Ordinal))]);

        Assert.Equal((breaks, 0), (cuts.Breaks((0, 1)), cuts.Breaks((1, 1))));
    }

    [Theory]
    [InlineData("So that search finds it, give it a keyword", "give it", 1)]
    [InlineData("give it a keyword, because search needs one", "because", 1)]
    [InlineData("give it a keyword, so write one", "so write", 2)]
    [InlineData("In the character settings, rotate it", "rotate", 1)]
    [InlineData("At the end of the text, show the page", "show", 1)]
    [InlineData("Under \"one\" a new row, make it bold", "make", 2)]
    [InlineData("At the end a footnote, then a table", "then", 2)]
    [InlineData("make it bold, in the table too", "in the", 2)]
    [InlineData("add a section, called \"one\"", "called", 1)]
    [InlineData("Switch on the header, write \"one\" in it", "write", 1)]
    [InlineData("add a footer, put the date there", "put", 1)]
    [InlineData("add a table, write \"one\" in it", "write", 2)]
    [InlineData("a page break at the end, \"one\"", "\"one", 1)]
    [InlineData("bold \"one\", \"two\"", "\"two", 2)]
    public void A_reason_or_a_place_is_no_part_of_its_own(string request, string second, int parts)
    {
        var at = request.IndexOf(second, StringComparison.Ordinal);

        var cuts = PlanCuts.Of(request, [new(request[..(at - 2)], 0), new(request[at..], at)]);

        Assert.Equal(parts, cuts.Count);
        Assert.Equal(request, cuts.Text((0, parts - 1)));
    }

    [Fact]
    public void What_comes_after_a_reason_is_a_part_again()
    {
        var cuts = PlanCuts.Of("give it a keyword, because search needs one, save", [new("give it a keyword", 0), new("because search needs one", 19), new("save", 45)]);

        Assert.Equal(["give it a keyword, because search needs one", "save"], cuts.Segments.Where(s => s.First == s.Last).Select(cuts.Text));
    }

    [Fact]
    public void A_path_may_be_said_with_commas()
    {
        const string Said = "Under File, Properties, Description, set the title";
        var cuts = PlanCuts.Of(Said, [new("Under File", 0), new("Properties", 12), new("Description", 24), new("set the title", 37)]);

        Assert.Equal([Said], cuts.Segments.Select(cuts.Text));
    }

    private static IEnumerable<string> Best(PlanCuts cuts, params string[] good) => cuts.Best(s => good.Contains(cuts.Text(s)) ? -0.1 : PlanCuts.Hopeless).Select(cuts.Text);
}
