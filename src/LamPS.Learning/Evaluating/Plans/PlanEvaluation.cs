using System.Globalization;
using LamPS.Learning.Evaluating.Reports;
using LamPS.Learning.Evaluating.Statistics;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Measures planners on held-out tasks by the published rule (docs/evaluation.md).</summary>
public static class PlanEvaluation
{
    private const string Judged = "TSR by judge";

    /// <summary>Metrics, in the order of the columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } = [new("TSR"), new("step precision"), new("step recall"), new("argument accuracy")];

    /// <summary>What tasks are grouped by.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["split", "steps", "application", "kind", "group"];

    /// <summary>Checks that a planner that needs train records has some.</summary>
    /// <param name="suite">Suite.</param>
    /// <param name="model">Its name.</param>
    /// <exception cref="Core.LamException">There are none.</exception>
    public static IReadOnlyList<PlanRecord> TrainFor(PlanSuite suite, string model) => suite.Train.Count > 0 ? suite.Train : throw PlanEvaluationErrors.TrainMissing(suite.Path, model);

    /// <summary>Measures.</summary>
    /// <param name="suite">Tasks.</param>
    /// <param name="predictors">Planners, one table each.</param>
    /// <param name="judge">A model that judges plans besides; null for none.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="settings">What was asked for, for the report.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<EvaluationReport> RunAsync(
        PlanSuite suite,
        IReadOnlyList<IPlanPredictor> predictors,
        PlanJudge? judge,
        int seed,
        IReadOnlyList<KeyValuePair<string, string>> settings,
        IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        var tables = new List<ResultTable>();
        var cases = new List<ReportCase>();
        foreach (var predictor in predictors)
        {
            var scores = new List<TaskScore>(suite.Tests.Count);
            foreach (var record in suite.Tests)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (scores.Count % 500 == 0)
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{predictor.Name}: {scores.Count} of {suite.Tests.Count}"));
                var plan = await predictor.PlanAsync(record, cancellationToken).ConfigureAwait(false);
                var match = PlanMatch.Of(record.Plan, plan);
                bool? judged = judge is null ? null : plan.Count > 0 && await judge.SolvesAsync(record, plan, cancellationToken).ConfigureAwait(false);
                scores.Add(Score(record, match, judged));
                if (!match.Solves)
                    cases.Add(Case(record, match, predictors.Count > 1 ? predictor.Name : null));
            }

            IReadOnlyList<Metric> metrics = judge is null ? Metrics : [.. Metrics, new Metric(Judged)];
            tables.Add(ResultTable.From(predictor.Name, scores, metrics, Dimensions, seed));
        }

        return new EvaluationReport("Evaluation of plans", [.. settings, new("tasks", suite.Tests.Count.ToString(CultureInfo.InvariantCulture))], tables, cases);
    }

    /// <summary>How one task came out.</summary>
    /// <param name="record">Task.</param>
    /// <param name="plan">Plan.</param>
    public static TaskScore Score(PlanRecord record, IReadOnlyList<string> plan) => Score(record, PlanMatch.Of(record.Plan, plan), null);

    private static TaskScore Score(PlanRecord record, PlanMatch match, bool? judged)
    {
        var valued = match.Pairs.Where(p => match.Reference[p.Reference].Value.Length > 0).ToList();
        var counts = new Dictionary<string, Count>
        {
            ["TSR"] = Count.Of(match.Solves),
            ["step precision"] = new(match.Matched, match.Predicted.Count),
            ["step recall"] = new(match.Matched, match.Reference.Count),
            ["argument accuracy"] = new(valued.Count(p => p.Full), valued.Count),
        };
        if (judged is { } solves)
            counts[Judged] = Count.Of(solves);
        return new TaskScore(record.TaskId, Groups(record, match.Reference.Count), counts);
    }

    private static Dictionary<string, string> Groups(PlanRecord record, int steps) => new()
    {
        ["split"] = SplitNames.Of(record.Split),
        ["steps"] = steps switch { <= 2 => steps.ToString(CultureInfo.InvariantCulture), <= 4 => "3-4", <= 8 => "5-8", _ => "9+" },
        ["application"] = record.Application,
        ["kind"] = record.Kind.ToString().ToLowerInvariant(),
        ["group"] = string.Join('/', record.Procedure.Split('+')[0].Split('#')[0].Split('/').SkipLast(1).DefaultIfEmpty("other")),
    };

    private static ReportCase Case(PlanRecord record, PlanMatch match, string? model)
    {
        var made = match.Predicted.Select((a, i) => (a.Line, (bool?)match.Pairs.Any(p => p.Predicted == i && p.Full))).ToList();
        var wanted = match.Reference.Select((a, i) => (a.Line, (bool?)match.Pairs.Any(p => p.Reference == i && p.Full))).ToList();
        return new ReportCase(
            model is null ? record.TaskId : $"{model}: {record.TaskId}", record.Task, $"{SplitNames.Of(record.Split)}, {record.Application}", match.Why, [new("Reference", wanted), new("Predicted", made)]);
    }
}
