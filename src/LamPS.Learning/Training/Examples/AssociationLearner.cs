using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Learns which words of an application people mean by which of theirs, from requests beside what they mean: the first of the models of word translation
/// by Brown and others (1993), "The Mathematics of Statistical Machine Translation", with a word for what no word of a request means.
/// </summary>
internal static class AssociationLearner
{
    private const int Rounds = 5;
    private const string Nothing = "#nothing";

    // What was seen once or twice is no knowledge; what is less likely than this finds nothing.
    private const double Doubt = 1;
    private const double Least = 0.02;

    /// <summary>Learns.</summary>
    /// <param name="pairs">Words of requests, and of what they mean.</param>
    /// <param name="stop">Stops.</param>
    public static WordAssociations Learn(IReadOnlyList<(HashSet<string> Said, HashSet<string> Meant)> pairs, CancellationToken stop)
    {
        Dictionary<string, Dictionary<string, double>>? table = null;
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var counts = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
            foreach (var (said, meant) in pairs)
            {
                List<string> words = [.. said.Order(StringComparer.Ordinal), Nothing];
                foreach (var word in meant)
                {
                    var shares = words.ConvertAll(w => table is null ? 1 : table[w].GetValueOrDefault(word));
                    var sum = shares.Sum();
                    for (var i = 0; sum > 0 && i < words.Count; i++)
                    {
                        if (shares[i] <= 0)
                            continue;
                        var row = counts.TryGetValue(words[i], out var known) ? known : counts[words[i]] = new(StringComparer.Ordinal);
                        row[word] = row.GetValueOrDefault(word) + (shares[i] / sum);
                    }
                }
            }

            table = counts.ToDictionary(c => c.Key, c => Row(c.Value), StringComparer.Ordinal);
        }

        return new WordAssociations((table ?? []).Where(r => r.Key != Nothing)
            .Select(r => (r.Key, Row: (IReadOnlyDictionary<string, double>)r.Value.Where(v => v.Key != r.Key && v.Value >= Least).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)))
            .Where(r => r.Row.Count > 0).ToDictionary(r => r.Key, r => r.Row, StringComparer.Ordinal));
    }

    private static Dictionary<string, double> Row(Dictionary<string, double> counts)
    {
        var sum = counts.Values.Sum() + Doubt;
        return counts.Where(c => c.Value / sum > 0.002).ToDictionary(c => c.Key, c => c.Value / sum, StringComparer.Ordinal);
    }
}
