namespace LamPS.Core.Live.Acting;

/// <summary>Keys and pointer as the system has them, one call each.</summary>
internal interface IInputDevice
{
    /// <summary>Whether keys and clicks reach the desktop: it isn't locked, and no secure prompt covers it.</summary>
    bool TakesInput();

    /// <summary>Whether keys and clicks of this process reach another one; a process with more rights gets none.</summary>
    bool Reaches(int processId);

    /// <summary>What is sent for keys written as <c>Ctrl+Home Shift+End</c>.</summary>
    /// <param name="text">Text.</param>
    /// <param name="wrong">The part that names no key.</param>
    /// <returns>One list a combination; null when a part names no key.</returns>
    IReadOnlyList<IReadOnlyList<InputEvent>>? Chords(string text, out string wrong);

    /// <summary>What is sent to type a text.</summary>
    IReadOnlyList<InputEvent> Text(string text);

    /// <summary>Sends keys and clicks in one piece.</summary>
    /// <returns>How many were taken.</returns>
    int Send(IReadOnlyList<InputEvent> events);
}
