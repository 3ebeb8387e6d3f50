using System.Collections.Frozen;
using LamPS.Core.Actions;
using LamPS.Core.Live.Acting;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Keys by name, and what is sent for keys and text.</summary>
internal static class VirtualKeys
{
    private const int Enter = 0x0D;
    private const int Tab = 0x09;
    private const int Extended = 0x1000;

    private static readonly FrozenDictionary<string, int> Named = new Dictionary<string, int>
    {
        ["enter"] = Enter, ["return"] = Enter, ["tab"] = Tab, ["escape"] = 0x1B, ["esc"] = 0x1B, ["backspace"] = 0x08, ["space"] = 0x20,
        ["delete"] = 0x2E | Extended, ["del"] = 0x2E | Extended, ["insert"] = 0x2D | Extended, ["ins"] = 0x2D | Extended,
        ["home"] = 0x24 | Extended, ["end"] = 0x23 | Extended, ["pageup"] = 0x21 | Extended, ["pgup"] = 0x21 | Extended,
        ["pagedown"] = 0x22 | Extended, ["pgdn"] = 0x22 | Extended, ["left"] = 0x25 | Extended, ["up"] = 0x26 | Extended,
        ["right"] = 0x27 | Extended, ["down"] = 0x28 | Extended, ["menu"] = 0x5D | Extended, ["apps"] = 0x5D | Extended,
        ["printscreen"] = 0x2C | Extended, ["pause"] = 0x13, ["capslock"] = 0x14, ["numlock"] = 0x90 | Extended, ["scrolllock"] = 0x91,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> Modifiers = new Dictionary<string, int>
    {
        ["ctrl"] = 0x11, ["control"] = 0x11, ["shift"] = 0x10, ["alt"] = 0x12, ["win"] = 0x5B | Extended, ["super"] = 0x5B | Extended, ["meta"] = 0x5B | Extended,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, char> Characters = new Dictionary<string, char> { ["plus"] = '+', ["minus"] = '-' }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is sent for keys written as <c>Ctrl+Home Shift+End</c>.</summary>
    /// <param name="text">Text.</param>
    /// <param name="keyOf">The key that types a character on the layout in use, with Shift (0x100), Ctrl (0x200), Alt (0x400); negative when none does.</param>
    /// <param name="wrong">The part that names no key.</param>
    /// <returns>One list a combination; null when a part names no key.</returns>
    public static IReadOnlyList<IReadOnlyList<InputEvent>>? Chords(string text, Func<char, int> keyOf, out string wrong) =>
        KeyCombination.Resolve<IReadOnlyList<InputEvent>>(text, keys => Chord(keys, keyOf), out wrong);

    /// <summary>What is sent to type a text: characters as they are, whatever the layout; line breaks and tabs as keys.</summary>
    public static IReadOnlyList<InputEvent> Text(string text)
    {
        var events = new List<InputEvent>(text.Length * 2);
        foreach (var unit in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            var (kind, code) = unit switch
            {
                '\n' or '\r' => (InputKind.Key, Enter),
                '\t' => (InputKind.Key, Tab),
                _ => (InputKind.Character, (int)unit),
            };
            events.Add(new InputEvent(kind, code));
            events.Add(new InputEvent(kind, code, IsUp: true));
        }

        return events;
    }

    private static List<InputEvent>? Chord(KeyCombination keys, Func<char, int> keyOf)
    {
        var held = new List<int>();
        foreach (var name in keys.Held)
        {
            if (!Modifiers.TryGetValue(name, out var modifier))
            {
                return null;
            }

            held.Add(modifier);
        }

        if (Key(keys.Key, keyOf) is not { } key)
        {
            return null;
        }

        // What a character needs to be typed is held as well, once.
        foreach (var (flag, modifier) in new[] { (0x100, 0x10), (0x200, 0x11), (0x400, 0x12) })
        {
            if ((key & flag) != 0 && !held.Contains(modifier))
            {
                held.Add(modifier);
            }
        }

        List<InputEvent> events = [.. held.Select(k => Press(k, up: false)), Press(key, up: false), Press(key, up: true)];
        events.AddRange(Enumerable.Reverse(held).Select(k => Press(k, up: true)));
        return events;
    }

    private static InputEvent Press(int key, bool up) => new(InputKind.Key, key & 0xFF, up, (key & Extended) != 0);

    private static int? Key(string name, Func<char, int> keyOf)
    {
        if (Named.TryGetValue(name, out var key) || Modifiers.TryGetValue(name, out key))
        {
            return key;
        }

        if (name is ['f' or 'F', _, ..] && int.TryParse(name.AsSpan(1), System.Globalization.NumberStyles.None, null, out var number) && number is >= 1 and <= 24)
        {
            return 0x70 + number - 1;
        }

        var character = name.Length == 1 ? name[0] : Characters.GetValueOrDefault(name);
        return character switch
        {
            '\0' => null,
            >= 'a' and <= 'z' => char.ToUpperInvariant(character),
            >= '0' and <= '9' => character,
            _ => keyOf(character) is >= 0 and var code ? code & 0x7FF : null,
        };
    }
}
