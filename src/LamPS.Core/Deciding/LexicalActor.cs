using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Deciding.Lexical;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding;

/// <summary>
/// Grounds plan lines by their words, without a model: what a line names is compared with the names of the candidates, arguments come from the
/// line alone. Where nothing fits, or two things fit alike, it says so instead of guessing. Safe for use from several threads.
/// </summary>
public sealed class LexicalActor : IActor
{
    // Two candidates closer than this fit alike.
    private const double Alike = 0.03;
    private const int MostAlternatives = 3;

    /// <inheritdoc/>
    public string Name => "lexical";

    /// <inheritdoc/>
    public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Decide(context, candidates));
    }

    private static Decision Decide(DecisionContext context, IReadOnlyList<Candidate> candidates)
    {
        var scene = new Scene(context, candidates);
        var task = LineTask.Read(context.Step.Text).For(scene);
        var settled = new List<string>();
        for (var index = LineProgress.Next(task.Acts, context.History); index < task.Acts.Count; index++)
        {
            var act = task.Acts[index];
            if (WindowGrounder.Settled(scene, act) is { } reason)
            {
                settled.Add(reason);
                continue;
            }

            var choices = Ranked(scene, task, act);
            if (choices.Count == 0)
            {
                if (act.IsOptional)
                {
                    settled.Add($"nothing asks for '{Wanted(act)}'");
                    continue;
                }

                return Nothing(ActionStatus.Fail, NothingFits(scene, task, act), 0, []);
            }

            var best = choices[0];
            if (best.Done is { } done)
            {
                settled.Add(done);
                continue;
            }

            var rivals = Rivals(scene, act, choices);
            if (rivals.Count > 1 && act.Occurrence != 0)
            {
                var inOrder = rivals.OrderBy(c => c.Target.Index).ToList();
                var at = act.Occurrence < 0 ? inOrder.Count - 1 : act.Occurrence - 1;
                if (at >= inOrder.Count)
                {
                    return Nothing(ActionStatus.Fail, $"there are {inOrder.Count} of '{Wanted(act)}', not {act.Occurrence}", 0, choices);
                }

                best = inOrder[at];
            }
            else if (rivals.Count > 1)
            {
                var names = string.Join(" and ", rivals.Take(4).Select(c => Placed(scene, c.Target)));
                return Nothing(ActionStatus.Ask, $"'{Wanted(act)}' can mean {names}; say which, for instance by the name of the group or window", 0.3, choices);
            }

            if (best.Hindrance is { } hindrance)
            {
                return act.IsOptional && !best.IsQuestion
                    ? Nothing(ActionStatus.Finish, hindrance, 0.6, choices)
                    : Nothing(best.IsQuestion ? ActionStatus.Ask : ActionStatus.Fail, hindrance, 0.2, choices);
            }

            var isLast = index == task.Acts.Count - 1 && !best.Continues && LineProgress.Left(task.Acts, index, context.History) <= 1;
            var action = new LamAction(best.Function.Name, best.Target.Id, best.Arguments, isLast ? ActionStatus.Finish : ActionStatus.Continue);
            return new Decision(action, Confidence(task, choices, best), Explain(best), Alternatives(choices, best));
        }

        return Nothing(ActionStatus.Finish, settled.Count > 0 ? string.Join("; ", settled) : "everything in the line is done", 0.9, []);
    }

    // Ways to do an act, best first, without those that failed.
    private static List<Choice> Ranked(Scene scene, LineTask task, LineAct act)
    {
        var failed = scene.Context.History.Where(p => p.Outcome.Outcome is not (Outcome.Verified or Outcome.Unverified or Outcome.Skipped)).ToList();
        return
        [
            .. Find(scene, task, act)
                .Where(c => c.Score >= NameSimilarity.Threshold - 0.05 && !failed.Exists(c.Is) && (!act.IsOptional || IsAsked(scene, c)))
                .OrderByDescending(c => c.Score)
                .ThenBy(c => c.Target.Index)
                .DistinctBy(c => (c.Function.Name, c.Target.Id, c.Target.Menu?.Path)),
        ];
    }

    private static IEnumerable<Choice> Find(Scene scene, LineTask task, LineAct act) => act.Operation switch
    {
        LineOperation.Choose => MenuGrounder.ByPath(scene, act),
        LineOperation.Press when task.IsLoose => PressGrounder.Find(scene, act).Concat(FunctionGrounder.Loose(scene, task.Line)),
        LineOperation.Press => PressGrounder.Find(scene, act),
        LineOperation.Set or LineOperation.SelectOption => FieldGrounder.Find(scene, act, task.Types),
        LineOperation.SelectItem => ItemGrounder.Find(scene, act),
        LineOperation.SelectText => TextGrounder.Select(scene, act),
        LineOperation.SelectAll => TextGrounder.SelectAll(scene),
        LineOperation.SelectPart => TextGrounder.SelectPart(scene, act),
        LineOperation.Switch => SwitchGrounder.Find(scene, act, task.Clears),
        LineOperation.GoToTab => ItemGrounder.FindTab(scene, act),
        LineOperation.Type => TextGrounder.Type(scene, act),
        LineOperation.Keys => TextGrounder.Keys(scene, act.Value, act.Times, 0.97),
        LineOperation.Open => WindowGrounder.Open(scene, act, task.Visits),
        LineOperation.Close => WindowGrounder.Close(scene, act),
        LineOperation.Expand => WindowGrounder.Expand(scene, act, open: true),
        LineOperation.Collapse => WindowGrounder.Expand(scene, act, open: false),
        LineOperation.Focus => WindowGrounder.Focus(scene, act),
        LineOperation.Scroll => WindowGrounder.Scroll(scene, act),
        LineOperation.Save => FunctionGrounder.Save(scene, act),
        LineOperation.Call => FunctionGrounder.Call(scene, act),
        LineOperation.Screenshot => FunctionGrounder.Screenshot(scene, act),
        _ => [],
    };

    // "If asked": only a dialog asks.
    private static bool IsAsked(Scene scene, Choice choice) => choice.Target.Index >= 0 && scene.View.IsInDialog(choice.Target.Index);

    // The best and what fits as well: other things, not other ways to do the same to the same thing.
    private static List<Choice> Rivals(Scene scene, LineAct act, List<Choice> choices)
    {
        var best = choices[0];
        var rivals = new List<Choice> { best };
        foreach (var choice in choices.Skip(1))
        {
            if (best.Score - choice.Score >= (act.Occurrence == 0 ? Alike : 0.08))
            {
                break;
            }

            // What is enabled is meant rather than its disabled twin; what contains the other is no other thing.
            if (rivals.Exists(r => Same(r.Target, choice.Target) || scene.View.IsWithin(r.Target.Id, choice.Target.Id) || scene.View.IsWithin(choice.Target.Id, r.Target.Id))
                || (choice.Hindrance is not null && best.Hindrance is null && act.Occurrence == 0))
            {
                continue;
            }

            rivals.Add(choice);
        }

        return rivals;
    }

    private static bool Same(Target a, Target b) =>
        (!a.Id.IsNone && a.Id == b.Id) || (a.Menu is not null && a.Menu.Path == b.Menu?.Path) || (a.IsApplication && b.IsApplication);

    private static double Confidence(LineTask task, List<Choice> choices, Choice best)
    {
        var second = choices.Find(c => !Same(c.Target, best.Target));
        var margin = second is null ? 0.2 : Math.Clamp(best.Score - second.Score, 0, 0.2);
        var confidence = (0.35 + (0.62 * (Math.Min(best.Score, 1) - 0.5) / 0.5)) * (0.8 + margin);
        return Math.Round(Math.Clamp(task.IsLoose ? confidence * 0.8 : confidence, 0.05, 0.98), 2);
    }

    private static string Explain(Choice choice) => choice.Target.IsApplication ? $"{choice.Function.Name}: {choice.Why}" : $"{choice.Target}: {choice.Why}";

    private static List<Alternative> Alternatives(List<Choice> choices, Choice? best) =>
        [.. choices.Where(c => c != best).Take(MostAlternatives).Select(c => c.ToAlternative())];

    private static Decision Nothing(ActionStatus status, string reason, double confidence, List<Choice> choices) =>
        new(new LamAction("", ElementId.None, ActionArguments.None, status), confidence, reason, Alternatives(choices, null));

    private static string NothingFits(Scene scene, LineTask task, LineAct act)
    {
        var modal = scene.View.Modal is { } dialog ? $" in dialog '{ScreenText.Short(dialog.Name, 60)}', which is open" : " on the screen or in the menus";
        return task.IsLoose
            ? $"the line '{task.Line}' names nothing{modal}"
            : $"nothing named '{Wanted(act)}' fits{modal}";
    }

    private static string Wanted(LineAct act) => act.Target.Length > 0 ? act.Target : act.Value.Length > 0 ? act.Value : act.Operation.ToString().ToLowerInvariant();

    private static string Placed(Scene scene, Target target) =>
        target.Index >= 0 && scene.View.Container(target.Index) is { Length: > 0 } container ? $"{target} in {ScreenText.Short(container, 60)}" : target.ToString();
}
