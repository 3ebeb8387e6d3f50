namespace LamPS.Core.Live.Acting;

/// <summary>What is sent for the pointer. Places are pixels of all screens together.</summary>
internal static class PointerMoves
{
    private const int Notch = 120;

    /// <summary>The pointer goes to a pixel; left of the main screen it is negative.</summary>
    public static InputEvent MoveTo(int x, int y) => new(InputKind.Move, 0, X: x, Y: y);

    /// <summary>Presses a button once or twice; 1 left, 2 middle, 3 right.</summary>
    public static IEnumerable<InputEvent> Click(int button, bool twice) =>
        Enumerable.Range(0, twice ? 2 : 1).SelectMany(_ => new[] { new InputEvent(InputKind.Button, button), new InputEvent(InputKind.Button, button, IsUp: true) });

    /// <summary>Turns the wheel.</summary>
    /// <param name="direction"><c>up</c>, <c>down</c>, <c>left</c>, <c>right</c>.</param>
    /// <param name="notches">How far.</param>
    public static IEnumerable<InputEvent> Wheel(string direction, int notches)
    {
        var kind = direction is "left" or "right" ? InputKind.HorizontalWheel : InputKind.Wheel;
        return Enumerable.Repeat(new InputEvent(kind, direction is "up" or "right" ? Notch : -Notch), notches);
    }

    /// <summary>Drags from one pixel to another, in steps: what is dragged must see the pointer move before it is let go.</summary>
    public static IReadOnlyList<InputEvent> Drag((int X, int Y) from, (int X, int Y) to)
    {
        const int steps = 10;
        var moves = Enumerable.Range(1, steps).Select(i => MoveTo(from.X + ((to.X - from.X) * i / steps), from.Y + ((to.Y - from.Y) * i / steps)));
        return [MoveTo(from.X, from.Y), new InputEvent(InputKind.Button, 1), .. moves, new InputEvent(InputKind.Button, 1, IsUp: true)];
    }
}
