using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact;

/// <summary>A way to do a part of a request.</summary>
/// <param name="Text">What the model reads of it.</param>
/// <param name="Score">How good what found it thinks it is, 0 to 1.</param>
/// <param name="Match">The procedure that it comes from; null for one of the documentation.</param>
/// <param name="Steps">Its steps; empty for a procedure, whose lines are filled when it is taken.</param>
internal sealed record PlanWay(string Text, double Score, ProcedureMatch? Match, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>Whether it only shares words with the request, so that it is taken only where the model likes it.</summary>
    public bool IsGuess { get; private init; }

    /// <summary>Logarithm of the probability that a retriever gives it; null without a retriever.</summary>
    public double? Retrieved { get; init; }

    /// <summary>What that would be by the words of its lines alone, as if nobody had taught it: between what was taught and what wasn't, this is fair; null without a retriever.</summary>
    public double? RetrievedByWords { get; init; }

    /// <summary>What code can tell for it and against it.</summary>
    public WayEvidence Evidence { get; init; }

    /// <summary>How many texts in quotation marks and numbers of a part of a request it has no use for.</summary>
    /// <param name="clause">The part.</param>
    public int Unused(string clause)
    {
        var (texts, numbers) = Values(clause);
        if (Match is not { Procedure: var procedure, Phrasing: var phrasing })
            return texts.Count(t => !Steps.Any(s => s.Text.Contains(t.Value, StringComparison.Ordinal))) + numbers.Count(n => !Steps.Any(s => s.Text.Contains(n.Value, StringComparison.Ordinal)));

        // "Heading 3" is a choice, not a number; a name may have a number in it; and others asked with texts and numbers that are no values, too ("as in 1/5").
        var kinds = procedure.Parameters.ToLookup(p => p.Kind);
        var said = Values(ProcedureMemory.WithoutPlaces(phrasing));
        return Math.Max(0, texts.Count - procedure.Parameters.Count + kinds[ProcedureParameter.Number].Count() - said.Texts.Count)
            + (kinds[ProcedureParameter.Choice].Any() ? 0 : Math.Max(0, numbers.Count - kinds[ProcedureParameter.Number].Count() - said.Numbers.Count));
    }

    // What looks like values and is meant; quotation marks around a place hold none.
    private static (IReadOnlyList<ArgumentSpan> Texts, IReadOnlyList<ArgumentSpan> Numbers) Values(string text)
    {
        var spans = ArgumentScanner.Scan(Denials.Without(text));
        return ([.. spans.Where(s => s.Kind == ArgumentKind.Quotation && s.Value.Trim().Length > 0)], [.. spans.Where(s => s.Kind is ArgumentKind.Number or ArgumentKind.Percent && !IsJustOne(s))]);
    }

    /// <summary>Whether a part of a request counts what is meant (<c>the third row</c>, <c>every 5th line</c>), and this has no use for it.</summary>
    /// <param name="clause">The part.</param>
    public bool LeavesOutPlace(string clause)
    {
        var places = Places(clause);
        return places.Count > 0 && (Match is not { Procedure: var procedure, Phrasing: var phrasing }
            ? places.Any(p => !Steps.Any(s => ArgumentScanner.Scan(s.Text).Any(v => v.Number == p.Number)))
            : places.Count(p => !Places(phrasing).Any(q => q.Number == p.Number)) > Math.Max(0, procedure.Parameters.Count(p => p.Kind == ProcedureParameter.Number) - Values(clause).Numbers.Count));
    }

    private static IReadOnlyList<ArgumentSpan> Places(string text) => [.. ArgumentScanner.Scan(Denials.Without(text)).Where(s => s.Kind == ArgumentKind.Ordinal)];

    // "One more row" is what any way does.
    private static bool IsJustOne(ArgumentSpan span) => span is { Number: 1, Unit.Length: 0 } && !span.Value.Any(char.IsAsciiDigit);

    /// <summary>How many pieces of a part of a request share no word with it, nor with how others ask for it.</summary>
    /// <param name="pieces">The pieces.</param>
    public int Unsaid(IReadOnlyList<string> pieces)
    {
        if (pieces.Count < 2)
            return 0;
        var own = Match is { Procedure: var procedure } ? procedure.Words : RequestTexts.Words(Text);
        return pieces.Count(p => RequestTexts.Words(RequestTexts.Without(p, ArgumentScanner.Scan(p))) is { Count: > 0 } words && !words.Overlaps(own));
    }

    // Ways of the documentation come in their order, the first one best.
    private const double LossOfRank = 0.15;

    /// <summary>A procedure.</summary>
    public static PlanWay Of(ProcedureMatch match) => new($"{match.Phrasing} : {string.Join(" ; ", match.Procedure.Lines)}", match.Score, match, []) { Retrieved = match.Retrieved };

    /// <summary>A way of the map.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="score">How well its words fit.</param>
    public static PlanWay OfMap(IReadOnlyList<PlanStep> steps, double score) => new(string.Join(" ; ", steps.Select(s => s.Text)), score, null, steps) { IsGuess = true };

    /// <summary>A way of the documentation.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="rank">Its place among them, from 0.</param>
    public static PlanWay Of(IReadOnlyList<PlanStep> steps, int rank) => new(string.Join(" ; ", steps.Select(s => s.Text)), Math.Max(0, 1 - (LossOfRank * rank)), null, steps);
}
