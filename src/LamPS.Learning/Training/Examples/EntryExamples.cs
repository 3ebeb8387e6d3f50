using System.Globalization;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests for entries of menus and fields of dialogs as examples of choosing a way: what an application's own words mean in the words of people,
/// over far more of it than there are families of tasks. That is what a request which nobody taught has to go by.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="memory">What the model is taught; the phrasing that a request was made of is never among what is found for it, and now and then nothing of its entry is.</param>
/// <param name="associations">Which words people mean by theirs, learned without an entry of a menu.</param>
/// <param name="words">Phrasings that tests ask with: a request in nearly the same words is left out.</param>
/// <param name="tested">What families of tests do: it isn't asked for, nor among the wrong ways.</param>
/// <param name="data">How examples are made.</param>
internal sealed class EntryExamples(CompactEncoder encoder, ProcedureMemory memory, Func<string, WordAssociations> associations, TestedWords words, TestedEntries tested, TrainingConfig.DataConfig data)
{
    private const double Missing = 0.12;

    private static readonly string[] Worked = ["word", "word", "heading", "subject", "name", "sentence"];
    private static readonly string[] Values = ["company", "subject", "word", "name", "heading"];

    private readonly DocumentationPlanner _documentation = new();

    private int _dropped;
    private int _found;
    private int _count;

    /// <summary>Requests that didn't become examples: nearly in a test's words, with a value that the map's ways don't take, or too long.</summary>
    public int Dropped => _dropped;

    /// <summary>How many examples had the right way among those that were found, and how many there were.</summary>
    public (int Found, int Count) Recall => (_found, _count);

    /// <summary>Makes the examples of an application.</summary>
    /// <param name="application">Application by catalog name.</param>
    /// <param name="entries">How it is asked for entries and fields.</param>
    /// <param name="knowledge">What is known of it.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="copies">How often each request is asked, each time with other values and other wrong ways.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<CompactExample>> MakeAsync(
        string application, IReadOnlyList<EntryRequests> entries, PlanningKnowledge knowledge, string seed, int copies, CancellationToken cancellationToken)
    {
        if (knowledge.Map is not { } map)
            return [];
        var ways = new MapWays(map);
        var made = new List<CompactExample>[entries.Count];
        await Parallel.ForAsync(0, entries.Count, cancellationToken, async (i, stop) =>
        {
            made[i] = [];
            var own = memory.Procedures.Where(p => EntryProcedures.IsOf(p, entries[i])).ToHashSet();
            foreach (var request in entries[i].Requests)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    var random = new SeededRandom($"{seed}/entry/{request}/{copy}");
                    if (!words.IsNear(request) && !tested.Contains(entries[i].Choose, entries[i].Field) && await OfAsync(entries[i], request, own, application, knowledge, ways, random, stop).ConfigureAwait(false) is { } example)
                        made[i].Add(example with { Name = $"{entries[i].Choose} {entries[i].Field}: {request}" });
                    else
                        Interlocked.Increment(ref _dropped);
                }
            }
        }).ConfigureAwait(false);
        return [.. made.SelectMany(m => m)];
    }

    private async Task<CompactExample?> OfAsync(
        EntryRequests entry, string request, HashSet<Procedure> ofEntry, string application, PlanningKnowledge knowledge, MapWays map, SeededRandom random, CancellationToken cancellationToken)
    {
        var asked = Fill(request, random);
        if (entry.Way(map, request, asked) is not { } meant)
            return null;

        // Whoever asks in words of nobody else has to be understood all the same.
        var isUntaught = random.NextDouble() < data.HeldBack;
        var taught = ofEntry.Where(p => p.Phrasings.Contains(request)).ToHashSet();
        bool Without(Procedure procedure, string phrasing) => ofEntry.Contains(procedure) && (isUntaught || (phrasing == request && taught.Contains(procedure)));
        var lines = meant.Steps.Select(s => s.Text).ToList();
        var found = await PlanWays.FindAsync(
            new TaskRequest { Text = asked, Application = application }, asked, knowledge, memory, _documentation, withMap: true, Without, cancellationToken, associations(entry.Choose)).ConfigureAwait(false);

        // A procedure or another entry that does nearly the same is neither right nor wrong.
        bool IsRight(PlanWay way) => way.Match is { Procedure: var procedure }
            ? taught.Contains(procedure) || (ofEntry.Contains(procedure) && ValueAssignment.Lines(procedure, asked) is { } own && own.SequenceEqual(lines))
            : way.Steps.Select(s => s.Text).SequenceEqual(lines);
        bool IsNear(PlanWay way) => way.Match is { } match
            ? ofEntry.Contains(match.Procedure) || (match.Procedure.Lines.Where(IsMenu).All(l => l == $"Choose {entry.Choose}") && match.Procedure.Lines.Any(IsMenu) && (entry.Field.Length == 0 || match.Procedure.Lines.Any(l => l.Contains(entry.Field, StringComparison.Ordinal))))
            : PlanMatch.Of(lines, way.Steps.Select(s => s.Text)).Solves || PlanMatch.Of(way.Steps.Select(s => s.Text), lines).Solves;
        var rights = found.Where(IsRight).ToList();
        Interlocked.Add(ref _found, rights.Count > 0 ? 1 : 0);
        Interlocked.Increment(ref _count);
        var isMissing = random.NextDouble() < Missing;
        if (isMissing)
            rights = [];
        else if (rights.Count == 0)
            rights = [meant];
        var others = found.Where(w => !IsRight(w) && !IsNear(w) && !tested.Does(w)).ToList();
        var wrong = others.Take(data.Ways / 2).Concat(random.Shuffle(others.Skip(data.Ways / 2).ToList())).Take(data.Ways - rights.Count);
        List<PlanWay> shown = [.. wrong.Concat(rights).OrderByDescending(w => w.Score)];
        if (shown.Count == 0)
            return null;
        var text = WordDropout.Of(asked, data.WordDropout, random);
        try
        {
            return RankExample.Of("", encoder.Encode(CompactScenes.Rank(text, text, shown)), shown, rights);
        }
        catch (LamException)
        {
            // Longer than the model can read.
            return null;
        }
    }

    private static bool IsMenu(string line) => line.Contains(" > ", StringComparison.Ordinal);

    /// <summary>Puts values in the place of <c>{text}</c>, <c>{value}</c> and <c>{number}</c>; the same ones for the same chance.</summary>
    /// <param name="request">Request, or a line of its way.</param>
    /// <param name="random">Chance.</param>
    internal static string Fill(string request, SeededRandom random) => request
        .Replace("{text}", Text(random.Pick(Worked), random), StringComparison.Ordinal)
        .Replace("{value}", Text(random.Pick(Values), random), StringComparison.Ordinal)
        .Replace("{number}", random.NextDouble() < 0.3 ? $"{random.Between(0, 9)}.{random.Between(1, 9)}" : random.Between(1, 40).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Text(string kind, SeededRandom random) =>
        kind == "sentence" ? string.Join(' ', TextValues.Draw(kind, false, random).TrimEnd('.').Split(' ').Take(random.Between(2, 4))) : TextValues.Draw(kind, false, random);
}
