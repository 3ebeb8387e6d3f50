using LamPS.Contracts;

namespace LamPS.Core.Scheduling;

/// <summary>Errors of schedules.</summary>
public static class SchedulingErrors
{
    /// <summary>A name that can't be one.</summary>
    public static LamException ScheduleNameInvalid(string name) => new(
        nameof(ScheduleNameInvalid), ExitCode.InvalidInput, $"'{name}' can't be the name of a schedule", "Use letters, digits, dashes and underscores, at most 64: nightly-report.");

    /// <summary>A trigger that is none.</summary>
    public static LamException TriggerInvalid(string text, string problem, string form) =>
        new(nameof(TriggerInvalid), ExitCode.InvalidInput, $"trigger '{text}': {problem}", form);

    /// <summary>Nothing says when.</summary>
    public static LamException TriggerMissing(string given) => new(
        nameof(TriggerMissing), ExitCode.InvalidInput, given.Length == 0 ? "nothing says when to run" : $"a schedule has one trigger, and here are {given}",
        "Give one of --daily, --weekly, --monthly, --once, --at-logon, --on-idle, --on-event; for a second one, add a schedule with another name.");

    /// <summary>A time that is over.</summary>
    public static LamException TriggerPassed(ScheduleTrigger trigger) =>
        new(nameof(TriggerPassed), ExitCode.InvalidInput, $"trigger '{trigger}' would never start anything: that time has passed", "Give a later time, or run it now: lamps run FILE.");

    /// <summary>A trigger that only Task Scheduler has.</summary>
    public static LamException TriggerNotHere(ScheduleTrigger trigger) => new(
        nameof(TriggerNotHere), ExitCode.InvalidInput, $"trigger '{trigger}' needs the Task Scheduler of Windows; systemd has nothing like it", "Use --daily, --weekly, --monthly, --once or --at-logon.");

    /// <summary>Rights that only Windows knows.</summary>
    public static LamException HighestNotHere() => new(
        nameof(HighestNotHere), ExitCode.InvalidInput, "--highest asks for the highest privileges of a Windows user; a systemd user unit always has those of its user", "Leave --highest out.");

    /// <summary>A text that would reach the run as another one.</summary>
    public static LamException TextNotSchedulable(string text, string why) =>
        new(nameof(TextNotSchedulable), ExitCode.InvalidInput, $"'{text}' can't stand in a schedule: {why}", "Put it into the runbook, or into a file or environment variable that the runbook reads.");

    /// <summary>A secret.</summary>
    public static LamException SecretInSchedule(string parameter, bool isGiven) => new(
        nameof(SecretInSchedule),
        ExitCode.InvalidInput,
        isGiven
            ? $"parameter '{parameter}' is a secret: what is registered can be read by others, so a schedule can't carry it"
            : $"parameter '{parameter}' is a secret that must be given to the run, and a schedule can't carry it",
        $"Let the runbook take it from the environment or a secret store: '{parameter}: {{ type: secret, from: env:NAME }}', and set NAME for the user.");

    /// <summary>The name is taken.</summary>
    public static LamException ScheduleExists(string name) =>
        new(nameof(ScheduleExists), ExitCode.InvalidInput, $"there is a schedule '{name}' already", "Choose another name, or replace it with --force; 'lamps schedule show' shows it.");

    /// <summary>No such schedule.</summary>
    public static LamException ScheduleNotFound(string name) =>
        new(nameof(ScheduleNotFound), ExitCode.InvalidInput, $"there is no schedule '{name}'", "'lamps schedule list' shows them.");

    /// <summary>Nothing here that could start runs.</summary>
    public static LamException SchedulerNotReady(string scheduler, string why, string remedy) =>
        new(nameof(SchedulerNotReady), ExitCode.NotReady, $"{scheduler} can't be used here: {why}", remedy);

    /// <summary>It was refused.</summary>
    public static LamException SchedulerRefused(string name, string scheduler, string why, string remedy) =>
        new(nameof(SchedulerRefused), ExitCode.NotReady, $"{scheduler} didn't take schedule '{name}': {why}", remedy);

    /// <summary>The host isn't registered.</summary>
    public static LamException HostNotRegistered() => new(
        nameof(HostNotRegistered), ExitCode.InvalidInput, "no host is registered that would start when this user logs on", "Register it: lamps serve --at-logon.");

    /// <summary>The host wasn't registered, or removed.</summary>
    public static LamException HostNotTaken(string scheduler, string why, string remedy) =>
        new(nameof(HostNotTaken), ExitCode.NotReady, $"{scheduler} didn't do it: {why}", remedy);

    /// <summary>It is registered and can't be started at once.</summary>
    public static LamException HostNotStartedNow(string scheduler, string why) => new(
        nameof(HostNotStartedNow), ExitCode.NotReady, $"the host is registered, and {scheduler} can't start it now: {why}", "Log on to the desktop; it starts then.");
}
