using LamPS.Learning.Recipes;

namespace LamPS.Learning.Tests.Recipes;

/// <summary>Small recipes for tests.</summary>
internal static class SomeRecipes
{
    public static string Phrasings(string text) => string.Concat(Enumerable.Range(0, 8).Select(i => $"\n      - {text}, way {i}"));

    public static string Family(string id, string area = "texts", string more = "", string phrase = "Write {word}", string parameters = "word: { text: word }", string check = "//p") =>
        $$"""

          - id: {{id}}
            area: {{area}}
            application: text-editor
            templates: [plain]
            parameters:
              {{parameters}}
            phrasings:{{Phrasings(phrase)}}
            check:
              - {{check}}
        {{more}}
        """;

    public static RecipeCatalog Catalog(params string[] families) => new(new RecipeReader("test.yaml").Read("families:" + string.Concat(families)).Families);
}
