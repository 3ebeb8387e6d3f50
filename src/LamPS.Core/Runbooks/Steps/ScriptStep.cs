using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>PowerShell; what it puts out is the step's output.</summary>
internal sealed class ScriptStep : StepKind
{
    public override string Name => "script";

    public override string Description =>
        "PowerShell. What it puts out is the output of the step. ${{ }} in it become variables, so no value can turn into code.";

    public override Shape Value { get; } = new TextShape("PowerShell");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.With, new MapShape(AnyShape.Instance, "a map of variables", hyphens: false), "Variables of the script by name, without $."),
    ];

    public override ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) => new(
        (step.Step.Value is TemplateSource template ? template.Template.Text : ((LiteralSource)step.Step.Value).Value.Reveal()).Trim());

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var (script, variables) = await ScriptText.ComposeAsync(step.Step.Value, step.Scope, cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in await step.WithAsync(cancellationToken).ConfigureAwait(false))
        {
            variables[name] = value;
        }

        foreach (var value in variables.Values)
        {
            step.Noted(value);
        }

        var context = step.Actions;
        var started = context.Time.GetTimestamp();
        var answer = await step.AskPolicyAsync(Name, Risk.Change, $"run the script '{Elements.ScreenText.Short(script.Trim(), 200)}'", cancellationToken).ConfigureAwait(false);
        var record = new StepRecord
        {
            Number = context.NextAction(),
            Step = context.Step,
            Function = Name,
            Arguments = ActionArguments.Of("script", script),
            Policy = answer,
            StartedAt = context.Now,
        };
        context.Report(new StepStarted(context.Now, record));
        StepEnding? ending = null;
        try
        {
            ending = answer.Verdict == PolicyVerdict.Deny ? StepEnding.Of(AgentErrors.NotAllowed("'script'", answer.Rule))
                : context.WhatIf ? StepEnding.Skipped($"would run: {Elements.ScreenText.Short(script.Trim(), 200)}")
                : Ending(await step.Run.Scripts.RunAsync(new ScriptRequest(script, variables, step.Frame.Runbook.Directory), cancellationToken).ConfigureAwait(false));
            return ending;
        }
        catch (LamException error)
        {
            ending = StepEnding.Of(error);
            return ending;
        }
        finally
        {
            var elapsed = context.Time.GetElapsedTime(started).TotalMilliseconds;
            context.Report(new StepEnded(context.Now, record with
            {
                Outcome = ending?.Outcome ?? Outcome.Cancelled,
                Detail = ending?.Detail ?? "stopped while it was being done",
                Times = record.Times with { Act = elapsed },
                DurationMs = elapsed,
            }));
        }
    }

    private static StepEnding Ending(ScriptResult result)
    {
        if (result.Succeeded)
        {
            var warnings = result.Warnings.Count == 0 ? "" : $"; warnings: {string.Join("; ", result.Warnings)}";
            return StepEnding.Verified($"{result.Output.Count} objects{warnings}", result.Value);
        }

        var reason = result.Errors.Count > 0 ? string.Join("; ", result.Errors) : $"exit code {result.ExitCode}";
        return StepEnding.Of(ExecutionErrors.ScriptFailed(reason)) with { Output = result.Value };
    }
}
