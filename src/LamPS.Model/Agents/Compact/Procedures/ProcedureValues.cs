using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>Finds what of a request can be the values of a procedure's places, and puts values into lines.</summary>
internal static class ProcedureValues
{
    /// <summary>What can be the value of each parameter, in the order of the parameters; null where one has nothing, so that the procedure can't be meant.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="clause">Part of a request.</param>
    public static IReadOnlyList<IReadOnlyList<ArgumentSpan>>? Fitting(Procedure procedure, string clause)
    {
        var spans = ArgumentScanner.Scan(clause);
        List<IReadOnlyList<ArgumentSpan>> fitting = [.. procedure.Parameters.Select(p => Fitting(p, clause, spans))];
        foreach (var kind in procedure.Parameters.Select((p, i) => (p.Kind, Spans: fitting[i])).GroupBy(p => p.Kind))
        {
            // As many places as there are parameters of a kind, or some would stay empty.
            if (kind.SelectMany(k => k.Spans).Select(s => s.Start).Distinct().Count() < (kind.Key == ProcedureParameter.Choice ? 1 : kind.Count()))
                return null;
        }

        return fitting.TrueForAll(f => f.Count > 0) ? fitting : null;
    }

    /// <summary>The lines with values in place.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="values">Values by name.</param>
    public static IReadOnlyList<string> Lines(Procedure procedure, IReadOnlyDictionary<string, string> values) =>
        [.. procedure.Lines.Select(l => ProcedureMemory.Place().Replace(l, m => values.TryGetValue(m.Groups["name"].Value, out var value) ? value : m.Value))];

    /// <summary>A span as it goes into a line.</summary>
    /// <param name="span">Span of the clause.</param>
    /// <param name="clause">Part of a request.</param>
    public static string Text(ArgumentSpan span, string clause) => span.Kind == ArgumentKind.Quotation ? span.Value : clause.Substring(span.Start, span.Length);

    private static IReadOnlyList<ArgumentSpan> Fitting(ProcedureParameter parameter, string clause, IReadOnlyList<ArgumentSpan> spans) => parameter.Kind switch
    {
        ProcedureParameter.Choice => Choices(parameter, clause),
        ProcedureParameter.Number => [.. spans.Where(s => s.Number is not null && s.Kind is ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal)],
        _ when spans.Where(s => s.Kind == ArgumentKind.Quotation).ToList() is { Count: > 0 } quoted => quoted,
        _ => [.. spans.Where(s => s.Kind is ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email or ArgumentKind.Date or ArgumentKind.Formula or ArgumentKind.Keys)],
    };

    // Longer ones first: "light blue" is not "blue".
    private static List<ArgumentSpan> Choices(ProcedureParameter parameter, string clause)
    {
        List<ArgumentSpan> found = [];
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
}
