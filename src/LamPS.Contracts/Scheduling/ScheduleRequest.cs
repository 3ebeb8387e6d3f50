using System.Collections.Generic;
using LamPS.Contracts.Requests;

namespace LamPS.Contracts.Scheduling;

/// <summary>A runbook to run at certain times or events.</summary>
/// <param name="Name">Name: letters, digits, dash, underscore, at most 64.</param>
/// <param name="File">Full path of the runbook.</param>
/// <param name="Trigger">When: <c>daily 06:00</c>, <c>weekly mon,thu@06:00</c>, <c>monthly 1,15,last@06:00</c>, <c>once 2026-12-01T06:00</c>, <c>logon</c>, <c>idle 10m</c>, <c>event LOG:SOURCE:ID</c>.</param>
/// <param name="WorkingFolder">Full path of the folder that relative paths start from.</param>
/// <param name="Parameters">Values of the runbook's parameters by name; no secrets.</param>
/// <param name="Scope">Where; its time limit is that of each run.</param>
/// <param name="Settings">How.</param>
/// <param name="Highest">Whether it runs with all rights that the user has.</param>
/// <param name="Force">Whether a schedule of this name is replaced.</param>
public sealed record ScheduleRequest(
    string Name,
    string File,
    string Trigger,
    string WorkingFolder,
    IReadOnlyDictionary<string, object?> Parameters,
    DesktopScope Scope,
    RunSettings Settings,
    bool Highest = false,
    bool Force = false);

/// <summary>A schedule.</summary>
/// <param name="Name">Name.</param>
public sealed record ScheduleReference(string Name);
