namespace LamPS.Build;

/// <summary>The build can't go on; the message says what to do.</summary>
internal sealed class BuildException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>Exit codes, the same as those of <c>lamps</c>.</summary>
internal static class BuildExit
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int InvalidInput = 2;
    public const int NotReady = 4;
    public const int Cancelled = 5;
}
