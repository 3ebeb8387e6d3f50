using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public class DenialsTests
{
    [Theory]
    [InlineData("make it bold but not italic", "italic")]
    [InlineData("make it bold, not italic, and centred", "italic")]
    [InlineData("Bold and not italic or underlined; the rest red", "italic or underlined")]
    [InlineData("Rather than the footer, use the header", "the footer")]
    [InlineData("14 pt instead of 12 pt", "12 pt")]
    [InlineData("make it bold and don't make it italic. Save it", "make it italic")]
    [InlineData("set it to 1.5 cm rather than 2.5 cm, as I said", "2.5 cm")]
    [InlineData("underline \"one\", not \"two\"", "\"two\"")]
    [InlineData("replace \"one\" by \"two\", but not in the heading \"three\" and save", "in the heading \"three\"")]
    [InlineData("bold, not italic \"budget\"", "italic")]
    [InlineData("show \"one\" instead of \"two\"", "")] // That is there now.
    [InlineData("write Contoso instead of CUSTOMER", "")]
    [InlineData("the style Title, not Subtitle", "Subtitle")]
    [InlineData("put \"a, not b\" here", "")]
    [InlineData("the stroke above it as opposed to below, but not twice", "below|twice")]
    [InlineData("not only bold, but also italic", "")]
    [InlineData("all of them, not just one", "")]
    [InlineData("the word is not to be printed", "")] // That is what is asked for.
    [InlineData("Instead of portrait use landscape", "portrait")]
    [InlineData("3 rows instead of 4 with 5 columns", "4")]
    [InlineData("landscape instead of portrait for the page", "portrait")]
    [InlineData("to 15:00, not 14:30", "14:30")]
    [InlineData("some space below, but not more than 3 pt", "")]
    [InlineData("underline \"one\", not \"two\" or \"three\"", "\"two\" or \"three\"")]
    [InlineData("find \"one\" but not the sentence \"two\"", "the sentence \"two\"")]
    [InlineData("Don't print it", "")]
    [InlineData("make it bold, and don't forget to save it", "")]
    [InlineData("a nota bene, nothing else", "")]
    [InlineData("\"one\" in Inter instead of the font that it has", "")] // That names what is meant.
    [InlineData("a heading of the second level and not what it is now", "")]
    [InlineData("14 pt instead of the 12 pt that it has", "the 12 pt")]
    [InlineData("bold but not ", "")]
    [InlineData("", "")]
    public void What_is_denied_ends_with_what_is_said_of_it(string text, string denied) =>
        Assert.Equal(denied, string.Join('|', Denials.Of(text).Select(d => text[d.Start..d.End].Trim())));

    [Theory]
    [InlineData("make it bold but not italic", "make it bold               ")]
    [InlineData("rather than the footer, use \"the header\"", "                      , use \"the header\"")]
    [InlineData("as it is", "as it is")]
    public void What_is_left_stays_where_it_stands(string text, string meant) => Assert.Equal(meant, Denials.Without(text));

    [Theory]
    [InlineData("16 pt instead of 12 pt", "16 pt")]
    [InlineData(", not red", ", not red")] // Nothing else is said.
    [InlineData("as it is", "as it is")]
    public void What_is_meant_is_what_is_left(string text, string meant) => Assert.Equal(meant, Denials.Meant(text).TrimEnd());

    [Theory]
    [InlineData("don't make it italic", true)]
    [InlineData("but please do not make them red or green", true)]
    [InlineData("never touch anything else", true)]
    [InlineData("don't delete it", true)]
    [InlineData("dont make it italic", true)]
    [InlineData("don’t make it italic", true)]
    [InlineData("don't make it italic on the first page", false)]
    [InlineData("don't make the title italic", false)] // It may be an exception.
    [InlineData("don't show it", false)] // That is switched off somewhere.
    [InlineData("don't let it break", false)]
    [InlineData("don't add a heading", false)]
    [InlineData("make it italic", false)]
    [InlineData("", false)]
    public void Nothing_is_to_be_done_where_only_that_is_said(string text, bool asksForNothing) => Assert.Equal(asksForNothing, Denials.AsksForNothing(text));

    [Theory]
    [InlineData("Don't make it italic", true, "Choose Format > Text > Italic")]
    [InlineData("dont make it italic", true, "Choose Format > Text > Italic")]
    [InlineData("don’t make it italic", true, "Choose Format > Text > Italic")]
    [InlineData("donts in italic", false, "Choose Format > Text > Italic")]
    [InlineData("please do not keep them together", false, "Choose Table > Properties...", "Switch off Keep together", "Press OK")]
    [InlineData("but never print the notes", true, "Press Print")]
    [InlineData("Make sure that they don't wrap", false, "Press Wrap")]
    [InlineData("Donate it", false, "Press Donate")]
    [InlineData("Don't forget to print it", false, "Press Print")]
    [InlineData("replace all, but not in the heading", true, "Press Replace All")]
    [InlineData("number the pages, but not the first one", true, "Choose Insert > Page Number")]
    [InlineData("a header, but not on the first page", false, "Switch on Header on", "Switch off Same content on first page")]
    [InlineData("all headings bold except the first", true, "Press Bold")]
    [InlineData("replace \"all except for\" by \"none\"", false, "Press Replace All")]
    [InlineData("an exceptional case", false, "Press Bold")]
    [InlineData("bold but not italic", false, "Press Bold")]
    [InlineData("", false)]
    public void What_is_forbidden_is_kept_to_by_what_switches_off(string text, bool ignored, params string[] lines) => Assert.Equal(ignored, Denials.Limits(text) && !Denials.MayBeKept(lines));

    [Fact]
    public void Any_text_can_be_read() => Prop.ForAll<string>(text =>
    {
        _ = (Denials.Limits(text ?? ""), Denials.AsksForNothing(text ?? ""), Denials.Meant(text ?? ""));
        var at = 0;
        foreach (var (start, end) in Denials.Of(text ?? ""))
        {
            Assert.InRange(start, at, end - 1);
            Assert.InRange(end, start, text!.Length);
            at = end;
        }
    }).QuickCheckThrowOnFailure();
}
