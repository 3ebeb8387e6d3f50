using System;

namespace LamPS.Contracts.Rpc;

/// <summary>Errors of the pipe, whichever side notices them.</summary>
public static class RpcErrors
{
    /// <summary>Nobody is at the other end any more.</summary>
    /// <param name="cause">What was noticed.</param>
    public static RpcException ConnectionLost(Exception? cause = null) => Make(
        nameof(ConnectionLost), ExitCode.NotReady, "the connection to the LamPS host ended in mid-call" + (cause is null ? "" : $": {cause.Message}"),
        "Call again: a new host is started where none runs. What it had begun shows in 'lamps runs'.", cause);

    /// <summary>A message over the limit.</summary>
    /// <param name="bytes">Its size.</param>
    public static RpcException MessageTooLarge(long bytes) => Make(
        nameof(MessageTooLarge), ExitCode.InvalidInput, $"a message of {bytes} bytes is over the limit of {MessageStream.MaxBytes}",
        "Pass large data as a file and give its path.");

    /// <summary>What came is no message.</summary>
    /// <param name="what">What is wrong.</param>
    public static RpcException MessageInvalid(string what) => Make(
        nameof(MessageInvalid), ExitCode.InvalidInput, $"what came over the pipe is no message: {what}",
        "Whoever writes to this pipe must speak JSON-RPC 2.0 with 'Content-Length' headers.", code: RpcErrorCode.ParseError);

    /// <summary>There is no such method.</summary>
    /// <param name="method">Name.</param>
    public static RpcException MethodUnknown(string method) => Make(
        nameof(MethodUnknown), ExitCode.InvalidInput, $"the host has no method '{method}'",
        "Module and host are of different versions: 'Stop-LamHost', then call again.", code: RpcErrorCode.MethodNotFound);

    /// <summary>The parameters have another shape.</summary>
    /// <param name="method">Name.</param>
    /// <param name="what">What is wrong.</param>
    public static RpcException ParametersInvalid(string method, string what) => Make(
        nameof(ParametersInvalid), ExitCode.InvalidInput, $"the parameters of '{method}' are wrong: {what}",
        "Module and host may be of different versions: 'Stop-LamHost', then call again.", code: RpcErrorCode.InvalidParams);

    /// <summary>The other side speaks another version.</summary>
    /// <param name="theirs">What it speaks.</param>
    /// <param name="product">Version of the product there.</param>
    public static RpcException ProtocolMismatch(int theirs, string product) => Make(
        nameof(ProtocolMismatch), ExitCode.NotReady,
        $"the running LamPS host speaks protocol {ProtocolVersion.Current} and whoever called it ({product}) speaks {theirs}",
        "Stop the host ('Stop-LamHost', or 'lamps serve --stop') so that one of the same version starts.");

    /// <summary>A call before the greeting.</summary>
    public static RpcException GreetingMissing() => Make(
        nameof(GreetingMissing), ExitCode.InvalidInput, $"the first call on a connection must be '{Methods.Hello}'", "Send it with the protocol version that you speak.");

    /// <summary>The call was cancelled.</summary>
    public static RpcException Cancelled() => Make(nameof(Cancelled), ExitCode.Cancelled, "cancelled", "", code: RpcErrorCode.Cancelled);

    /// <summary>A defect.</summary>
    /// <param name="cause">What happened.</param>
    public static RpcException InternalError(Exception cause) => Make(
        nameof(InternalError), ExitCode.Internal, $"a defect in LamPS: {cause.GetType().Name}: {cause.Message}",
        "Please report it with what you did.", cause, RpcErrorCode.InternalError);

    private static RpcException Make(string id, ExitCode exitCode, string message, string remedy, Exception? cause = null, int code = RpcErrorCode.Failed) =>
        new(code, new LamError(id, message, remedy), exitCode, null, cause);
}
