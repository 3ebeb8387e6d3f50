namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>An application ended.</summary>
internal sealed record RecordedExit(int Line, string Key) : RecordedEvent(Line, Key);
