using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;

namespace LamPS.Desktop.Windows.Native;

/// <summary>How input is put for SendInput.</summary>
internal static class InputTranslation
{
    private const uint Mouse = 0;
    private const uint Keyboard = 1;
    private const int Units = 65536;
    private const int High = 0x3000;

    /// <summary>Whether the input of a process reaches another one, by their integrity levels; 0 is one that nobody may ask for.</summary>
    public static bool Reaches(int own, int other) => other == 0 ? own >= High : other <= own;

    /// <summary>One event.</summary>
    /// <param name="event">Event.</param>
    /// <param name="screens">All screens together, physical pixels: this process knows the scale of each screen, so nothing is scaled twice.</param>
    /// <param name="swapped">Whether the user has swapped the buttons; then the left one is the right one of the device.</param>
    /// <param name="scanOf">Scan code of a key; some programs look at nothing else.</param>
    public static User32.Input Translate(InputEvent @event, Bounds screens, bool swapped, Func<int, ushort> scanOf) => @event.Kind switch
    {
        InputKind.Key => Key((ushort)@event.Code, scanOf(@event.Code), (@event.IsUp ? 2u : 0) | (@event.IsExtended ? 1u : 0)),
        InputKind.Character => Key(0, (ushort)@event.Code, 4 | (@event.IsUp ? 2u : 0)),
        InputKind.Move => Pointer(0x8000 | 0x4000 | 1, x: Scale(@event.X - screens.X, screens.Width), y: Scale(@event.Y - screens.Y, screens.Height)),
        InputKind.Button => Pointer(Button(swapped && @event.Code != 2 ? 4 - @event.Code : @event.Code) << (@event.IsUp ? 1 : 0)),
        InputKind.Wheel => Pointer(0x800, data: @event.Code),
        _ => Pointer(0x1000, data: @event.Code),
    };

    // Windows turns it back by units * pixels / 65536 and drops the rest, so it is rounded up here.
    private static int Scale(int pixel, int pixels) => pixels <= 0 ? 0 : (int)((((long)Math.Clamp(pixel, 0, pixels - 1) * Units) + pixels - 1) / pixels);

    private static uint Button(int button) => button switch { 1 => 0x2, 3 => 0x8, _ => 0x20 };

    private static User32.Input Key(ushort key, ushort scan, uint flags) =>
        new() { Type = Keyboard, Data = new() { Keyboard = new() { Key = key, Scan = scan, Flags = flags } } };

    private static User32.Input Pointer(uint flags, int x = 0, int y = 0, int data = 0) =>
        new() { Type = Mouse, Data = new() { Mouse = new() { X = x, Y = y, Data = data, Flags = flags } } };
}
