using LamPS.Learning.Checks;
using LamPS.Learning.Templates;
using LamPS.Testing;
using Xunit;

namespace LamPS.Learning.Tests.Checks;

public sealed class ViewVocabularyTests
{
    [Fact]
    public void TheGuideNamesEverythingThatAViewHas()
    {
        var guide = File.ReadAllText(RepositoryFiles.Find("docs/recipes.md"));
        Assert.All(ViewVocabulary.ElementNames, element =>
        {
            Assert.Contains($"`{element}`", guide, StringComparison.Ordinal);
            Assert.All(ViewVocabulary.AttributesOf(element), attribute => Assert.Contains($"`{attribute}`", guide, StringComparison.Ordinal));
        });
        Assert.All(Aspects.Names, aspect => Assert.Contains($"`{aspect}`", guide, StringComparison.Ordinal));
        Assert.All(CheckContext.Functions, function => Assert.Contains($"`{function}(", guide, StringComparison.Ordinal));
        Assert.All(TemplateLibrary.Kinds, kind => Assert.Contains($"`{kind}`", guide, StringComparison.Ordinal));
    }
}
