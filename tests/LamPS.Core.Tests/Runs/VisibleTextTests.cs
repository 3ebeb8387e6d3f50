using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Grüße, 世界, שלום", "Grüße, 世界, שלום")]
    [InlineData("in\u202Exe.fdp", "in\\u{202E}xe.fdp")]
    [InlineData("a\u200Bb\uFEFF", "a\\u{200B}b\\u{FEFF}")]
    [InlineData("\u001B[31mred\u0007", "\\u{001B}[31mred\\u{0007}")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("tag \uDB40\uDC41", "tag \\u{E0041}")]
    [InlineData("family \uD83D\uDC68\u200D\uD83D\uDC69", "family \uD83D\uDC68\u200D\uD83D\uDC69")]
    [InlineData("soft\u00ADhyphen", "soft\\u{00AD}hyphen")]
    public void Hidden_characters_show(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_shows() => Assert.Equal("a\\u{D800}b\\u{DC00}", VisibleText.Of("a\uD800b\uDC00"));

    [Fact]
    public void Lines_stay_where_they_may() => Assert.Equal("a\nb\tc\\r", VisibleText.Of("a\nb\tc\r", lines: true));

    [Fact]
    public void Plain_text_is_not_copied()
    {
        var text = new string('a', 3);
        Assert.Same(text, VisibleText.Of(text));
    }
}
