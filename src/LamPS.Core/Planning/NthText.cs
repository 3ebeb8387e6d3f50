using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning;

/// <summary>Which of several equal texts a part of a request means: <c>the second "budget"</c>, <c>the last occurrence of "budget"</c>.</summary>
public static partial class NthText
{
    /// <summary>Steps that mark the text that is meant, made of those that mark the first one.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="steps">Its steps.</param>
    /// <returns>The steps as they are where the part doesn't count texts, or they don't begin with marking its only one.</returns>
    public static IReadOnlyList<PlanStep> Of(string clause, IReadOnlyList<PlanStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (ArgumentScanner.Scan(clause).Where(s => s.Kind == ArgumentKind.Quotation).ToList() is not [var text])
        {
            return steps;
        }

        var counted = Counted().Match(clause[..text.Start]);
        var nth = counted.Groups["nth"].Value.ToLowerInvariant();
        var quoted = Quotations.Quote(text.Value);
        if (ArgumentScanner.Scan(nth) is not [{ Kind: ArgumentKind.Ordinal, Number: { } number }] || steps.Count == 0 || steps[0].Text != $"Select the text {quoted}")
        {
            return steps;
        }

        if (Other().IsMatch(clause[..text.Start][..counted.Index]))
        {
            return steps;
        }

        // Only text that shows can be counted, so that the count begins where the document does, or at its end.
        var move = new PlanStep($"Press keys {(number < 0 ? "Ctrl+End" : "Ctrl+Home")}", "request", "type_keys", clause);
        return [move, steps[0] with { Text = $"Select the {nth} {quoted}" }, .. steps.Skip(1)];
    }

    // "Every second" is not the second, nor is what "all but the first" means, or "the next to last".
    [GeneratedRegex(@"\b(?:every|each|all|but|except|not|to|next)[\s-]+(?:(?:for\s+)?the\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(?<nth>[\p{L}\d]+)\s+(?:(?:occurrence|instance|mention|appearance)\s+of\s+)?(?:the\s+)?(?:(?:word|text|name|term|phrase|sentence)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
