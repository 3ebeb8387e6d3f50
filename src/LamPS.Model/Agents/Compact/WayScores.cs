namespace LamPS.Model.Agents.Compact;

/// <summary>
/// How likely the ways of a part of a request are: what the model thinks of them, whose word counts beside that of the search that found them, and
/// what of the request speaks against them.
/// </summary>
internal sealed class WayScores
{
    // Fitted together on 150 requests for anything in Writer, 120 that it can't do, and phrasings of families that were left out of the procedures and of what the
    // retriever learned from, or whose phrasings were (docs/training.md). What the retriever learned of a procedure beyond its words counts only where it puts the
    // procedure first: where nobody taught what is meant, it is sure of something else.
    private const double WeightOfModel = 0.52;
    private const double OfFirstRetrieved = 0.26;
    private const double OfFirstByWords = 0.2;
    private const double TaughtByWords = 1.37;
    private const double OtherByWords = 0.65;
    private const double OfFirstTaught = 0.35;
    private const double OfFirstGuess = 0.74;
    private const double OfGuess = -2.17;
    private const double GuessInItsWords = 3.29;
    private const double OfDocumented = 1.49;
    private const double RetrievedNothing = 0.26;

    // What code can tell of a way: fitted on the same requests together with all of the above, which then stayed as they were, for fitted anew they were worse on
    // held-out tasks; the loss of what is only first was fitted after that, that of opposites on families of train left out.
    private const double LossOfOpposite = 2.5;
    private const double LossOfWrongNumber = 1.61;
    private const double LossOfIdle = 1.82;
    private const double LossOfOnlyFirst = 0.83;
    private const double GainOfAddress = 1.62;
    private const double GainOfNames = 1.05;

    // Set by hand and counted on families of train that were left out of the procedures and of what the retriever learned from (docs/training.md).
    private const double GainOfNamed = 1.5;
    private const double LossOfOnlySelecting = 3;
    private const double LossOfSelectingNew = 3;
    private const double LossOfSettingThere = 2;
    private const double LossOfSettingNothing = 1;
    private const double LossOfMore = 3;
    private const double LossOfNamedBeside = 1.5;
    private const double LossOfLeftOpen = 2;
    private const double LossOfRemoving = 3;
    private const double LossOfPuttingNothing = 3;
    private const double GainOfFont = 3;
    private const double LossOfPuttingUnsaid = 1.5;

    // A text in quotation marks or a number that a way has no use for was said for something else, and so was what was said in a piece of its own.
    private const double LossOfText = 3;
    private const double LossOfPiece = 4;

    // What isn't meant is no less clear.
    private const double LossOfDenied = 4;

    // Training never shows a way by the very words of a request, so a model can't know how much that says.
    private const double GainOfSame = 8;
    private const double Same = 0.6;
    private const double GainOfExact = 4;

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

    private static double OfSearch(PlanWay way, Firsts first) => (way == first.Retrieved ? OfFirstRetrieved : 0) + (way == first.ByWords ? OfFirstByWords : 0) + Of(way.Evidence)
        + ((way.Match is null ? OtherByWords : TaughtByWords) * (way.RetrievedByWords ?? 0))
        + (way.IsGuess ? OfGuess + (GuessInItsWords * way.Score) + (way.Score >= first.Guess!.Score ? OfFirstGuess : 0)
        : way.Match is null ? OfDocumented
        : way.Score >= first.Said!.Score ? OfFirstTaught : 0);

    private static double Of(WayEvidence evidence) => (GainOfAddress * evidence.Addresses) + (GainOfNames * evidence.Names) + (evidence.IsNamed ? GainOfNamed : 0) + (evidence.SetsFont ? GainOfFont : 0)
        - (LossOfOpposite * evidence.Opposites) - (LossOfWrongNumber * evidence.WrongNumbers) - (evidence.IsIdle ? LossOfIdle : 0) - (evidence.IsOnlyFirst ? LossOfOnlyFirst : 0)
        - (evidence.OnlySelects ? LossOfOnlySelecting : 0) - (evidence.SelectsNew ? LossOfSelectingNew : 0) - (evidence.SetsThere ? LossOfSettingThere : 0) - (evidence.SetsNothing ? LossOfSettingNothing : 0)
        - (evidence.DoesMore ? LossOfMore : 0) - (evidence.NamesBeside ? LossOfNamedBeside : 0) - (evidence.LeavesOpen ? LossOfLeftOpen : 0) - (evidence.Removes ? LossOfRemoving : 0) - (evidence.PutsNothing ? LossOfPuttingNothing : 0) - (evidence.PutsUnsaid ? LossOfPuttingUnsaid : 0);

    private static double OfRequest(PlanWay way, string clause, IReadOnlyList<string> pieces) =>
        (way.Match is { } match ? (GainOfSame * Math.Max(0, match.Score - Same)) + (match.Values is null ? 0 : GainOfExact) : 0) - (LossOfText * way.Unused(clause)) - (LossOfPiece * way.Unsaid(pieces)) - (LossOfDenied * way.Evidence.Denied);

    private static double LogSum(IEnumerable<double> logs)
    {
        var most = logs.Max();
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(logs.Sum(l => Math.Exp(l - most)));
    }

    /// <summary>What the search found first: of all by the retriever, with what was taught and by words alone, of what was taught by how others ask for it, and of guesses by their names; null for none.</summary>
    private sealed class Firsts(IReadOnlyList<PlanWay> ways)
    {
        public PlanWay? Retrieved { get; } = ways.Where(w => w.Retrieved is not null).MaxBy(w => w.Retrieved);

        public PlanWay? ByWords { get; } = ways.Where(w => w.RetrievedByWords is not null).MaxBy(w => w.RetrievedByWords);

        public PlanWay? Said { get; } = ways.Where(w => w.Match is not null).MaxBy(w => w.Score);

        public PlanWay? Guess { get; } = ways.Where(w => w.IsGuess).MaxBy(w => w.Score);
    }
}
