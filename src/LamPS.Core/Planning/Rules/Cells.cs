using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Rules;

/// <summary>Addresses of cells.</summary>
internal static partial class Cells
{
    /// <summary>Whether a word is one: <c>B12</c>.</summary>
    /// <param name="word">Word.</param>
    public static bool IsAddress(string word) => Address().IsMatch(word);

    [GeneratedRegex(@"^[A-Z]{1,3}[1-9]\d{0,6}$")]
    private static partial Regex Address();
}
