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
}
