namespace LamPS.Host.Scheduling;

/// <summary>The host at logon as it is registered.</summary>
/// <param name="Scheduler"><c>windows</c> (Task Scheduler) or <c>systemd</c>.</param>
/// <param name="State"><c>enabled</c>, <c>disabled</c>, or <c>unknown</c>.</param>
/// <param name="Command">Program and arguments; empty when what is registered doesn't say what was asked for.</param>
/// <param name="User">Whose session it runs in.</param>
/// <param name="Highest">Whether it runs with all rights that the user has.</param>
/// <param name="Log">File that keeps what it says.</param>
/// <param name="Registered">Path of the task, or file of the unit.</param>
/// <param name="Changes">What was changed since, one sentence each.</param>
internal sealed record LogonHostInfo(
    string Scheduler, string State, IReadOnlyList<string> Command, string User, bool Highest, string Log, string Registered, IReadOnlyList<string> Changes);
