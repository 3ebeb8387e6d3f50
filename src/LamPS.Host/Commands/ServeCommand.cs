using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Serving;

namespace LamPS.Host.Commands;

/// <summary><c>lamps serve</c> and <c>lamps stop</c>: the host that cmdlets talk to.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Makes <c>serve</c>.</summary>
    public static Command CreateServe(CommandHost host)
    {
        var idle = new Option<string>("--idle-timeout") { Description = "Ends when nobody has needed it for this long: 90s, 15m, 1h; 'never' stays.", DefaultValueFactory = _ => "15m", HelpName = "TIME" };
        var stop = new Option<bool>("--stop") { Description = "Ends the host that runs." };
        var status = new Option<bool>("--status") { Description = "Shows the host that runs." };
        var command = new Command("serve", "Serves cmdlets and other clients of this user over a pipe; one host for each user.") { idle, stop, status };
        host.OnRun(command, invocation => invocation.Get(stop) ? StopAsync(invocation)
            : invocation.Get(status) ? ShowAsync(invocation)
            : ServeAsync(invocation, invocation.Get(idle)!));
        return command;
    }

    /// <summary>Makes <c>stop</c>.</summary>
    public static Command CreateStop(CommandHost host)
    {
        var run = new Argument<string>("RUN") { Description = "Id of a run that the host does, its beginning, or 'last'.", DefaultValueFactory = _ => "last" };
        var command = new Command("stop", "Stops a run of the host after its action in flight.") { run };
        host.OnRun(command, async invocation =>
        {
            using var connection = await ConnectAsync(invocation.Signals.Stop).ConfigureAwait(false);
            var stopped = await connection.CallAsync<Contracts.Runs.RunInfo>(Methods.StopRun, new Contracts.Requests.RunReference(invocation.Get(run)!), invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(stopped, HostJsonContext.Default.RunInfo, r => [$"{r.Run} was asked to stop"]);
            return ExitCode.Verified;
        });
        return command;
    }

    private static async Task<ExitCode> ServeAsync(Invocation invocation, string idle)
    {
        var limit = idle == "never" ? null : CommonOptions.ParseDuration("--idle-timeout", idle);
        var options = new HostOptions(LampsHome.Folder, HostAddress.For(LampsHome.Folder), limit);
        await using var server = HostServer.TryOpen(options, new Composer(), TimeProvider.System, message => invocation.Screen.Note(message))
            ?? throw OperationErrors.HostAlreadyRunning(options.Address);

        // The folder that it was started in is none of its business, and must not be held.
        Directory.SetCurrentDirectory(options.Home);
        invocation.Print(server.Info, HostJsonContext.Default.HostInfo, info => [$"serving this user at {info.Address} (process {info.ProcessId}); end it with Ctrl+C or 'lamps serve --stop'"]);
        await server.RunAsync(invocation.Signals.Stop).ConfigureAwait(false);
        return ExitCode.Verified;
    }

    // Works with a host of any version, which is what stopping one is mostly for.
    private static async Task<ExitCode> StopAsync(Invocation invocation)
    {
        var address = HostAddress.For(LampsHome.Folder);
        if (!await HostConnection.StopAsync(address, Patience, invocation.Signals.Stop).ConfigureAwait(false))
        {
            throw OperationErrors.HostStillStopping(address);
        }

        if (!invocation.IsJson)
        {
            invocation.Screen.Result("the host has ended");
        }

        return ExitCode.Verified;
    }

    private static async Task<ExitCode> ShowAsync(Invocation invocation)
    {
        using var connection = await ConnectAsync(invocation.Signals.Stop).ConfigureAwait(false);
        var info = await connection.CallAsync<HostInfo>(Methods.Info, null, invocation.Signals.Stop).ConfigureAwait(false);
        invocation.Print(info, HostJsonContext.Default.HostInfo, i =>
        [
            $"process {i.ProcessId}, version {i.Version}, since {i.StartedAt.ToLocalTime():yyyy-MM-dd HH:mm}, desktop {i.Session}",
            $"{i.Clients} clients, {i.Runs} runs, at {i.Address}",
        ]);
        return ExitCode.Verified;
    }

    private static Task<HostConnection> ConnectAsync(CancellationToken cancellationToken) =>
        HostConnection.OpenAsync(HostAddress.For(LampsHome.Folder), $"lamps {Product.Version}", null, Patience, cancellationToken);
}
