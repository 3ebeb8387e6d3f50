namespace LamPS.Contracts.Rpc;

/// <summary>Error codes on the pipe: those of JSON-RPC 2.0, and two of the range that it leaves to applications.</summary>
public static class RpcErrorCode
{
    /// <summary>What came is no JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>What came is JSON and no request.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>There is no such method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The parameters have another shape.</summary>
    public const int InvalidParams = -32602;

    /// <summary>A defect.</summary>
    public const int InternalError = -32603;

    /// <summary>The call was cancelled (the number that the Language Server Protocol uses).</summary>
    public const int Cancelled = -32800;

    /// <summary>Anything that has an id, a message and a remedy.</summary>
    public const int Failed = -32000;
}
