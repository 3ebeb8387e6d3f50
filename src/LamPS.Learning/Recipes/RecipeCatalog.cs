using LamPS.Core;

namespace LamPS.Learning.Recipes;

/// <summary>The families of tasks.</summary>
public sealed class RecipeCatalog
{
    private const string Prefix = "recipe/";
    private readonly Dictionary<string, Recipe> _byId = [];

    /// <summary>Makes a catalog.</summary>
    /// <param name="recipes">Families.</param>
    /// <exception cref="LamException">Two have the same id.</exception>
    public RecipeCatalog(IEnumerable<Recipe> recipes)
    {
        foreach (var recipe in recipes)
        {
            if (!_byId.TryAdd(recipe.Id, recipe))
                throw RecipeErrors.FamilyTwice(recipe.Id, _byId[recipe.Id].File, recipe.File);
        }

        All = [.. _byId.Values.OrderBy(r => r.Area, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>All families, by area, then by id.</summary>
    public IReadOnlyList<Recipe> All { get; }

    /// <summary>A family.</summary>
    /// <param name="id">Id.</param>
    /// <exception cref="LamException">There is no such family.</exception>
    public Recipe this[string id] => _byId.TryGetValue(id, out var recipe) ? recipe : throw RecipeErrors.FamilyUnknown(id, Suggestion.DidYouMean(id, _byId.Keys));

    /// <summary>The families that LamPS brings.</summary>
    public static RecipeCatalog Shipped()
    {
        var assembly = typeof(RecipeCatalog).Assembly;
        return new RecipeCatalog(assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new RecipeReader(name[Prefix.Length..]).Read(reader.ReadToEnd());
        }));
    }

    /// <summary>The families of a folder.</summary>
    /// <param name="folder">Folder with recipe files (<c>*.yaml</c>), those of folders below included.</param>
    /// <exception cref="LamException">There are none, or one is wrong.</exception>
    public static RecipeCatalog Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
        return files.Length == 0
            ? throw RecipeErrors.NoRecipes(folder)
            : new RecipeCatalog(files.Order(StringComparer.Ordinal).SelectMany(f => new RecipeReader(f).Read(File.ReadAllText(f))));
    }
}
