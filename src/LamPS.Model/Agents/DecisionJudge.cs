using LamPS.Core.Actions;
using LamPS.Core.Deciding;

namespace LamPS.Model.Agents;

/// <summary>
/// Checks what a model decides against what the plan line says when it is read by code. A model may act where the reader sees no way; but what nothing
/// supports is done without proof, and a run that rests on it doesn't end as verified.
/// </summary>
internal sealed class DecisionJudge
{
    private readonly LexicalActor _reader = new();

    /// <summary>Judges.</summary>
    /// <param name="context">What was decided from.</param>
    /// <param name="candidates">All candidates.</param>
    /// <param name="action">The model's action.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Decision> JudgeAsync(
        DecisionContext context, IReadOnlyList<Candidate> candidates, LamAction action, string model, CancellationToken cancellationToken)
    {
        var read = await _reader.DecideAsync(context, candidates, cancellationToken).ConfigureAwait(false);
        return action.Function.Length == 0 ? Nothing(context, read, action, model) : Something(context, candidates, read, action, model);
    }

    private static Decision Nothing(DecisionContext context, Decision read, LamAction action, string model)
    {
        if (action.Status != ActionStatus.Finish)
            return new Decision(action, 0.5, $"{model} sees no way to do it", read.Alternatives);
        if (read.Action is { Function: "", Status: ActionStatus.Finish })
            return new Decision(action, 0.9, $"{model}: done already; {read.Reason}", []);

        // To say that there is nothing to do is the easiest way to be wrong.
        return context.History.Any(p => p.Outcome.IsDone)
            ? new Decision(action, 0.4, $"{model} says that it is done", read.Alternatives) { IsProven = false }
            : new Decision(action with { Status = ActionStatus.Fail }, 0.2, $"{model} says that it is done already, and nothing shows it", read.Alternatives);
    }

    private static Decision Something(DecisionContext context, IReadOnlyList<Candidate> candidates, Decision read, LamAction action, string model)
    {
        var target = Target(candidates, action);
        var name = target?.Label ?? "application";
        if (IsSame(read.Action, action))
        {
            // What the line still wants isn't finished by what it wants first.
            var left = action.Status == ActionStatus.Finish && read.Action.Status == ActionStatus.Continue;
            return new Decision(left ? action with { Status = ActionStatus.Continue } : action, 0.9, $"{model}: {name}", read.Alternatives);
        }

        var isOther = read.Action.Function.Length > 0 && read.Confidence >= 0.5;
        var isNamed = Mentions(context, action, target);
        return new Decision(action, isOther ? 0.3 : isNamed ? 0.6 : 0.4, $"{model}: {name}", read.Alternatives) { IsProven = !isOther && isNamed };
    }

    /// <summary>Whether two actions are the same, whatever they say of the plan step.</summary>
    public static bool IsSame(LamAction a, LamAction b) =>
        a.Function == b.Function && a.Element == b.Element && a.Arguments.Keys.Union(b.Arguments.Keys).All(name => IsSame(a.Arguments, b.Arguments, name));

    private static bool IsSame(ActionArguments a, ActionArguments b, string name) =>
        a.Text(name) == b.Text(name) || (a.Number(name) is { } number && number == b.Number(name)) || (a.Boolean(name) is { } flag && flag == b.Boolean(name));

    private static Candidate? Target(IReadOnlyList<Candidate> candidates, LamAction action) => action.Function == UiFunctions.InvokeMenu.Name
        ? candidates.FirstOrDefault(c => c.Menu?.Path == action.Arguments.Text("path"))
        : candidates.FirstOrDefault(c => c.Element is { } e ? e.Id == action.Element : c.Menu is null && action.Element.IsNone);

    // The line names what is acted on, and has every text that goes in.
    private static bool Mentions(DecisionContext context, LamAction action, Candidate? target)
    {
        var line = RequestTexts.Words(context.Step.Text);
        var named = target?.Element is { } element ? RequestTexts.Words(new ElementLabels(context.Snapshot).NameOf(element))
            : target?.Menu is { } menu ? RequestTexts.Words(menu.Name)
            : RequestTexts.Words(action.Function);
        var texts = action.Arguments.Where(a => a.Value is not bool && target?.Menu is null).Select(a => action.Arguments.Text(a.Key) ?? "");
        return named.Overlaps(line) && texts.All(t => context.Step.Text.Contains(t, StringComparison.OrdinalIgnoreCase));
    }
}
