using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LamPS.Learning.Plans.Cards;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Splitting;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans;

/// <summary>Writes <c>plans.jsonl</c>, <c>splits/*.txt</c> (ids, one a line) and the data card.</summary>
internal static class PlanDatasetWriter
{
    private static readonly JsonSerializerOptions CardOptions = new(JsonLines.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes a data set.</summary>
    /// <param name="options">Folder and seed.</param>
    /// <param name="records">Records, in order.</param>
    /// <param name="split">Procedures.</param>
    /// <param name="read">Sources.</param>
    /// <param name="stages">Counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">It can't be written.</exception>
    public static PlanDatasetCard Write(
        PlanDatasetOptions options, IReadOnlyList<PlanRecord> records, IReadOnlyList<SplitProcedure> split, IReadOnlyList<SourceReading> read, IReadOnlyList<PlanStage> stages, CancellationToken cancellationToken)
    {
        var plans = Path.Combine(options.Folder, "plans.jsonl");
        JsonLines.Write(plans, records, PlanJson.Record, cancellationToken);
        var card = Card(options, records, split, read, stages, plans);
        try
        {
            var splits = Path.Combine(options.Folder, "splits");
            Directory.CreateDirectory(splits);
            foreach (var name in Enum.GetValues<Split>())
                Text(Path.Combine(splits, SplitNames.Of(name) + ".txt"), string.Concat(records.Where(r => r.Split == name).Select(r => r.TaskId + "\n")));
            Text(Path.Combine(options.Folder, "card.json"), JsonSerializer.Serialize(card, CardOptions) + "\n");
            Text(Path.Combine(options.Folder, "card.md"), CardText.Write(card));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(options.Folder, error);
        }

        return card;
    }

    private static PlanDatasetCard Card(
        PlanDatasetOptions options, IReadOnlyList<PlanRecord> records, IReadOnlyList<SplitProcedure> split, IReadOnlyList<SourceReading> read, IReadOnlyList<PlanStage> stages, string plans)
    {
        using var file = File.OpenRead(plans);
        var procedures = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["procedures"] = split.Count,
            ["procedures held out whole"] = split.Count(s => s.IsTestFamily),
            ["procedures with a wording held out"] = split.Count(s => s.HeldOutWording >= 0),
            ["procedures composed for tests only"] = split.Count(s => s.IsTestPart),
            ["families"] = split.Select(s => s.Family).Distinct().Count(),
            ["families held out"] = split.Where(s => s.IsTestFamily).Select(s => s.Family).Distinct().Count(),
        };
        return new PlanDatasetCard
        {
            Seed = options.Seed,
            Sample = options.IsSample,
            Sources = [.. read.Select(r => $"{r.Kind.ToString().ToLowerInvariant()}: {r.Name}, licence {string.Join(", ", r.Procedures.Select(p => p.Licence).Concat(r.Queries.Select(q => q.Licence)).Distinct().Order(StringComparer.Ordinal))}")],
            Stages = stages,
            Records = records.Count,
            BySplit = Counts(records, r => SplitNames.Of(r.Split)),
            ByKind = Counts(records, r => r.Kind.ToString().ToLowerInvariant()),
            ByApplication = Counts(records, r => r.Application),
            ByLicence = Counts(records, r => r.Licence),
            BySteps = Counts(records, r => r.Plan.Count switch { <= 4 => $"{r.Plan.Count}", <= 8 => "5-8", _ => "9+" }),
            Procedures = procedures,
            Leaks = 0,
            Teacher = options.Teacher?.Cost,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
        };
    }

    private static SortedDictionary<string, int> Counts(IEnumerable<PlanRecord> records, Func<PlanRecord, string> by)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
            counts[by(record)] = counts.GetValueOrDefault(by(record)) + 1;
        return counts;
    }

    // Beside it first, so that nobody sees half of it.
    private static void Text(string path, string text)
    {
        var beside = path + ".part";
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(false));
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
