namespace LamPS.Learning.Evaluating.Plans;

/// <summary>How a plan compares with the reference.</summary>
/// <param name="Reference">Actions of the reference.</param>
/// <param name="Predicted">Actions of the plan.</param>
/// <param name="Pairs">Index of the reference and of the plan of actions that do the same to the same thing, in order of both; with whether their values agree too.</param>
/// <param name="Contradicting">The first extra action that does something that isn't asked, or null.</param>
internal sealed record PlanMatch(IReadOnlyList<PlanAction> Reference, IReadOnlyList<PlanAction> Predicted, IReadOnlyList<(int Reference, int Predicted, bool Full)> Pairs, PlanAction? Contradicting)
{
    private static readonly HashSet<string> Confirming = new(StringComparer.Ordinal) { "ok", "apply", "yes", "close", "finish", "done" };
    private static readonly HashSet<string> Leaving = new(StringComparer.Ordinal) { "cancel", "undo", "reset", "no", "discard" };
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal) { "tab", "home", "end", "pageup", "pagedown", "left", "right", "up", "down", "enter", "ctrl+home", "ctrl+end", "shift+tab", "return" };

    /// <summary>How many steps agree in operation, object and value.</summary>
    public int Matched => Pairs.Count(p => p.Full);

    /// <summary>Whether the plan solves the task: every step of the reference, in order, and nothing that contradicts.</summary>
    public bool Solves => Matched == Reference.Count && Reference.Count > 0 && Contradicting is null;

    /// <summary>Why it doesn't, in a few words; empty when it does.</summary>
    public string Why =>
        Solves ? ""
        : Predicted.Count == 0 ? "no plan"
        : Reference.Where((_, i) => !Pairs.Any(p => p.Reference == i && p.Full)).FirstOrDefault() is { } missing
            ? Pairs.Any(p => !p.Full && Reference[p.Reference] == missing) ? $"another value: {missing.Line}" : $"missing: {missing.Line}"
        : $"not asked for: {Contradicting!.Line}";

    /// <summary>Compares.</summary>
    /// <param name="reference">Lines of the reference.</param>
    /// <param name="predicted">Lines of the plan.</param>
    public static PlanMatch Of(IEnumerable<string> reference, IEnumerable<string> predicted)
    {
        var (wanted, made) = (PlanReader.Read(reference), PlanReader.Read(predicted));
        var pairs = Align(wanted, made);
        var taken = pairs.Select(p => p.Predicted).ToHashSet();
        var contradicting = made.Where((_, i) => !taken.Contains(i)).FirstOrDefault(extra => Contradicts(extra, wanted));
        return new PlanMatch(wanted, made, pairs, contradicting);
    }

    // The most full matches in order of both; of those, the most pairs that differ in their value alone.
    private static List<(int Reference, int Predicted, bool Full)> Align(IReadOnlyList<PlanAction> wanted, IReadOnlyList<PlanAction> made)
    {
        const int Full = 1000;
        var best = new int[wanted.Count + 1, made.Count + 1];
        for (var i = wanted.Count - 1; i >= 0; i--)
        {
            for (var j = made.Count - 1; j >= 0; j--)
            {
                var worth = wanted[i].IsSameThing(made[j]) ? (wanted[i].Value == made[j].Value ? Full : 1) + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(worth, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new List<(int, int, bool)>();
        for (var (i, j) = (0, 0); i < wanted.Count && j < made.Count;)
        {
            var full = wanted[i].Value == made[j].Value;
            if (wanted[i].IsSameThing(made[j]) && best[i, j] == (full ? Full : 1) + best[i + 1, j + 1])
                pairs.Add((i++, j++, full));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }

    // What only looks, goes to a tab, marks or confirms may be there too; what changes something that isn't asked, or leaves, may not.
    private static bool Contradicts(PlanAction extra, IReadOnlyList<PlanAction> wanted) => extra.Operation switch
    {
        PlanOperation.Look or PlanOperation.SelectText => false,
        PlanOperation.Words => false,
        PlanOperation.Keys => !Moving.Contains(extra.Object) && !wanted.Any(w => w.IsSame(extra)),
        PlanOperation.Activate => Leaving.Contains(extra.Object) || (!Confirming.Contains(extra.Object) && !wanted.Any(w => w.Object == extra.Object || w.Path.Contains(extra.Object)) && extra.Path.Count > 0),
        PlanOperation.Close => !wanted.Any(w => w.Operation == PlanOperation.Close),
        _ => true,
    };
}
