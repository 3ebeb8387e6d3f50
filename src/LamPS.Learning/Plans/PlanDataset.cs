using LamPS.Learning.Plans.Evolving;
using LamPS.Learning.Plans.Filtering;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Splitting;
using LamPS.Learning.Plans.Wording;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans;

/// <summary>Makes task-plan data: read, filter, split, evolve, check for leaks, write. The same sources and seed give the same bytes.</summary>
public static class PlanDataset
{
    private const int SampleProcedures = 250;

    /// <summary>Makes a data set.</summary>
    /// <param name="options">How.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="time">Clock, for the duration alone.</param>
    /// <param name="cancellationToken">Cancels; what was there stays.</param>
    /// <exception cref="Core.LamException">A source is missing, empty or broken, or the data can't be written.</exception>
    public static async Task<PlanDatasetResult> MakeAsync(PlanDatasetOptions options, IProgress<string>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (options.Sources.Count == 0)
            throw PlanDataErrors.NoSources();
        var stages = new List<PlanStage>();
        var read = Read(options, stages, progress, cancellationToken);
        var planned = await PlannedQueries.PlanAsync(options, [.. read.SelectMany(r => r.Queries)], stages, cancellationToken).ConfigureAwait(false);
        var rejected = new Tally();
        List<SourceProcedure> all = [.. read.SelectMany(r => r.Procedures), .. planned];
        var kept = new PlanFilter(rejected).Apply(all);
        stages.Add(new PlanStage("filter", all.Count, kept.Count, "procedures", rejected.Counts));
        if (options.IsSample)
        {
            var sample = kept.Where(p => new SeededRandom($"{options.Seed}/sample/{p.Page}").NextDouble() * kept.Count < SampleProcedures).ToList();
            stages.Add(new PlanStage("sample", kept.Count, sample.Count, "procedures", new Dictionary<string, int>()));
            kept = sample;
        }

        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report($"splitting {kept.Count} procedures");
        var split = ProcedureSplit.Split(kept, options.Seed);
        var records = await EvolveAsync(options, split, stages, progress, cancellationToken).ConfigureAwait(false);
        records = WithoutLeaks(records, stages);
        cancellationToken.ThrowIfCancellationRequested();
        if (LeakCheck.Find(records) is [var leak, ..] leaks)
            throw PlanDataErrors.LeakFound(leaks.Count, $"{leak.TaskId} ({leak.Kind}: {leak.Train})");
        progress?.Report($"writing {records.Count} records");
        var card = PlanDatasetWriter.Write(options, records, split, read, stages, cancellationToken);
        return new PlanDatasetResult(Path.GetFullPath(options.Folder), card, time.GetElapsedTime(began).TotalMilliseconds);
    }

    private static List<SourceReading> Read(PlanDatasetOptions options, List<PlanStage> stages, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var reader = new SourceReader(options.Maps);
        var read = new List<SourceReading>();
        foreach (var source in options.Sources)
        {
            progress?.Report($"reading {source.Path}");
            read.Add(reader.Read(source, cancellationToken));
        }

        foreach (var reading in read)
        {
            var counts = new SortedDictionary<string, int>(reading.Rejected.ToDictionary(), StringComparer.Ordinal);
            if (reading.Repaired > 0)
                counts["file with a broken encoding, read as Latin-1"] = reading.Repaired;
            if (reading.Broken.Count > 0)
                counts["file that can't be read"] = reading.Broken.Count;
            if (reading.Queries.Count > 0)
                counts["task without a plan"] = reading.Queries.Count;
            stages.Add(new PlanStage($"read {reading.Kind.ToString().ToLowerInvariant()} {reading.Name}", reading.Files, reading.Procedures.Count, "files to procedures", counts));
        }

        var broken = read.SelectMany(r => r.Broken).ToList();
        return broken.Count > 0 && !options.SkipsBroken ? throw PlanDataErrors.SourceBroken(broken) : read;
    }

    private static async Task<List<PlanRecord>> EvolveAsync(
        PlanDatasetOptions options, IReadOnlyList<SplitProcedure> split, List<PlanStage> stages, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var bases = split.SelectMany(s => Bases(s, options.Seed)).ToList();
        var evolver = new Evolver(options.Seed, options.Titles);
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var records = new List<PlanRecord>();
        var twice = new Tally();
        bool Add(PlanRecord record)
        {
            var isNew = texts.Add($"{record.Application}\n{record.Task}");
            if (isNew)
                records.Add(record);
            else
                twice.Add($"{record.Kind.ToString().ToLowerInvariant()} that is there already");
            return isNew;
        }

        // Direct ones first: of two that come out the same, the evolved one goes.
        bases = [.. bases.Where(b => Add(b.Record))];
        var direct = records.Count;
        foreach (var source in bases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!source.Procedure.IsVerbatim)
            {
                foreach (var child in evolver.Paraphrase(source).Concat(evolver.Parameters(source)))
                    Add(child);
            }
        }

        if (options.Teacher is { } teacher)
        {
            progress?.Report($"asking {teacher.Name} for other wordings");
            foreach (var source in bases.Where(b => b.Record.Split == Split.Train))
            {
                foreach (var child in await teacher.ParaphraseAsync(source.Record, cancellationToken).ConfigureAwait(false))
                    Add(child);
            }
        }

        foreach (var composition in Compositions.Make(bases, split, evolver, options.Seed))
            Add(composition);
        stages.Add(new PlanStage("split and evolve", direct, records.Count, "direct records to all", twice.Counts));
        return records;
    }

    private static IEnumerable<BaseRecord> Bases(SplitProcedure split, int seed)
    {
        var procedure = split.Procedure;
        for (var w = 0; w < procedure.Tasks.Count; w++)
        {
            var id = $"{procedure.Id}/{(char)('a' + w)}";
            var (core, plan) = Instances.Plain(procedure, procedure.Tasks[w], new SeededRandom($"{seed}/values/{id}"));
            var record = new PlanRecord
            {
                TaskId = id,
                Task = procedure.IsVerbatim ? core : TaskWording.Capital(core),
                Plan = plan,
                Source = procedure.Source,
                Licence = procedure.Licence,
                Application = procedure.Application,
                Procedure = procedure.Id,
                Family = split.Family,
                Kind = PlanRecordKind.Direct,
                Split = split.Of(w),
            };
            yield return new BaseRecord(record, core, procedure.Tasks[w], procedure);
        }
    }

    // What evolving made too near to a held-out record goes out of train; what then has its parent in train goes too.
    private static List<PlanRecord> WithoutLeaks(List<PlanRecord> records, List<PlanStage> stages)
    {
        var stems = records.Where(r => r.Split != Split.Train).Select(r => TaskKey.Stems(r.Task)).ToList();
        var near = new NearDuplicates(NearDuplicates.Frequencies(stems));
        foreach (var set in stems)
            near.Add(set);
        var kept = records.Where(r => r.Split != Split.Train || !near.Find(TaskKey.Stems(r.Task)).Any()).ToList();
        stages.Add(new PlanStage("leak guard", records.Count, kept.Count, "records", new Dictionary<string, int> { ["train record near a held-out one"] = records.Count - kept.Count }));
        return kept;
    }
}
