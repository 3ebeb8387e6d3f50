using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class NamedValuesTests
{
    [Theory]
    [InlineData("Change everything to Courier New, 11 pt", "Set Size to 11 pt", true)]
    [InlineData("Change everything to Courier New, 11 pt", "Set Family to Courier New", false)]
    [InlineData("Make the word \"budget\" red", "Choose Automatic as Font color", true)]
    [InlineData("Make the word \"budget\" red", "Choose Light Red 2 as Font color", false)]
    [InlineData("Make the word \"budget\" gray", "Choose Light Grey as Font color", false)]
    [InlineData("Make the word \"red\" bold", "Switch on Bold", false)]
    [InlineData("Make the headings blue, not green", "Choose Blue as Font color", false)]
    [InlineData("Make the headings red", "Switch on Format > Lists > Numbered", true)]
    [InlineData("Make the headings GRAY", "Switch on Bold", true)]
    [InlineData("Make the red word \"budget\" bold", "Switch on Bold", false)]
    [InlineData("Change the font of \"one\" from Arial to Verdana", "Set Family to Verdana", false)]
    [InlineData("Change the font of \"one\" from Arial to Verdana", "Set Family to Arial", true)]
    [InlineData("Make the headings bigger", "Set Size to 20 pt", false)]
    public void A_font_or_colour_that_no_line_has_is_left_out(string clause, string line, bool isLeftOut) =>
        Assert.Equal(isLeftOut, NamedValues.AreLeftOut(clause, [new PlanStep("Press keys Ctrl+A", "request"), new PlanStep(line, "request")], []));

    [Theory]
    [InlineData("Get rid of red lines under words", false)]
    [InlineData("Get rid of lines under words", true)]
    public void What_others_named_as_well_is_no_value(string phrasing, bool isLeftOut) =>
        Assert.Equal(isLeftOut, NamedValues.AreLeftOut("Take away red lines", [new PlanStep("Switch off Tools > Automatic Spell Checking", "procedure: spelling")], ["No more of these lines", phrasing]));
}
