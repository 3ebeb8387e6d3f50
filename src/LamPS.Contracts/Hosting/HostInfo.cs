using System;

namespace LamPS.Contracts.Hosting;

/// <summary>A running host.</summary>
/// <param name="ProcessId">Process.</param>
/// <param name="Version">Version of LamPS.</param>
/// <param name="Protocol">Version of what it speaks.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Clients">Connections at the moment.</param>
/// <param name="Runs">Runs under way.</param>
/// <param name="IdleTimeoutMs">Milliseconds without clients after which it ends; 0 when it stays.</param>
/// <param name="Home">Folder in which it keeps runs.</param>
/// <param name="Address">Name of its pipe.</param>
/// <param name="Session">Desktop session that it lives in, for people.</param>
/// <param name="HasDesktop">Whether that session has a desktop.</param>
public sealed record HostInfo(
    int ProcessId, string Version, int Protocol, DateTimeOffset StartedAt, int Clients, int Runs, double IdleTimeoutMs, string Home, string Address, string Session,
    bool HasDesktop = true);

/// <summary>The greeting of whoever connects.</summary>
/// <param name="Protocol">Version that it speaks.</param>
/// <param name="Client">Product and version, for messages.</param>
public sealed record HelloRequest(int Protocol, string Client);

/// <summary>What <see cref="Rpc.Methods.Health"/> is asked.</summary>
/// <param name="Desktop">Desktop that must be ready beside the host; <c>auto</c> for none.</param>
public sealed record HealthRequest(string Desktop = "auto");
