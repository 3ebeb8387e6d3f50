namespace LamPS.Core.Live.Acting;

/// <summary>Kinds of synthesized input.</summary>
internal enum InputKind
{
    /// <summary>A key; <see cref="InputEvent.Code"/> is its number in the system.</summary>
    Key,

    /// <summary>A UTF-16 unit that is typed without any key.</summary>
    Character,

    /// <summary>The pointer goes to a pixel.</summary>
    Move,

    /// <summary>A button; <see cref="InputEvent.Code"/> is 1 left, 2 middle, 3 right.</summary>
    Button,

    /// <summary>The wheel; <see cref="InputEvent.Code"/> is its turn in 120ths of a notch, up and right positive.</summary>
    Wheel,

    /// <summary>The horizontal wheel.</summary>
    HorizontalWheel,
}

/// <summary>One piece of synthesized input.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Code">What, by kind.</param>
/// <param name="IsUp">Whether a key or button is let go.</param>
/// <param name="IsExtended">Whether it is a key of the extended keyboard, which arrows and the like need.</param>
/// <param name="X">Pixel, for a move.</param>
/// <param name="Y">Pixel, for a move.</param>
internal readonly record struct InputEvent(InputKind Kind, int Code, bool IsUp = false, bool IsExtended = false, int X = 0, int Y = 0);
