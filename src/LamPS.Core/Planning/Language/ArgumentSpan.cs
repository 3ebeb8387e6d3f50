using System.Globalization;

namespace LamPS.Core.Planning.Language;

/// <summary>A span of text that can be an argument, with its type. Read by code, so that whoever decides only has to choose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text, UTF-16 units, quotation marks included.</param>
/// <param name="Length">How long it is, quotation marks included.</param>
/// <param name="Value">Its value as text: without quotation marks, keys in canonical form, otherwise as written.</param>
/// <param name="Number">Its number; null for kinds that have none. Booleans: 1 and 0.</param>
/// <param name="Unit">Unit as written, or empty.</param>
public sealed record ArgumentSpan(ArgumentKind Kind, int Start, int Length, string Value, double? Number = null, string Unit = "")
{
    /// <summary>Index behind it.</summary>
    public int End => Start + Length;

    /// <summary>A number as fields take it: in digits, also where it was said in words (<c>three</c>).</summary>
    /// <param name="said">As it was said.</param>
    public string Digits(string said) => Number is { } number && !said.Any(char.IsAsciiDigit) ? $"{number.ToString(CultureInfo.InvariantCulture)}{(Unit.Length > 0 ? " " + Unit : "")}" : said;
}
