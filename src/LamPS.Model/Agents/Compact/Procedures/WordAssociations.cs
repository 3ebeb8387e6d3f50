using System.Text.Json;
using LamPS.Core;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>
/// Which words of menus and dialogs people mean by which of theirs (<c>slanted</c>: <c>italic</c>), as probabilities learned from requests and their
/// plans. They find ways that share no word with a request; which way it means is the model's to say.
/// </summary>
internal sealed class WordAssociations
{
    /// <summary>Name of the file in the folder of a model.</summary>
    public const string FileName = "associations.json";

    // A word of the request itself counts 1. Among some ten words of a plan a probability of a third is as sure as it gets.
    private const double WeightOfMeant = 0.8;
    private const double Sure = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> _meant;

    /// <summary>Makes associations.</summary>
    /// <param name="meant">For words of people, words of the application with their probabilities, 0 to 1; all as <see cref="RequestTexts.Words"/> gives them.</param>
    public WordAssociations(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> meant) => _meant = meant;

    /// <summary>No associations: words mean themselves.</summary>
    public static WordAssociations None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, double>>());

    /// <summary>Number of words that mean others.</summary>
    public int Count => _meant.Count;

    /// <summary>Words that a request has or means, with their weights: 1 for its own, less for what they mean.</summary>
    /// <param name="words">Words of the request.</param>
    public Dictionary<string, double> Of(IEnumerable<string> words)
    {
        var all = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            all[word] = 1;
            if (!_meant.TryGetValue(word, out var others))
                continue;
            foreach (var (other, probability) in others)
                all[other] = Math.Max(all.GetValueOrDefault(other), WeightOfMeant * Math.Min(1, Sure * probability));
        }

        return all;
    }

    /// <summary>Reads the associations of a model; one without the file has none.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <exception cref="LamException">The file is invalid.</exception>
    public static WordAssociations Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return None;
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllBytes(path), Json) ?? [];
            return new WordAssociations(read.ToDictionary(r => r.Key, r => (IReadOnlyDictionary<string, double>)r.Value));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw CompactErrors.ProceduresInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Writes them into the folder of a model.</summary>
    /// <param name="folder">Folder.</param>
    public void Write(string folder) => File.WriteAllText(
        Path.Combine(folder, FileName),
        JsonSerializer.Serialize(_meant.OrderBy(m => m.Key, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.Value.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).ToDictionary(v => v.Key, v => Math.Round(v.Value, 3))), Json) + "\n");
}
