namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Addresses of cells such as <c>B2</c>.</summary>
internal static class CellAddress
{
    private const int LongestColumn = 3;
    private const int LongestRow = 7;

    /// <summary>Reads an address; dollar signs are ignored.</summary>
    public static bool TryParse(string? text, out (int Row, int Column) address)
    {
        address = default;
        var plain = (text ?? "").Replace("$", "", StringComparison.Ordinal);
        var letters = 0;
        while (letters < plain.Length && char.IsAsciiLetter(plain[letters]))
        {
            address.Column = (address.Column * 26) + (plain[letters] & 0x1F);
            if (++letters > LongestColumn)
                return false;
        }

        return letters > 0 && plain.Length - letters <= LongestRow
            && int.TryParse(plain.AsSpan(letters), System.Globalization.NumberStyles.None, null, out address.Row)
            && address.Row > 0;
    }
}
