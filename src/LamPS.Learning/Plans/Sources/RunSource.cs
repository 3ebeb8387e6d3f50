using LamPS.Contracts;
using LamPS.Core.Runs;
using LamPS.Learning.Plans.Steps;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Plans of runs that were kept: the request, and the plan lines whose actions were verified. Only runs that were verified as a whole count.</summary>
internal static class RunSource
{
    private const int Most = 100_000;

    /// <summary>Reads the runs of a folder.</summary>
    /// <param name="folder">Folder with <c>runs.db</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">The runs can't be read.</exception>
    public static SourceReading Read(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, RunStore.DatabaseName)))
            throw PlanDataErrors.SourceEmpty(folder, "runs");
        using var store = new RunStore(folder);
        var rejected = new Tally();
        var procedures = new List<SourceProcedure>();
        var runs = store.List(Most).OrderBy(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Kind != "task" || run.Outcome != Outcome.Verified)
            {
                rejected.Add(run.Kind == "task" ? "run that wasn't verified" : $"run of a {run.Kind}");
                continue;
            }

            var steps = store.Events(run.Id).OfType<StepEnded>().Select(e => e.Record).ToList();
            if (steps.Count == 0 || steps.Exists(s => s.Outcome != Outcome.Verified || string.IsNullOrEmpty(s.PlanStep)))
            {
                rejected.Add("run with an action that wasn't verified");
                continue;
            }

            // A secret was masked when it was kept; a task without it teaches nothing.
            if (run.Request.Contains("***", StringComparison.Ordinal) || steps.Exists(s => s.PlanStep!.Contains("***", StringComparison.Ordinal)))
            {
                rejected.Add("run with a secret");
                continue;
            }

            procedures.Add(new SourceProcedure
            {
                Id = $"runs/{run.Id}#1",
                Page = $"runs/{run.Id}",
                Application = "any",
                Source = $"run {run.Id}",
                Licence = "own",
                Tasks = [run.Request],
                Lines = [.. steps.Select(s => s.PlanStep!).Aggregate(new List<PlanLine>(), WithoutRepeats)],
                IsVerbatim = true,
            });
        }

        return new SourceReading(SourceKind.Runs, "runs", runs.Count, 0, [], procedures, [], rejected.Counts);
    }

    // One line may take several actions.
    private static List<PlanLine> WithoutRepeats(List<PlanLine> lines, string line)
    {
        if (lines.Count == 0 || lines[^1].Text != line)
            lines.Add(new PlanLine(line));
        return lines;
    }
}
