using LamPS.Core.Desktops;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>An application was launched.</summary>
internal sealed record RecordedLaunch(int Line, ApplicationInstance Instance) : RecordedEvent(Line, Instance.Key);
