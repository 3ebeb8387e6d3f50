using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests for what other programs do as examples of choosing a way: what words mean, where neither the request nor the entry is anything that the model is taught. The wrong ways are
/// entries that share words with the request or the right one, and others, of its program first.
/// </summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="entries">Entries and settings of other programs, and how people ask for them.</param>
/// <param name="data">How examples are made.</param>
internal sealed class ElsewhereExamples(CompactEncoder encoder, IReadOnlyList<Procedure> entries, TrainingConfig.DataConfig data)
{
    private const double Missing = 0.12;

    // Of the wrong ways, how many share words; the others come by chance.
    private const double Alike = 0.6;
    private const double OfProgram = 0.7;
    private const int MostDraws = 100;

    private static readonly string[] Places = ["{text}", "{value}", "{number}"];

    private readonly IReadOnlyList<HashSet<string>> _words = [.. entries.Select(e => RequestTexts.Words(string.Join(' ', e.Lines)))];
    private readonly IReadOnlyList<HashSet<string>> _names = [.. entries.Select(e => RequestTexts.Words(e.Lines[^1].Split(" > ")[^1]))];
    private readonly Dictionary<string, int[]> _ofProgram = entries.Index().GroupBy(e => e.Item.Application, e => e.Index).ToDictionary(g => g.Key, g => g.ToArray());

    private ILookup<string, int> ByWord => field ??= _words.SelectMany((words, i) => words.Select(w => (Word: w, Entry: i))).ToLookup(p => p.Word, p => p.Entry);

    /// <summary>Makes the examples: one for each request.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public IReadOnlyList<CompactExample> Make(string seed, CancellationToken cancellationToken)
    {
        _ = ByWord;
        var made = new List<CompactExample>[entries.Count];
        Parallel.For(0, entries.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            made[i] = [.. entries[i].Phrasings.Select(p => Of(i, p, $"{seed}/elsewhere/{entries[i].Application}/{entries[i].Id}/{p}")).OfType<CompactExample>()]);
        return [.. made.SelectMany(m => m)];
    }

    private CompactExample? Of(int right, string phrasing, string seed)
    {
        var random = new SeededRandom(seed);
        var asked = WordDropout.Of(EntryExamples.Fill(phrasing, new SeededRandom($"{seed}/values")), data.WordDropout, random);
        var said = RequestTexts.Words(phrasing);
        var isMissing = random.NextDouble() < Missing;
        var most = data.Ways - (isMissing ? 0 : 1);
        var wrong = Near(right, said).Where(i => Fits(i, phrasing)).Take((int)Math.Ceiling(Alike * most)).ToList();
        for (var draws = 0; wrong.Count < most && draws < MostDraws; draws++)
        {
            var other = Drawn(right, random);
            if (Fits(other, phrasing) && !IsSame(right, other) && !wrong.Contains(other))
                wrong.Add(other);
        }

        if (wrong.Count == 0)
            return null;

        var all = said.Sum(Weight);
        PlanWay Way(int entry) => PlanWay.OfMap(
            [.. entries[entry].Lines.Select(l => new PlanStep(EntryExamples.Fill(l, new SeededRandom($"{seed}/values")), "", Clause: asked))],
            all <= 0 ? 0 : said.Where(_words[entry].Contains).Sum(Weight) / all);
        var meant = Way(right);
        List<PlanWay> shown = [.. wrong.Select(Way).Concat(isMissing ? [] : [meant]).OrderByDescending(w => w.Score).ThenBy(w => w.Text, StringComparer.Ordinal)];
        try
        {
            return RankExample.Of($"{entries[right].Application} {entries[right].Id}: {phrasing}", encoder.Encode(CompactScenes.Rank(asked, asked, shown)), shown, isMissing ? [] : [meant]);
        }
        catch (LamException)
        {
            // Longer than the model can read.
            return null;
        }
    }

    private double Weight(string word) => Math.Log((entries.Count + 1.0) / (ByWord[word].Count() + 0.5));

    // Those that share the rarest words with the request or the right entry, each name once.
    private IEnumerable<int> Near(int right, HashSet<string> said) => said.Union(_words[right]).SelectMany(w => ByWord[w].Select(i => (Entry: i, Weight: Weight(w))))
        .GroupBy(p => p.Entry, p => p.Weight).Where(g => !IsSame(right, g.Key)).OrderByDescending(g => g.Sum()).ThenBy(g => g.Key).Select(g => g.Key).DistinctBy(i => string.Join('\n', entries[i].Lines));

    private int Drawn(int right, SeededRandom random) =>
        random.NextDouble() < OfProgram ? random.Pick(_ofProgram[entries[right].Application]) : random.Between(0, entries.Count - 1);

    // The map has no way for a value that wasn't said.
    private bool Fits(int entry, string phrasing) => Places.All(p => phrasing.Contains(p, StringComparison.Ordinal) || !entries[entry].Lines.Any(l => l.Contains(p, StringComparison.Ordinal)));

    // What is called alike elsewhere does the same, so it is neither right nor wrong.
    private bool IsSame(int one, int other) => one == other || _words[one].SetEquals(_words[other]) || _names[one].SetEquals(_names[other]);
}
