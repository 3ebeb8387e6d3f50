using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>
/// Places of a document that a dialog makes and keys lead to, as procedures have them (<c>Switch on Header on ; Press OK ; Press keys Ctrl+PageUp</c>). Who was taught to put one
/// thing there can put others there as well.
/// </summary>
internal sealed class TaughtPlaces
{
    private const string Keys = "Press keys ";
    private const string Tab = "Open the tab ";

    private readonly List<Place> _places = [];

    /// <summary>Finds the places.</summary>
    /// <param name="procedures">Procedures of one application.</param>
    public TaughtPlaces(IEnumerable<Procedure> procedures)
    {
        foreach (var lines in procedures.Select(p => p.Lines))
        {
            var last = lines.Count - 1;
            while (last > 1 && !lines[last].StartsWith(Keys, StringComparison.Ordinal))
                last--;
            if (last < 2 || last == lines.Count - 1 || !RetrieverText.Ends.Contains(lines[last - 1]) || lines.Take(last).Any(l => l.Contains('{', StringComparison.Ordinal)))
                continue;
            IReadOnlyList<string> way = [.. lines.Take(last + 1)];
            var names = RequestTexts.Words(string.Join(' ', way.Where(l => l.StartsWith(Tab, StringComparison.Ordinal)).Select(l => l[Tab.Length..])));
            if (names.Count > 0 && !_places.Exists(p => p.Lines.SequenceEqual(way)))
                _places.Add(new Place(way, names));
        }
    }

    /// <summary>Ways to put what a part of a request names at the place that it speaks of.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="cues">What it asks for.</param>
    /// <param name="map">Ways of the application's map, which has what can be inserted; null without one.</param>
    public IEnumerable<PlanWay> Find(string clause, RequestCues cues, MapWays? map)
    {
        foreach (var place in _places.Where(p => p.Names.Overlaps(cues.Margins)))
        {
            if (cues.Text is { } text)
                yield return Way(place, $"Type {Quotations.Quote(text)}", 1, clause);
            else if (map is not null && cues.Puts)
            {
                foreach (var (path, share) in map.Insertions(clause).Where(i => !place.Names.Overlaps(RequestTexts.Words(i.Path))))
                    yield return Way(place, $"Choose {path}", share, clause);
            }
        }
    }

    private static PlanWay Way(Place place, string content, double score, string clause) =>
        PlanWay.OfMap([.. place.Lines.Append(content).Select(l => new PlanStep(l, "procedures", l.StartsWith("Choose ", StringComparison.Ordinal) ? "invoke_menu" : "", clause))], score);

    private sealed record Place(IReadOnlyList<string> Lines, HashSet<string> Names);
}
