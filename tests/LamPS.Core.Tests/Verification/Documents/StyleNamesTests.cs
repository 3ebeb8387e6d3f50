using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification.Documents;

public class StyleNamesTests
{
    [Theory]
    [InlineData("Heading_20_1", "Heading 1")]
    [InlineData("Standard", "Default Paragraph Style")]
    [InlineData("my_style", "my_style")]
    [InlineData("a_5f_b", "a_b")]
    [InlineData("_", "_")]
    [InlineData("a_20b", "a_20b")]
    [InlineData("_20__20_", "  ")]
    public void Odf(string name, string expected) => Assert.Equal(expected, StyleNames.FromOdf(name));

    [Theory]
    [InlineData("heading 3", "Heading 3")]
    [InlineData("toc 1", "TOC 1")]
    [InlineData("caption", "Caption")]
    [InlineData("footnote text", "Footnote Text")]
    [InlineData("my own", "my own")]
    public void Word(string name, string expected) => Assert.Equal(expected, StyleNames.FromWord(name));

    [Theory]
    [InlineData("heading 1", "Heading 1", true)]
    [InlineData("Normal", "Standard", true)]
    [InlineData("Text Body", "Body Text", true)]
    [InlineData("Heading 1", "Heading 2", false)]
    [InlineData("Heading 1", "Heading 10", false)]
    public void Same(string one, string other, bool same) => Assert.Equal(same, StyleNames.AreSame(one, other));
}
