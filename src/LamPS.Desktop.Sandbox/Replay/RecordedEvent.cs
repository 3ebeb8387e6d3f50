namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>A line of a recording.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Key">Key of the application that it is about.</param>
internal abstract record RecordedEvent(int Line, string Key);
