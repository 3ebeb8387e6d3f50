using LamPS.Core;
using LamPS.Core.Desktops;

namespace LamPS.Host.Operations;

/// <summary>Closes applications that nobody needs any more.</summary>
internal static class Closing
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Closes them, the last one first; one that doesn't close is ended.</summary>
    /// <param name="desktop">Where they run.</param>
    /// <param name="applications">The applications.</param>
    public static async ValueTask CloseAsync(IDesktop desktop, IReadOnlyList<ApplicationInstance> applications)
    {
        using var limit = new CancellationTokenSource(Limit);
        foreach (var application in applications.Reverse())
        {
            try
            {
                if (!(await desktop.CloseAsync(application, CloseMode.Discard, limit.Token).ConfigureAwait(false)).IsDone)
                {
                    await desktop.CloseAsync(application, CloseMode.Kill, limit.Token).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is LamException or OperationCanceledException)
            {
                // Whoever started it has gone; nobody is left to be told.
            }
        }
    }
}
