namespace LamPS.Core.Actions;

/// <summary>Keys pressed together, by name: <c>Ctrl+Shift+S</c>. Which keys there are, its desktop knows.</summary>
/// <param name="Held">Names of the keys held down, as written.</param>
/// <param name="Key">Name of the key pressed last; a letter with modifiers is in lower case, because <c>Ctrl+S</c> is the S key without Shift.</param>
public sealed record KeyCombination(IReadOnlyList<string> Held, string Key)
{
    /// <summary>Reads combinations parted by spaces or commas: <c>Ctrl+Home Shift+End</c>.</summary>
    /// <typeparam name="T">What a desktop makes of a combination.</typeparam>
    /// <param name="text">Text.</param>
    /// <param name="resolve">Makes it; null when a part names no key.</param>
    /// <param name="wrong">The combination that names none, or all of the text when there is none; empty otherwise.</param>
    /// <returns>One result a combination; null when one names no key, or there is none.</returns>
    public static IReadOnlyList<T>? Resolve<T>(string text, Func<KeyCombination, T?> resolve, out string wrong)
        where T : class
    {
        var found = new List<T>();
        foreach (var part in text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (resolve(Of(part)) is not { } keys)
            {
                wrong = part;
                return null;
            }

            found.Add(keys);
        }

        wrong = found.Count == 0 ? text : "";
        return found.Count == 0 ? null : found;
    }

    private static KeyCombination Of(string text)
    {
        var held = new List<string>();
        for (var plus = text.IndexOf('+', StringComparison.Ordinal); plus > 0 && plus < text.Length - 1; plus = text.IndexOf('+', StringComparison.Ordinal))
        {
            held.Add(text[..plus]);
            text = text[(plus + 1)..];
        }

        return new KeyCombination(held, held.Count > 0 && text.Length == 1 ? text.ToLowerInvariant() : text);
    }
}
