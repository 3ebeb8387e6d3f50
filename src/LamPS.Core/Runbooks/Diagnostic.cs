using LamPS.Contracts;

namespace LamPS.Core.Runbooks;

/// <summary>Something that is wrong with a runbook.</summary>
/// <param name="At">Where.</param>
/// <param name="Id">Stable identifier, for scripts to test.</param>
/// <param name="Message">What is wrong, without the place.</param>
/// <param name="Remedy">What to do; empty when the message says it.</param>
public sealed record Diagnostic(SourceLocation At, string Id, string Message, string Remedy)
{
    /// <summary>The diagnostic as it crosses process borders.</summary>
    public LamError ToError() => new(Id, ToString(), Remedy);

    /// <summary><c>letter.yaml, line 14, column 7: unknown key 'expct' in step 'table'. Did you mean 'expect'?</c></summary>
    public override string ToString() => $"{At}: {Message}";
}
