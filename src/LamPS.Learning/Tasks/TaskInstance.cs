using LamPS.Learning.Records;
using LamPS.Learning.Recipes;

namespace LamPS.Learning.Tasks;

/// <summary>One concrete task: a request about one document. The same seed and recipes give the same task, wherever and whenever.</summary>
public sealed record TaskInstance
{
    /// <summary>Id: family, or families joined by <c>+</c>, and number (<c>insert-table/17</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What it may be used for.</summary>
    public required Split Split { get; init; }

    /// <summary>Application by catalog name.</summary>
    public required string Application { get; init; }

    /// <summary>The request.</summary>
    public required string Request { get; init; }

    /// <summary>Kind of the template document.</summary>
    public required string Template { get; init; }

    /// <summary>Seed of the template document.</summary>
    public required int TemplateSeed { get; init; }

    /// <summary>Its parts; several for a composition.</summary>
    public required IReadOnlyList<TaskPart> Parts { get; init; }

    /// <summary>Families, joined by <c>+</c>.</summary>
    public string Family => string.Join('+', Parts.Select(p => p.Family));

    /// <summary>Whether a teacher can do it.</summary>
    /// <param name="recipes">Families.</param>
    public bool HasExpert(RecipeCatalog recipes) => Parts.All(p => recipes[p.Family].Expert.Count > 0);

    /// <summary>How the expert does it, line by line.</summary>
    /// <param name="recipes">Families.</param>
    public IReadOnlyList<ExpertAction> Expert(RecipeCatalog recipes) => [.. Parts.SelectMany(p => recipes[p.Family].Expert.Select(s => s.Fill(p.Values)))];
}
