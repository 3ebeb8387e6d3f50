using LamPS.Core.Runs;

namespace LamPS.Host.Operations;

/// <summary>Sees what happens and says nothing of it.</summary>
internal sealed class SilentObserver : IRunObserver
{
    /// <summary>The one instance.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
    }
}
