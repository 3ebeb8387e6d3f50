using System.Collections.Frozen;
using System.Text;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Numbers of keys as the X server names them.</summary>
internal static class Keysyms
{
    public const uint None = 0;
    public const uint Return = 0xFF0D;
    public const uint Tab = 0xFF09;
    public const uint Escape = 0xFF1B;
    public const uint Delete = 0xFFFF;
    public const uint ShiftLeft = 0xFFE1;
    public const uint ControlLeft = 0xFFE3;
    public const uint AltLeft = 0xFFE9;
    public const uint SuperLeft = 0xFFEB;

    private const uint Unicode = 0x0100_0000;
    private const uint FirstFunctionKey = 0xFFBE;

    private static readonly FrozenDictionary<string, uint> Named = new Dictionary<string, uint>
    {
        ["enter"] = Return, ["return"] = Return, ["tab"] = Tab, ["escape"] = Escape, ["esc"] = Escape, ["backspace"] = 0xFF08,
        ["delete"] = Delete, ["del"] = Delete, ["insert"] = 0xFF63, ["ins"] = 0xFF63, ["home"] = 0xFF50, ["end"] = 0xFF57,
        ["left"] = 0xFF51, ["up"] = 0xFF52, ["right"] = 0xFF53, ["down"] = 0xFF54, ["pageup"] = 0xFF55, ["pgup"] = 0xFF55,
        ["pagedown"] = 0xFF56, ["pgdn"] = 0xFF56, ["space"] = ' ', ["menu"] = 0xFF67, ["apps"] = 0xFF67, ["printscreen"] = 0xFF61,
        ["pause"] = 0xFF13, ["capslock"] = 0xFFE5, ["numlock"] = 0xFF7F, ["scrolllock"] = 0xFF14,
        ["ctrl"] = ControlLeft, ["control"] = ControlLeft, ["shift"] = ShiftLeft, ["alt"] = AltLeft,
        ["super"] = SuperLeft, ["win"] = SuperLeft, ["meta"] = 0xFFE7, ["plus"] = '+', ["minus"] = '-',
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key that types a character, or <see cref="None"/> for control characters, which have no key.</summary>
    public static uint Of(Rune character) => character.Value switch
    {
        '\n' or '\r' => Return,
        '\t' => Tab,
        '\b' => 0xFF08,
        (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xFF) => (uint)character.Value,
        < 0x20 or (>= 0x7F and < 0xA0) => None,
        var other => Unicode + (uint)other,
    };

    /// <summary>The key of a name (<c>Enter</c>, <c>F5</c>, <c>a</c>); case is ignored for names.</summary>
    public static bool TryParse(string name, out uint keysym)
    {
        if (Named.TryGetValue(name, out keysym))
        {
            return true;
        }

        if (name is ['f' or 'F', _, ..] && int.TryParse(name.AsSpan(1), System.Globalization.NumberStyles.None, null, out var number) && number is >= 1 and <= 24)
        {
            keysym = FirstFunctionKey + (uint)number - 1;
            return true;
        }

        if (Rune.TryGetRuneAt(name.Length == 0 ? " " : name, 0, out var rune) && rune.Utf16SequenceLength == name.Length)
        {
            keysym = Of(rune);
            return keysym != None;
        }

        keysym = None;
        return false;
    }

    /// <summary>The character that a key types, or 0.</summary>
    public static int CharacterOf(uint keysym) => keysym switch
    {
        (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xFF) => (int)keysym,
        >= Unicode + 0x100 and <= Unicode + 0x10FFFF => (int)(keysym - Unicode),
        _ => 0,
    };
}
