using LamPS.Learning.Plans.Sources;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>A direct record with what it is evolved from.</summary>
/// <param name="Record">The record.</param>
/// <param name="Core">Its task as words that frames take: imperative, small first letter, values in place.</param>
/// <param name="Wording">The source's wording, values not in place.</param>
/// <param name="Procedure">The procedure.</param>
internal sealed record BaseRecord(PlanRecord Record, string Core, string Wording, SourceProcedure Procedure);
