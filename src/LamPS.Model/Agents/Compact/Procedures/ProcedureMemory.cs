using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using LamPS.Core;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>The procedures of a model, found by the words that a request shares with how people ask for them. Trusted: it comes with the model.</summary>
internal sealed partial class ProcedureMemory
{
    /// <summary>Name of the file in the folder of a model.</summary>
    public const string FileName = "procedures.json";

    /// <summary>Name of the file with what tests keep from training: further procedures, and further phrasings of those that were taught. For work, never for measuring.</summary>
    public const string KeptFileName = "procedures-kept.json";

    // What is typed into a request, whatever it is.
    private const string AnyText = "#text";
    private const string AnyNumber = "#number";
    private const string AnyFont = "#font";

    // The lines name menus and fields, which people do less often than what they want.
    private const double WeightOfLines = 0.3;

    private const double WeightOfValue = 0.5;
    private const double WeightOfUnknown = 1;
    private const double LeastWeight = 0.1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Word> _words = [];
    private readonly ConcurrentDictionary<string, TaughtPlaces> _places = [];
    private readonly int _count;

    /// <summary>Makes a memory.</summary>
    /// <param name="procedures">What is in it.</param>
    /// <param name="associations">Which words people mean by theirs; null for none.</param>
    public ProcedureMemory(IReadOnlyList<Procedure> procedures, WordAssociations? associations = null)
    {
        (Procedures, Associations) = (procedures, associations ?? WordAssociations.None);
        var read = new List<(Procedure Procedure, HashSet<Word>[] Phrasings, HashSet<string> Lines)>(procedures.Count);
        foreach (var procedure in procedures)
        {
            var lines = RequestTexts.Words(WithoutPlaces(string.Join(' ', procedure.Lines)));
            var phrasings = procedure.Phrasings.Select(p => PhraseWords(procedure, p).Select(Known).ToHashSet()).ToArray();
            foreach (var words in phrasings)
            {
                foreach (var word in words)
                    word.Phrasings.Add(_count);
                _count++;
            }

            foreach (var word in phrasings.SelectMany(w => w).Concat(lines.Select(Known)).Distinct())
                word.Procedures++;
            read.Add((procedure, phrasings, lines));
        }

        foreach (var (text, word) in _words)
            word.Weight = text is AnyText or AnyNumber or AnyFont ? WeightOfValue : Math.Max(LeastWeight, Math.Log((1 + read.Count) / (0.5 + word.Procedures)));
        var number = 0;
        foreach (var (procedure, phrasings, lines) in read)
            _entries.Add(new Entry(procedure, [.. phrasings.Zip(procedure.Phrasings, (words, text) => new Phrasing(number++, text, words.Sum(w => w.Weight)))], Weighed(lines)));
    }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>Which words of the application people mean by theirs.</summary>
    public WordAssociations Associations { get; }

    /// <summary>What tells the procedure that a request means; null for a memory that finds by words alone.</summary>
    public WayRetriever? Retriever { get; init; }

    /// <summary>Reads the memory of a model; one without the file has none.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <param name="withKept">Whether with what tests keep from training.</param>
    /// <exception cref="LamException">A file is invalid.</exception>
    public static ProcedureMemory Read(string folder, bool withKept)
    {
        var taught = Listed(folder, FileName);
        return taught.Count == 0 ? new ProcedureMemory([]) : new ProcedureMemory(withKept ? Joined(taught, ReadKept(folder)) : taught, WordAssociations.Read(folder)) { Retriever = WayRetriever.Read(folder) };
    }

    /// <summary>Reads what tests keep from the training of a model; empty where it has no such file.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <exception cref="LamException">The file is invalid.</exception>
    public static IReadOnlyList<Procedure> ReadKept(string folder) => Listed(folder, KeptFileName);

