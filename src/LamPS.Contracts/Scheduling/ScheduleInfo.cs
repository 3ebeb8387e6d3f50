using System;
using System.Collections.Generic;

namespace LamPS.Contracts.Scheduling;

/// <summary>A schedule as it is registered.</summary>
/// <param name="Name">Name.</param>
/// <param name="Scheduler"><c>windows</c> (Task Scheduler) or <c>systemd</c>.</param>
/// <param name="File">Full path of the runbook; empty when what is registered doesn't say what was asked for.</param>
/// <param name="Trigger">When, as it was asked for: <c>daily 06:00</c>; empty as above.</param>
/// <param name="Description">When, in words.</param>
/// <param name="Parameters">Parameters of the runbook, <c>NAME=VALUE</c>.</param>
/// <param name="Command">Program and arguments of a run.</param>
/// <param name="WorkingFolder">Full path of the folder that relative paths start from.</param>
/// <param name="User">Whose session it runs in.</param>
/// <param name="Highest">Whether it runs with all rights that the user has.</param>
/// <param name="TimeLimitMs">Time limit of a run in milliseconds; null for none of its own.</param>
/// <param name="State"><c>enabled</c>, <c>disabled</c>, or <c>unknown</c> where the scheduler doesn't answer.</param>
/// <param name="NextRun">When it is run next; null when that isn't known, or never.</param>
/// <param name="LastRun">When it was run last; null when it never was, or that isn't known.</param>
/// <param name="LastExitCode">What that run ended with, as <c>lamps run</c> does; null as above.</param>
/// <param name="Log">File that keeps what runs say.</param>
/// <param name="Registered">Where it is registered: the path of the task, or the files of the units.</param>
/// <param name="Changes">What was changed since it was registered, one sentence each.</param>
public sealed record ScheduleInfo(
    string Name,
    string Scheduler,
    string File,
    string Trigger,
    string Description,
    IReadOnlyList<string> Parameters,
    IReadOnlyList<string> Command,
    string WorkingFolder,
    string User,
    bool Highest,
    double? TimeLimitMs,
    string State,
    DateTimeOffset? NextRun,
    DateTimeOffset? LastRun,
    int? LastExitCode,
    string Log,
    IReadOnlyList<string> Registered,
    IReadOnlyList<string> Changes);
