using System.Text;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>Comma-separated values as RFC 4180 has them; lines are written with CRLF and read with any ending.</summary>
internal static class Csv
{
    /// <summary>Writes one record with its line ending.</summary>
    public static void Write(StringBuilder output, IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                output.Append(',');
            }

            var field = fields[i];
            if (field.AsSpan().IndexOfAny("\",\r\n") >= 0)
            {
                output.Append('"').Append(field.Replace("\"", "\"\"")).Append('"');
            }
            else
            {
                output.Append(field);
            }
        }

        output.Append("\r\n");
    }

    /// <summary>Reads all records.</summary>
    /// <exception cref="FormatException">A quotation doesn't end, or something follows one; the message has the line.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var records = new List<IReadOnlyList<string>>();
        var record = new List<string>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at, ref line) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length && text[at] is not ('\r' or '\n'))
                {
                    continue;
                }

                // A comma at the end of a line stands before an empty field.
                record.Add("");
            }

            if (at < text.Length && text[at] is not ('\r' or '\n'))
            {
                throw new FormatException($"line {line}: there is text behind a closing quotation mark");
            }

            records.Add(record);
            record = [];
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            line++;
        }

        return records;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        var length = text.AsSpan(at).IndexOfAny(",\r\n");
        at = length < 0 ? text.Length : at + length;
        return text[start..at];
    }

    private static string Quoted(string text, ref int at, ref int line)
    {
        var (field, first) = (new StringBuilder(), line);
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                {
                    at++;
                    return field.ToString();
                }

                at++;
            }
            else if (text[at] == '\n')
            {
                line++;
            }

            field.Append(text[at]);
        }

        throw new FormatException($"line {first}: a quotation mark isn't closed");
    }
}
