using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests for entries of menus and fields of dialogs as procedures that a model is taught: how people ask, and the map's way there. Who asks in
/// words like theirs is understood by them; who doesn't, by the names of the map.
/// </summary>
internal static class EntryProcedures
{
    private const int Number = 7919;

    // What stands for a value while the map makes its way of it; nothing that a map says.
    private static readonly (string Name, string Kind, string Value)[] Places =
        [("text", ProcedureParameter.Text, "Qxtext"), ("value", ProcedureParameter.Text, "Qxvalue"), ("number", ProcedureParameter.Number, Number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Makes them: one for each entry, or several where its requests want more than one way, with a text to work on or without, say.</summary>
    /// <param name="map">The application's map.</param>
    /// <param name="entries">How it is asked for its entries and fields.</param>
    /// <param name="words">Phrasings that tests ask with: what is asked in nearly the same words isn't taught.</param>
    /// <param name="tested">What families of tests do: it isn't taught.</param>
    public static IEnumerable<Procedure> Of(ApplicationMap map, IReadOnlyList<EntryRequests> entries, TestedWords words, TestedEntries tested)
    {
        var ways = new MapWays(map);
        foreach (var entry in entries.Where(e => !tested.Contains(e.Choose, e.Field)).GroupBy(e => e.Name, StringComparer.Ordinal))
        {
            var asked = entry.SelectMany(e => e.Requests.Where(r => !words.IsNear(r)).Distinct().Select(r => (Request: r, Lines: Lines(ways, e, r)))).Where(r => r.Lines.Count > 0);
            var number = 0;
            foreach (var manner in asked.GroupBy(r => string.Join('\n', r.Lines), StringComparer.Ordinal))
            {
                yield return new Procedure
                {
                    Id = ++number == 1 ? entry.Key : $"{entry.Key} ({number})",
                    Application = map.Application,
                    Phrasings = [.. manner.Select(m => m.Request)],
                    Lines = manner.First().Lines,
                    Parameters = [.. Places.Where(p => manner.Key.Contains($"{{{p.Name}}}", StringComparison.Ordinal)).Select(p => new ProcedureParameter(p.Name, p.Kind, []))],
                };
            }
        }
    }

    /// <summary>Makes those of other programs, in lines like those of the map's ways.</summary>
    /// <param name="entries">How their entries and settings are asked for.</param>
    /// <param name="words">Phrasings that tests ask with.</param>
    /// <param name="tested">What families of tests do: what is named alike isn't taught, whatever the program.</param>
    public static IEnumerable<Procedure> Elsewhere(IReadOnlyList<EntryRequests> entries, TestedWords words, TestedEntries tested) =>
        from entry in entries
        where !tested.IsNamedLike(entry.Field.Length > 0 ? entry.Field : entry.Choose)
        let phrasings = entry.Requests.Where(r => !words.IsNear(r)).Distinct().ToList()
        where phrasings.Count > 0
        select new Procedure
        {
            Id = entry.Name,
            Application = entry.Program,
            Phrasings = phrasings,
            Lines = LinesElsewhere(entry),
            Parameters = [.. Places.Where(p => entry.Value == $"{{{p.Name}}}").Select(p => new ProcedureParameter(p.Name, p.Kind, []))],
        };

    /// <summary>Whether a procedure was made of requests for an entry.</summary>
    /// <param name="procedure">Procedure.</param>
    /// <param name="entry">Requests for an entry.</param>
    public static bool IsOf(Procedure procedure, EntryRequests entry) => procedure.Id == entry.Name || procedure.Id.StartsWith($"{entry.Name} (", StringComparison.Ordinal);

    private static IReadOnlyList<string> LinesElsewhere(EntryRequests entry) =>
    [
        $"Choose {entry.Choose}",
        .. entry.Tab.Length > 0 ? [$"Open the tab {entry.Tab}"] : Array.Empty<string>(),
        .. entry.Field.Length == 0 ? Array.Empty<string>() :
        [
            entry.Value switch
            {
                "" => $"Press {entry.Field}",
                "on" or "off" => $"Switch {entry.Value} {entry.Field}",
                ['{', ..] => $"Set {entry.Field} to {entry.Value}",
                _ => $"Choose {entry.Value} as {entry.Field}",
            },
        ],
    ];

    // Words like "all" may be a place where texts are formatted; elsewhere they are said of something else.
    private static IReadOnlyList<string> Lines(MapWays ways, EntryRequests entry, string request)
    {
        var way = entry.Way(ways, request, Places.Aggregate(request, (text, p) => text.Replace($"{{{p.Name}}}", p.Value, StringComparison.Ordinal)));
        var isOfText = entry.Choose.Length == 0 || entry.Choose.StartsWith("Format >", StringComparison.Ordinal) || entry.Choose.StartsWith("Styles >", StringComparison.Ordinal);
        return
        [
            .. (way?.Steps ?? []).Select(s => s.Text).Where(t => isOfText || t != "Press keys Ctrl+A")
                .Select(t => Places.Aggregate(WithoutUnit(t), (line, p) => line.Replace(p.Value, $"{{{p.Name}}}", StringComparison.Ordinal))),
        ];
    }

    // Who says "3 cm" gives a value of "3 cm": the line must not say its unit again.
    private static string WithoutUnit(string line) => ArgumentScanner.Scan(line).LastOrDefault(s => s.Unit.Length > 0 && s.Number == Number) is { } span
        ? string.Concat(line.AsSpan(0, span.Start), Number.ToString(CultureInfo.InvariantCulture), line.AsSpan(span.End)) : line;
}
