using System.Globalization;
using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>Timers of the user's systemd, by <c>systemctl --user</c>.</summary>
/// <param name="programs">Runs <c>systemctl</c>.</param>
/// <param name="folder">Folder of the user's units.</param>
internal sealed class SystemdScheduler(IProgramRunner programs, string folder) : Scheduler
{
    /// <summary>Name of the kind.</summary>
    public const string Name = "systemd";

    private readonly UserSystemd _systemd = new(programs);

    /// <summary>Folder of the units of this user.</summary>
    public static string UserFolder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is ['/', ..] config ? config : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "systemd",
        "user");

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override SchedulePreview Preview(Schedule schedule)
    {
        var units = SystemdUnits.Write(schedule);
        return new(Kind, [new(ServiceFile(schedule.Name), units.Service), new(TimerFile(schedule.Name), units.Timer)]);
    }

    /// <inheritdoc/>
    public override async Task AddAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var units = SystemdUnits.Write(schedule);
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        var files = new Dictionary<string, string> { [ServiceFile(schedule.Name)] = units.Service, [TimerFile(schedule.Name)] = units.Timer };
        var before = files.Keys.ToDictionary(f => f, f => File.Exists(f) ? File.ReadAllText(f) : null);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (file, text) in files)
            {
                await File.WriteAllTextAsync(file, text, cancellationToken).ConfigureAwait(false);
            }

            await DoAsync(schedule.Name, ["daemon-reload"], cancellationToken).ConfigureAwait(false);
            var timer = SystemdUnits.TimerOf(schedule.Name);
            await DoAsync(schedule.Name, ["enable", timer], cancellationToken).ConfigureAwait(false);

            // What an earlier timer of this name remembers isn't to be made up for. The next login is meant, not this one, whose time has passed.
            await ForgetAsync(schedule.Name, cancellationToken).ConfigureAwait(false);
            if (schedule.Trigger is not ScheduleTrigger.AtLogon)
            {
                await DoAsync(schedule.Name, ["start", timer], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            await UndoAsync(schedule.Name, before).ConfigureAwait(false);
            if (error is IOException or UnauthorizedAccessException)
            {
                throw SchedulingErrors.SchedulerRefused(schedule.Name, "systemd", error.Message, $"The units are kept in {folder}; make it a folder that you can write to.");
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(file => SystemdUnits.NameOf(Path.GetFileName(file))).OfType<string>().Order(StringComparer.Ordinal)]
        : []);

    /// <inheritdoc/>
    public override async Task<RegisteredSchedule?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(ServiceFile(name)))
        {
            return null;
        }

        var hasTimer = File.Exists(TimerFile(name));
        var units = new SystemdUnits(
            await File.ReadAllTextAsync(ServiceFile(name), cancellationToken).ConfigureAwait(false),
            hasTimer ? await File.ReadAllTextAsync(TimerFile(name), cancellationToken).ConfigureAwait(false) : "");
        var asked = units.Asked();
        var timer = await _systemd.ShowAsync(SystemdUnits.TimerOf(name), "UnitFileState", cancellationToken).ConfigureAwait(false);
        var service = await _systemd.ShowAsync(SystemdUnits.ServiceOf(name), "ExecMainStartTimestamp,ExecMainExitTimestamp,ExecMainStatus", cancellationToken).ConfigureAwait(false);
        var hasRun = service.GetValueOrDefault("ExecMainExitTimestamp") is { Length: > 0 };
        return new RegisteredSchedule(name, [ServiceFile(name), TimerFile(name)], asked)
        {
            Changes =
            [
                .. !hasTimer ? (string[])[$"{SystemdUnits.TimerOf(name)} is gone"] : asked is null ? [] : units.Changes(SystemdUnits.Write(asked)),
                .. ((string[])[ServiceFile(name), TimerFile(name)]).Where(f => Directory.Exists(f + ".d")).Select(f => $"{Path.GetFileName(f)}.d was added and may change anything"),
            ],
            Enabled = timer.GetValueOrDefault("UnitFileState") is { Length: > 0 } state ? state == "enabled" : null,
            LastRun = hasRun ? Time(service.GetValueOrDefault("ExecMainStartTimestamp")) : null,
            LastExitCode = hasRun && int.TryParse(service.GetValueOrDefault("ExecMainStatus"), CultureInfo.InvariantCulture, out var code) ? code : null,
        };
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        if (File.Exists(TimerFile(name)))
        {
            await DoAsync(name, ["disable", SystemdUnits.TimerOf(name)], cancellationToken).ConfigureAwait(false);
            await ForgetAsync(name, cancellationToken).ConfigureAwait(false);
        }

        File.Delete(TimerFile(name));
        File.Delete(ServiceFile(name));
        await DoAsync(name, ["daemon-reload"], cancellationToken).ConfigureAwait(false);
    }

    private string ServiceFile(string name) => Path.Combine(folder, SystemdUnits.ServiceOf(name));

    private string TimerFile(string name) => Path.Combine(folder, SystemdUnits.TimerOf(name));

    private Task RequireAsync(CancellationToken cancellationToken) => _systemd.RequireAsync("let cron start what 'lamps schedule add --print' shows as ExecStart", cancellationToken);

    // When it ran last is kept in a file of its own; systemd before 243 can't delete that, which is no reason to fail.
    private async Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        await DoAsync(name, ["stop", SystemdUnits.TimerOf(name)], cancellationToken).ConfigureAwait(false);
        await _systemd.RunAsync(["clean", "--what=state", SystemdUnits.TimerOf(name)], cancellationToken).ConfigureAwait(false);
    }

    private async Task UndoAsync(string name, Dictionary<string, string?> before)
    {
        // What was asked to stop must not leave half of it behind.
        var isNew = before.Values.All(text => text is null);
        if (isNew)
        {
            await _systemd.RunAsync(["disable", "--now", SystemdUnits.TimerOf(name)], CancellationToken.None).ConfigureAwait(false);
        }

        foreach (var (file, text) in before)
        {
            if (text is not null)
            {
                await File.WriteAllTextAsync(file, text, CancellationToken.None).ConfigureAwait(false);
            }
            else if (File.Exists(file))
            {
                File.Delete(file);
            }
        }

        await _systemd.RunAsync(["daemon-reload"], CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DoAsync(string name, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var done = await _systemd.RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        if (!done.Ok)
        {
            throw SchedulingErrors.SchedulerRefused(name, "systemd", $"systemctl --user {string.Join(' ', arguments)}: {done.Why}", "Look at what would be registered: add --print, and try it with 'systemd-analyze verify'.");
        }
    }

    // "Tue 2026-12-01 06:00:00 CET", in the zone of this machine.
    private static DateTimeOffset? Time(string? text) => text?.Split(' ') is [_, var date, var time, ..]
        && DateTime.TryParseExact($"{date} {time}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var local)
        ? new DateTimeOffset(local)
        : null;
}
