using LamPS.Core.Scheduling;

namespace LamPS.Host.Scheduling;

/// <summary>The host at logon as it was found.</summary>
/// <param name="Place">Where it is registered: path of the task, or file of the unit.</param>
/// <param name="Asked">What was asked for; null when what is there doesn't say it.</param>
/// <param name="Enabled">Whether it is started; null when that isn't known.</param>
/// <param name="Changes">What was changed since, one sentence each.</param>
internal sealed record RegisteredHost(string Place, HostRegistration? Asked, bool? Enabled, IReadOnlyList<string> Changes);
