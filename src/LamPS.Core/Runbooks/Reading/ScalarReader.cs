using System.Globalization;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>What a scalar stands for by the core schema of YAML 1.2: so <c>yes</c> and <c>on</c> are texts, and <c>true</c> is a boolean.</summary>
internal static class ScalarReader
{
    /// <summary>null, bool, long, double or string.</summary>
    public static object? Read(ScalarNode node)
    {
        var text = node.Text;
        if (!node.Plain)
        {
            return text;
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "true" or "True" or "TRUE":
                return true;
            case "false" or "False" or "FALSE":
                return false;
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+' or '.'))
        {
            return text;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
        {
            return hex;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return char.IsAsciiDigit(text[^1]) || text[^1] == '.'
            ? double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text
            : text;
    }
}
