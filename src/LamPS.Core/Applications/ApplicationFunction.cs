using LamPS.Core.Actions;

namespace LamPS.Core.Applications;

/// <summary>A function of one application, such as <c>save_as(path)</c>, written as runbook steps so that it can be read and reviewed as any other.</summary>
/// <param name="Definition">Name, arguments, risk.</param>
/// <param name="Runbook">The steps: text of a runbook whose parameters are the arguments.</param>
/// <param name="Source">Where the text stands, for messages.</param>
public sealed record ApplicationFunction(FunctionDefinition Definition, string Runbook, string Source);
