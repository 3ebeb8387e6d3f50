using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Recipes;

/// <summary>Errors of recipes.</summary>
internal static class RecipeErrors
{
    public static LamException RecipeInvalid(string file, long line, long column, string problem) => new(
        nameof(RecipeInvalid),
        ExitCode.InvalidInput,
        $"{file}({line},{column}): {problem}",
        "docs/recipes.md has the language of recipes.");

    public static LamException FamilyTwice(string id, string first, string second) => new(
        nameof(FamilyTwice),
        ExitCode.InvalidInput,
        $"The family '{id}' stands in {first} and in {second}.",
        "Give one of them another id.");

    public static LamException FamilyUnknown(string id, string suggestion) => new(
        nameof(FamilyUnknown),
        ExitCode.InvalidInput,
        $"There is no family '{id}'.{suggestion}",
        "'lamps data recipes' lists them.");

    public static LamException NoRecipes(string folder) => new(
        nameof(NoRecipes),
        ExitCode.InvalidInput,
        $"'{folder}' has no recipes (*.yaml).",
        "Name the folder with the recipes, or leave --recipes out for those of LamPS.");
}
