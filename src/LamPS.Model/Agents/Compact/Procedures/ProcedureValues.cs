using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>Finds what of a request can be the values of a procedure's places, and puts values into lines.</summary>
internal static partial class ProcedureValues
{
    // Words that only point at what is there.
    private static readonly HashSet<string> Pointing = RequestTexts.Words("here there everywhere anywhere now again too also instead somewhere");
    private static readonly HashSet<string> Standing = RequestTexts.Words("everything all each every them these those they something anything nothing any both one none");

    /// <summary>Whether a text only stands for what is spoken of elsewhere: <c>everything</c>, <c>there</c>.</summary>
    /// <param name="text">Text.</param>
    public static bool IsPointing(string text) => RequestTexts.Words(text) is var words && (words.Overlaps(Pointing) || words.Overlaps(Standing));

    /// <summary>What can be the value of each parameter, in the order of the parameters; null where one has nothing, so that the procedure can't be meant.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="clause">Part of a request.</param>
    public static IReadOnlyList<IReadOnlyList<ArgumentSpan>>? Fitting(Procedure procedure, string clause)
    {
        var spans = ArgumentScanner.Scan(clause);
        List<IReadOnlyList<ArgumentSpan>> fitting = [.. procedure.Parameters.Select(p => Fitting(procedure, p, clause, spans))];
        var texts = Enumerable.Range(0, fitting.Count).Where(i => procedure.Parameters[i].Kind == ProcedureParameter.Text).ToList();
        if (!IsEnough(texts.Select(i => fitting[i]), texts.Count))
        {
            // Not all that may be quoted is.
            var words = Words(procedure, clause, spans);
            texts.ForEach(i => fitting[i] = [.. fitting[i].Concat(words).DistinctBy(s => s.Start)]);
        }

        // As many places as there are parameters of a kind, or some would stay empty.
        var numbers = Enumerable.Range(0, fitting.Count).Where(i => procedure.Parameters[i].Kind == ProcedureParameter.Number).ToList();
        return fitting.TrueForAll(f => f.Count > 0) && IsEnough(texts.Select(i => fitting[i]), texts.Count) && IsEnough(numbers.Select(i => fitting[i]), numbers.Count) ? fitting : null;
    }

    /// <summary>The lines with values in place.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="values">Values by name.</param>
    public static IReadOnlyList<string> Lines(Procedure procedure, IReadOnlyDictionary<string, string> values) =>
        [.. procedure.Lines.Select(l => ProcedureMemory.Place().Replace(l, m => values.TryGetValue(m.Groups["name"].Value, out var value) ? value : m.Value))];

    /// <summary>A span as it goes into a line.</summary>
    /// <param name="span">Span of the clause.</param>
    /// <param name="clause">Part of a request.</param>
    public static string Text(ArgumentSpan span, string clause) => span.Kind switch
    {
        ArgumentKind.Quotation => span.Value,

        // "Every 7th line" is an interval of 7.
        ArgumentKind.Ordinal when span.Number is { } number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => span.Digits(clause.Substring(span.Start, span.Length)),
    };

    /// <summary>The number that stands beside the name of its place (<c>4 rows</c>); null where the name isn't there, or two are as near.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="clause">Part of a request.</param>
    /// <param name="spans">Spans to choose from.</param>
    public static ArgumentSpan? Nearest(Procedure procedure, ProcedureParameter parameter, string clause, IReadOnlyList<ArgumentSpan> spans)
    {
        if (parameter.Kind != ProcedureParameter.Number)
            return null;
        var place = $"{{{parameter.Name}}}";
        var names = RequestTexts.Words($"{parameter.Name} {string.Join(' ', procedure.Lines.Where(l => l.Contains(place, StringComparison.Ordinal)).Select(l => ProcedureMemory.Place().Replace(l, " ")))}");
        var words = CompactEncoder.Split(clause).Where(w => RequestTexts.Words(w.Word).Overlaps(names)).ToList();
        if (words.Count == 0)
            return null;
        var near = spans.Select(s => (Span: s, Distance: words.Min(w => w.Start >= s.End ? w.Start - s.End : s.Start - (w.Start + w.Word.Length)))).OrderBy(n => n.Distance).ToList();
        return near.Count > 1 && near[0].Distance == near[1].Distance ? null : near[0].Span;
    }

