using LamPS.Host.Scheduling;

namespace LamPS.Host.Tests.Scheduling;

/// <summary>A user's systemd, as far as LamPS asks for it.</summary>
internal sealed class FakeSystemd : IProgramRunner
{
    /// <summary>What each call said, without <c>--user</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Verbs that fail.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>Properties that it shows.</summary>
    public string Shown { get; set; } = "UnitFileState=enabled\nExecMainStatus=0\nExecMainStartTimestamp=\nExecMainExitTimestamp=\n";

    public Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (program != "systemctl" || arguments[0] != "--user")
            throw new InvalidOperationException($"{program} {arguments[0]}");
        Calls.Add(string.Join(' ', arguments.Skip(1)));
        return Task.FromResult(Failing.Contains(arguments[1]) ? new ProgramResult(1, "", "Failed to connect to bus: No medium found\n") : new ProgramResult(0, arguments[1] == "show" ? Shown : "", ""));
    }
}
