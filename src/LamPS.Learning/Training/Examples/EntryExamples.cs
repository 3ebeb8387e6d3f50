using System.Globalization;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests for entries of menus and fields of dialogs as examples of choosing a way: what an application's own words mean in the words of people,
/// over far more of it than there are families of tasks. That is what a request which nobody taught has to go by.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="memory">What the model is taught; its procedures are among the wrong ways.</param>
/// <param name="associations">Which words people mean by theirs, learned without an entry of a menu.</param>
/// <param name="words">Phrasings that tests ask with: a request in nearly the same words is left out.</param>
/// <param name="tested">What families of tests do: it isn't asked for, nor among the wrong ways.</param>
/// <param name="most">Most ways of an example; the right one is always among them.</param>
/// <param name="dropping">Share of words that requests lose (<see cref="WordDropout"/>).</param>
internal sealed class EntryExamples(CompactEncoder encoder, ProcedureMemory memory, Func<string, WordAssociations> associations, TestedWords words, TestedEntries tested, int most, double dropping)
{
    private const double Missing = 0.12;

    private static readonly string[] Worked = ["word", "word", "heading", "subject", "name", "sentence"];
    private static readonly string[] Values = ["company", "subject", "word", "name", "heading"];

    private static readonly string[] Places = ["the end", "the very end", "the beginning", "the start", "everything", "whole text", "whole document", "all the text"];

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
            foreach (var request in entries[i].Requests)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    var random = new SeededRandom($"{seed}/entry/{request}/{copy}");
                    if (!words.IsNear(request) && !tested.Contains(entries[i].Choose, entries[i].Field) && await OfAsync(entries[i], request, application, knowledge, ways, random, stop).ConfigureAwait(false) is { } example)
                        made[i].Add(example with { Name = $"{entries[i].Choose} {entries[i].Field}: {request}" });
                    else
                        Interlocked.Increment(ref _dropped);
                }
            }
        }).ConfigureAwait(false);
        return [.. made.SelectMany(m => m)];
    }

    private async Task<CompactExample?> OfAsync(
        EntryRequests entry, string request, string application, PlanningKnowledge knowledge, MapWays map, SeededRandom random, CancellationToken cancellationToken)
    {
        var asked = Fill(request, random);
        var all = map.Of(entry.Choose, entry.Tab, entry.Field, entry.Role, asked).Where(w => IsOff(w) == (entry.Value == "off")).ToList();
        if (all.Count == 0)
            return null;

        // Without a place that is said in full, the way goes nowhere first.
        var own = Places.Any(p => request.Contains(p, StringComparison.OrdinalIgnoreCase)) ? all[0] : all[^1];
        var lines = own.Steps.Select(s => s.Text).ToList();
        var found = await PlanWays.FindAsync(
            new TaskRequest { Text = asked, Application = application }, asked, knowledge, memory, _documentation, withMap: true, null, cancellationToken, associations(entry.Choose)).ConfigureAwait(false);

        // A procedure or another entry that does the same is neither right nor wrong.
        bool Same(PlanWay way) => way.Steps.Select(s => s.Text).SequenceEqual(lines);
        bool Near(PlanWay way) => way.Match is { } match
            ? match.Procedure.Lines.Where(IsMenu).All(l => l == $"Choose {entry.Choose}") && match.Procedure.Lines.Any(IsMenu) && (entry.Field.Length == 0 || match.Procedure.Lines.Any(l => l.Contains(entry.Field, StringComparison.Ordinal)))
            : !Same(way) && (PlanMatch.Of(lines, way.Steps.Select(s => s.Text)).Solves || PlanMatch.Of(way.Steps.Select(s => s.Text), lines).Solves);
        var isFound = found.Any(Same);
        Interlocked.Add(ref _found, isFound ? 1 : 0);
        Interlocked.Increment(ref _count);
        var isMissing = random.NextDouble() < Missing;
        var others = found.Where(w => !Same(w) && !Near(w) && !tested.Does(w)).ToList();
        var wrong = others.Take(most / 2).Concat(random.Shuffle(others.Skip(most / 2).ToList())).Take(isMissing ? most : most - 1);
        List<PlanWay> shown = isMissing ? [.. wrong] : [.. wrong.Append(own)];
        shown = [.. shown.OrderByDescending(w => w.Score)];
        if (shown.Count == 0)
            return null;
        var right = shown.IndexOf(own);
        var text = WordDropout.Of(asked, dropping, random);
        try
        {
            // The second choice is that none fits.
            var input = encoder.Encode(CompactScenes.Rank(text, text, shown));
            var target = right < 0 ? 1 : right == 0 ? 0 : right + 1;
            return target < input.Choices.Count ? new CompactExample { Name = "", Input = input.Input, Candidate = target } : null;
        }
        catch (LamException)
        {
            // Longer than the model can read.
            return null;
        }
    }

    private static bool IsMenu(string line) => line.Contains(" > ", StringComparison.Ordinal);

    private static bool IsOff(PlanWay way) => way.Steps.Any(s => s.Text.StartsWith("Switch off ", StringComparison.Ordinal));

    private static string Fill(string request, SeededRandom random) => request
        .Replace("{text}", Text(random.Pick(Worked), random), StringComparison.Ordinal)
        .Replace("{value}", Text(random.Pick(Values), random), StringComparison.Ordinal)
        .Replace("{number}", random.NextDouble() < 0.3 ? $"{random.Between(0, 9)}.{random.Between(1, 9)}" : random.Between(1, 40).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Text(string kind, SeededRandom random) =>
        kind == "sentence" ? string.Join(' ', TextValues.Draw(kind, false, random).TrimEnd('.').Split(' ').Take(random.Between(2, 4))) : TextValues.Draw(kind, false, random);
}
