using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>A plan in words: only grounded, not planned.</summary>
internal sealed class PlanStep : StepKind
{
    private const string For = "for";

    public override string Name => "plan";

    public override string Description => "A plan in words, one line an action: it isn't planned, only grounded in what is on the screen.";

    public override Shape Value { get; } = new ListShape(new TextShape("a line of a plan"), "a list of lines", single: true, minimum: 1);

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        CommonKeys.ApplicationKey,
        new(For, new TextShape("a request in words"), "What the plan is for, as people would ask for it: what a model learns from a verified run of the step."),
    ];

    public override void Check(Step step, StepCheck check)
    {
        check.NoSecrets(step.Value, "a plan goes to whoever decides");
        if (step[For] is { } request)
        {
            check.NoSecrets(request, "a request goes to whoever learns from it");
        }
    }

    public override async ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) =>
        string.Join("; ", (await step.OwnValueAsync(cancellationToken).ConfigureAwait(false)).AsList);

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var line in ((ListSource)step.Step.Value).Items)
        {
            lines.Add(await RequestText.ComposeAsync(line, step.Scope, cancellationToken).ConfigureAwait(false));
        }

        var request = step.Step[For] is { } source ? await RequestText.ComposeAsync(source, step.Scope, cancellationToken).ConfigureAwait(false) : null;
        if (await step.UseApplicationAsync(cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        var result = await step.Run.Loop.DoPlanAsync(lines, request, step.Actions, cancellationToken).ConfigureAwait(false);
        return StepEnding.Of(new RunEnding(result.Outcome, result.Error), $"{lines.Count} lines");
    }
}
