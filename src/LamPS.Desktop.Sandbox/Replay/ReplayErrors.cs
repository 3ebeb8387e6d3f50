using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Errors of recordings and their replay.</summary>
internal static class ReplayErrors
{
    public static LamException RecordingUnreadable(string path, string reason) =>
        new(nameof(RecordingUnreadable), ExitCode.InvalidInput, $"recording '{path}' can't be read: {reason}", "Check the path.");

    public static LamException RecordingMalformed(string source, int line, string reason) =>
        new(nameof(RecordingMalformed), ExitCode.InvalidInput, $"recording '{source}', line {line}: {reason}", "Record it anew, or correct that line.");

    public static LamException RecordingUnwritable(string path, string reason) =>
        new(nameof(RecordingUnwritable), ExitCode.NotReady, $"recording '{path}' can't be written: {reason}", "Give a path in a folder that exists and can be written to.");

    public static LamException LaunchNotRecorded(string application, string source, string next) =>
        new(nameof(LaunchNotRecorded), ExitCode.InvalidInput, $"recording '{source}' doesn't go on with launching '{application}': {next}", "Replay it with the steps that it was recorded with, or record it anew.");
}
