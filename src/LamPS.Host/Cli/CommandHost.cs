using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Terminal;

namespace LamPS.Host.Cli;

/// <summary>Binds commands to their bodies, with streams, signals and errors handled in one place.</summary>
internal sealed class CommandHost(Screen screen)
{
    /// <summary>The options that commands share.</summary>
    public CommonOptions Options { get; } = new();

    /// <summary>Sets the body of a command.</summary>
    public void OnRun(Command command, Func<Invocation, Task<ExitCode>> body) => command.SetAction(async (parsed, _) =>
    {
        using var signals = new StopSignals(screen);
        var invocation = new Invocation(parsed, Options, screen, signals);
        return await invocation.GuardAsync(() => invocation.Get(Options.Log) is { Length: > 0 } file
            ? LogAsync(file, log => new Invocation(parsed, Options, screen.With(log), signals), body)
            : body(invocation)).ConfigureAwait(false);
    });

    private static async Task<ExitCode> LogAsync(string file, Func<TextWriter, Invocation> create, Func<Invocation, Task<ExitCode>> body)
    {
        using var log = RunLog.Open(file);
        var invocation = create(log);
        invocation.Screen.Note($"lamps {Product.Version}, process {Environment.ProcessId}");
        var exitCode = await invocation.GuardAsync(() => body(invocation)).ConfigureAwait(false);
        invocation.Screen.Note($"exit code {exitCode}");
        return (ExitCode)exitCode;
    }
}
