using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Asks a person.</summary>
internal sealed class AskStep : StepKind
{
    public override string Name => "ask";

    public override string Description => "Asks a person. Not available yet in this version.";

    public override bool IsAvailable => false;

    public override Shape Value { get; } = new TextShape("a question");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new("default", AnyShape.Instance, "Answer when nobody answers in time."),
        new("choices", new ListShape(new TextShape(), "a list of texts"), "Possible answers."),
    ];

    public override ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Step.At}: a runbook with mistakes must not run.");
}

/// <summary>Does steps for each item of a list.</summary>
internal sealed class ForEachStep : StepKind
{
    public override string Name => "for-each";

    public override string Description => "Does steps for each item of a list. Not available yet in this version.";

    public override bool IsAvailable => false;

    public override Shape Value => AnyShape.Instance;

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new("as", new NameShape(hyphens: false), "Variable that holds the item."),
        new("max-parallel", new NumberShape(whole: true, 1), "How many at a time."),
        new("steps", StepsShape.Instance, "The steps.", Required: true),
    ];

    public override ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Step.At}: a runbook with mistakes must not run.");
}

/// <summary>Does steps at the same time.</summary>
internal sealed class ParallelStep : StepKind
{
    public override string Name => "parallel";

    public override string Description => "Does steps at the same time. Not available yet in this version.";

    public override bool IsAvailable => false;

    public override Shape Value => StepsShape.Instance;

    public override ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Step.At}: a runbook with mistakes must not run.");
}
