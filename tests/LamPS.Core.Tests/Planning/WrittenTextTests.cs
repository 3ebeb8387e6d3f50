using LamPS.Core.Planning;
using Xunit;

namespace LamPS.Core.Tests.Planning;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("Type \"Hello\"", "Select the text \"Hello\"")]
    [InlineData("Press keys Ctrl+End|Type \"Hello\"", "Select the last \"Hello\"")]
    [InlineData("Press keys Ctrl+End|Press keys Enter|Type \"Hello\"", "Select the last \"Hello\"")]
    [InlineData("Press keys Ctrl+Home|Type \"Hello\"", "Select the text \"Hello\"")]
    [InlineData("Select the text \"Dear\"|Press keys Right|Type \"Hello\"", null)]
    [InlineData("Press OK|Press keys Ctrl+PageDown|Type \"Hello\"", "Select the last \"Hello\"")]
    [InlineData("Type \"a\"|Press keys Enter|Type \"b\"", null)]
    [InlineData("Type \"Hello\"|Press keys Enter", null)]
    [InlineData("Type \" \"", null)]
    [InlineData("Set Find to \"Hello\"", null)]
    [InlineData("", null)]
    public void What_steps_end_with_writing_is_marked_where_it_went(string steps, string? marking) => Assert.Equal(marking, WrittenText.Of(Steps(steps))?.Marking);

    [Theory]
    [InlineData("make it bold", "make \"Hello\" bold")]
    [InlineData("underline that word", "underline \"Hello\"")]
    [InlineData("set them in 18 pt", "set \"Hello\" in 18 pt")]
    [InlineData("make \"x\" bold like it", null)]
    [InlineData("insert a page break", null)]
    [InlineData("make it it", "make \"Hello\" it")]
    public void A_pronoun_stands_for_it(string clause, string? named) => Assert.Equal(named, new WrittenText("Hello", IsLast: false).Named(clause));

    [Theory]
    [InlineData("Select the text \"Hello\"|Choose Format > Text > Bold", "Select the last \"Hello\"|Choose Format > Text > Bold")]
    [InlineData("Select the text \"Hello\"|Press keys Delete", "Select the last \"Hello\"|Press keys Delete")]
    [InlineData("Select the text \"Hello\"|Press keys End|Choose Insert > Page Break", null)]
    [InlineData("Select the text \"Hello\"|Choose Format > Character...|Set Text to \"Hello\"", null)]
    [InlineData("Select the text \"World\"|Choose Format > Text > Bold", null)]
    [InlineData("Choose Format > Text > Bold", null)]
    [InlineData("Select the text \"Hello\"", null)]
    public void Only_what_is_asked_of_it_marks_it(string steps, string? marked)
    {
        var own = new WrittenText("Hello", IsLast: true).Marked(Steps(steps), "make it so");

        Assert.Equal(marked, own is null ? null : string.Join('|', own.Select(s => s.Text)));
        Assert.All(own ?? [], s => Assert.Equal("make it so", s.Clause));
    }

    [Theory]
    [InlineData("Type \"Hello\" in bold", "type \"Hello\"")]
    [InlineData("please write \"Hello\" at the end in bold", "type \"Hello\" at the end")]
    [InlineData("Write \"Hello\" in bold at the very end of the document", "type \"Hello\" at the very end")]
    [InlineData("add the word \"Hello\" underlined", "type \"Hello\"")]
    [InlineData("append \"Hello\" in bold", "append \"Hello\"")]
    [InlineData("write \"Hello\" in bold below the table", "")]
    [InlineData("write \"Hello\" in a new paragraph in italics", "")]
    [InlineData("write \"Hello\" at the end of the heading in bold", "")]
    [InlineData("put \"Hello\" in bold", null)]
    [InlineData("write \"a\" and \"b\"", null)]
    [InlineData("make \"Hello\" bold", null)]
    public void What_writes_may_ask_more_of_its_text(string clause, string? writing) => Assert.Equal(writing, WrittenText.Asked(clause));

    [Theory]
    [InlineData("make it bold", "Choose Format > Text > Bold", "insert the date", "Choose Insert > Field > Date", true)]
    [InlineData("make them bold", "Choose Format > Text > Bold", "type \"a\" and \"b\"", "Type \"a\"|Type \" \"|Type \"b\"", true)]
    [InlineData("\"b\" in bold", "Select the text \"b\"|Choose Format > Text > Bold", "write \"a\"", "Type \"a\"", true)]
    [InlineData("make it bold", "Choose Format > Text > Bold", "replace \"a\" by \"b\"", "Set Find to \"a\"|Press Replace All|Press Close", true)]
    [InlineData("save it as x.odt", "Save the document as x.odt", "replace \"a\" by \"b\"", "Set Find to \"a\"|Press Replace All|Press Close", false)]
    [InlineData("print it", "Choose File > Print...", "type \"a\" and \"b\"", "Type \"a\"|Type \" \"|Type \"b\"", false)]
    [InlineData("\"b\" in bold", "Select the text \"b\"|Choose Format > Text > Bold", "make \"a\" italic", "Choose Format > Text > Italic", false)]
    [InlineData("make it bold", "Choose Format > Text > Bold", "underline \"x\"", "Choose Format > Text > Single Underline", false)]
    [InlineData("rotate it", "Choose Format > Rotate", "insert an image", "Choose Insert > Image...|Press Open", false)]
    public void What_is_written_and_not_marked_may_be_meant(string clause, string steps, string before, string done, bool isMeant) =>
        Assert.Equal(isMeant, WrittenText.IsMeant(clause, Steps(steps), before, Steps(done)));

    private static PlanStep[] Steps(string lines) => [.. lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(l => new PlanStep(l, "request"))];
}
