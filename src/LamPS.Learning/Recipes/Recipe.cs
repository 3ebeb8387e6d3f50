namespace LamPS.Learning.Recipes;

/// <summary>
/// A family of tasks: how people ask for it, what may differ, the documents that it can be done in, how an expert does it, and how the saved
/// document shows that it was done. Recipes are data, <c>docs/recipes.md</c> has their language.
/// </summary>
public sealed record Recipe
{
    /// <summary>Id of the family (<c>insert-table</c>): small letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about (<c>tables</c>); families of an area are shared out evenly among the splits.</summary>
    public required string Area { get; init; }

    /// <summary>Application by catalog name.</summary>
    public string Application { get; init; } = "writer";

    /// <summary>Kinds of template documents that it can be done in; at least one.</summary>
    public required IReadOnlyList<string> Templates { get; init; }

    /// <summary>What may differ, by name.</summary>
    public IReadOnlyList<RecipeParameter> Parameters { get; init; } = [];

    /// <summary>How people ask for it; at least <see cref="LeastPhrasings"/>, very different in build.</summary>
    public required IReadOnlyList<Phrase> Phrasings { get; init; }

    /// <summary>Further ways to ask for it, which only training asks with; none for families that tests keep.</summary>
    public IReadOnlyList<Phrase> Paraphrases { get; init; } = [];

    /// <summary>How an expert does it; empty for what the teacher can't do.</summary>
    public IReadOnlyList<ExpertStep> Expert { get; init; } = [];

    /// <summary>A way to do it that only proves the checks and is never shown to a model; for families without an expert.</summary>
    public IReadOnlyList<ExpertStep> Proof { get; init; } = [];

    /// <summary>What must hold of the saved document; at least one.</summary>
    public required IReadOnlyList<RecipeCheck> Checks { get; init; }

    /// <summary>What must be as it was in the template.</summary>
    public IReadOnlyList<RecipeCheck> Unchanged { get; init; } = [];

    /// <summary>Ways that nearly do it and that the checks must refuse.</summary>
    public IReadOnlyList<IReadOnlyList<ExpertStep>> NearMisses { get; init; } = [];

    /// <summary>Whether it can be one part of a request with several.</summary>
    public bool Composes { get; init; } = true;

    /// <summary>File that it stands in, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Least number of phrasings.</summary>
    public const int LeastPhrasings = 8;
}
