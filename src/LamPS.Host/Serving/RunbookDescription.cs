using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Core.Runbooks;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>Describes runbooks to whoever wants to run them.</summary>
internal sealed class RunbookDescription(RunbookOperation operation)
{
    /// <summary>Reads and checks a runbook.</summary>
    /// <param name="file">Full path.</param>
    public RunbookInfo Describe(string file)
    {
        var loaded = operation.Load(file);
        var problems = loaded.Diagnostics.Select(ProblemOf).ToList();
        return loaded.Runbook is { } runbook
            ? new RunbookInfo(file, loaded.IsValid, runbook.Name, runbook.Description, runbook.StepCount, [.. runbook.Parameters.Select(ParameterOf)], problems)
            : new RunbookInfo(file, false, "", "", 0, [], problems);
    }

    /// <summary>A diagnostic as it crosses the pipe.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public static Problem ProblemOf(Diagnostic diagnostic) =>
        new(diagnostic.At.File, diagnostic.At.Line, diagnostic.At.Column, diagnostic.Id, diagnostic.Message, diagnostic.Remedy);

    private static RunbookParameter ParameterOf(ParameterDefinition parameter) => new(
        parameter.Name,
        parameter.Type.ToString().ToLowerInvariant(),
        parameter.Required && parameter.From is null && parameter.Default is null,
        parameter.Description,
        parameter.Values,
        parameter.Default?.ToString());
}
