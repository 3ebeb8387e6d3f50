using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Tasks as examples of planning: which way a part of a request means, that a wrong cut means none, and which value goes where. The phrasing that
/// a request was made of is never among what is found for it; now and then its whole family isn't, as if it were one that nobody taught.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="config">What its heads choose among.</param>
/// <param name="recipes">Families.</param>
/// <param name="memory">What the model is taught.</param>
/// <param name="associations">Which words people mean by theirs, learned without a family.</param>
/// <param name="tested">What families of tests do: it isn't among the wrong ways.</param>
/// <param name="data">How examples are made.</param>
internal sealed class PlanExamples(CompactEncoder encoder, CompactLamConfig config, RecipeCatalog recipes, ProcedureMemory memory, Func<string, WordAssociations> associations, TestedEntries tested, TrainingConfig.DataConfig data)
{
    private const int MostWrongCuts = 2;

    private readonly DocumentationPlanner _documentation = new();
    private readonly SortedDictionary<ExampleDrop, int> _dropped = [];
    private readonly Dictionary<string, ulong> _bits = [];

    /// <summary>How many parts of requests didn't become examples, and why.</summary>
    public IReadOnlyDictionary<ExampleDrop, int> Dropped => _dropped;

    /// <summary>Parts whose family was held back, and for how many of them another way does the same.</summary>
    public (int Count, int Solved) HeldBack { get; private set; }

    /// <summary>Makes the examples of a task.</summary>
    /// <param name="task">Task of train.</param>
    /// <param name="knowledge">What is known of its application.</param>
    /// <param name="random">Chance.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<CompactExample>> OfAsync(TaskInstance task, PlanningKnowledge knowledge, SeededRandom random, CancellationToken cancellationToken)
    {
        var request = new TaskRequest { Text = task.Request, Application = task.Application };
        var cuts = PlanCuts.Of(task.Request, _documentation.Split(request, knowledge));
        List<CompactExample> examples = [];
        HashSet<(int, int)> right = [];
        var from = 0;
        for (var i = 0; i < task.Parts.Count; i++)
        {
            if (Find(task, i, cuts, ref from) is not { } segment)
            {
                Drop(ExampleDrop.NotCut);
                continue;
            }

            right.Add(segment);
            if (await RankAsync(task, task.Parts[i], cuts.Text(segment), request, knowledge, random, cancellationToken).ConfigureAwait(false) is { } rank)
                examples.Add(rank);
            examples.AddRange(Fill(task, task.Parts[i], cuts.Text(segment)));
        }

        if (right.Count == task.Parts.Count)
        {
            foreach (var wrong in random.Shuffle(cuts.Segments.Where(s => !right.Contains(s)).ToList()).Take(MostWrongCuts))
            {
                if (await RankAsync(task, null, cuts.Text(wrong), request, knowledge, random, cancellationToken).ConfigureAwait(false) is { } rank)
                    examples.Add(rank);
            }
        }

        return examples;
    }

