using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class PlanCaretTests
{
    private const string Bold = "Select the text \"x\"|Choose Format > Text > Bold";

    [Theory]
    [InlineData(Bold, "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData("Press keys Ctrl+A|Choose Format > Text > Bold", "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData("Press Find All|Press Close|Choose Format > Text > Bold", "insert a page break", "Choose Insert > Page Break", "Press keys Ctrl+End")]
    [InlineData("Press Replace All|Press Close", "add a table", "Choose Table > Insert Table...", "Press keys Ctrl+End")]
    [InlineData("Select the text \"x\"|Choose Edit > Copy", "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData("Select the text \"x\"|Choose Insert > Bookmark...|Set Name to \"y\"|Press Insert", "insert a page break", "Choose Insert > Page Break", "Press keys Ctrl+End")]
    [InlineData("Select the text \"x\"|Press keys Ctrl+B", "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData("Select the heading|Choose Format > Text > Bold", "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData("Press keys Ctrl+Home|Press keys Shift+End|Choose Format > Text > Bold", "type \"y\"", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData(Bold, "type \"there you go\"", "Type \"there you go\"", "Press keys Ctrl+End")]
    [InlineData(Bold, "insert a page number in this document", "Choose Insert > Field > Page Number", "Press keys Ctrl+End")]
    [InlineData("Select the text \"x\"|Press keys Ctrl+X", "type \"y\"", "Type \"y\"", null)]
    [InlineData(Bold, "insert a table below it", "Choose Table > Insert Table...", "Press keys Right")]
    [InlineData(Bold, "type \"y\" before it", "Type \"y\"", "Press keys Left")]
    [InlineData("Type \"x\"|" + Bold, "type \"y\"", "Type \"y\"", "Press keys Right")]
    [InlineData(Bold, "type \"y\" and make it italic", "Type \"y\"", "Press keys Ctrl+End")]
    [InlineData(Bold, "add a comment", "Choose Insert > Comment", null)]
    [InlineData(Bold, "underline it", "Choose Format > Text > Single Underline", null)]
    [InlineData(Bold + "|Press keys Ctrl+End", "type \"y\"", "Type \"y\"", null)]
    [InlineData("Select the text \"x\"", "type \"y\"", "Type \"y\"", null)]
    [InlineData("Select the text \"x\"|Press keys Delete", "type \"y\"", "Type \"y\"", null)]
    [InlineData("Choose Format > Text > Bold", "type \"y\"", "Type \"y\"", null)]
    public void Marked_text_is_not_written_over(string first, string clause, string second, string? between)
    {
        List<PlanStep> steps = [.. first.Split('|').Select(l => new PlanStep(l, "request", "", "first")), new PlanStep(second, "request", "", clause)];

        var own = PlanCaret.Place(steps);

        Assert.Equal([.. first.Split('|'), .. between is null ? [] : (string[])[between], second], own.Select(s => s.Text));
    }

    [Theory]
    [InlineData("Press keys Ctrl+End|Type \"y\"", "Select the text \"x\"")]
    [InlineData("Press keys Ctrl+End|Type \"x\"", "Select the last \"x\"")]
    [InlineData("Press keys Ctrl+End|Press keys Enter|Type \"x\"", "Select the last \"x\"")]
    [InlineData("Press keys Ctrl+End|Choose Insert > Header and Footer > Header > Default|Type \"x\"", "Select the text \"x\"")]
    [InlineData("Press keys Ctrl+Home|Type \"x\"", "Select the text \"x\"")]
    [InlineData("Press keys Ctrl+End|Press keys Ctrl+Home|Type \"x\"", "Select the text \"x\"")]
    [InlineData("Select the text \"y\"|Choose Format > Text > Bold", "Select the text \"x\"")]
    public void What_was_just_written_at_the_end_is_the_last_of_its_kind(string first, string second)
    {
        var clause = first.Contains("\"x\"", StringComparison.Ordinal) ? "make it bold" : "make \"x\" bold";
        List<PlanStep> steps = [.. first.Split('|').Select(l => new PlanStep(l, "request", "", "first")), new PlanStep("Select the text \"x\"", "request", "", clause)];

        Assert.Equal([.. first.Split('|'), .. second.Split('|')], PlanCaret.Place(steps).Select(s => s.Text));
    }

    [Fact]
    public void Within_one_part_it_is_meant_to_be()
    {
        List<PlanStep> steps = [.. $"{Bold}|Type \"y\"".Split('|').Select(l => new PlanStep(l, "request", "", "replace it"))];

        Assert.Equal(steps, PlanCaret.Place(steps));
    }
}
