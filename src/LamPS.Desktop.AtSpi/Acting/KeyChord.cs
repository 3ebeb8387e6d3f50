using LamPS.Core.Actions;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Keys pressed together: <c>Ctrl+Shift+S</c>.</summary>
/// <param name="Held">Keys held down.</param>
/// <param name="Key">Key pressed last.</param>
internal sealed record KeyChord(IReadOnlyList<uint> Held, uint Key)
{
    /// <summary>Reads chords parted by spaces or commas: <c>Ctrl+Home Shift+End</c>.</summary>
    /// <param name="text">Text.</param>
    /// <param name="chords">The chords.</param>
    /// <param name="wrong">The part that is none.</param>
    public static bool TryParse(string text, out IReadOnlyList<KeyChord> chords, out string wrong)
    {
        chords = KeyCombination.Resolve(text, Resolve, out wrong) ?? [];
        return chords.Count > 0;
    }

    /// <summary>The shortcut in a key binding of the protocol (<c>mnemonic;path;shortcut</c>), as people write it; empty when there is none.</summary>
    public static string FromBinding(string binding)
    {
        var parts = binding.Split(';');
        var keys = parts.Length >= 3 ? parts[2] : "";
        var held = new List<string>();
        while (keys is ['<', ..] && keys.IndexOf('>', StringComparison.Ordinal) is > 0 and var end)
        {
            held.Add(keys[1..end] switch
            {
                "Primary" or "Control" or "Ctrl" => "Ctrl",
                var other => other,
            });
            keys = keys[(end + 1)..];
        }

        // A letter alone is a mnemonic of the open menu, not a shortcut.
        if (keys.Length == 0 || (held.Count == 0 && keys.Length == 1))
        {
            return "";
        }

        var order = new[] { "Ctrl", "Alt", "Shift" };
        held.Sort((a, b) => Array.IndexOf(order, a).CompareTo(Array.IndexOf(order, b)));
        return string.Join('+', [.. held, keys.Length == 1 ? keys.ToUpperInvariant() : keys]);
    }

    private static KeyChord? Resolve(KeyCombination keys)
    {
        var held = new List<uint>();
        foreach (var name in keys.Held)
        {
            if (!Keysyms.TryParse(name, out var modifier) || modifier is not (>= 0xFFE1 and <= 0xFFEE))
            {
                return null;
            }

            held.Add(modifier);
        }

        return Keysyms.TryParse(keys.Key, out var key) ? new KeyChord(held, key) : null;
    }
}
