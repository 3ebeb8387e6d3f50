using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public sealed class ColourNamesTests
{
    [Theory]
    [InlineData("make it red", "red")]
    [InlineData("Dark BLUE, or gray", "BLUE|gray")]
    [InlineData("the word \"red\" in bold", "")] // What is worked on.
    [InlineData("a numbered list, centred", "")]
    [InlineData("2 cm of white space", "")]
    [InlineData("", "")]
    public void Colours_are_found_by_their_names(string text, string colours) => Assert.Equal(colours, string.Join('|', ColourNames.Of(text).Select(c => c.Value)));
}
