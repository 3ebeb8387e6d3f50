using System;
using System.Collections.Generic;
using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Rpc;

/// <summary>A call that the other side refused or that failed there.</summary>
public sealed class RpcException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">Code of JSON-RPC, see <see cref="RpcErrorCode"/>.</param>
    /// <param name="error">Id, message, remedy.</param>
    /// <param name="exitCode">Exit code of a process that ends with it.</param>
    /// <param name="problems">All problems with their places, where there are several.</param>
    /// <param name="inner">Cause.</param>
    public RpcException(int code, LamError error, ExitCode exitCode, IReadOnlyList<Problem>? problems = null, Exception? inner = null)
        : base(error.Message, inner)
    {
        Code = code;
        Error = error;
        ExitCode = exitCode;
        Problems = problems ?? [];
    }

    /// <summary>Code of JSON-RPC.</summary>
    public int Code { get; }

    /// <summary>Id, message, remedy.</summary>
    public LamError Error { get; }

    /// <summary>Exit code of a process that ends with it.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>All problems with their places, where there are several.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