    private static bool IsEnough(IEnumerable<IReadOnlyList<ArgumentSpan>> fitting, int count) => fitting.SelectMany(f => f).Select(s => s.Start).Distinct().Count() >= count;

    private static IReadOnlyList<ArgumentSpan> Fitting(Procedure procedure, ProcedureParameter parameter, string clause, IReadOnlyList<ArgumentSpan> spans) => parameter.Kind switch
    {
        ProcedureParameter.Choice => Choices(parameter, clause),
        ProcedureParameter.Number => [.. spans.Where(s => s.Number is not null && s.Kind is ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal)],
        _ => Texts(procedure, parameter, spans),
    };

    // What is quoted in phrasings is quoted in requests as well, and addresses, paths and dates are not.
    private static List<ArgumentSpan> Texts(Procedure procedure, ProcedureParameter parameter, IReadOnlyList<ArgumentSpan> spans)
    {
        var quoted = spans.Where(s => s.Kind == ArgumentKind.Quotation).ToList();
        var others = spans.Where(s => s.Kind is ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email or ArgumentKind.Date or ArgumentKind.Formula or ArgumentKind.Keys).ToList();
        var isQuoted = procedure.Phrasings.Any(p => p.Contains($"\"{{{parameter.Name}}}\"", StringComparison.Ordinal));
        return isQuoted && quoted.Count > 0 ? quoted : others.Count > 0 ? others : quoted;
    }

    // Names, and words that nobody uses to ask for this; where everybody puts the values in quotation marks, names alone.
    private static List<ArgumentSpan> Words(Procedure procedure, string clause, IReadOnlyList<ArgumentSpan> spans)
    {
        var usual = RequestTexts.Words(string.Join(' ', procedure.Phrasings.Concat(procedure.Lines)));
        var names = Name().Matches(clause);
        var isSaid = procedure.Parameters.Any(p => p.Kind == ProcedureParameter.Text && procedure.Phrasings.Any(f => f.Contains($"{{{p.Name}}}", StringComparison.Ordinal) && !f.Contains($"\"{{{p.Name}}}\"", StringComparison.Ordinal)));

        // "Every "x" should be in Courier New" gives a font, not a name.
        var fonts = FontNames.Of(clause).Where(f => OfFont().IsMatch(clause[..f.Start])).ToList();
        var words = !isSaid ? [] : Word().Matches(clause).Where(m => RequestTexts.Words(m.Value) is { Count: > 0 } own && !usual.Overlaps(own) && !own.Overlaps(Pointing) && !names.Any(n => Overlap(m, n.Index, n.Length)));
        return
        [
            .. names.Concat(words).Where(m => !spans.Concat(fonts).Any(s => Overlap(m, s.Start, s.Length)))
                .Select(m => new ArgumentSpan(ArgumentKind.Quotation, m.Index, m.Length, m.Value)).OrderBy(s => s.Start),
        ];
    }

    private static bool Overlap(Match match, int start, int length) => match.Index < start + length && start < match.Index + match.Length;

    // Longer ones first: "light blue" is not "blue".
    private static List<ArgumentSpan> Choices(ProcedureParameter parameter, string clause)
    {
        // "Inter Tight" is not "Inter".
        List<ArgumentSpan> found = parameter.IsFont ? [.. FontNames.Of(clause)] : [];
        foreach (var choice in parameter.Choices.OrderByDescending(c => c.Length))
        {
            foreach (Match match in Regex.Matches(clause, $@"(?<![\w])(?:{Regex.Escape(choice)})(?![\w])", RegexOptions.IgnoreCase))
            {
                if (!found.Exists(f => match.Index < f.End && f.Start < match.Index + match.Length))
                    found.Add(new ArgumentSpan(ArgumentKind.Quotation, match.Index, match.Length, choice));
            }
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    [GeneratedRegex(@"\b(?:in|fonts?|typefaces?|use|using)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex OfFont();

    // Who asks isn't what is worked on: "what I just did".
    [GeneratedRegex(@"(?<!^)\b(?!I(?:['’]\w+)?\b)\p{Lu}[\w&'’-]*(?: (?!I(?:['’]\w+)?\b)\p{Lu}[\w&'’-]*)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b\p{L}[\w'’-]+")]
    private static partial Regex Word();
}
