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

        All = Sorted();
    }

    private RecipeCatalog(IReadOnlyList<RecipeFile> files)
        : this(files.SelectMany(f => f.Families))
    {
        foreach (var added in files.SelectMany(f => f.Paraphrases))
        {
            var recipe = _byId.GetValueOrDefault(added.Family) ?? throw RecipeErrors.RecipeInvalid(added.File, added.Line, added.Column, $"there is no family '{added.Family}'.{Suggestion.DidYouMean(added.Family, _byId.Keys)}");
            foreach (var phrase in added.Phrases)
            {
                if (recipe.Parameters.FirstOrDefault(p => !phrase.Names.Contains(p.Name)) is { } missing)
                    throw RecipeErrors.RecipeInvalid(added.File, added.Line, added.Column, $"\"{phrase.Source}\" doesn't say '{{{missing.Name}}}'");
                if (phrase.Names.FirstOrDefault(n => recipe.Parameters.All(p => p.Name != n)) is { } unknown)
                    throw RecipeErrors.RecipeInvalid(added.File, added.Line, added.Column, $"'{{{unknown}}}' in \"{phrase.Source}\" is no parameter of '{recipe.Id}'");
            }

            _byId[recipe.Id] = recipe with { Paraphrases = [.. recipe.Paraphrases, .. added.Phrases.ExceptBy(recipe.Phrasings.Concat(recipe.Paraphrases).Select(p => p.Source), p => p.Source)] };
        }

        All = Sorted();
    }

    private IReadOnlyList<Recipe> Sorted() => [.. _byId.Values.OrderBy(r => r.Area, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>All families, by area, then by id.</summary>
    public IReadOnlyList<Recipe> All { get; }

    /// <summary>A family.</summary>
    /// <param name="id">Id.</param>
    /// <exception cref="LamException">There is no such family.</exception>
    public Recipe this[string id] => _byId.TryGetValue(id, out var recipe) ? recipe : throw RecipeErrors.FamilyUnknown(id, Suggestion.DidYouMean(id, _byId.Keys));

    /// <summary>The families with their paraphrases as phrasings, to train on; tests and collections don't ask with them.</summary>
    public RecipeCatalog Widened() => new(All.Select(r => r with { Phrasings = [.. r.Phrasings, .. r.Paraphrases], Paraphrases = [] }));

    /// <summary>The families that LamPS brings.</summary>
    public static RecipeCatalog Shipped()
    {
        var assembly = typeof(RecipeCatalog).Assembly;
        return new RecipeCatalog([.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new RecipeReader(name[Prefix.Length..]).Read(reader.ReadToEnd());
        })]);
    }

    /// <summary>The families of a folder.</summary>
    /// <param name="folder">Folder with recipe files (<c>*.yaml</c>), those of folders below included.</param>
    /// <exception cref="LamException">There are none, or one is wrong.</exception>
    public static RecipeCatalog Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
        return files.Length == 0
            ? throw RecipeErrors.NoRecipes(folder)
            : new RecipeCatalog([.. files.Order(StringComparer.Ordinal).Select(f => new RecipeReader(f).Read(File.ReadAllText(f)))]);
    }
}
