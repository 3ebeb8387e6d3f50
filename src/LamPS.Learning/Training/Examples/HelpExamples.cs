using LamPS.Core;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Procedures of help as examples of choosing a way: what words mean in menus and dialogs, from far more procedures than there are families of tasks.
/// Mostly a request is to be found in lines alone; sometimes in how others asked for the same; now and then what it asks for isn't there.
/// </summary>
internal sealed class HelpExamples
{
    private const string Application = "help";
    private const double ByTitle = 0.3;
    private const double Missing = 0.15;
    private const int LongestPlan = 8;

    private readonly CompactEncoder _encoder;
    private readonly int _most;
    private readonly IReadOnlyList<PlanRecord> _records;
    private readonly Dictionary<string, Procedure> _procedures;
    private readonly Dictionary<string, string> _families;
    private readonly ProcedureMemory _byTitle;
    private readonly ProcedureMemory _byLines;

    /// <summary>Reads records.</summary>
    /// <param name="encoder">Writes scenes as the model reads them.</param>
    /// <param name="records">Task-plan records; those of tests, and what is composed of several, are left out.</param>
    /// <param name="tested">Phrasings that tests ask with: a record that asks with nearly the same words is left out.</param>
    /// <param name="most">Most ways of an example.</param>
    public HelpExamples(CompactEncoder encoder, IEnumerable<PlanRecord> records, TestedWords tested, int most)
    {
        (_encoder, _most) = (encoder, most);
        _records = [.. Learned(records, tested)];
        _procedures = _records.GroupBy(r => r.Procedure, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => new Procedure { Id = g.Key, Application = Application, Phrasings = [.. g.Select(r => r.Task).Distinct()], Lines = g.First().Plan });
        _families = _records.GroupBy(r => r.Procedure, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Family);
        _byTitle = new ProcedureMemory([.. _procedures.Values]);
        _byLines = new ProcedureMemory([.. _procedures.Values.Select(p => new Procedure { Id = p.Id, Application = Application, Phrasings = [string.Join(' ', p.Lines)], Lines = p.Lines })]);
    }

    /// <summary>Makes examples.</summary>
    /// <param name="count">Most of them; procedures take turns.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="dropping">Share of words that requests lose (<see cref="WordDropout"/>).</param>
    /// <param name="stop">Stops.</param>
    public IEnumerable<CompactExample> Make(int count, string seed, double dropping, CancellationToken stop)
    {
        foreach (var record in Turns(_records, seed).Take(count))
        {
            stop.ThrowIfCancellationRequested();
            if (Of(record, dropping, new SeededRandom($"{seed}/help/ways/{record.TaskId}")) is { } example)
                yield return example;
        }
    }

    /// <summary>Records that may be learned from: none of tests, none composed of several, none that asks in a test's words.</summary>
    /// <param name="records">Task-plan records.</param>
    /// <param name="tested">Phrasings that tests ask with.</param>
    public static IEnumerable<PlanRecord> Learned(IEnumerable<PlanRecord> records, TestedWords tested) =>
        records.Where(r => r.Split == Split.Train && r.Kind is PlanRecordKind.Direct or PlanRecordKind.Paraphrase && r.Plan.Count <= LongestPlan && !tested.IsNear(r.Task));

    /// <summary>Puts records in an order in which procedures take turns.</summary>
    /// <param name="records">Records.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<PlanRecord> Turns(IEnumerable<PlanRecord> records, string seed) => records.GroupBy(r => r.Procedure, StringComparer.Ordinal)
        .SelectMany(g => new SeededRandom($"{seed}/help/{g.Key}").Shuffle(g).Select((r, turn) => (Record: r, Turn: turn, Place: new SeededRandom($"{seed}/help/turn/{r.TaskId}").NextBits())))
        .OrderBy(t => t.Turn).ThenBy(t => t.Place).Select(t => t.Record);

    private CompactExample? Of(PlanRecord record, double dropping, SeededRandom random)
    {
        var own = _procedures[record.Procedure];
        var byTitle = own.Phrasings.Count > 1 && random.NextDouble() < ByTitle;
        var isMissing = random.NextDouble() < Missing;
        var found = (byTitle ? _byTitle : _byLines).Find(Application, record.Task, 3 * _most, (_, phrasing) => phrasing == record.Task);

        // What is near the procedure is neither right nor wrong.
        List<ProcedureMatch> others = [.. found.Where(m => _families[m.Procedure.Id] != _families[own.Id] && !m.Procedure.Lines.SequenceEqual(own.Lines)).Take(_most - 1)];
        List<ProcedureMatch> shown = isMissing ? others
            : [.. others.Append(found.FirstOrDefault(m => m.Procedure.Id == own.Id) ?? new ProcedureMatch(own, own.Phrasings.First(p => p != record.Task || !byTitle), 0)).OrderByDescending(m => m.Score)];
        if (shown.Count == 0)
            return null;
        var right = shown.FindIndex(m => m.Procedure.Id == own.Id);
        var text = WordDropout.Of(record.Task, dropping, random);
        try
        {
            var input = _encoder.Encode(CompactScenes.Rank(text, text, [.. shown.Select(m => byTitle ? PlanWay.Of(m) : new PlanWay(string.Join(" ; ", m.Procedure.Lines), m.Score, null, []))]));

            // The second choice is that none fits.
            var target = right < 0 ? 1 : right == 0 ? 0 : right + 1;
            return target < input.Choices.Count ? new CompactExample { Name = record.TaskId, Input = input.Input, Candidate = target } : null;
        }
        catch (LamException)
        {
            // Longer than the model can read.
            return null;
        }
    }
}
