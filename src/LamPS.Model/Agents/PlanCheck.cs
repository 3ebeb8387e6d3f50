using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents;

/// <summary>Checks what a plan has of a request, by code: a plan that leaves out half of it would otherwise be done and called verified.</summary>
internal static class PlanCheck
{
    /// <summary>The parts of a request that no line of a plan serves.</summary>
    /// <param name="request">Request.</param>
    /// <param name="lines">Lines of the plan.</param>
    /// <returns>The parts, and how many there are in all.</returns>
    public static (IReadOnlyList<string> Missing, int Parts) Missing(string request, IReadOnlyList<string> lines)
    {
        var parts = RequestSplitter.Split(request);
        var words = RequestTexts.Words(string.Join(' ', lines));
        var values = lines.SelectMany(l => ArgumentScanner.Scan(l)).ToList();
        return ([.. parts.Select(p => p.Text).Where(text => !IsServed(Denials.Meant(text), lines, words, values))], parts.Count);
    }

    private static bool IsServed(string part, IReadOnlyList<string> lines, HashSet<string> words, List<ArgumentSpan> values)
    {
        var spans = ArgumentScanner.Scan(part).Where(s => s.Kind is not (ArgumentKind.Boolean or ArgumentKind.Ordinal)).ToList();
        if (spans.Any(s => !lines.Any(l => l.Contains(s.Value, StringComparison.OrdinalIgnoreCase)) && !(s.Number is { } number && values.Exists(v => v.Number == number))))
            return false;

        // Values are told apart by themselves; what is said about them is told by its words.
        var said = part;
        foreach (var span in spans.OrderByDescending(s => s.Start))
            said = said.Remove(span.Start, span.Length);
        var own = RequestTexts.Words(said);
        return own.Count == 0 || own.Overlaps(words) || spans.Exists(s => s.Kind == ArgumentKind.Quotation);
    }
}
