using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding;

/// <summary>
/// Decides without a model: reads the plan line, finds what it names among the candidates, and says when it is done, when nothing fits, and
/// when two things fit equally well. Text of the user interface is only ever compared; every argument comes from the plan line.
/// </summary>
public sealed class LexicalActor : IActor
{
    // Two options this near to each other are a guess.
    private const double Tie = 0.025;

    /// <inheritdoc/>
    public string Name => "lexical";

    /// <inheritdoc/>
    public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var acts = LineActs.Of(context);
        return ValueTask.FromResult(acts.Count == 0
            ? Nothing(ActionStatus.Fail, $"'{context.Step.Text}' can't be read as an action")
            : Decide(context, acts, candidates));
    }

    private static Decision Decide(DecisionContext context, IReadOnlyList<LineAct> acts, IReadOnlyList<Candidate> candidates)
    {
        var finder = new OptionFinder(context, candidates);
        var open = ActHistory.Open(acts, context.History);
        var reason = "done";
        for (var i = 0; i < open.Count; i++)
        {
            var act = open[i];
            var options = finder.For(act);
            var left = options.Where(o => !ActHistory.HasFailed(o, context.History)).ToList();
            if (left is [{ IsDone: true, Score: >= NameScore.Enough } done, ..] && !Rivals(left))
            {
                reason = $"{done.Candidate.Label} is that way already";
                continue;
            }

            if (left is not [{ Score: >= NameScore.Enough } best, ..])
            {
                if (act.IsOptional)
                {
                    reason = "nothing asks for it";
                    continue;
                }

                return Missing(act, options, left);
            }

            if (Rivals(left))
            {
                var rivals = left.TakeWhile(o => o.Score > best.Score - Tie).ToList();
                return Nothing(ActionStatus.Ask, $"{rivals.Count} things are called '{Asked(act)}': {string.Join(", ", rivals.Take(4).Select(r => Place(context, r)))}", left);
            }

            var last = !MoreToDo(open, i, finder, context);
            var action = new LamAction(best.Function, best.Candidate.Element?.Id ?? ElementId.None, best.Arguments, last ? ActionStatus.Finish : ActionStatus.Continue);
            var second = left.FirstOrDefault(o => o.Candidate.Number != best.Candidate.Number)?.Score ?? 0;
            return new Decision(action, Confidence(best.Score, second), $"'{Asked(act)}' fits {best.Candidate.Label}{(best.Note.Length > 0 ? $", but {best.Note}" : "")}", Alternatives(left.Skip(1)));
        }

        return Nothing(ActionStatus.Finish, reason);
    }

    // What follows may be there already, too; then this is the last action.
    private static bool MoreToDo(IReadOnlyList<LineAct> open, int current, OptionFinder finder, DecisionContext context)
    {
        if (open[current].Times > ActHistory.Count(open[current], context.History) + 1)
        {
            return true;
        }

        for (var i = current + 1; i < open.Count; i++)
        {
            if (finder.For(open[i]) is not [{ IsDone: true, Score: >= NameScore.Enough }, ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool Rivals(List<Option> options) =>
        options.Count > 1
        && options[0].Score - options[1].Score < Tie
        && options[0].Candidate.Number != options[1].Candidate.Number
        && (options[0].Candidate.Element is not null || options[0].Candidate.Menu is not null)
        && options[0].Function is not ("select_text" or "scroll");

    private static Decision Missing(LineAct act, IReadOnlyList<Option> options, List<Option> left)
    {
        if (options.Count > left.Count && options[0].Score >= NameScore.Enough)
        {
            return Nothing(ActionStatus.Fail, $"everything that fits '{Asked(act)}' was tried", left);
        }

        if (left is [{ Note.Length: > 0 } disabled, ..] && disabled.Score > 0.3)
        {
            return Nothing(ActionStatus.Fail, $"{disabled.Candidate.Label} fits '{Asked(act)}', but {disabled.Note}", left);
        }

        var near = left.Count > 0 && left[0].Score > 0.25 ? $"; nearest is {left[0].Candidate.Label}" : "";
        return Nothing(ActionStatus.Fail, $"nothing here fits '{Asked(act)}'{near}", left);
    }

    private static Decision Nothing(ActionStatus status, string reason, IReadOnlyList<Option>? options = null) =>
        new(new LamAction("", ElementId.None, ActionArguments.None, status), status == ActionStatus.Finish ? 1 : 0, reason, Alternatives(options ?? []));

    private static IReadOnlyList<Alternative> Alternatives(IEnumerable<Option> options) =>
        [.. options.Take(4).Select(o => new Alternative(o.Function, o.Candidate.Label, Math.Round(o.Score, 3)))];

    private static double Confidence(double best, double second) =>
        Math.Round(Math.Clamp(best, 0, 1) / (1 + Math.Exp(-12 * (best - second - 0.1))), 3);

    private static string Asked(LineAct act) => act.Target.Length > 0 ? act.Target : act.Value.Length > 0 ? act.Value : act.Operation.ToString();

    private static string Place(DecisionContext context, Option option)
    {
        var at = option.Candidate.Element is { } element ? context.Snapshot.IndexOf(element.Id) : -1;
        var parent = at < 0 ? null : context.Snapshot.AncestorsOf(at).FirstOrDefault(a => a.Name.Length > 0);
        return parent is null ? option.Candidate.Label : $"{option.Candidate.Label} in {parent}";
    }
}
