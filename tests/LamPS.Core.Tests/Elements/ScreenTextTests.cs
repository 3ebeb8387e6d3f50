using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Core.Tests.Elements;

public sealed class ScreenTextTests
{
    [Theory]
    [InlineData("OK", "OK")]
    [InlineData("12345678", "12345678")]
    [InlineData("123456789", "1234567…")]
    [InlineData("123456😀9", "123456…")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("a\u202Eb", "a\\u{202E}b")]
    [InlineData("\u001b[2J", "\\u{001B}[2J")]
    public void Text_of_the_screen_is_cut_and_cannot_steer_a_terminal(string text, string shown) => Assert.Equal(shown, ScreenText.Short(text, 8));
}
