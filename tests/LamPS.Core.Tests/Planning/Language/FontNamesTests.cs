using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public sealed class FontNamesTests
{
    [Theory]
    [InlineData("Use Arial for the word \"one\"", "Arial")]
    [InlineData("use Open Sans for it", "Open Sans")]
    [InlineData("Open Sans for it", "")] // What a sentence begins with may be any word.
    [InlineData("everything in times new roman, 12 pt", "times new roman")]
    [InlineData("change DejaVu Sans Mono to Liberation Serif", "DejaVu Sans Mono|Liberation Serif")]
    [InlineData("print it in C059", "C059")]
    [InlineData("two inter-office times", "")] // Words, without their capital letters.
    [InlineData("set it in Inter", "Inter")]
    [InlineData("the font of \"one\" is \"Georgia\"", "Georgia")]
    [InlineData("the word \"Georgia\" in bold", "")] // What is worked on.
    [InlineData("the fonts \"Arial\" and \"Arial Black\"", "Arial|Arial Black")]
    [InlineData("replace \"Georgia\" by \"Armenia\"", "")]
    [InlineData("show the Source Code Pro font, not the Source Text", "Source Code Pro")]
    [InlineData("with the Font Open Sans", "Open Sans")]
    [InlineData("Then Nimbus Sans Narrow for \"one\"", "Nimbus Sans Narrow")]
    [InlineData("", "")]
    public void Families_are_found_by_their_names(string text, string families) => Assert.Equal(families, string.Join('|', FontNames.Of(text).Select(f => f.Value)));

    [Theory]
    [InlineData("Nimbus Sans", true)]
    [InlineData("Inter", true)]
    [InlineData("arial", true)]
    [InlineData("Arial for it", false)]
    [InlineData("Overview", false)]
    [InlineData("14 pt", false)]
    [InlineData("", false)]
    public void A_family_is_known_alone(string text, bool isOne) => Assert.Equal(isOne, FontNames.IsOne(text));

    [Fact]
    public void Long_texts_are_read_quickly()
    {
        Assert.Empty(FontNames.Of(new string(' ', 100_000)));
        Assert.Empty(FontNames.Of(new string('.', 100_000) + "Sans"));
        Assert.NotNull(FontNames.Of(string.Concat(Enumerable.Repeat("Noto ", 20_000))));
    }

    [Fact]
    public void Anything_can_be_read()
    {
        var random = new Random(7);
        string[] pieces = ["Arial", " ", "\"", "Open", "Sans", "“", "C059", ".", "é", "\0", "Times", "\n", "IBM Plex"];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var font in FontNames.Of(text))
            {
                Assert.InRange(font.Start, end, text.Length);
                end = font.End;
                Assert.InRange(end, font.Start + 1, text.Length);
            }
        }
    }
}
