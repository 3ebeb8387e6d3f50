using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Steps that belong together, with their own rescue.</summary>
internal sealed class BlockStep : StepKind
{
    public override string Name => "block";

    public override string Description => "Steps that belong together.";

    public override Shape Value => StepsShape.Instance;

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.Rescue, StepsShape.Instance, "Steps that are done when one of the block fails. When they work, the block has worked."),
        new(CommonKeys.Always, StepsShape.Instance, "Steps that are done at the end in any case, also after a failure, a time-out or Ctrl+C."),
    ];

    public override ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) =>
        new(step.Step.StepsOf(Name).Count is 1 ? "1 step" : $"{step.Step.StepsOf(Name).Count} steps");

    public override ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken) => step.Run.SectionAsync(
        step.Frame, step.Step.StepsOf(Name), step.Step.StepsOf(CommonKeys.Rescue), step.Step.StepsOf(CommonKeys.Always), null, rescues: true,
        step.Depth + 1, cancellationToken);
}
