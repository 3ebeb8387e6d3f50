using LamPS.Contracts.Requests;

namespace LamPS.Host.Operations;

/// <summary>Time limits as requests carry them.</summary>
internal static class TimeLimit
{
    /// <summary>The limit of a request, or null for none.</summary>
    public static TimeSpan? Of(DesktopScope scope) => scope.TimeoutMs is { } ms and > 0 ? TimeSpan.FromMilliseconds(ms) : null;
}
