using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>What an application showed.</summary>
internal sealed record RecordedSnapshot(int Line, string Key, Snapshot Snapshot) : RecordedEvent(Line, Key);
