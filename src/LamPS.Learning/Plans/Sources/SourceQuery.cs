namespace LamPS.Learning.Plans.Sources;

/// <summary>A task without a plan.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Task">The task as somebody put it.</param>
/// <param name="Application">Application by its catalog name, or <c>any</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Licence">Licence, or <c>unknown</c>.</param>
internal sealed record SourceQuery(string Id, string Task, string Application, string Source, string Licence);
