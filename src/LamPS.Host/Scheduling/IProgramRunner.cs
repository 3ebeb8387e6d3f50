namespace LamPS.Host.Scheduling;

/// <summary>Runs the programs of the system that registers schedules.</summary>
internal interface IProgramRunner
{
    /// <summary>Runs one to its end.</summary>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 127 when there is no such program.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether it did what it should.</summary>
    public bool Ok => ExitCode == 0;

    /// <summary>Why it didn't, in its own words.</summary>
    public string Why => (Error.Trim() is { Length: > 0 } error ? error : Output.Trim() is { Length: > 0 } output ? output : $"exit code {ExitCode}").ReplaceLineEndings(" ");
}
