namespace LamPS.Model.Agents.Compact;

/// <summary>
/// How likely the ways of a part of a request are: what the model thinks of them, whose word counts beside that of the search that found them, and
/// what of the request speaks against them.
/// </summary>
internal sealed class WayScores
{
    // Fitted together on 150 requests for anything in Writer, 120 that it can't do, and phrasings of families that were left out of the procedures and of what the
    // retriever learned from, or whose phrasings were (docs/training.md). Between what was taught and what wasn't, what the retriever makes of the words of the lines is
    // fair; what it thinks impossible is often only what it never saw.
    private const double WeightOfModel = 0.53;
    private const double OfFirstByWords = 0.23;
    private const double TaughtByWords = 1.64;
    private const double OtherByWords = 1.19;
    private const double LeastByWords = -4;
    private const double OfFirstTaught = 0.09;
    private const double OfFirstGuess = 0.78;
    private const double OfGuess = -1.24;
    private const double GuessInItsWords = 2.98;
    private const double OfDocumented = 1.6;
    private const double RetrievedNothing = 0.28;

    private const double LossOfOpposite = 0.63;
    private const double LossOfWrongNumber = 1.61;
    private const double LossOfIdle = 1.82;
    private const double LossOfOnlyFirst = 0.83;
    private const double GainOfAddress = 1.62;
    private const double GainOfNames = 1.05;

    // A text in quotation marks or a number that a way has no use for was said for something else, and so was what was said in a piece of its own.
    private const double LossOfText = 3;
    private const double LossOfPiece = 4;

    // Training never shows a way by the very words of a request, so a model can't know how much that says.
    private const double GainOfSame = 8;
    private const double Same = 0.6;

    /// <summary>Weighs.</summary>
    /// <param name="logits">What the model thinks: of the first way, that none fits, of the other ways.</param>
    /// <param name="ways">Ways, at least one. Those that the model had no room for aren't taken.</param>
    /// <param name="clause">The part.</param>
    /// <param name="pieces">What it consists of.</param>
    /// <param name="nothing">Logarithm of the probability that nobody can mean it, by the retriever; 0 without one.</param>
    public WayScores(IReadOnlyList<float> logits, IReadOnlyList<PlanWay> ways, string clause, IReadOnlyList<string> pieces, double nothing = 0)
    {
        var shown = ways.Take(Math.Max(1, logits.Count - 1)).ToList();
        var first = new Firsts(shown);

        var found = CompactScorer.LogSoftmax([
            .. logits.Select((l, i) => (float)((WeightOfModel * l) + (i == 1 ? RetrievedNothing * nothing : OfSearch(shown[i == 0 ? 0 : i - 1], first)))),
        ]);
        var all = found.Select((s, i) => i == 1 ? s : s + OfRequest(shown[i == 0 ? 0 : i - 1], clause, pieces)).ToList();

        // What speaks against a way makes the others likelier, but not the cut that has such ways.
        Fit = LogSum(all.Where((_, i) => i != 1));
        var total = LogSum(all);
        None = all.Count > 1 ? all[1] - total : double.NegativeInfinity;
        Ways = [.. shown.Select((w, i) => (w, all[i == 0 ? 0 : i + 1] - total))];
    }

    /// <summary>Logarithm of the probability that any way is meant, with what else speaks for the ways and against them; above 0 where that is much.</summary>
    public double Fit { get; }

    /// <summary>Logarithm of the probability that none fits.</summary>
    public double None { get; }

    /// <summary>The ways with the logarithms of their probabilities.</summary>
    public IReadOnlyList<(PlanWay Way, double Score)> Ways { get; }

    private static double OfSearch(PlanWay way, Firsts first) => (way == first.ByWords ? OfFirstByWords : 0) + Of(way.Evidence)
        + ((way.Match is null ? OtherByWords : TaughtByWords) * Math.Max(LeastByWords, way.RetrievedByWords ?? 0))
        + (way.IsGuess ? OfGuess + (GuessInItsWords * way.Score) + (way.Score >= first.Guess!.Score ? OfFirstGuess : 0)
        : way.Match is null ? OfDocumented
        : way.Score >= first.Said!.Score ? OfFirstTaught : 0);

    private static double Of(WayEvidence evidence) => (GainOfAddress * evidence.Addresses) + (GainOfNames * evidence.Names)
        - (LossOfOpposite * evidence.Opposites) - (LossOfWrongNumber * evidence.WrongNumbers) - (evidence.IsIdle ? LossOfIdle : 0) - (evidence.IsOnlyFirst ? LossOfOnlyFirst : 0);

    private static double OfRequest(PlanWay way, string clause, IReadOnlyList<string> pieces) =>
        (way.Match is { } match ? GainOfSame * Math.Max(0, match.Score - Same) : 0) - (LossOfText * way.Unused(clause)) - (LossOfPiece * way.Unsaid(pieces));

    private static double LogSum(IEnumerable<double> logs)
    {
        var most = logs.Max();
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(logs.Sum(l => Math.Exp(l - most)));
    }

    /// <summary>What the search found first: of all by the words of their lines, of what was taught by how others ask for it, and of guesses by their names; null for none.</summary>
    private sealed class Firsts(IReadOnlyList<PlanWay> ways)
    {
        public PlanWay? ByWords { get; } = ways.Where(w => w.RetrievedByWords is not null).MaxBy(w => w.RetrievedByWords);

        public PlanWay? Said { get; } = ways.Where(w => w.Match is not null).MaxBy(w => w.Score);

        public PlanWay? Guess { get; } = ways.Where(w => w.IsGuess).MaxBy(w => w.Score);
    }
}
