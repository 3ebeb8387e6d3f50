using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;
using LamPS.Core.Selectors;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>One action: a function, an element, arguments. No model.</summary>
internal sealed class ActStep : StepKind
{
    public override string Name => "act";

    public override string Description => "One action, without a model: the name of a function, such as click, set_text or invoke_menu.";

    public override Shape Value { get; } = new TextShape("the name of a function") { AllowsExpressions = false };

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.On, new SelectorShape(), "Selector of the element that is acted on; waited for."),
        new(CommonKeys.With, new MapShape(AnyShape.Instance, "a map of arguments"), "Arguments of the function by name."),
        CommonKeys.ApplicationKey,
    ];

    public override void Check(Step step, StepCheck check)
    {
        var name = ((LiteralSource)step.Value).Value.Reveal();
        if (!check.Functions.TryGet(name, out var function))
        {
            var names = check.Functions.All.Select(f => f.Name).ToList();
            check.Report(RunbookErrors.FunctionUnknown(step.Value.At, name, Suggestion.DidYouMean(name, names), names));
            return;
        }

        if (function.NeedsElement && step[CommonKeys.On] is null)
        {
            check.Report(RunbookErrors.KeyMissing(step.At, CommonKeys.On, step.Where, $"'{name}' acts on an element: {function.Description} Name it: on: \"button[name='OK']\""));
        }

        CheckArguments(step, function, check);
    }

    private static void CheckArguments(Step step, FunctionDefinition function, StepCheck check)
    {
        var given = step[CommonKeys.With] as MapSource ?? MapSource.Empty(step.At);
        foreach (var entry in given.Entries)
        {
            var names = function.Arguments.Select(a => a.Name);
            if (function.Arguments.FirstOrDefault(a => a.Name == entry.Key) is not { } argument)
            {
                check.Report(RunbookErrors.ArgumentWrong(
                    entry.At,
                    $"'{function.Name}' takes no argument '{entry.Key}'.{Suggestion.DidYouMean(entry.Key, names)}",
                    function.Arguments.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", names)}."));
            }
            else if (check.TypeOf(entry.Value) is var type && !Fits(type, argument.Type))
            {
                check.Report(RunbookErrors.ArgumentWrong(
                    entry.Value.At, $"'{entry.Key}' of '{function.Name}' must be {Described(argument.Type)}; this is {type.Name()}.", argument.Description));
            }
            else if (argument.Type == ArgumentType.Selector && entry.Value is LiteralSource selector
                && !Selector.TryParse(selector.Value.Reveal(), out _, out var problem))
            {
                check.Report(RunbookErrors.SelectorInvalid(entry.Value.At, $"Column {problem.Column} of the selector: {problem.Message}", problem.Remedy));
            }
        }

        foreach (var argument in function.Arguments)
        {
            if (argument.Required && given[argument.Name] is null)
            {
                check.Report(RunbookErrors.ArgumentWrong(
                    step.At, $"'{function.Name}' in {step.Where} needs '{argument.Name}'.", $"{argument.Description} Write: with: {{ {argument.Name}: ... }}"));
            }
        }
    }

    private static bool Fits(StaticType given, ArgumentType wanted) => wanted switch
    {
        ArgumentType.Integer => StaticTypes.Fits(given, StaticType.Integer),
        ArgumentType.Number => StaticTypes.Fits(given, StaticType.Number),
        ArgumentType.Boolean => StaticTypes.Fits(given, StaticType.Boolean),
        _ => given is not (StaticType.List or StaticType.Map or StaticType.Null),
    };

    private static string Described(ArgumentType type) => type switch
    {
        ArgumentType.Integer => "a whole number",
        ArgumentType.Number => "a number",
        ArgumentType.Boolean => "true or false",
        _ => "text",
    };

    public override async ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken)
    {
        var function = await step.OwnValueAsync(cancellationToken).ConfigureAwait(false);
        var on = await step.ValueAsync(CommonKeys.On, cancellationToken).ConfigureAwait(false);
        return on is null ? function.ToString() : $"{function} {on}";
    }

    public override async ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken)
    {
        var function = (await step.OwnValueAsync(cancellationToken).ConfigureAwait(false)).Reveal();
        var on = await step.ValueAsync(CommonKeys.On, cancellationToken).ConfigureAwait(false) is { } text ? Selector.Parse(text.Reveal()) : null;
        if (function != UiFunctions.Launch.Name && await step.UseApplicationAsync(cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed;
        }

        var arguments = await ArgumentsAsync(step, function, cancellationToken).ConfigureAwait(false);
        var action = new DirectAction(step.Actions);
        var ending = StepEnding.Of(await action.DoAsync(function, on, arguments, cancellationToken).ConfigureAwait(false)) with
        {
            Output = action.LastData is { } data ? RunbookValue.From(data, untrusted: true) : action.LastText is { } read ? RunbookValue.Of(read, untrusted: true) : RunbookValue.Null,
        };
        return step.Actions.WhatIf && ending.Error?.Id == nameof(ActionErrors.ElementNotFound)
            ? StepEnding.Skipped($"would do '{function}' on {on}, which isn't there now; an earlier step may bring it")
            : ending;
    }

    private static async ValueTask<ActionArguments> ArgumentsAsync(StepContext step, string function, CancellationToken cancellationToken)
    {
        step.Actions.Pool.TryGet(function, out var definition);
        var arguments = ActionArguments.None;
        foreach (var (name, value) in await step.WithAsync(cancellationToken).ConfigureAwait(false))
        {
            var isPath = definition?.Arguments.FirstOrDefault(a => a.Name == name)?.Type == ArgumentType.Path;
            arguments = arguments.With(name, value.Kind switch
            {
                RunbookValueKind.Null => null,
                RunbookValueKind.Boolean => value.AsBoolean,
                RunbookValueKind.Integer => value.AsInteger,
                RunbookValueKind.Number => value.AsNumber,
                _ when isPath => step.Frame.FullPath(value.Reveal()),
                _ => value.Reveal(),
            });
            if (name == "application" && function == UiFunctions.Launch.Name)
            {
                step.Trusted(value, "an application");
            }
        }

        return arguments;
    }
}
