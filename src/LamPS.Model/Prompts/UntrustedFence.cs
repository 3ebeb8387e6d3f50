using System.Security.Cryptography;
using System.Text;
using LamPS.Core.Runs;

namespace LamPS.Model.Prompts;

/// <summary>Marks text from a user interface as data. What is fenced can't contain the mark that ends it, whatever it says.</summary>
internal static class UntrustedFence
{
    /// <summary>Fences lines.</summary>
    /// <param name="lines">The lines; line breaks and what hides or steers become visible characters.</param>
    public static string Around(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines.Select(line => VisibleText.Of(line)));
        var mark = Mark(text);
        return $"<<<screen {mark}\n{text}\n{mark}>>>";
    }

    // From the text itself, so that the same screen gives the same prompt; another one until the text hasn't got it.
    private static string Mark(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        while (true)
        {
            var mark = Convert.ToHexStringLower(hash.AsSpan(0, 4));
            if (!text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return mark;
            hash = SHA256.HashData(hash);
        }
    }
}
