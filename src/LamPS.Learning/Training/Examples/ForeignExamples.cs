using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests that an application can't do as examples of saying so: what nobody can mean in it, written by someone who saw no test, and procedures of
/// help for other applications by menus that it doesn't have. Whatever is found for them, none of it fits.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="memory">What the model is taught.</param>
/// <param name="associations">Which words people mean by theirs.</param>
/// <param name="tested">What families of tests do: it isn't among the wrong ways.</param>
/// <param name="most">Most ways of an example.</param>
internal sealed class ForeignExamples(CompactEncoder encoder, ProcedureMemory memory, WordAssociations associations, TestedEntries tested, int most)
{
    private static readonly string[] Manners = ["{0}", "please {0}", "could you {0}?", "I want you to {0}", "{0}, thanks"];

    private readonly DocumentationPlanner _documentation = new();

    /// <summary>Makes the examples of an application.</summary>
    /// <param name="application">Application by catalog name.</param>
    /// <param name="knowledge">What is known of it.</param>
    /// <param name="records">Records of help.</param>
    /// <param name="words">Phrasings that tests ask with; who asks in nearly the same words is left out.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<CompactExample>> MakeAsync(
        string application, PlanningKnowledge knowledge, IEnumerable<PlanRecord> records, TestedWords words, string seed, CancellationToken cancellationToken)
    {
        if (knowledge.Map is not { } map)
            return [];
        var asked = Nobodys().Where(r => !words.IsNear(r)).SelectMany(r => Manners.Select(m => m.Replace("{0}", r, StringComparison.Ordinal)))
            .Concat(Elsewhere(application, map, records).Where(r => !words.IsNear(r))).Distinct().ToList();
        var made = new CompactExample?[asked.Count];
        await Parallel.ForAsync(0, asked.Count, cancellationToken, async (i, stop) => made[i] = await OfAsync(application, asked[i], knowledge, new SeededRandom($"{seed}/foreign/{asked[i]}"), stop).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. made.OfType<CompactExample>()];
    }

    /// <summary>Requests that nobody can mean in any application that LamPS knows.</summary>
    public static IEnumerable<string> Nobodys()
    {
        using var reader = new StreamReader(typeof(ForeignExamples).Assembly.GetManifestResourceStream("foreign-requests")!);
        while (reader.ReadLine() is { Length: > 0 } line)
            yield return line;
    }

    // What is done by a menu that the application doesn't have; one request for each procedure.
    private static IEnumerable<string> Elsewhere(string application, ApplicationMap map, IEnumerable<PlanRecord> records)
    {
        var paths = map.Menus.Select(m => Bare(m.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return records.Where(r => r.Split == Split.Train && r.Application != application && r.Application != "libreoffice" && r.Plan.Any(l => l.StartsWith("Choose ", StringComparison.Ordinal) && l.Contains(" > ", StringComparison.Ordinal))
                && !r.Plan.Any(l => l.StartsWith("Choose ", StringComparison.Ordinal) && paths.Contains(Bare(l["Choose ".Length..]))))
            .GroupBy(r => r.Procedure, StringComparer.Ordinal).SelectMany(g => g.Take(2)).Select(r => r.Task);
    }

    private static string Bare(string path) => path.TrimEnd('.', '…');

    private async Task<CompactExample?> OfAsync(string application, string request, PlanningKnowledge knowledge, SeededRandom random, CancellationToken cancellationToken)
    {
        var ways = await PlanWays.FindAsync(new TaskRequest { Text = request, Application = application }, request, knowledge, memory, _documentation, withMap: true, null, cancellationToken, associations).ConfigureAwait(false);
        ways = [.. ways.Where(w => !tested.Does(w))];
        if (ways.Count == 0)
            return null;
        var shown = ways.Take(most / 2).Concat(random.Shuffle(ways.Skip(most / 2).ToList())).Take(most).OrderByDescending(w => w.Score).ToList();
        try
        {
            return new CompactExample { Name = $"{request}: foreign", Input = encoder.Encode(CompactScenes.Rank(request, request, shown)).Input, Candidate = 1 };
        }
        catch (LamException)
        {
            // Longer than the model can read.
            return null;
        }
    }
}
