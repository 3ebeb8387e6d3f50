using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>The user's systemd, by <c>systemctl --user</c>.</summary>
internal sealed class UserSystemd(IProgramRunner programs)
{
    private const string Program = "systemctl";

    /// <summary>Runs <c>systemctl --user</c>.</summary>
    /// <param name="arguments">What follows.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => programs.RunAsync(Program, ["--user", .. arguments], cancellationToken);

    /// <summary>Refuses where there is none; asked before anything is written.</summary>
    /// <param name="instead">What else could be done.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Core.LamException">There is none.</exception>
    public async Task RequireAsync(string instead, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(["show", "--property=Version"], cancellationToken).ConfigureAwait(false);
        if (!answer.Ok)
        {
            throw SchedulingErrors.SchedulerNotReady(
                "the user's systemd",
                answer.Why,
                $"Log in to a system that runs systemd (a container mostly doesn't), over SSH with XDG_RUNTIME_DIR=/run/user/$(id -u); or {instead}.");
        }
    }

    /// <summary>Properties of a unit; none when it doesn't answer.</summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="properties">Their names, with commas between them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyDictionary<string, string>> ShowAsync(string unit, string properties, CancellationToken cancellationToken)
    {
        var shown = await RunAsync(["show", unit, $"--property={properties}"], cancellationToken).ConfigureAwait(false);
        return shown.Ok
            ? shown.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('=', 2)).Where(p => p.Length == 2)
                .GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1])
            : new Dictionary<string, string>();
    }
}
