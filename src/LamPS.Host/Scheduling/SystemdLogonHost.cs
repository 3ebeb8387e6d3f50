using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>A unit of the user's systemd that begins and ends with the desktop session.</summary>
/// <param name="programs">Runs <c>systemctl</c>.</param>
/// <param name="folder">Folder of the user's units.</param>
internal sealed class SystemdLogonHost(IProgramRunner programs, string folder) : LogonHost
{
    private readonly UserSystemd _systemd = new(programs);

    /// <inheritdoc/>
    public override string Kind => SystemdScheduler.Name;

    private string File => Path.Combine(folder, HostUnit.Name);

    /// <inheritdoc/>
    public override SchedulePreview Preview(HostRegistration host) => new(Kind, [new(File, HostUnit.Write(host))]);

    /// <inheritdoc/>
    public override async Task AddAsync(HostRegistration host, CancellationToken cancellationToken)
    {
        var unit = HostUnit.Write(host);
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        var before = System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            Directory.CreateDirectory(folder);
            await System.IO.File.WriteAllTextAsync(File, unit, cancellationToken).ConfigureAwait(false);
            await DoAsync(["daemon-reload"], cancellationToken).ConfigureAwait(false);
            await DoAsync(["enable", HostUnit.Name], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await UndoAsync(before).ConfigureAwait(false);
            if (error is IOException or UnauthorizedAccessException)
            {
                throw SchedulingErrors.HostNotTaken("systemd", error.Message, $"The unit is kept in {folder}; make it a folder that you can write to.");
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<RegisteredHost?> FindAsync(string user, CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
        {
            return null;
        }

        var there = await System.IO.File.ReadAllTextAsync(File, cancellationToken).ConfigureAwait(false);
        var asked = HostUnit.Asked(there);
        var state = (await _systemd.ShowAsync(HostUnit.Name, "UnitFileState", cancellationToken).ConfigureAwait(false)).GetValueOrDefault("UnitFileState");
        return new RegisteredHost(
            File,
            asked,
            state is { Length: > 0 } ? state == "enabled" : null,
            [
                .. asked is null ? [] : HostUnit.Changes(HostUnit.Write(asked), there),
                .. Directory.Exists(File + ".d") ? (string[])[$"{HostUnit.Name}.d was added and may change anything"] : [],
            ]);
    }

    /// <inheritdoc/>
    public override async Task StartAsync(string user, CancellationToken cancellationToken)
    {
        var started = await _systemd.RunAsync(["start", HostUnit.Name], cancellationToken).ConfigureAwait(false);
        if (!started.Ok)
        {
            throw SchedulingErrors.HostNotStartedNow("systemd", started.Why);
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string user, CancellationToken cancellationToken)
    {
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        await DoAsync(["disable", HostUnit.Name], cancellationToken).ConfigureAwait(false);
        System.IO.File.Delete(File);
        await DoAsync(["daemon-reload"], cancellationToken).ConfigureAwait(false);
    }

    private Task RequireAsync(CancellationToken cancellationToken) => _systemd.RequireAsync("let what starts your session start 'lamps serve --idle-timeout never'", cancellationToken);

    private async Task DoAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var done = await _systemd.RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        if (!done.Ok)
        {
            throw SchedulingErrors.HostNotTaken("systemd", $"systemctl --user {string.Join(' ', arguments)}: {done.Why}", "Look at what would be registered: add --print, and try it with 'systemd-analyze verify'.");
        }
    }

    // What was asked to stop must not leave half of it behind.
    private async Task UndoAsync(string? before)
    {
        if (before is not null)
        {
            await System.IO.File.WriteAllTextAsync(File, before, CancellationToken.None).ConfigureAwait(false);
        }
        else if (System.IO.File.Exists(File))
        {
            await _systemd.RunAsync(["disable", HostUnit.Name], CancellationToken.None).ConfigureAwait(false);
            System.IO.File.Delete(File);
        }

        await _systemd.RunAsync(["daemon-reload"], CancellationToken.None).ConfigureAwait(false);
    }
}