    // The pieces that a part was cut into; null when a piece goes beyond it.
    private (int First, int Last)? Find(TaskInstance task, int number, PlanCuts cuts, ref int from)
    {
        var part = task.Parts[number];
        var said = recipes[part.Family].Phrasings[part.Phrasing].Fill(part.Values).TrimEnd('.', ' ');
        var at = task.Request.IndexOf(said, from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        from = at + said.Length;
        var (start, end) = (at, from);
        var inside = cuts.Segments.Where(s => s.First == s.Last && cuts.Start(s) >= start && cuts.Start(s) < end).Select(s => s.First).ToList();
        return inside.Count > 0 && inside.TrueForAll(p => cuts.Start((p, p)) + cuts.Text((p, p)).Length <= end) && cuts.Segments.Contains((inside[0], inside[^1])) ? (inside[0], inside[^1]) : null;
    }

    private async Task<CompactExample?> RankAsync(
        TaskInstance task, TaskPart? part, string clause, TaskRequest request, PlanningKnowledge knowledge, SeededRandom random, CancellationToken cancellationToken)
    {
        var isUntaught = part is not null && random.NextDouble() < data.HeldBack;
        var hiding = random.NextBits();
        var lines = part is null ? [] : recipes[part.Family].Expert.Select(e => e.Line.Fill(part.Values)).ToList();
        var untaught = isUntaught ? memory.Procedures.Where(p => p.Id == part!.Family || p.Lines.Any(l => l.Contains(" > ", StringComparison.Ordinal) && lines.Contains(l))).ToHashSet() : [];
        bool Without(Procedure procedure, string phrasing) =>
            untaught.Contains(procedure) || task.Parts.Any(p => p.Family == procedure.Id && recipes[p.Family].Phrasings[p.Phrasing].Source == phrasing)
            || (data.HiddenPhrasings > 0 && IsHidden(phrasing, hiding));
        var ways = await PlanWays.FindAsync(request, clause, knowledge, memory, _documentation, config.MapWays, Without, cancellationToken, associations(part?.Family ?? task.Parts[0].Family)).ConfigureAwait(false);
        var rights = ways.Where(w => part is not null && IsRight(w, part, lines, clause)).ToHashSet();
        ways = [.. ways.Where(w => rights.Contains(w) || !tested.Does(w))];
        if (ways.Count == 0)
            return null;
        if (isUntaught)
            HeldBack = (HeldBack.Count + 1, HeldBack.Solved + (rights.Count > 0 ? 1 : 0));
        var most = data.Ways;
        List<PlanWay> shown = ways.Count <= most ? [.. ways] : [.. ways.Where(random.Shuffle(ways.Skip(most / 2).ToList()).Take(most / 2).Concat(ways.Take(most / 2)).Concat(rights.Take(1)).ToHashSet().Contains)];
        CompactInput input;
        var asked = WordDropout.Of(clause, data.WordDropout, random);
        try
        {
            input = encoder.Encode(CompactScenes.Rank(task.Request.Replace(clause, asked, StringComparison.Ordinal), asked, shown));
        }
        catch (LamException)
        {
            return Drop(ExampleDrop.TooLong);
        }

        return RankExample.Of($"{task.Id}: {clause}", input, shown, rights) ?? Drop(ExampleDrop.NoRoom);
    }

    // The same phrasings are hidden in all ways of an example; others in the next one.
    private bool IsHidden(string phrasing, ulong hiding)
    {
        if (!_bits.TryGetValue(phrasing, out var bits))
            _bits[phrasing] = bits = new SeededRandom($"hidden/{phrasing}").NextBits();
        return (((bits ^ hiding) * 0x9E3779B97F4A7C15UL) >> 11) * (1.0 / (1UL << 53)) < data.HiddenPhrasings;
    }

    private IEnumerable<CompactExample> Fill(TaskInstance task, TaskPart part, string clause)
    {
        if (memory.Procedures.FirstOrDefault(p => p.Id == part.Family) is not { } procedure || ProcedureValues.Fitting(procedure, clause) is not { } fitting)
            yield break;
        var slot = config.Slots.Count - 1;
        for (var i = 0; i < procedure.Parameters.Count; i++)
        {
            var name = procedure.Parameters[i].Name;
            var line = procedure.Lines.FirstOrDefault(l => l.Contains($"{{{name}}}", StringComparison.Ordinal));
            if (fitting[i].Count < 2 || line is null)
                continue;
            var phrasing = procedure.Phrasings.Where(p => p != recipes[part.Family].Phrasings[part.Phrasing].Source).ElementAtOrDefault(i) ?? procedure.Phrasings[0];
            var input = encoder.Encode(CompactScenes.Fill(clause, line, phrasing));
            var said = part.Values[name].Said;
            var right = fitting[i].Where(f => ProcedureValues.Text(f, clause).Equals(said, StringComparison.OrdinalIgnoreCase) || clause.Substring(f.Start, f.Length).Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
            var span = right.Count == 1 ? Enumerable.Range(0, input.Spans.Count).FirstOrDefault(s => input.Spans[s]?.Start == right[0].Start, -1) : -1;
            if (span < 0)
            {
                Drop(ExampleDrop.NoValue);
                continue;
            }

            var spans = new int[config.Slots.Count];
            Array.Fill(spans, -1);
            spans[slot] = span;
            yield return new CompactExample { Name = $"{task.Id}: {name}", Input = input.Input, Spans = spans };
        }
    }

    private static bool IsRight(PlanWay way, TaskPart part, List<string> lines, string clause) =>
        way.Match is { Procedure: var procedure } ? procedure.Id == part.Family || (ValueAssignment.Lines(procedure, clause) is { } own && PlanMatch.Of(lines, own).Solves)
        : PlanMatch.Of(lines, way.Steps.Select(s => s.Text)).Solves;

    private CompactExample? Drop(ExampleDrop reason)
    {
        _dropped[reason] = _dropped.GetValueOrDefault(reason) + 1;
        return null;
    }
}
