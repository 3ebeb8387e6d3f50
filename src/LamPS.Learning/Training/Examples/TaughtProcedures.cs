using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>Recipes as procedures that a model is taught: families of train with an expert, in the phrasings of train. Nothing that tests ask for is among them.</summary>
internal static class TaughtProcedures
{
    /// <summary>Makes them.</summary>
    /// <param name="recipes">Families.</param>
    /// <param name="table">What is kept for tests.</param>
    public static IEnumerable<Procedure> Of(RecipeCatalog recipes, SplitTable table) =>
        recipes.All.Where(r => r.Expert.Count > 0 && !table.IsTestFamily(r.Id)).Select(r => new Procedure
        {
            Id = r.Id,
            Application = r.Application,
            Phrasings = [.. r.Phrasings.Where(p => !table.IsTestPhrasing(r.Id, p)).Select(p => p.Source)],
            Lines = [.. r.Expert.Select(e => e.Line.Source)],
            Parameters = [.. r.Parameters.Select(p => new ProcedureParameter(p.Name, Kind(p.Kind), [.. p.Choices.Select(c => c.Said)]))],
        }).Where(p => p.Phrasings.Count > 0);

    private static string Kind(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer or ParameterKind.Number => ProcedureParameter.Number,
        ParameterKind.Choice => ProcedureParameter.Choice,
        _ => ProcedureParameter.Text,
    };
}
