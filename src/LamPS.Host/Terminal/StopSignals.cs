using System.Runtime.InteropServices;

namespace LamPS.Host.Terminal;

/// <summary>Ctrl+C and the signals of a service manager: the first asks to stop after the action in flight, the second stops at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _stopNow = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts to listen.</summary>
    public StopSignals(Screen screen)
    {
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (_stop.IsCancellationRequested)
            {
                _stopNow.Cancel();
                return;
            }

            screen.Plain("Stopping after this action; press again to stop now");
            _stop.Cancel();
        }))];
    }

    /// <summary>Asked to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Asked twice.</summary>
    public CancellationToken StopNow => _stopNow.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
        _stopNow.Dispose();
    }
}
