using LamPS.Core.Planning;
using Xunit;

namespace LamPS.Core.Tests.Planning;

public sealed class NthTextTests
{
    [Theory]
    [InlineData("make the second \"x\" bold", "Press keys Ctrl+Home|Select the second \"x\"|Choose Format > Text > Bold")]
    [InlineData("make the Last occurrence of the word \"x\" bold", "Press keys Ctrl+End|Select the last \"x\"|Choose Format > Text > Bold")]
    [InlineData("the 3rd \"x\" should be bold", "Press keys Ctrl+Home|Select the 3rd \"x\"|Choose Format > Text > Bold")]
    [InlineData("make every second \"x\" bold", null)]
    [InlineData("delete all but the first \"x\"", null)]
    [InlineData("make the next to last \"x\" bold", null)]
    [InlineData("make the second to last \"x\" bold", null)]
    [InlineData("make \"x\" bold", null)]
    [InlineData("make the two \"x\" bold", null)]
    [InlineData("make the second word bold", null)]
    [InlineData("make the second \"y\" bold", null)]
    [InlineData("make the second \"x\" like \"x\"", null)]
    [InlineData("in the second paragraph \"x\" should be bold", null)]
    public void A_text_that_is_counted_is_marked_where_it_is(string clause, string? lines)
    {
        PlanStep[] steps = [new("Select the text \"x\"", "request"), new("Choose Format > Text > Bold", "map")];

        var counted = NthText.Of(clause, steps);

        Assert.Equal(lines ?? "Select the text \"x\"|Choose Format > Text > Bold", string.Join('|', counted.Select(s => s.Text)));
        Assert.Equal(lines is null, counted == (IReadOnlyList<PlanStep>)steps);
    }

    [Fact]
    public void Steps_that_mark_nothing_stay() => Assert.Empty(NthText.Of("make the second \"x\" bold", []));
}
