using LamPS.Core.Desktops;

namespace LamPS.Core.Live.Launching;

/// <summary>Processes, one call each.</summary>
internal interface IProcesses
{
    /// <summary>Starts something.</summary>
    /// <param name="request">What.</param>
    /// <returns>Process; 0 when it was handed to one that runs already; null when there is no such program.</returns>
    int? Start(LaunchRequest request);

    /// <summary>Exit code of a process that has ended; null while it runs.</summary>
    int? ExitCode(int processId);

    /// <summary>Ends a process at once.</summary>
    void Kill(int processId);
}
