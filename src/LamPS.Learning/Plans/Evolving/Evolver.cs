using System.Globalization;
using LamPS.Learning.Plans.Wording;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>Makes more records of direct ones by rules. Each child names its parent, is in its parent's split, and is at most 20 words longer.</summary>
/// <param name="seed">Seed.</param>
/// <param name="titles">Titles of applications by their catalog names.</param>
internal sealed class Evolver(int seed, IReadOnlyDictionary<string, string> titles)
{
    private const int Paraphrases = 7;
    private const int Values = 4;
    private static readonly string[] Joins = ["{a}, and then {b}", "{a} and {b}", "first {a}, then {b}", "{a}; after that {b}", "{a}. Then {b}"];
    private static readonly string[] TestJoins = ["{a}, afterwards {b}", "{b}, but before that {a}", "once you are done with this: {a}, go on and {b}"];

    /// <summary>Other wordings of a record.</summary>
    /// <param name="source">Record.</param>
    public IEnumerable<PlanRecord> Paraphrase(BaseRecord source)
    {
        var random = new SeededRandom($"{seed}/paraphrase/{source.Record.TaskId}");
        var texts = Paraphraser.Rewrite(source.Core, Title(source.Record.Application), source.Record.Split, Paraphrases, random);
        for (var i = 0; i < texts.Count; i++)
            yield return Child(source.Record, $"p{i + 1}", texts[i], source.Record.Plan, PlanRecordKind.Paraphrase);
    }

    /// <summary>The record with other values, or with values where it had none.</summary>
    /// <param name="source">Record.</param>
    public IEnumerable<PlanRecord> Parameters(BaseRecord source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { string.Join('\n', source.Record.Plan) };
        for (var i = 1; i <= Values; i++)
        {
            var random = new SeededRandom($"{seed}/parameters/{source.Record.TaskId}/{i.ToString(CultureInfo.InvariantCulture)}");
            if (Instances.Valued(source.Procedure, source.Wording, random) is not { } valued || !seen.Add(string.Join('\n', valued.Plan)))
                continue;

            // Half of them in the plain imperative; the others in any build.
            var text = random.Next(2) == 0 || source.Record.Split != Split.Train
                ? Paraphraser.Rewrite(valued.Core, Title(source.Record.Application), source.Record.Split, 1, random).FirstOrDefault()
                : null;
            text ??= TaskWording.Capital(valued.Core);
            if (Paraphraser.Words(text) <= Paraphraser.Words(source.Record.Task) + Paraphraser.MostMoreWords)
                yield return Child(source.Record, $"v{i}", text, valued.Plan, PlanRecordKind.Parameters);
        }
    }

    /// <summary>A record and another one behind it, as one task.</summary>
    /// <param name="first">What is done first; the parent.</param>
    /// <param name="second">What is done then.</param>
    /// <param name="split">Split of the composition.</param>
    /// <returns>Null when the task would get too long.</returns>
    public PlanRecord? Compose(BaseRecord first, BaseRecord second, Split split)
    {
        var random = new SeededRandom($"{seed}/composition/{first.Record.TaskId}+{second.Record.TaskId}");
        var joined = random.Pick(split == Split.Train ? Joins : TestJoins);
        var later = joined.Contains(". Then", StringComparison.Ordinal) || random.Next(2) == 0 ? second.Core : Paraphraser.Synonyms(second.Core, random);
        var text = TaskWording.Capital(joined.Replace("{a}", first.Core, StringComparison.Ordinal).Replace("{b}", later, StringComparison.Ordinal)) + ".";
        if (Paraphraser.Words(text) > Paraphraser.Words(first.Record.Task) + Paraphraser.MostMoreWords)
            return null;
        return first.Record with
        {
            TaskId = $"{first.Record.TaskId}+{second.Record.TaskId}",
            Task = text,
            Plan = [.. first.Record.Plan, .. second.Record.Plan],
            Procedure = $"{first.Record.Procedure}+{second.Record.Procedure}",
            Family = $"{first.Record.Family}+{second.Record.Family}",
            Parent = first.Record.TaskId,
            Kind = PlanRecordKind.Composition,
            Split = split,
        };
    }

    private string? Title(string application) => titles.GetValueOrDefault(application);

    private static PlanRecord Child(PlanRecord parent, string name, string task, IReadOnlyList<string> plan, PlanRecordKind kind) =>
        parent with { TaskId = $"{parent.TaskId}/{name}", Task = task, Plan = plan, Parent = parent.TaskId, Kind = kind };
}
