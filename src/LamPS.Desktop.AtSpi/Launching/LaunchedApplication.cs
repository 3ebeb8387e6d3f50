using System.Diagnostics;
using LamPS.Core.Applications;

namespace LamPS.Desktop.AtSpi.Launching;

/// <summary>An application that was started here.</summary>
/// <param name="Definition">What was started.</param>
/// <param name="Mark">Value of <see cref="MarkVariable"/> in the environment of its processes.</param>
/// <param name="Process">The process that was started; the application may be a descendant of it.</param>
/// <param name="Log">File that takes what it prints.</param>
/// <param name="Profile">Profile folder made for it, or null.</param>
internal sealed record LaunchedApplication(ApplicationDefinition Definition, string Mark, Process Process, string Log, string? Profile)
{
    /// <summary>Environment variable that marks the processes of one launch.</summary>
    public const string MarkVariable = "LAMPS_LAUNCH";
}
