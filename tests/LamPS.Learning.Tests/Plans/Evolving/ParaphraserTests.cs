using LamPS.Learning.Plans.Evolving;
using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Evolving;

public sealed class ParaphraserTests
{
    [Theory]
    [InlineData("How do I {core}?", "How do I insert a table into the document?")]
    [InlineData("Would you mind {gerund}?", "Would you mind inserting a table into the document?")]
    [InlineData("{Object} should be {done}.", "A table should be inserted into the document.")]
    [InlineData("{query}", "insert table into document")]
    [InlineData("In {app}, {core}.", "In Writer, insert a table into the document.")]
    public void FramesAreFilled(string frame, string text) => Assert.Equal(text, Paraphraser.Fill(new Frame("x", false, frame), "insert a table into the document", "Writer"));

    [Fact]
    public void FramesThatDontFitAreLeftOut()
    {
        Assert.Null(Paraphraser.Fill(new Frame("x", false, "{Object} should be {done}."), "go to the end", null));
        Assert.Null(Paraphraser.Fill(new Frame("x", false, "Would you mind {gerund}?"), "insert and edit tables", null));
        Assert.Null(Paraphraser.Fill(new Frame("x", false, "In {app}, {core}."), "insert tables", null));
    }

    [Fact]
    public void HeldOutRecordsHaveFramesOfTheirOwn() => Assert.All(Frame.Styles, style =>
    {
        Assert.NotEmpty(Frame.Of(style, Split.Train));
        Assert.NotEmpty(Frame.Of(style, Split.TestFamily));
        Assert.Empty(Frame.Of(style, Split.Train).Intersect(Frame.Of(style, Split.TestPhrasing)));
    });

    [Fact]
    public void ValuesStay()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.All(
                Paraphraser.Rewrite("set the size of the picture to 4 cm in \"My picture document\"", "Writer", Split.Train, 5, new SeededRandom($"{i}")),
                text => Assert.True(text.Contains("4 cm") && text.Contains("\"My picture document\""), text));
        }
    }
}
