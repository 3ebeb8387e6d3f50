using System.CommandLine;
using LamPS.Contracts;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Core.Policies;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Serving;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps serve</c> and <c>lamps stop</c>: the host that cmdlets talk to.</summary>
internal static class ServeCommand
{
    private const string Never = "never";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Makes <c>serve</c>.</summary>
    public static Command CreateServe(CommandHost host)
    {
        var idle = new Option<string?>("--idle-timeout") { Description = "Ends when nobody has needed it for this long: 90s, 15m, 1h; 'never' stays (default: 15m, never with --at-logon).", HelpName = "TIME" };
        var policy = new Option<string?>("--policy", "-p") { Description = "What it denies is denied to every client; a policy file can allow service accounts to serve.", HelpName = "POLICY" };
        var wait = new Option<bool>("--wait") { Description = "Waits until a host that runs has ended, instead of failing." };
        var noWindow = new Option<bool>(ConsoleWindow.Option) { Description = "Lets go of the console window (Windows).", Hidden = true };
        var stop = new Option<bool>("--stop") { Description = "Ends the host that runs." };
        var status = new Option<bool>("--status") { Description = "Shows the host that runs; with --at-logon, what is registered, and what was changed since." };
        var logon = new LogonHostOptions();
        var command = new Command("serve", "Serves cmdlets and other clients of this user over a pipe; one host for each user.") { idle, policy, wait, noWindow, stop, status, host.Options.Log };
        logon.AddTo(command);
        host.OnRun(command, invocation => logon.IsAsked(invocation)
            ? logon.RunAsync(invocation, invocation.Get(status), new LogonHostOperation.Request(CheckIdle(invocation.Get(idle) ?? Never), invocation.Get(policy)))
            : invocation.Get(stop) ? StopAsync(invocation)
            : invocation.Get(status) ? ShowAsync(invocation)
            : ServeAsync(invocation, CheckIdle(invocation.Get(idle) ?? "15m"), invocation.Get(policy), invocation.Get(wait)));
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

    private static async Task<ExitCode> ServeAsync(Invocation invocation, string idle, string? policyName, bool wait)
    {
        var policy = policyName is null ? null : PolicyReader.Resolve(policyName);
        ServiceAccounts.Check(ThisProgram.Account, policy);
        var options = new HostOptions(LampsHome.Folder, HostAddress.For(LampsHome.Folder), idle == Never ? null : CommonOptions.ParseDuration("--idle-timeout", idle), policy);
        await using var server = await HostPlace.TakeAsync(options, wait, message => invocation.Screen.Note(message), invocation.Signals.Stop).ConfigureAwait(false);

        // The folder that it was started in is none of its business, and must not be held.
        Directory.SetCurrentDirectory(options.Home);
        invocation.Print(server.Info, HostJsonContext.Default.HostInfo, info => [$"serving this user at {info.Address} (process {info.ProcessId}); end it with Ctrl+C or 'lamps serve --stop'"]);
        await server.RunAsync(invocation.Signals.Stop).ConfigureAwait(false);
        return ExitCode.Verified;
    }

    private static string CheckIdle(string idle)
    {
        if (idle != Never)
        {
            CommonOptions.ParseDuration("--idle-timeout", idle);
        }

        return idle;
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
