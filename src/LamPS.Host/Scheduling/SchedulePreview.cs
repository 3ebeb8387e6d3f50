namespace LamPS.Host.Scheduling;

/// <summary>What would be registered.</summary>
/// <param name="Scheduler"><c>windows</c> or <c>systemd</c>.</param>
/// <param name="Parts">The definition of a task, or the files of the units.</param>
internal sealed record SchedulePreview(string Scheduler, IReadOnlyList<SchedulePart> Parts);

/// <summary>A part of what would be registered.</summary>
/// <param name="Place">Path of the task, or of the file.</param>
/// <param name="Content">The text.</param>
internal sealed record SchedulePart(string Place, string Content);
