using System.Collections.Generic;

namespace LamPS.Contracts.Runs;

/// <summary>What a command that printed no other result prints as JSON when it fails.</summary>
/// <param name="ExitCode">Exit code of the process.</param>
/// <param name="Error">The first error.</param>
/// <param name="Problems">All problems with their places, where there are several (<c>validate</c>).</param>
public sealed record ErrorResult(int ExitCode, LamError? Error, IReadOnlyList<Problem> Problems);

/// <summary>A problem at a place of a file.</summary>
/// <param name="File">File.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Id">Stable identifier.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Problem(string File, int Line, int Column, string Id, string Message, string Remedy);
