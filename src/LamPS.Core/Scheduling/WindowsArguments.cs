using System.Text;

namespace LamPS.Core.Scheduling;

/// <summary>Arguments as one text, from which a Windows program gets them back (CommandLineToArgvW).</summary>
public static class WindowsArguments
{
    /// <summary>Puts arguments together.</summary>
    /// <param name="arguments">The arguments.</param>
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.AsSpan().ContainsAny(" \t\n\v\""))
        {
            return argument;
        }

        // Backslashes count only before a quotation mark, and there each must be doubled.
        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
            {
                text.Append('\\', backslashes + 1);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            text.Append(c);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
