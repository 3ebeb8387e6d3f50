using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Sets variables.</summary>
internal sealed class SetStep : StepKind
{
    public override string Name => "set";

    public override string Description => "Sets variables; later steps use them as ${{ NAME }}.";

    public override Shape Value { get; } = new MapShape(AnyShape.Instance, "a map of variables", hyphens: false);

    public override void Check(Step step, StepCheck check)
    {
        foreach (var entry in ((MapSource)step.Value).Entries)
        {
            check.Variable(entry.Key, entry.At, check.TypeOf(entry.Value));
        }
    }
}
