using System.CommandLine;
using LamPS.Contracts;
using LamPS.Host.Cli;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using LamPS.Host.Terminal;

namespace LamPS.Host.Commands;

/// <summary><c>lamps serve --at-logon</c>: the host that is there whenever the user is logged on.</summary>
internal sealed class LogonHostOptions
{
    private readonly Option<bool> _atLogon = new("--at-logon") { Description = "Registers the host to be started whenever you log on to the desktop." };
    private readonly Option<bool> _now = new("--now") { Description = "With --at-logon: starts it at once, too, on the desktop where you are logged on." };
    private readonly Option<bool> _remove = new("--remove") { Description = "With --at-logon: removes what is registered." };
    private readonly Option<bool> _highest = new("--highest") { Description = "With --at-logon: with the highest privileges of the user (Windows, registered by an administrator)." };
    private readonly Option<bool> _print = new("--print") { Description = "With --at-logon: writes what would be registered to standard output, and registers nothing." };
    private readonly Option<string?> _kind = new("--for") { Description = "With --print: windows or systemd (default: that of this machine).", HelpName = "KIND" };

    /// <summary>Makes the options.</summary>
    public LogonHostOptions() => _kind.AcceptOnlyFromAmong(WindowsScheduler.Name, SystemdScheduler.Name);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _atLogon, _now, _remove, _highest, _print, _kind })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether it is about the host at logon.</summary>
    /// <exception cref="Core.LamException">Options of it are given without it.</exception>
    public bool IsAsked(Invocation invocation)
    {
        if (invocation.Get(_atLogon))
        {
            return true;
        }

        var stray = new Option<bool>[] { _now, _remove, _highest, _print }.FirstOrDefault(invocation.Get)?.Name ?? (invocation.Get(_kind) is null ? null : _kind.Name);
        return stray is null ? false : throw OperationErrors.CommandLineInvalid($"{stray} goes with --at-logon");
    }

    /// <summary>Registers, shows, prints or removes it.</summary>
    public async Task<ExitCode> RunAsync(Invocation invocation, bool status, LogonHostOperation.Request request)
    {
        request = request with { Highest = invocation.Get(_highest) };
        var operation = new LogonHostOperation(invocation.Get(_kind) is { } other ? LogonHost.Of(other) : LogonHost.Here());
        if (invocation.Get(_print))
        {
            invocation.Print(operation.Preview(request), HostJsonContext.Default.SchedulePreview, preview => preview.Parts.Select(p => p.Content));
            return ExitCode.Verified;
        }

        if (invocation.Get(_kind) is not null)
        {
            throw OperationErrors.CommandLineInvalid("--for says what --print writes; the host is registered on this machine alone");
        }

        if (invocation.Get(_remove))
        {
            var removed = await operation.RemoveAsync(invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(removed, HostJsonContext.Default.LogonHostInfo, i => [$"{i.Registered} is removed; a host that runs goes on until 'lamps serve --stop'"]);
            return ExitCode.Verified;
        }

        var info = status
            ? await operation.ShowAsync(invocation.Signals.Stop).ConfigureAwait(false)
            : await operation.AddAsync(request, invocation.Signals.Stop).ConfigureAwait(false);
        invocation.Print(info, HostJsonContext.Default.LogonHostInfo, Lines);
        if (!status && invocation.Get(_now))
        {
            await operation.StartAsync(invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Screen.Note("started; 'lamps serve --status' shows it", Style.Dim);
        }

        return ExitCode.Verified;
    }

    private static IEnumerable<string> Lines(LogonHostInfo i) =>
    [
        $"state       {i.State}",
        "when        when you log on to the desktop",
        $"command     {string.Join(' ', i.Command.Select(w => w.Contains(' ') ? $"\"{w}\"" : w).Select(w => Screen.Safe(w, 400)))}",
        $"user        {i.User}{(i.Highest ? ", with the highest privileges" : "")}",
        $"log         {i.Log}",
        $"registered  {i.Registered}",
        .. i.Changes.Select(c => $"changed     {Screen.Safe(c, 300)}"),
    ];
}
