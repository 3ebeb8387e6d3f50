using System.Collections.Frozen;

namespace LamPS.Desktop.Sandbox.Keyboard;

/// <summary>A key with its modifiers.</summary>
/// <param name="Key">A name of <see cref="Keys"/>, <c>F1</c> to <c>F12</c>, or one character in upper case.</param>
/// <param name="Ctrl">With Ctrl.</param>
/// <param name="Shift">With Shift.</param>
/// <param name="Alt">With Alt.</param>
internal readonly record struct KeyStroke(string Key, bool Ctrl = false, bool Shift = false, bool Alt = false)
{
    private static readonly FrozenDictionary<string, string> Names = MakeNames();

    /// <summary>Whether it is a key without modifiers.</summary>
    public bool Is(string key) => Key == key && !Ctrl && !Shift && !Alt;

    /// <summary>Reads keys: strokes parted by spaces or commas, modifiers and key by plus signs (<c>Ctrl+Shift+End</c>).</summary>
    /// <param name="text">Text.</param>
    /// <param name="strokes">The strokes.</param>
    /// <param name="problem">What isn't a key.</param>
    /// <returns>Whether all of it are keys.</returns>
    public static bool TryParse(string text, out IReadOnlyList<KeyStroke> strokes, out string problem)
    {
        var list = new List<KeyStroke>();
        strokes = list;
        problem = "";
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParseOne(word, out var stroke))
            {
                problem = $"'{word}' is no key";
                return false;
            }

            list.Add(stroke);
        }

        if (list.Count == 0)
        {
            problem = "no key is given";
        }

        return list.Count > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(Ctrl ? "Ctrl+" : "")}{(Alt ? "Alt+" : "")}{(Shift ? "Shift+" : "")}{Key}";

    private static bool TryParseOne(string word, out KeyStroke stroke)
    {
        stroke = default;
        bool ctrl = false, shift = false, alt = false;
        while (word.IndexOf('+', 1 < word.Length ? 1 : 0) is var plus && plus > 0 && plus < word.Length - 1)
        {
            switch (word[..plus].ToLowerInvariant())
            {
                case "ctrl" or "control":
                    ctrl = true;
                    break;
                case "shift":
                    shift = true;
                    break;
                case "alt":
                    alt = true;
                    break;
                default:
                    return false;
            }

            word = word[(plus + 1)..];
        }

        if (word.Length == 1)
        {
            stroke = new KeyStroke(word.ToUpperInvariant(), ctrl, shift, alt);
            return true;
        }

        if (Names.TryGetValue(word, out var key))
        {
            stroke = new KeyStroke(key, ctrl, shift, alt);
            return true;
        }

        return false;
    }

    private static FrozenDictionary<string, string> MakeNames()
    {
        string[] plain =
        [
            Keys.Enter, Keys.Tab, Keys.Escape, Keys.Space, Keys.Backspace, Keys.Delete, Keys.Insert, Keys.Home, Keys.End, Keys.PageUp, Keys.PageDown,
            Keys.Left, Keys.Right, Keys.Up, Keys.Down, .. Enumerable.Range(1, 12).Select(n => $"F{n}"),
        ];
        var names = plain.ToDictionary(n => n, StringComparer.OrdinalIgnoreCase);
        names["Return"] = Keys.Enter;
        names["Esc"] = Keys.Escape;
        names["Del"] = Keys.Delete;
        names["Ins"] = Keys.Insert;
        names["PgUp"] = Keys.PageUp;
        names["PgDn"] = names["PgDown"] = Keys.PageDown;
        names["ArrowLeft"] = Keys.Left;
        names["ArrowRight"] = Keys.Right;
        names["ArrowUp"] = Keys.Up;
        names["ArrowDown"] = Keys.Down;
        names["Plus"] = "+";
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
