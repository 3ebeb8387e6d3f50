using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>Requests in the very words of a phrasing: what stands where its places are is their value, quoted or not (<c>bookmark {name} at "{word}"</c>).</summary>
internal static class PhrasingMatch
{
    private const int LongestValue = 200;
    private const int LeastWords = 2;
    private static readonly char[] Ends = ['.', '!', '?', ' '];

    /// <summary>The values of a procedure's places.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="phrasing">One of its phrasings.</param>
    /// <param name="clause">Part of a request.</param>
    /// <returns>Values by the names of the places; null where the part isn't in the words of the phrasing.</returns>
    public static IReadOnlyDictionary<string, string>? Values(Procedure procedure, string phrasing, string clause)
    {
        var tail = phrasing[(phrasing.LastIndexOf('}') + 1)..].TrimEnd(Ends);
        var said = clause.Replace('“', '"').Replace('”', '"').Replace('„', '"').TrimEnd(Ends);
        if (!said.EndsWith(tail, StringComparison.OrdinalIgnoreCase))
            return null;
        var places = ProcedureMemory.Place().Matches(phrasing);
        List<string> literals = [];
        var at = 0;
        foreach (System.Text.RegularExpressions.Match place in places)
        {
            literals.Add(phrasing[at..place.Index]);
            at = place.Index + place.Length;
        }

        literals.Add(phrasing[at..]);
        literals[0] = RequestSplitter.WithoutPolite(literals[0]);
        literals[^1] = tail;
        if (places.Count == 0 || !said.StartsWith(literals[0], StringComparison.OrdinalIgnoreCase)
            || literals.Sum(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => char.IsLetter(w[0]))) < LeastWords)
            return null;
        Dictionary<string, string> values = [];
        return Fill(procedure, [.. places.Select(p => p.Groups["name"].Value)], literals, said, ArgumentScanner.Scan(said), 0, literals[0].Length, values) && procedure.Parameters.All(p => values.ContainsKey(p.Name)) ? values : null;
    }

    // The place that comes next ends where what follows it begins; where that stands several times, the first one that fits all.
    private static bool Fill(Procedure procedure, IReadOnlyList<string> names, IReadOnlyList<string> literals, string said, IReadOnlyList<ArgumentSpan> spans, int place, int at, Dictionary<string, string> values)
    {
        if (place == names.Count)
            return at == said.Length;
        var (name, next) = (names[place], literals[place + 1]);
        var isLast = place == names.Count - 1;
        for (var end = isLast ? said.Length - next.Length : At(said, next, at + 1); end > at && end - at <= LongestValue; end = isLast ? -1 : At(said, next, end + 1))
        {
            if (procedure.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter || Value(parameter, said, spans, at, end, IsQuoted(literals, place)) is not { } value)
                continue;
            var isAgain = values.TryGetValue(name, out var earlier);
            if (isAgain && earlier != value)
                continue;
            values[name] = value;
            if (Fill(procedure, names, literals, said, spans, place + 1, end + next.Length, values))
                return true;
            if (!isAgain)
                values.Remove(name);
        }

        return false;
    }

    private static int At(string said, string next, int from) => next.Length == 0 || from >= said.Length ? -1 : said.IndexOf(next, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsQuoted(IReadOnlyList<string> literals, int place) => literals[place].EndsWith('"') && literals[place + 1].StartsWith('"');

    private static string? Value(ProcedureParameter parameter, string said, IReadOnlyList<ArgumentSpan> spans, int start, int end, bool isQuoted) =>
        parameter.Kind == ProcedureParameter.Number ? Number(said, spans, start, end) : Value(parameter, said[start..end], isQuoted);

    // The unit belongs to the number, wherever the phrasing has it: "to {size} pt".
    private static string? Number(string said, IReadOnlyList<ArgumentSpan> spans, int start, int end) =>
        spans.FirstOrDefault(s => s.Start == start && s.End >= end && s.Kind is ArgumentKind.Number or ArgumentKind.Percent) is { } number ? ProcedureValues.Text(number, said) : null;

    private static string? Value(ProcedureParameter parameter, string text, bool isQuoted) => parameter.Kind switch
    {
        ProcedureParameter.Choice => parameter.Choices.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase)) ?? (parameter.IsFont && FontNames.IsOne(text) ? text : null),
        _ when text.Contains('"', StringComparison.Ordinal) => null,
        _ when isQuoted => text,
        _ => IsName(text) ? text : null,
    };

    // Without quotation marks only a word, a name or an address is certainly no more than that: "replace x by Contoso and print it" has a second thing to do.
    private static bool IsName(string text) =>
        text.Split(' ') is var words && !words.Contains("") && RequestTexts.Words(text).Count > 0 && !ProcedureValues.IsPointing(text)
        && (words.Length == 1 ? text.AsSpan().IndexOfAny("\n\t;") < 0 && !text.EndsWith(',') && !text.EndsWith('.') : text.AsSpan().IndexOfAny(".,;:\n\t") < 0 && words.All(w => char.IsUpper(w[0])));
}
