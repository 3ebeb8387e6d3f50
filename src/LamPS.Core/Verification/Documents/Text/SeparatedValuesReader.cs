using System.Text;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Text;

/// <summary>Reads separated values (RFC 4180, and semicolons or tabs in place of commas) as one sheet.</summary>
internal static class SeparatedValuesReader
{
    public static void Read(string text, string name, ContentBuilder content)
    {
        var separator = FindSeparator(text);
        var table = content.BeginTable(isSheet: true, isNested: false);
        table.Name = name;
        var value = new StringBuilder();
        int row = 1, column = 1;
        var inQuotes = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inQuotes)
            {
                if (c != '"')
                    value.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    value.Append(text[++i]);
                else
                    inQuotes = false;
            }
            else if (c == '"' && value.Length == 0)
            {
                inQuotes = true;
            }
            else if (c == separator || c is '\r' or '\n')
            {
                End();
                if (c == separator)
                {
                    column++;
                    continue;
                }

                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                (row, column) = (row + 1, 1);
            }
            else
            {
                value.Append(c);
            }
        }

        End();
        content.EndTable(table);

        void End()
        {
            table.AddCell(row, column, value.ToString());
            value.Clear();
        }
    }

    // The first line tells: the separator that is most frequent outside of quotations.
    private static char FindSeparator(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var inQuotes = false;
        foreach (var c in text)
        {
            if (c == '\n' && !inQuotes)
                break;
            if (c == '"')
                inQuotes = !inQuotes;
            if (inQuotes)
                continue;

            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }

        if (tabs > 0 && tabs >= Math.Max(commas, semicolons))
            return '\t';
        return semicolons > commas ? ';' : ',';
    }
}
