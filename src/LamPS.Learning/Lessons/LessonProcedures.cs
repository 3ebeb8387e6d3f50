using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;
using LamPS.Learning.Records;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Lessons;

/// <summary>
/// Lessons as procedures: what stands in request and lines alike is a place, and lessons with equal lines but for such values are one procedure that
/// is asked for in several ways. A lesson whose lines a model knows already is a further way to ask for what it knows.
/// </summary>
internal sealed class LessonProcedures
{
    private readonly Dictionary<RunLesson, (string Procedure, string Phrasing)> _of = [];

    /// <summary>Reads lessons.</summary>
    /// <param name="known">Procedures that the model has.</param>
    /// <param name="lessons">Lessons.</param>
    public LessonProcedures(IReadOnlyList<Procedure> known, IEnumerable<RunLesson> lessons)
    {
        var procedures = known.ToDictionary(p => p.Id);
        var byLines = known.GroupBy(Key).ToDictionary(g => g.Key, g => g.First().Id);
        foreach (var lesson in lessons)
        {
            var made = Of(lesson);
            if (!byLines.TryGetValue(Key(made), out var id))
            {
                id = byLines[Key(made)] = made.Id;
                procedures[id] = made;
            }
            else
            {
                procedures[id] = Joined(procedures[id], made);
            }

            _of[lesson] = (id, made.Phrasings[0]);
        }

        Procedures = [.. procedures.Values];
    }

    /// <summary>Those that the model had, and those that the lessons add.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>The procedure of a lesson, and the phrasing that it gave.</summary>
    public (string Procedure, string Phrasing) this[RunLesson lesson] => _of[lesson];

    // Names of places differ from lesson to lesson.
    private static string Key(Procedure procedure)
    {
        Dictionary<string, int> places = [];
        return $"{procedure.Application}\n" + string.Join('\n', procedure.Lines.Select(l => ProcedureMemory.Place().Replace(l, m =>
        {
            places.TryAdd(m.Value, places.Count);
            return $"{{{places[m.Value]}}}";
        })));
    }

    private static Procedure Joined(Procedure known, Procedure more)
    {
        // The same places in the same order, by the names that are known.
        var names = Places(more).Zip(Places(known)).ToDictionary(n => n.First, n => n.Second);
        string Named(string text) => ProcedureMemory.Place().Replace(text, m => names.TryGetValue(m.Groups["name"].Value, out var name) ? $"{{{name}}}" : m.Value);
        return known with
        {
            Phrasings = [.. known.Phrasings.Concat(more.Phrasings.Select(Named)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Parameters = [.. known.Parameters.Select(p => p with { Choices = [.. p.Choices.Concat(more.Parameters.Where(m => names.GetValueOrDefault(m.Name) == p.Name).SelectMany(m => m.Choices)).Distinct(StringComparer.OrdinalIgnoreCase)] })],
        };
    }

    private static IEnumerable<string> Places(Procedure procedure) => procedure.Lines.SelectMany(l => ProcedureMemory.Place().Matches(l)).Select(m => m.Groups["name"].Value).Distinct();

    private static Procedure Of(RunLesson lesson)
    {
        var (phrasing, lines, parameters) = (lesson.Request, lesson.Lines.ToList(), new List<ProcedureParameter>());
        foreach (var span in ArgumentScanner.Scan(lesson.Request).Where(s => s.Kind is not (ArgumentKind.Boolean or ArgumentKind.Keys)).Reverse())
        {
            var isNumber = span.Number is not null && span.Kind is ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal;
            var text = ProcedureValues.Text(span, lesson.Request);
            if (Put(lines, text, isNumber ? ProcedureParameter.Number : ProcedureParameter.Text, [], parameters) is { } place)
                phrasing = phrasing[..span.Start] + (span.Kind == ArgumentKind.Quotation ? $"\"{place}\"" : place) + phrasing[span.End..];
        }

        // What a line takes as a value and the request names without marking it: a name, or one of several.
        foreach (var value in lesson.Lines.SelectMany(PlanLineParser.Parse).Select(a => a.Value).Where(v => v.Length > 1).Distinct().OrderByDescending(v => v.Length))
        {
            var said = Regex.Match(phrasing, $@"(?<![\w{{-]){Regex.Escape(value)}(?![\w}}])", RegexOptions.IgnoreCase);
            if (!said.Success)
                continue;
            var isName = said.Index > 0 && char.IsUpper(said.Value[0]);
            if (Put(lines, value, isName ? ProcedureParameter.Text : ProcedureParameter.Choice, isName ? [] : [value], parameters) is { } place)
                phrasing = phrasing[..said.Index] + place + phrasing[(said.Index + said.Length)..];
        }

        return new Procedure
        {
            Id = $"run/{lesson.Application}/{new SeededRandom(string.Join('\n', lines)).NextBits():x16}",
            Application = lesson.Application,
            Phrasings = [phrasing],
            Lines = lines,
            Parameters = [.. parameters.OrderBy(p => lines.FindIndex(l => l.Contains($"{{{p.Name}}}", StringComparison.Ordinal)))],
        };
    }

    // The place that a value has in the lines; null where no line has it.
    private static string? Put(List<string> lines, string value, string kind, IReadOnlyList<string> choices, List<ProcedureParameter> parameters)
    {
        var pattern = new Regex($@"(?<![\w{{-]){Regex.Escape(value)}(?![\w}}])", RegexOptions.IgnoreCase);
        if (value.Length == 0 || !lines.Exists(l => pattern.IsMatch(l)))
            return null;
        var name = $"{kind}-{parameters.Count(p => p.Kind == kind) + 1}";
        for (var i = 0; i < lines.Count; i++)
            lines[i] = pattern.Replace(lines[i], $"{{{name}}}");
        parameters.Add(new ProcedureParameter(name, kind, choices));
        return $"{{{name}}}";
    }
}
