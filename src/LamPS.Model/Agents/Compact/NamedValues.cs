using System.Text.RegularExpressions;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>Values that people give without quotation marks: fonts and colours.</summary>
internal static partial class NamedValues
{
    /// <summary>Whether a part of a request names any.</summary>
    /// <param name="clause">The part.</param>
    public static bool AreIn(string clause) => FontNames.Of(clause).Count > 0 || ColourNames.Of(clause).Count > 0;

    /// <summary>Whether a part of a request gives such a value, and is to have it, that none of its steps has.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="phrasings">How others ask for them; what they name as well is no value.</param>
    public static bool AreLeftOut(string clause, IReadOnlyList<PlanStep> steps, IReadOnlyList<string> phrasings)
    {
        var text = Spelled(Denials.Without(clause));
        return FontNames.Of(text).Concat(ColourNames.Of(text))
            .Any(value => !IsThere().IsMatch(text[..value.Start]) && !steps.Any(s => Has(s.Text, value.Value)) && !phrasings.Any(p => Has(p, value.Value)));
    }

    // What is there already: "the red word", "from Arial to Verdana".
    [GeneratedRegex(@"\b(?:the|this|that|these|those|all|every|any|no|from)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex IsThere();

    private static bool Has(string text, string value) => Regex.IsMatch(Spelled(text), $@"\b{Regex.Escape(value)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Spelled(string text) => text.Replace("gray", "grey", StringComparison.OrdinalIgnoreCase);
}
