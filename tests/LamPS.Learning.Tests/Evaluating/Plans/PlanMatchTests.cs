using LamPS.Learning.Evaluating.Plans;
using Xunit;

namespace LamPS.Learning.Tests.Evaluating.Plans;

public sealed class PlanMatchTests
{
    private static PlanMatch Of(string reference, string predicted) => PlanMatch.Of(reference.Split('|'), predicted.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("Choose Table > Insert Table|Press OK", "Choose Table > Insert Table...|Press the OK button", true)]
    [InlineData("Choose Table > Insert Table", "Choose Insert Table", true)]
    [InlineData("Choose Table > Insert Table", "Choose Format > Insert Table", false)]
    [InlineData("Set Width to 1.50 cm", "Set the Width to 1.5cm", true)]
    [InlineData("Set Name to \"Budget\"", "Type \"Budget\" in Name", true)]
    [InlineData("Set Width to 2 cm", "Set Width to 3 cm", false)]
    [InlineData("Switch on Heading", "Switch off Heading", false)]
    [InlineData("Choose Styles > Heading 3", "Switch on Styles > Heading 3", true)]
    [InlineData("Choose Styles > Heading 3", "Switch off Styles > Heading 3", false)]
    [InlineData("Press Heading", "Switch on Heading", false)]
    [InlineData("Choose Table > Insert Table|Press OK", "Press OK|Choose Table > Insert Table", false)]
    [InlineData("Choose Format > Paragraph|Press OK", "Choose Format > Paragraph|Go to the Borders tab|Press OK", true)]
    [InlineData("Choose Format > Paragraph|Press OK", "Choose Format > Paragraph|Switch on Hidden|Press OK", false)]
    [InlineData("Choose Format > Paragraph|Press OK", "Choose Format > Paragraph|Press OK|Choose Edit > Cut", false)]
    [InlineData("Press keys Ctrl+F12", "Press Ctrl+F12", true)]
    [InlineData("Select the cells that should be sorted", "Select the cells to be sorted", true)]
    [InlineData("Press >", "Press >", true)]
    [InlineData("Choose > ", "Choose >", true)]
    [InlineData("Press OK", "", false)]
    public void PlansSolveOrDont(string reference, string predicted, bool solves)
    {
        var match = Of(reference, predicted);
        Assert.Equal((solves, solves), (match.Solves, match.Why.Length == 0));
    }

    [Fact]
    public void EveryPlanSolvesItself()
    {
        string[] plan = ["Choose Table > Insert Table", "Set Columns to 4", "Switch on Repeat heading rows on new pages", "Select Left in Alignment", "Press keys Ctrl+Enter", "Drag the frame to the right", "Go to the Borders tab", "Press OK", "Press OK"];
        Assert.True(PlanMatch.Of(plan, plan).Solves);
    }

    [Fact]
    public void AlignmentTakesTheMostMatches()
    {
        var match = Of("Press A1b|Press Bold|Press Cut", "Press Bold|Press A1b|Press Cut");
        Assert.Equal(2, match.Matched);
        Assert.Equal(1, Of("Set Width to 1 cm|Set Height to 2 cm", "Set Width to 5 cm|Set Height to 2 cm").Matched);
    }

    [Fact]
    public void ScoresCountStepsAndArguments()
    {
        var record = LamPS.Learning.Tests.Plans.PlanData.Record("a#1/a", "Do it", plan: ["Choose Table > Insert Table", "Set Columns to 4", "Set Rows to 2", "Press OK"]);
        var counts = PlanEvaluation.Score(record, ["Choose Table > Insert Table", "Set Columns to 5", "Set Rows to 2"]).Counts;
        Assert.Equal((0, 1), (counts["TSR"].Part, counts["TSR"].Whole));
        Assert.Equal((2, 3), (counts["step precision"].Part, counts["step precision"].Whole));
        Assert.Equal((2, 4), (counts["step recall"].Part, counts["step recall"].Whole));
        Assert.Equal((1, 2), (counts["argument accuracy"].Part, counts["argument accuracy"].Whole));
    }
}
