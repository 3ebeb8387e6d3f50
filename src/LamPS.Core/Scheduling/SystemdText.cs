using System.Globalization;
using System.Text;

namespace LamPS.Core.Scheduling;

/// <summary>Texts in unit files of systemd (systemd.syntax(7), systemd.service(5), systemd.unit(5)).</summary>
public static class SystemdText
{
    /// <summary>An argument in <c>ExecStart=</c>: quoted, with nothing left that stands for a variable, a specifier or an escape.</summary>
    /// <param name="text">The argument.</param>
    /// <exception cref="LamException">No unit can hold it.</exception>
    public static string Argument(string text) => Quoted(text).Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>The program in <c>ExecStart=</c>: a dollar sign is itself there.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="LamException">No unit can hold it.</exception>
    public static string Program(string path) => path.Any(c => c is '"' or '\'' or '\\' || char.IsControl(c))
        ? throw SchedulingErrors.TextNotSchedulable(path, "systemd starts no program whose path has quotation marks or backslashes")
        : Quoted(path);

    /// <summary>A pair in <c>Environment=</c>: a dollar sign is itself there, too.</summary>
    /// <param name="pair"><c>NAME=VALUE</c>.</param>
    /// <exception cref="LamException">No unit can hold it.</exception>
    public static string Variable(string pair) => Quoted(pair);

    /// <summary>A value that isn't quoted and goes to the end of the line, such as a path.</summary>
    /// <param name="text">The value.</param>
    /// <exception cref="LamException">It can't stand there.</exception>
    public static string Line(string text)
    {
        Check(text);
        return text.Any(char.IsControl) || text.Trim() != text || text.EndsWith('\\')
            ? throw SchedulingErrors.TextNotSchedulable(text, "a line of a unit can't begin or end with a space, end with a backslash or hold control characters")
            : text.Replace("%", "%%", StringComparison.Ordinal);
    }

    private static string Quoted(string text)
    {
        Check(text);
        if (text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or ',' or '+' or '@' or '='))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '%' => quoted.Append("%%"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\x7f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static void Check(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                throw SchedulingErrors.TextNotSchedulable(text.Replace("\0", "\\0", StringComparison.Ordinal), "it holds what is no text");
            }
        }
    }
}
