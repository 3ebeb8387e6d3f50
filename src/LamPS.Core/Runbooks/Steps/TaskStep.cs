using LamPS.Core.Planning;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>A request in words: planned, decided and verified.</summary>
internal sealed class TaskStep : StepKind
{
    public override string Name => "task";

    public override string Description => "A request in words: it is planned, decided and verified.";

    public override Shape Value { get; } = new TextShape("a request in words");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        CommonKeys.ApplicationKey,
        new(CommonKeys.With, new ObjectShape(
            "a map with 'save'",
            new("document", new TextShape("a path"), "Document that the request is about."),
            new("save", new ListShape(new TextShape("a path"), "a path or a list of paths", single: true, minimum: 1), "Paths that the result must be saved to.")), "What the request is about, and where its result goes."),
    ];

    public override void Check(Step step, StepCheck check) => check.NoSecrets(step.Value, "a request goes to whoever plans it");

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var text = await RequestText.ComposeAsync(step.Step.Value, step.Scope, cancellationToken).ConfigureAwait(false);
        if (await step.UseApplicationAsync(cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        var with = await step.WithAsync(cancellationToken).ConfigureAwait(false);
        var request = new TaskRequest
        {
            Text = text,
            Application = step.Actions.Application?.Name,
            Document = with.TryGetValue("document", out var document) ? step.Frame.FullPath(document.Reveal()) : null,
            SaveTo = with.TryGetValue("save", out var save) ? [.. save.AsList.Select(p => step.Frame.FullPath(p.Reveal()))] : [],
        };
        return StepEnding.Of(await step.Run.Tasks.RunAsync(request, step.Actions, cancellationToken).ConfigureAwait(false));
    }
}
