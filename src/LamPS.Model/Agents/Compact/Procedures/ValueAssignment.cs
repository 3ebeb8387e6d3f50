using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>
/// Which value of a part of a request goes where, by how others ask for the same: the words around a value are like those around its place in the
/// phrasings of the procedure (<c>3 rows and 4 columns</c>, <c>at the word "x"</c>), and values come in the order of the places.
/// </summary>
internal static class ValueAssignment
{
    private const int MostAssignments = 400;

    // An order says less than a word that stands beside.
    private const double WeightOfOrder = 0.5;
    private const double WeightOfNear = 0.5;

    /// <summary>The best assignment.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="clause">Part of a request.</param>
    /// <param name="fitting">What can be the value of each parameter, in the order of the parameters.</param>
    /// <param name="without">Whether a phrasing is left out; null for none.</param>
    /// <returns>A span for each parameter; null where the phrasings don't tell which.</returns>
    public static IReadOnlyList<ArgumentSpan>? Best(Procedure procedure, string clause, IReadOnlyList<IReadOnlyList<ArgumentSpan>> fitting, Func<string, bool>? without = null)
    {
        // Whoever says the label of a field means it; the order of lines says nothing of the order in which people speak.
        var patterns = procedure.Phrasings.Where(p => without?.Invoke(p) != true).Concat(procedure.Lines.Where(l => ProcedureMemory.Place().Count(l) == 1)).Select(Pattern).ToList();
        (IReadOnlyList<ArgumentSpan>? Spans, double Score) best = (null, 0);
        var isTied = false;
        foreach (var assignment in Assignments(fitting).Take(MostAssignments))
        {
            var said = Said(procedure, clause, assignment);

            // A few phrasings that are much alike tell more than many that are a little.
            var score = patterns.Select(p => Likeness(p, said)).OrderDescending().Take(3).Sum(s => s * s);
            if (score > best.Score + 1e-9)
                (best, isTied) = ((assignment, score), false);
            else if (Math.Abs(score - best.Score) <= 1e-9)
                isTied = true;
        }

        return isTied ? null : best.Spans;
    }

    /// <summary>The lines of a procedure with the values of a part of a request.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="clause">Part of a request.</param>
    /// <returns>The lines; null where it has no values for them, or the phrasings don't tell which.</returns>
    public static IReadOnlyList<string>? Lines(Procedure procedure, string clause) =>
        procedure.Parameters.Count == 0 ? procedure.Lines
        : ProcedureValues.Fitting(procedure, clause) is { } fitting && Values(procedure, clause, fitting) is { } values ? ProcedureValues.Lines(procedure, values) : null;

    /// <summary>The values of the best assignment, by the names of their places; null where the phrasings don't tell.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="clause">Part of a request.</param>
    /// <param name="fitting">What can be the value of each parameter, in the order of the parameters.</param>
    public static Dictionary<string, string>? Values(Procedure procedure, string clause, IReadOnlyList<IReadOnlyList<ArgumentSpan>> fitting) =>
        Best(procedure, clause, fitting) is { } spans ? procedure.Parameters.Zip(spans).ToDictionary(a => a.First.Name, a => ProcedureValues.Text(a.Second, clause)) : null;

    private static IEnumerable<IReadOnlyList<ArgumentSpan>> Assignments(IReadOnlyList<IReadOnlyList<ArgumentSpan>> fitting)
    {
        IEnumerable<IReadOnlyList<ArgumentSpan>> all = [[]];
        foreach (var spans in fitting)
            all = all.SelectMany(a => spans.Where(s => !a.Any(o => o.Start < s.End && s.Start < o.End)).Select(s => (IReadOnlyList<ArgumentSpan>)[.. a, s]));
        return all;
    }

    private static HashSet<(string, string, double)> Pattern(string phrasing)
    {
        List<string> tokens = [];
        var at = 0;
        foreach (System.Text.RegularExpressions.Match place in ProcedureMemory.Place().Matches(phrasing))
        {
            tokens.AddRange(Words(phrasing[at..place.Index]));
            tokens.Add(place.Value);
            at = place.Index + place.Length;
        }

        tokens.AddRange(Words(phrasing[at..]));
        return Pairs(tokens);
    }

    private static HashSet<(string, string, double)> Said(Procedure procedure, string clause, IReadOnlyList<ArgumentSpan> assignment)
    {
        List<string> tokens = [];
        var at = 0;
        foreach (var (span, parameter) in assignment.Zip(procedure.Parameters).OrderBy(a => a.First.Start))
        {
            tokens.AddRange(Words(clause[Math.Min(at, span.Start)..span.Start]));
            tokens.Add($"{{{parameter.Name}}}");
            at = span.End;
        }

        tokens.AddRange(Words(clause[at..]));
        return Pairs(tokens);
    }

    private static IEnumerable<string> Words(string text) => CompactEncoder.Split(text).Select(w => w.Word.ToLowerInvariant()).Where(w => char.IsLetterOrDigit(w[0]));

    // What stands beside a place, what stands one word further, and which place comes first.
    private static HashSet<(string, string, double)> Pairs(List<string> tokens)
    {
        HashSet<(string, string, double)> pairs = [];
        var places = Enumerable.Range(0, tokens.Count).Where(i => tokens[i][0] == '{').ToList();
        foreach (var i in places)
        {
            pairs.Add((i > 0 ? tokens[i - 1] : "^", tokens[i], 1));
            pairs.Add((tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : "$", 1));
            if (i > 1)
                pairs.Add(($"-{tokens[i - 2]}", tokens[i], WeightOfNear));
            if (i + 2 < tokens.Count)
                pairs.Add((tokens[i], $"+{tokens[i + 2]}", WeightOfNear));
            foreach (var j in places.Where(j => j > i))
                pairs.Add(($"<{tokens[i]}", tokens[j], WeightOfOrder));
        }

        return pairs;
    }

    private static double Likeness(HashSet<(string, string, double Weight)> a, HashSet<(string, string, double Weight)> b)
    {
        var shared = a.Where(b.Contains).Sum(p => p.Weight);
        return shared <= 0 ? 0 : shared / Math.Sqrt(a.Sum(p => p.Weight) * b.Sum(p => p.Weight));
    }
}
