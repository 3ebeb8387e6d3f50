using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;

namespace LamPS.Learning.Splitting;

/// <summary>
/// Which families, phrasings and compositions are kept for tests. Made once from a seed and committed as ids: what it doesn't name is train,
/// so recipes that come later never take a test task away.
/// </summary>
public sealed record SplitTable
{
    private const double FamilyShare = 0.15;
    private const int PhrasingsHeldOut = 2;
    private const int CompositionsOutOf = 4;

    /// <summary>Seed that it was made from.</summary>
    public required string Seed { get; init; }

    /// <summary>Families that models are never shown.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>Phrasings of known families that models are never shown, as <see cref="IdOf"/> names them.</summary>
    public required IReadOnlyList<string> Phrasings { get; init; }

    /// <summary>A table that keeps nothing.</summary>
    public static SplitTable None { get; } = new() { Seed = "", Families = [], Phrasings = [] };

    /// <summary>Reads a table.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="Core.LamException">It can't be read.</exception>
    public static SplitTable Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), SplitJsonContext.Default.SplitTable) ?? throw SplitErrors.TableInvalid(path, "it is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw SplitErrors.TableInvalid(path, error.Message);
        }
    }

    /// <summary>The table that LamPS brings for an application.</summary>
    /// <param name="application">Application by catalog name.</param>
    public static SplitTable Shipped(string application)
    {
        using var stream = typeof(SplitTable).Assembly.GetManifestResourceStream($"split/{application}")
            ?? throw SplitErrors.NoTable(application);
        return JsonSerializer.Deserialize(stream, SplitJsonContext.Default.SplitTable)!;
    }

    /// <summary>Makes a table.</summary>
    /// <param name="recipes">Families.</param>
    /// <param name="seed">Seed.</param>
    public static SplitTable Make(RecipeCatalog recipes, string seed)
    {
        // The same share of every area, and of what the teacher can and can't do.
        var families = recipes.All.GroupBy(r => (r.Area, r.Expert.Count > 0)).SelectMany(group =>
        {
            var random = new SeededRandom($"{seed}/families/{group.Key.Area}/{group.Key.Item2}");
            var share = group.Count() * FamilyShare;
            var count = (int)share + (random.NextDouble() < share - (int)share ? 1 : 0);
            return random.Shuffle(group.Select(r => r.Id)).Take(count);
        }).Order(StringComparer.Ordinal).ToList();
        var phrasings = recipes.All.Where(r => !families.Contains(r.Id)).SelectMany(r =>
            new SeededRandom($"{seed}/phrasings/{r.Id}").Shuffle(r.Phrasings.Select(p => IdOf(r.Id, p))).Take(PhrasingsHeldOut).Order(StringComparer.Ordinal));
        return new SplitTable { Seed = seed, Families = families, Phrasings = [.. phrasings] };
    }

    /// <summary>Id of a phrasing: its family and the beginning of the hash of its words, so that changing the words makes another phrasing of it.</summary>
    /// <param name="family">Id of the family.</param>
    /// <param name="phrase">The phrasing.</param>
    public static string IdOf(string family, Phrase phrase) => $"{family}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phrase.Source)))[..10]}";

    /// <summary>Whether models are never shown a family.</summary>
    /// <param name="family">Id.</param>
    public bool IsTestFamily(string family) => Families.Contains(family);

    /// <summary>Whether models are never shown a phrasing.</summary>
    /// <param name="family">Id of its family.</param>
    /// <param name="phrase">The phrasing.</param>
    public bool IsTestPhrasing(string family, Phrase phrase) => Phrasings.Contains(IdOf(family, phrase));

    /// <summary>Whether models are never shown two families in one request; their order doesn't matter.</summary>
    /// <param name="first">Id.</param>
    /// <param name="second">Id.</param>
    public bool IsTestPair(string first, string second)
    {
        var (a, b) = string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
        return new SeededRandom($"{Seed}/pairs/{a}+{b}").Next(CompositionsOutOf) == 0;
    }

    /// <summary>The table as it is committed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SplitJsonContext.Default.SplitTable) + "\n";
}

/// <summary>How a split table becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(SplitTable))]
internal sealed partial class SplitJsonContext : JsonSerializerContext;
