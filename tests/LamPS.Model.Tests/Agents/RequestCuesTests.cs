using LamPS.Model.Agents.Compact;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class RequestCuesTests
{
    [Theory]
    [InlineData("Add a header that says \"x\"", true)]
    [InlineData("I need a page header reading \"x\"", true)]
    [InlineData("could you make a footer with the text \"x\"?", true)]
    [InlineData("I need one more page at the end, saying \"x\"", true)]
    [InlineData("add a new page at the end that begins with \"x\"", true)]
    [InlineData("add the point \"x\" right after it", true)]
    [InlineData("insert \"x\" here", true)]
    [InlineData("set a page break before the paragraph that says \"x\"", false)]
    [InlineData("add a row below \"x\"", false)]
    [InlineData("insert a comment at the word \"x\"", false)]
    [InlineData("the word \"x\" in bold", false)]
    [InlineData("\"x\"", false)]
    public void Texts_that_are_to_be_put_there_are_new(string clause, bool isNew) => Assert.Equal(isNew ? ["x"] : [], new RequestCues(clause).New);

    [Theory]
    [InlineData("link the word \"x\" to it", true)]
    [InlineData("this paragraph \"x\"", true)]
    [InlineData("a word \"x\"", false)]
    [InlineData("name it \"x\"", false)]
    public void Texts_that_are_spoken_of_as_there_are_there(string clause, bool isThere) => Assert.Equal(isThere ? ["x"] : [], new RequestCues(clause).There);

    [Theory]
    [InlineData("put the date into the header", "header", true)]
    [InlineData("show the author at the foot of each page", "footer", true)]
    [InlineData("all pages need their number at the top", "header", false)]
    [InlineData("Let every page have a header", "header", false)]
    [InlineData("put a footer at the bottom of each page", "footer", false)]
    [InlineData("a footer with the text \"x\"", "footer", true)]
    [InlineData("write the file name in the footer", "footer", true)]
    [InlineData("the file name in the footer", "footer", true)]
    [InlineData("a page number on each page header", "header", true)]
    [InlineData("an empty footer on every page", "footer", false)]
    [InlineData("the text in the footer should be small", "footer", false)]
    [InlineData("at the top of the page", "", false)] // Where one is.
    [InlineData("put the date at the end", "", false)]
    [InlineData("underline \"x\" in the footer", "footer", false)] // It is there.
    [InlineData("remove \"x\" from the header", "header", false)]
    [InlineData("insert a 3 by 4 table at the end with a header row", "", false)]
    [InlineData("repeat the table header on each sheet", "", false)]
    public void Margins_of_pages_are_said_and_what_is_put_there(string clause, string margins, bool puts)
    {
        var cues = new RequestCues(clause);

        Assert.Equal((margins, puts), (string.Join(' ', cues.Margins), cues.PutsThere));
    }

    [Fact]
    public void Long_parts_are_read_quickly()
    {
        foreach (var part in new[] { $"type \"{new string('y', 20_000)}\" into the header of \"x\"", string.Concat(Enumerable.Repeat("put in ", 10_000)) + "the header", "put" + new string(' ', 20_000) + "header" })
            Assert.NotNull(new RequestCues(part));
    }

    [Theory]
    [InlineData("get rid of \"x\"", true)]
    [InlineData("I don't want it", true)]
    [InlineData("the word \"delete\" overlined", false)]
    public void What_is_to_go_is_said(string clause, bool removes) => Assert.Equal(removes, new RequestCues(clause).Removes);

    [Theory]
    [InlineData("open the dialog", true, false)]
    [InlineData("mark the row of \"open\"", false, true)]
    [InlineData("split the cells", false, false)]
    public void Dialogs_and_selections_may_be_all_that_is_wanted(string clause, bool opens, bool selects) => Assert.Equal((opens, selects), (new RequestCues(clause).Opens, new RequestCues(clause).Selects));
}
