using System.Text.RegularExpressions;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>Values that people give without quotation marks: fonts and colours.</summary>
internal static class NamedValues
{
    /// <summary>Whether a part of a request gives such a value, and is to have it, that none of its steps has.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="phrasing">How others ask for them; what they name as well is no value. Null where nobody does.</param>
    public static bool AreLeftOut(string clause, IReadOnlyList<PlanStep> steps, string? phrasing)
    {
        var text = Spelled(Denials.Without(clause));
        return FontNames.Of(text).Concat(ColourNames.Of(text)).Any(value => !Has(phrasing ?? "", value.Value) && !steps.Any(s => Has(s.Text, value.Value)));
    }

    private static bool Has(string text, string value) => Regex.IsMatch(Spelled(text), $@"\b{Regex.Escape(value)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Spelled(string text) => text.Replace("gray", "grey", StringComparison.Ordinal).Replace("Gray", "Grey", StringComparison.Ordinal);
}
