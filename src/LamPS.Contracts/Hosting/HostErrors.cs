using LamPS.Contracts.Rpc;

namespace LamPS.Contracts.Hosting;

/// <summary>Errors of reaching a host.</summary>
public static class HostErrors
{
    /// <summary>No host runs.</summary>
    /// <param name="address">Where it was looked for.</param>
    public static RpcException HostNotRunning(string address) => Make(
        nameof(HostNotRunning), $"no LamPS host runs for this user (looked at '{address}')", "Start one: 'Start-LamHost', or 'lamps serve'.");

    /// <summary>The pipe belongs to someone else.</summary>
    /// <param name="address">Pipe.</param>
    public static RpcException HostOfAnotherUser(string address) => Make(
        nameof(HostOfAnotherUser), $"'{address}' belongs to another user; nothing was sent to it",
        "Each user has a host of their own. Set LAMPS_HOME to a folder of yours, or remove what stands there.");

    /// <summary>The client isn't the user of the host, or has fewer rights than the host.</summary>
    public static RpcException ClientRefused() => Make(
        nameof(ClientRefused), "this host serves its own user alone, and only programs that have at least its rights",
        "Call it as its user; one that was started as administrator, or with --highest, from a PowerShell that was started as administrator.");

    /// <summary>The pipe is there and nobody answers.</summary>
    /// <param name="address">Pipe.</param>
    /// <param name="why">What happened.</param>
    public static RpcException HostNotAnswering(string address, string why) => Make(
        nameof(HostNotAnswering), $"the LamPS host at '{address}' doesn't answer: {why}", "End the process 'lamps serve', then call again.");

    /// <summary>The program of the host isn't where it should be.</summary>
    /// <param name="searched">Where it was looked for.</param>
    public static RpcException HostNotFound(string searched) => Make(
        nameof(HostNotFound), $"the program 'lamps' was not found (looked at {searched})",
        "Install the module again, or set LAMPS_HOST to the full path of 'lamps'.");

    /// <summary>The host ended before it could be reached.</summary>
    /// <param name="program">Program.</param>
    /// <param name="words">What it said.</param>
    public static RpcException HostNotStarted(string program, string words) => Make(
        nameof(HostNotStarted), $"'{program} serve' doesn't start: {words}", $"Run '{program} doctor' to see what is missing.");

    private static RpcException Make(string id, string message, string remedy) =>
        new(RpcErrorCode.Failed, new LamError(id, message, remedy), ExitCode.NotReady);
}
