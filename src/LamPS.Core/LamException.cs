using LamPS.Contracts;

namespace LamPS.Core;

/// <summary>A failure that a person can act on: stable id, message, remedy and the exit code that it leads to.</summary>
/// <remarks>Feature folders have one <c>...Errors</c> factory each; the id is the name of the factory method, so text and id cannot drift apart.</remarks>
public sealed class LamException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="id">Stable identifier.</param>
    /// <param name="exitCode">Exit code of a process that ends with it.</param>
    /// <param name="message">What went wrong and where.</param>
    /// <param name="remedy">What to do next.</param>
    /// <param name="inner">Cause.</param>
    public LamException(string id, ExitCode exitCode, string message, string remedy = "", Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        ExitCode = exitCode;
        Remedy = remedy;
    }

    /// <summary>Stable identifier, for scripts to test.</summary>
    public string Id { get; }

    /// <summary>Exit code of a process that ends with this error.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>What to do next; empty when there is nothing to do.</summary>
    public string Remedy { get; }

    /// <summary>The error as it crosses process borders.</summary>
    public LamError ToError() => new(Id, Message, Remedy);
}
