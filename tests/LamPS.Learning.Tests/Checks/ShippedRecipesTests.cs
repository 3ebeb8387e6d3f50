using LamPS.Learning.Checks;
using LamPS.Learning.Recipes;
using LamPS.Learning.Templates;
using Xunit;

namespace LamPS.Learning.Tests.Checks;

public sealed class ShippedRecipesTests
{
    [Fact]
    public void EveryCheckCompilesAndEveryParameterAndTemplateIsOneThatThereIs()
    {
        var content = TemplateLibrary.Make("plain", 1).Content;
        Assert.All(RecipeCatalog.Shipped().All, recipe =>
        {
            CheckSet.Compile(
                recipe.File,
                [.. recipe.Checks.Select(c => new CheckSource(c.Text, (int)c.Line, (int)c.Column))],
                [.. recipe.Unchanged.Select(c => new CheckSource(c.Text, (int)c.Line, (int)c.Column))],
                [.. recipe.Parameters.Select(p => p.Name)]);
            Assert.All(recipe.Parameters.Where(p => p.Kind == ParameterKind.From), p => Assert.True(content.Find(p.Of) is not null, $"{recipe.Id}: {p.Of}"));
            Assert.Subset(TemplateLibrary.Kinds.ToHashSet(), recipe.Templates.ToHashSet());
        });
    }
}
