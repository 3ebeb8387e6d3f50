namespace LamPS.Host.Terminal;

/// <summary>Shows progress in words as notes.</summary>
internal sealed class NoteProgress(Screen screen) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => screen.Note(value, Style.Dim);
}
