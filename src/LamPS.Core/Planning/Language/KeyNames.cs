using System.Collections.Frozen;

namespace LamPS.Core.Planning.Language;

/// <summary>Names of keys as people write them and as <c>type_keys</c> takes them.</summary>
internal static class KeyNames
{
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ctrl"] = "Ctrl", ["control"] = "Ctrl", ["strg"] = "Ctrl", ["alt"] = "Alt", ["option"] = "Alt", ["shift"] = "Shift",
        ["super"] = "Super", ["meta"] = "Super", ["win"] = "Super", ["cmd"] = "Super", ["command"] = "Super",
        ["enter"] = "Enter", ["return"] = "Enter", ["tab"] = "Tab", ["tabulator"] = "Tab", ["escape"] = "Escape", ["esc"] = "Escape",
        ["delete"] = "Delete", ["del"] = "Delete", ["backspace"] = "Backspace", ["space"] = "Space", ["spacebar"] = "Space",
        ["home"] = "Home", ["end"] = "End", ["pageup"] = "PageUp", ["pgup"] = "PageUp", ["pagedown"] = "PageDown", ["pgdn"] = "PageDown",
        ["insert"] = "Insert", ["ins"] = "Insert", ["left"] = "Left", ["right"] = "Right", ["up"] = "Up", ["down"] = "Down", ["menu"] = "Menu",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A combination in canonical form (<c>Ctrl+Shift+End</c>), or null when a part is no key.</summary>
    /// <param name="text">Keys parted by plus or minus signs.</param>
    public static string? Canonical(string text)
    {
        var parts = text.Length == 1 ? [text] : Parts(text);
        var keys = new List<string>(parts.Count);
        foreach (var part in parts)
        {
            if (One(part) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        return keys.Count == 0 ? null : string.Join('+', keys);
    }

    /// <summary>A single named key (<c>Enter</c>, <c>F5</c>, <c>Page Down</c>) in canonical form, or null.</summary>
    /// <param name="text">Name.</param>
    public static string? Named(string text)
    {
        var plain = text.Replace(" ", "").Replace("-", "");
        plain = plain.EndsWith("arrow", StringComparison.OrdinalIgnoreCase) ? plain[..^5] : plain;
        return plain.Length > 1 ? One(plain) : null;
    }

    private static string? One(string part) => part switch
    {
        _ when ByName.TryGetValue(part, out var name) => name,
        [var c] => char.ToUpperInvariant(c).ToString(),
        ['f' or 'F', .. var number] when int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) && n is >= 1 and <= 24 => $"F{n}",
        _ => null,
    };

    // The last key may itself be a plus or minus sign.
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] is '+' or '-' && i > start && text[start..i].Trim().Length > 0))
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        return parts;
    }
}
