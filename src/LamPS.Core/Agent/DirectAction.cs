using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>An action by function and selector, without a model: waits for the element, refuses to guess among several, acts and verifies.</summary>
/// <param name="context">The run.</param>
public sealed class DirectAction(RunContext context)
{
    /// <summary>Does it.</summary>
    /// <param name="function">Function.</param>
    /// <param name="on">Finds the element; null for functions without one.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The function is unknown or an argument is wrong; the application died or hangs.</exception>
    public async Task<RunEnding> DoAsync(string function, Selector? on, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var definition = Check(function, on is not null, arguments);
        if (on is null)
        {
            var screen = context.Application is null ? Snapshot.Empty : await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false);
            return await ActAsync(definition, screen, null, null, arguments, cancellationToken).ConfigureAwait(false);
        }

        var (snapshot, result) = await new Observer(context).FindAsync(on, context.Limits.Wait, found => found.First?.Is(ElementStates.Enabled) == true, cancellationToken).ConfigureAwait(false);
        if (result.First is null)
        {
            return new RunEnding(Outcome.NotFound, ActionErrors.ElementNotFound(on.ToString(), context.Desktop.ChangesByItself ? context.Limits.Wait : TimeSpan.Zero));
        }

        if (result.Others > 0)
        {
            var rivals = result.Elements.Take(4).Select(e => Selector.For(snapshot, e).ToString());
            return new RunEnding(Outcome.NotFound, ActionErrors.SelectorAmbiguous(on.ToString(), result.Elements.Count, rivals));
        }

        return await ActAsync(definition, snapshot, result.First, on.ToString(), arguments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does it on a live element.</summary>
    /// <param name="function">Function.</param>
    /// <param name="on">The element.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The function is unknown or an argument is wrong; the application died or hangs.</exception>
    public async Task<RunEnding> DoAsync(string function, ElementId on, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var definition = Check(function, true, arguments);
        var snapshot = await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false);
        return snapshot.TryGet(on, out var element)
            ? await ActAsync(definition, snapshot, element, null, arguments, cancellationToken).ConfigureAwait(false)
            : new RunEnding(Outcome.NotFound, ActionErrors.ElementGone(on));
    }

    /// <summary>Text that the last action read, untrusted; null when it read none.</summary>
    public string? LastText { get; private set; }

    /// <summary>What the last action gave beyond text, untrusted; null for most.</summary>
    public object? LastData { get; private set; }

    /// <summary>The element that the last action was on, as it was before; null for an action without one.</summary>
    public Element? LastElement { get; private set; }

    private async Task<RunEnding> ActAsync(
        FunctionDefinition definition, Snapshot snapshot, Element? element, string? selector, ActionArguments arguments, CancellationToken cancellationToken)
    {
        LastElement = element;
        var action = new LamAction(definition.Name, element?.Id ?? ElementId.None, arguments);
        var report = await new ActionExecutor(context).ExecuteAsync(
            new ActionIntent { Action = action, Snapshot = snapshot, Selector = selector }, cancellationToken).ConfigureAwait(false);
        LastText = report.Outcome.Text;
        LastData = report.Outcome.Data;
        var what = ActionExecutor.Describe(action, element);
        return report.Outcome.Outcome switch
        {
            Outcome.Verified => RunEnding.Verified,
            Outcome.Skipped => RunEnding.Skipped,
            Outcome.Unverified => new RunEnding(Outcome.Unverified, AgentErrors.NothingProves([what])),
            Outcome.Blocked => RunEnding.Of(AgentErrors.NotAllowed(what, report.Record.Policy?.Rule ?? report.Outcome.Detail)),
            var outcome => new RunEnding(outcome, ActionErrors.ActionFailed(what, report.Outcome)),
        };
    }

    private FunctionDefinition Check(string function, bool hasElement, ActionArguments arguments)
    {
        var pool = context.Pool;
        if (!pool.TryGet(function, out var definition))
        {
            throw ActionErrors.FunctionUnknown(function, pool.All.Select(f => f.Name));
        }

        foreach (var name in arguments.Keys)
        {
            if (definition.Arguments.All(a => a.Name != name))
            {
                throw ActionErrors.ArgumentUnknown(function, name, definition.Arguments.Select(a => a.Name));
            }
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.Required && arguments.Text(argument.Name) is null)
            {
                throw ActionErrors.ArgumentMissing(function, argument.Name, argument.Description);
            }

            if (argument.Type is ArgumentType.Number or ArgumentType.Integer && arguments.Text(argument.Name) is { } text && arguments.Number(argument.Name) is null)
            {
                throw ActionErrors.ArgumentNotANumber(function, argument.Name, text);
            }
        }

        return definition.NeedsElement && !hasElement ? throw ActionErrors.SelectorMissing(function) : definition;
    }
}
