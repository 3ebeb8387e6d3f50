using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>Addresses of pages and of people, and fields that are for them by their labels.</summary>
internal static partial class Addresses
{
    private static readonly string[] OfPage = ["url", "address", "link", "site", "web", "internet"];
    private static readonly string[] OfMail = ["recipient", "mail", "email", "address", "to", "from", "sender"];

    /// <summary>Whether a value is an address, in quotation marks or not.</summary>
    /// <param name="value">Value.</param>
    public static bool IsAddress(ArgumentSpan value) =>
        IsAddress(value.Kind) || (value.Kind == ArgumentKind.Quotation && ArgumentScanner.Scan(value.Value) is [{ Kind: var kind }] && IsAddress(kind));

    /// <summary>Whether a field is for addresses like this one.</summary>
    /// <param name="label">Label of the field.</param>
    /// <param name="address">The address.</param>
    public static bool Takes(string label, ArgumentSpan address) =>
        Word().Matches(label).Any(w => (address.Value.Contains('@', StringComparison.Ordinal) && !address.Value.Contains("//", StringComparison.Ordinal) ? OfMail : OfPage).Contains(w.Value.ToLowerInvariant()));

    private static bool IsAddress(ArgumentKind kind) => kind is ArgumentKind.Url or ArgumentKind.Email;

    [GeneratedRegex(@"\p{L}[\p{L}'-]*\p{L}|\p{L}")]
    private static partial Regex Word();
}
