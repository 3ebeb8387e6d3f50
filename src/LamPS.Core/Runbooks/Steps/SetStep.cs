using LamPS.Core.Runbooks.Execution;
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

    public override ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) =>
        new(string.Join(", ", ((MapSource)step.Step.Value).Entries.Select(e => e.Key)));

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        // One after the other, so that a variable can be made of the one before it.
        var set = new List<KeyValuePair<string, RunbookValue>>();
        foreach (var entry in ((MapSource)step.Step.Value).Entries)
        {
            var value = step.Noted(await entry.Value.EvaluateAsync(step.Scope, cancellationToken).ConfigureAwait(false));
            step.Frame.Variables[entry.Key] = value;
            set.Add(new(entry.Key, value));
        }

        var all = RunbookValue.Map(set);
        return StepEnding.Verified(all.ToString(), all);
    }
}