    /// <summary>Writes the memory into the folder of a model.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="kept">What tests keep from its training; empty for nothing.</param>
    public void Write(string folder, IReadOnlyList<Procedure> kept)
    {
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(Procedures, Json) + "\n");
        if (kept.Count > 0)
            File.WriteAllText(Path.Combine(folder, KeptFileName), JsonSerializer.Serialize(kept, Json) + "\n");
        Associations.Write(folder);
        Retriever?.Tables.Write(Path.Combine(folder, RetrieverTables.FileName));
    }

    /// <summary>Whether there is any procedure for an application.</summary>
    /// <param name="application">Application by catalog name.</param>
    public bool Knows(string? application) => application is not null && _entries.Exists(e => e.Procedure.Application == application);

    /// <summary>Places of an application's documents that procedures lead to.</summary>
    /// <param name="application">Application by catalog name.</param>
    public TaughtPlaces Places(string application) => _places.GetOrAdd(application, a => new TaughtPlaces(Of(a).Select(e => e.Procedure)));

    /// <summary>What the retriever makes of a part of a request; null without one.</summary>
    /// <param name="application">Application by catalog name.</param>
    /// <param name="clause">The part.</param>
    public RetrieverAnswer? Ask(string application, string clause) => Retriever?.Ask(RequestTexts.Without(clause, FontNames.Of(clause)), Of(application).Select(e => e.Procedure));

    /// <summary>Finds procedures for a part of a request.</summary>
    /// <param name="application">Application by catalog name.</param>
    /// <param name="clause">Part of a request.</param>
    /// <param name="most">At most so many by words, best first; before them as many that a retriever gives.</param>
    /// <param name="without">Whether a phrasing of a procedure is left out; null for none. Training leaves out the one that a request was made of.</param>
    /// <param name="answer">What a retriever makes of the part; null for none.</param>
    public IReadOnlyList<ProcedureMatch> Find(string application, string clause, int most, Func<Procedure, string, bool>? without = null, RetrieverAnswer? answer = null)
    {
        var words = Weighed(SaidWords(clause));
        var shared = ArrayPool<double>.Shared.Rent(_count);
        try
        {
            Array.Clear(shared, 0, _count);
            foreach (var word in words.Words)
            {
                if (!_words.TryGetValue(word, out var known))
                    continue;
                foreach (var phrasing in known.Phrasings)
                    shared[phrasing] += known.Weight;
            }

            var matches = Of(application).Select(e => Match(e, words, shared, without)).OfType<ProcedureMatch>().ToList();
            var byWords = matches.Where(m => m.Score > 0).OrderByDescending(m => m.Score).ThenBy(m => m.Procedure.Id, StringComparer.Ordinal).Take(most);
            return answer is null ? [.. byWords] :
            [
                .. matches.OrderByDescending(m => answer.Of(m.Procedure)).ThenBy(m => m.Procedure.Id, StringComparer.Ordinal).Take(most).Union(byWords)
                    .Select(m => m with { Retrieved = answer.Of(m.Procedure) }),
            ];
        }
        finally
        {
            ArrayPool<double>.Shared.Return(shared);
        }
    }

    private static List<Procedure> Listed(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<Procedure>>(File.ReadAllBytes(path), Json) ?? [] : [];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw CompactErrors.ProceduresInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }

    // What has the id of one that was taught is further ways to ask for it.
    private static IReadOnlyList<Procedure> Joined(IReadOnlyList<Procedure> taught, IReadOnlyList<Procedure> kept)
    {
        var further = kept.DistinctBy(RetrieverText.Key).ToDictionary(RetrieverText.Key);
        return [.. taught.Select(p => further.Remove(RetrieverText.Key(p), out var more) ? p with { Phrasings = [.. p.Phrasings, .. more.Phrasings] } : p), .. kept.Where(k => further.ContainsKey(RetrieverText.Key(k)))];
    }

    private IEnumerable<Entry> Of(string application) => _entries.Where(e => e.Procedure.Application == application);

    private ProcedureMatch? Match(Entry entry, WeighedWords words, double[] shared, Func<Procedure, string, bool>? without)
    {
        (string Text, double Score) best = ("", -1);
        foreach (var phrasing in entry.Phrasings)
        {
            var score = Likeness(shared[phrasing.Number], words.Weight, phrasing.Weight);
            if (score > best.Score && without?.Invoke(entry.Procedure, phrasing.Text) != true)
                best = (phrasing.Text, score);
        }

        return best.Score < 0 ? null : new ProcedureMatch(entry.Procedure, best.Text, (best.Score + (WeightOfLines * Likeness(words.Words.Where(entry.Lines.Words.Contains).Sum(Weight), words.Weight, entry.Lines.Weight))) / (1 + WeightOfLines));
    }

    // Cosine of two sets of words, rare words counting more.
    private static double Likeness(double shared, double a, double b) => shared <= 0 ? 0 : shared / Math.Sqrt(a * b);

    private WeighedWords Weighed(HashSet<string> words) => new(words, words.Sum(Weight));

    private double Weight(string word) => _words.TryGetValue(word, out var known) ? known.Weight : word is AnyText or AnyNumber or AnyFont ? WeightOfValue : WeightOfUnknown;

    private Word Known(string word) => CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _) ??= new Word();

    // Which font is meant doesn't matter, as with any other value.
    private static HashSet<string> SaidWords(string clause)
    {
        var fonts = FontNames.Of(clause);
        var words = ClauseWords(RequestTexts.Without(clause, fonts));
        if (fonts.Count > 0)
            words.Add(AnyFont);
        return words;
    }

    // Words and kinds of values; quotation marks around a place hold none.
    private static HashSet<string> ClauseWords(string clause)
    {
        var words = new HashSet<string>();
        var at = 0;
        foreach (var span in ArgumentScanner.Scan(clause))
        {
            words.UnionWith(RequestTexts.Words(clause[at..span.Start]));
            if (span.Number is not null || span.Value.Trim().Length > 0)
                words.Add(span.Number is null ? AnyText : AnyNumber);
            at = span.End;
        }

        words.UnionWith(RequestTexts.Words(clause[at..]));
        return words;
    }

    private static HashSet<string> PhraseWords(Procedure procedure, string phrase)
    {
        // What looks like a value and isn't one ("as in 1/5") is asked for with other numbers as well.
        var words = ClauseWords(WithoutPlaces(phrase));
        if (!phrase.Contains('{', StringComparison.Ordinal))
            return words;
        foreach (Match place in Place().Matches(phrase))
        {
            if (procedure.Parameters.FirstOrDefault(p => p.Name == place.Groups["name"].Value) is not { } parameter)
                continue;
            if (parameter.IsFont)
                words.Add(AnyFont);
            else if (parameter.Kind == ProcedureParameter.Choice)
                words.UnionWith(parameter.Choices.SelectMany(RequestTexts.Words));
            else
                words.Add(parameter.Kind == ProcedureParameter.Number ? AnyNumber : AnyText);
        }

        return words;
    }

    /// <summary>A phrasing or a line without its places of values.</summary>
    /// <param name="text">The phrasing or line.</param>
    internal static string WithoutPlaces(string text) => text.Contains('{', StringComparison.Ordinal) ? Place().Replace(text, " ") : text;

    /// <summary>A place of a value.</summary>
    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9-]*)\}")]
    internal static partial Regex Place();

    private sealed record Entry(Procedure Procedure, IReadOnlyList<Phrasing> Phrasings, WeighedWords Lines);

    /// <summary>A word of the phrasings and lines.</summary>
    private sealed class Word
    {
        /// <summary>Numbers of the phrasings that have it: a request shares words with few of them.</summary>
        public List<int> Phrasings { get; } = [];

        /// <summary>How many procedures have it.</summary>
        public int Procedures { get; set; }

        /// <summary>How much it says, the more the fewer procedures have it.</summary>
        public double Weight { get; set; }
    }

    private sealed record Phrasing(int Number, string Text, double Weight);

    private sealed record WeighedWords(HashSet<string> Words, double Weight);
}
