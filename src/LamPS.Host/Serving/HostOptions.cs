using LamPS.Core.Policies;

namespace LamPS.Host.Serving;

/// <summary>How a host serves.</summary>
/// <param name="Home">Folder in which it keeps runs.</param>
/// <param name="Address">Name of its pipe.</param>
/// <param name="IdleTimeout">How long it stays without clients; null for ever.</param>
/// <param name="Policy">Its own policy, or null; what it denies is denied to every client.</param>
internal sealed record HostOptions(string Home, string Address, TimeSpan? IdleTimeout, Policy? Policy = null);
