namespace LamPS.Model.Devices;

/// <summary>Starts a process that calls <see cref="DeviceProbe.Run"/>.</summary>
public interface IProbeLauncher
{
    /// <summary>Starts it and waits for its end.</summary>
    /// <param name="device">The device as an order of devices names it, the argument of the probe.</param>
    /// <param name="limit">How long it may take; it is ended then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How it ended; starting it may fail too.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ProbeEnd> LaunchAsync(string device, TimeSpan limit, CancellationToken cancellationToken);
}
