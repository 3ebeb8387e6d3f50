using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Runs the steps of another runbook.</summary>
internal sealed class IncludeStep : StepKind
{
    public override string Name => "include";

    public override string Description => "Runs the steps of another runbook; the path starts from the folder of this one.";

    public override Shape Value { get; } = new TextShape("the path of a runbook") { AllowsExpressions = false };

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.With, new MapShape(AnyShape.Instance, "a map of parameters", hyphens: true), "Values of its parameters by name."),
    ];

    public override void Check(Step step, StepCheck check)
    {
        if (step.Included is not { } included)
        {
            return;
        }

        var given = step[CommonKeys.With] as MapSource ?? MapSource.Empty(step.At);
        var names = included.Parameters.Select(p => p.Name);
        foreach (var entry in given.Entries)
        {
            if (included.Parameters.FirstOrDefault(p => p.Name == entry.Key) is not { } parameter)
            {
                check.Report(RunbookErrors.ParameterUnknown(entry.At, entry.Key, Suggestion.DidYouMean(entry.Key, names), names));
            }
            else if (entry.Value is LiteralSource literal && ParameterBinder.Problem(parameter, literal.Value) is { } problem)
            {
                check.Report(RunbookErrors.ParameterInvalid(entry.Value.At, entry.Key, problem));
            }
            else if (entry.Value is not LiteralSource && !ParameterBinder.Fits(check.TypeOf(entry.Value), parameter.Type))
            {
                check.Report(RunbookErrors.ParameterInvalid(
                    entry.Value.At, entry.Key, $"is {ParameterBinder.Name(parameter.Type)} in '{included.Name}', not {Expressions.StaticTypes.Name(check.TypeOf(entry.Value))}"));
            }
        }

        foreach (var parameter in included.Parameters.Where(p => p.Required && p.From is null && given[p.Name] is null))
        {
            check.Report(RunbookErrors.ParameterMissing(step.At, parameter.Name, $"'{included.Name}' needs it: with: {{ {parameter.Name}: ... }}"));
        }
    }

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var with = await step.WithAsync(cancellationToken).ConfigureAwait(false);
        var included = step.Step.Included!;
        var parameters = ParameterBinder.Bind(
            included, with, Environment.GetEnvironmentVariable, step.Step.At, step.Frame.Runbook.Directory);
        var frame = new Frame(included, parameters, step.Frame.IdOf(step.Step) + "/");
        var ending = await step.Run.RunAsync(frame, step.Depth + 1, cancellationToken).ConfigureAwait(false);
        return ending with { Output = RunbookValue.Map(frame.Variables) };
    }
}
