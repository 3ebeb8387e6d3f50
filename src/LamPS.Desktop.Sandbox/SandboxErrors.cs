using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Desktop.Sandbox;

/// <summary>Errors of the sandbox desktop.</summary>
internal static class SandboxErrors
{
    public static LamException DocumentInvalid(string path, string reason) =>
        new(nameof(DocumentInvalid), ExitCode.InvalidInput, $"document '{path}' can't be opened: {reason}", "Correct the file, or open another one.");

    public static LamException LaunchArgumentInvalid(string application, string argument, string expected) =>
        new(nameof(LaunchArgumentInvalid), ExitCode.InvalidInput, $"application '{application}' doesn't take argument '{argument}'", expected);

    public static LamException IdsUsedUp() =>
        new(nameof(IdsUsedUp), ExitCode.Internal, "the sandbox desktop has given out all its element ids", "Make a new desktop from time to time; ids are never given twice.");

    public static LamException DesktopClosed() =>
        new(nameof(DesktopClosed), ExitCode.NotReady, "the sandbox desktop was closed", "Make a new one.");
}
