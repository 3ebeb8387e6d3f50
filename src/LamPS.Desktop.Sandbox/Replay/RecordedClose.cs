using LamPS.Core.Actions;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>An application was closed.</summary>
internal sealed record RecordedClose(int Line, string Key, ActionOutcome Outcome) : RecordedEvent(Line, Key);
