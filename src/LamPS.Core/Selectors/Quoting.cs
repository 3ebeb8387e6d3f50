using System.Text;

namespace LamPS.Core.Selectors;

/// <summary>Quoted text as selectors write it.</summary>
internal static class Quoting
{
    /// <summary>Writes a text in single quotes with escapes.</summary>
    public static void Write(StringBuilder to, string text)
    {
        to.Append('\'');
        foreach (var c in text)
        {
            _ = c switch
            {
                '\'' or '\\' => to.Append('\\').Append(c),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                _ => to.Append(c),
            };
        }

        to.Append('\'');
    }
}
