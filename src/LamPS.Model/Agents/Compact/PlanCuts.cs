using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>The ways to cut a request into parts, at the places where it may be cut.</summary>
internal sealed partial class PlanCuts
{
    /// <summary>Fit of a part that nothing is found for.</summary>
    public const double Hopeless = -20;

    private const int MostPieces = 10;
    private const int LongestSegment = 4;

    private readonly string _request;
    private readonly IReadOnlyList<Clause> _pieces;

    private PlanCuts(string request, IReadOnlyList<Clause> pieces) => (_request, _pieces) = (request, pieces);

    /// <summary>The cuts of a request.</summary>
    /// <param name="request">Request.</param>
    /// <param name="pieces">Its smallest pieces, at least one unless it is empty.</param>
    public static PlanCuts Of(string request, IReadOnlyList<Clause> pieces) => new(request, Whole(request, pieces));

    // What is put into a header belongs to the header, and a name or a text to what has it: "switch on the header and write "x" in it", "add a section, called "x"", "a page break, then "x"".
    // Why and where something is to be done belongs to what is to be done: "So that search finds it, give the document a keyword", "In the character settings, rotate it".
    private static IReadOnlyList<Clause> Whole(string request, IReadOnlyList<Clause> pieces)
    {
        List<Clause> whole = [];
        var leads = false;
        foreach (var piece in pieces)
        {
            var isReason = Reason().IsMatch(piece.Text);
            var isFirst = whole.Count == 0;
            if (whole is [.., var last] && (isReason || leads || Naming().IsMatch(piece.Text) || (IsText(piece.Text) && !Quote().IsMatch(last.Text)) || (ThereIn().IsMatch(piece.Text) && Margin().IsMatch(last.Text))))
                whole[^1] = last with { Text = request[last.Start..(piece.Start + piece.Text.Length)] };
            else
                whole.Add(piece);

            // "Under File, Properties, Description, set the title".
            leads = leads ? piece.Text.Count(' '.Equals) == 0 : (isReason && isFirst) || Where().IsMatch(piece.Text);
        }

        return whole;
    }

    /// <summary>Whether a piece is only a text in quotation marks.</summary>
    /// <param name="piece">The piece.</param>
    public static bool IsText(string piece) => ArgumentScanner.Scan(piece) is [{ Kind: ArgumentKind.Quotation, Start: 0 } text] && text.Length == piece.Length;

    /// <summary>How many pieces there are.</summary>
    public int Count => _pieces.Count;

    /// <summary>Pieces that may be one part: from the first to the last.</summary>
    public IEnumerable<(int First, int Last)> Segments =>
        from first in Enumerable.Range(0, _pieces.Count)
        from last in Enumerable.Range(first, Math.Min(_pieces.Count > MostPieces ? 1 : LongestSegment, _pieces.Count - first))
        select (first, last);

    /// <summary>The text of a part.</summary>
    public string Text((int First, int Last) segment) =>
        segment.First == segment.Last ? _pieces[segment.First].Text : _request[_pieces[segment.First].Start..(_pieces[segment.Last].Start + _pieces[segment.Last].Text.Length)];

    /// <summary>The pieces of a part.</summary>
    public IReadOnlyList<string> Pieces((int First, int Last) segment) => [.. _pieces.Skip(segment.First).Take(1 + segment.Last - segment.First).Select(p => p.Text)];

    /// <summary>How many times the pieces of a part are set apart by more than a comma or "and": by a stop, a semicolon, or words like "then".</summary>
    public int Breaks((int First, int Last) segment) => Enumerable.Range(segment.First, segment.Last - segment.First)
        .Count(i => Break().IsMatch(_request[(_pieces[i].Start + _pieces[i].Text.Length).._pieces[i + 1].Start]));

    /// <summary>Where a part begins in the request, UTF-16 units.</summary>
    public int Start((int First, int Last) segment) => _pieces[segment.First].Start;

    /// <summary>The parts of the cut with the best sum of fits.</summary>
    /// <param name="fit">How well a part fits: a logarithm of a probability.</param>
    public IReadOnlyList<(int First, int Last)> Best(Func<(int First, int Last), double> fit)
    {
        var best = new (double Fit, int First)[_pieces.Count + 1];
        for (var end = 1; end <= _pieces.Count; end++)
        {
            best[end] = (double.NegativeInfinity, end - 1);
            foreach (var (first, last) in Segments.Where(s => s.Last == end - 1))
            {
                var sum = best[first].Fit + fit((first, last));
                if (sum > best[end].Fit)
                    best[end] = (sum, first);
            }
        }

        List<(int, int)> parts = [];
        for (var end = _pieces.Count; end > 0; end = best[end].First)
            parts.Add((best[end].First, end - 1));
        parts.Reverse();
        return parts;
    }

    [GeneratedRegex(@"^(?:so\s+that|because|since|in\s+order\s+(?:to|that))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex("[\"“”„«»]")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^(?:(?:that|which)\s+is\s+)?(?:called|named|titled|entitled|labell?ed|captioned|headed)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex(@"\b(?:in(?:to)?\s+it|there)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ThereIn();

    [GeneratedRegex(@"\b(?:header|footer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Margin();

    // No text and no thing that is new: "under "one" a new row" asks for something.
    [GeneratedRegex(@"^(?:in|on|at|under|within|inside|for|from)\s+(?:the|this|that|my|our|its|(?-i:\p{Lu}\w*))(?!.*(?:\b(?:an?|another|new|more)\b|[""“”„«»]))[^,;.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"[.;\n]|\b(then|after that|afterwards|finally|next|lastly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
