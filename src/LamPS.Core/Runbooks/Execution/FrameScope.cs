using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Selectors;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>What names in the expressions of a running runbook stand for.</summary>
internal sealed class FrameScope(Frame frame, RunContext context) : IExpressionScope
{
    public RunbookValue? Get(string name) => name switch
    {
        "parameters" => frame.Parameters,
        "steps" => frame.Steps,
        "variables" => RunbookValue.Map(frame.Variables),
        "error" => frame.Error,
        "now" => RunbookValue.Of(context.Now.ToString("o")),
        "run" => RunbookValue.Map(
        [
            new("id", RunbookValue.Of(context.Run.Id)),
            new("started", RunbookValue.Of(context.Run.StartedAt.ToString("o"))),
            new("whatIf", RunbookValue.Of(context.WhatIf)),
        ]),
        "runbook" => RunbookValue.Map(
        [
            new("name", RunbookValue.Of(frame.Runbook.Name)),
            new("directory", RunbookValue.Of(frame.Runbook.Directory)),
            new("file", RunbookValue.Of(frame.Runbook.File)),
        ]),
        _ => frame.Variables.TryGetValue(name, out var value) ? value : null,
    };

    public async ValueTask<bool> ExistsAsync(string selector, CancellationToken cancellationToken)
    {
        if (!Selector.TryParse(selector, out var parsed, out var problem))
        {
            throw new ExpressionFailure(new ExpressionProblem(0, $"exists(): column {problem.Column} of the selector: {problem.Message}", problem.Remedy));
        }

        return parsed.Find(await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false)).First is not null;
    }
}
