namespace LamPS.Learning.Recipes;

/// <summary>What stands in a recipe file.</summary>
/// <param name="Families">Families of tasks.</param>
/// <param name="Paraphrases">Further ways to ask for families, of this file or of others.</param>
internal sealed record RecipeFile(IReadOnlyList<Recipe> Families, IReadOnlyList<Paraphrases> Paraphrases);

/// <summary>Further ways to ask for a family, which only training asks with: what tests ask, and what was collected, stays as it is.</summary>
/// <param name="Family">Id of the family.</param>
/// <param name="Phrases">The ways.</param>
/// <param name="File">File that they stand in, for messages.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record Paraphrases(string Family, IReadOnlyList<Phrase> Phrases, string File, long Line, long Column);
