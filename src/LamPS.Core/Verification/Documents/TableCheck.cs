namespace LamPS.Core.Verification.Documents;

/// <summary>Checks the tables of a text document, or the sheets of a spreadsheet.</summary>
internal static class TableCheck
{
    private const int MostNamed = 8;

    public static (bool Holds, string Evidence) Check(DocumentContent content, TableExpectation expected)
    {
        var areSheets = content.Format is DocumentFormat.Ods or DocumentFormat.Xlsx or DocumentFormat.Csv;
        var noun = areSheets ? "sheet" : "table";
        if (content.Format is DocumentFormat.Pdf or DocumentFormat.PlainText)
            return (false, $"a file of the kind {content.Format.ToString().ToUpperInvariant()} doesn't say what its tables are");

        var tables = areSheets ? content.Sheets : content.Tables;
        var candidates = new List<(int Number, DocumentTable Table)>();
        for (var i = 0; i < tables.Count; i++)
        {
            if ((expected.Index is null || expected.Index == i + 1)
                && (expected.Name is null || string.Equals(expected.Name, tables[i].Name, StringComparison.OrdinalIgnoreCase)))
            {
                candidates.Add((i + 1, tables[i]));
            }
        }

        var seen = tables.Count == 0 ? $"no {noun}" : $"{Words.Count(tables.Count, noun)}: {Sizes(tables)}";
        if (candidates.Count == 0)
            return (false, $"{seen}; there is no {Wanted(expected, noun)}");

        string? missing = null;
        foreach (var (number, table) in candidates)
        {
            if ((expected.Rows is { } rows && table.Rows != rows) || (expected.Columns is { } columns && table.Columns != columns))
                continue;

            var absent = expected.Contains.FirstOrDefault(text => !Contains(table, text));
            if (absent is null)
                return (true, $"{noun} {number} has {Words.Count(table.Rows, "row")} and {Words.Count(table.Columns, "column")}{WithTexts(expected)}");
            missing ??= $"'{absent}' stands in no cell of {noun} {number}";
        }

        return (false, missing ?? $"{seen}; {(expected.Index is null && expected.Name is null ? "none" : Wanted(expected, noun))} {Size(expected)}");
    }

    private static bool Contains(DocumentTable table, string text)
    {
        var wanted = new PassageText(text).Text.Trim();
        return wanted.Length > 0 && table.Cells.Any(cell => new PassageText(cell.Text).Text.Contains(wanted, StringComparison.Ordinal));
    }

    private static string Sizes(IReadOnlyList<DocumentTable> tables) =>
        string.Join(", ", tables.Take(MostNamed).Select(table => $"{table.Rows}x{table.Columns}")) + (tables.Count > MostNamed ? ", ..." : "");

    private static string Wanted(TableExpectation expected, string noun) =>
        expected.Name is { } name ? $"{noun} '{name}'" : expected.Index is { } index ? $"{noun} {index}" : noun;

    private static string Size(TableExpectation expected)
    {
        var isNone = expected.Index is null && expected.Name is null;
        var verb = isNone ? "is" : "isn't";
        return (expected.Rows, expected.Columns) switch
        {
            ({ } rows, { } columns) => $"{verb} {Words.Count(rows, "row")} by {Words.Count(columns, "column")}",
            ({ } rows, null) => $"{(isNone ? "has" : "doesn't have")} {Words.Count(rows, "row")}",
            (null, { } columns) => $"{(isNone ? "has" : "doesn't have")} {Words.Count(columns, "column")}",
            _ => "fits",
        };
    }

    private static string WithTexts(TableExpectation expected) =>
        expected.Contains.Count == 0 ? "" : $" and holds {string.Join(", ", expected.Contains.Select(text => $"'{text}'"))}";
}
