using LamPS.Learning.Evaluating.Statistics;

namespace LamPS.Learning.Evaluating.Reports;

/// <summary>All that an evaluation has to say; <see cref="ReportFolder"/> writes it.</summary>
/// <param name="Title">Heading: <c>Evaluation of plans</c>.</param>
/// <param name="Settings">What was asked for, by name, in order: the suite, the model, the seed.</param>
/// <param name="Tables">Tables with the same metrics, such as one for each model.</param>
/// <param name="Cases">Tasks to look through, failed ones.</param>
public sealed record EvaluationReport(
    string Title,
    IReadOnlyList<KeyValuePair<string, string>> Settings,
    IReadOnlyList<ResultTable> Tables,
    IReadOnlyList<ReportCase> Cases);
