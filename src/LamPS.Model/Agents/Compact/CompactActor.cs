using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>Decides with a compact LAM: it scores candidates, functions, argument spans and status in one pass. Nothing but actions of the candidates can come out.</summary>
internal sealed class CompactActor(CompactScorer model) : IActor
{
    private const string None = "none";

    private readonly DecisionJudge _judge = new();

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed, or nothing can be chosen.</exception>
    public async ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var usable = CandidateChoice.Usable(context, candidates);
        if (usable.Count == 0)
            throw AgentModelErrors.NothingToChoose(context.Step.Text);
        var (input, scores) = await model.ScoreAsync(Scene(context, usable), cancellationToken).ConfigureAwait(false);
        var (action, confidence) = Choose(context, input, scores);
        var decision = await _judge.JudgeAsync(context, candidates, action, Name, cancellationToken).ConfigureAwait(false);
        return decision with { Confidence = Math.Min(decision.Confidence, Math.Round(confidence, 2)), Alternatives = decision.Alternatives };
    }

    private CompactScene Scene(DecisionContext context, IReadOnlyList<Candidate> candidates)
    {
        var labels = new ElementLabels(context.Snapshot);
        var line = RequestTexts.Words(context.Step.Text);
        List<CompactChoice> choices = [.. candidates.Select(c => new CompactChoice(Text(c, labels), [.. c.Functions.Select(f => f.Name)], c, Features(c, labels, line)))];

        // Where a model can say that nothing is left to do, it says so by choosing it.
        if (model.Config.Functions.Contains(None))
            choices.Insert(Math.Min(choices.Count, 1), new CompactChoice("done", [None], null, new Dictionary<string, float>()));
        return new CompactScene
        {
            Request = context.Request.Text,
            Line = context.Step.Text,
            Next = context.Next?.Text ?? "",
            History = [.. context.History.Select(p => $"{p.Action.Function} {p.Target} {(p.Outcome.IsDone ? "done" : "failed")}")],
            Window = context.Snapshot.ActiveWindow?.Name ?? "",
            Choices = choices,
        };
    }

    private static string Text(Candidate candidate, ElementLabels labels) => candidate switch
    {
        { Menu: { } menu } => $"menu {menu.Path}",
        { Element: { } e } => $"{e.Role.Name()} {labels.NameOf(e)}{(e.Value is { Length: > 0 and <= 40 } v && v != e.Name ? $" = {v}" : "")}{(e.Options.Count > 0 ? $" {{ {string.Join(" , ", e.Options.Take(6))} }}" : "")}",
        _ => "application",
    };

    private static Dictionary<string, float> Features(Candidate candidate, ElementLabels labels, HashSet<string> line)
    {
        var name = RequestTexts.Words(candidate.Menu?.Name ?? (candidate.Element is { } e ? labels.NameOf(e) : ""));
        return new()
        {
            ["score"] = (float)Math.Clamp(candidate.Score / 10, 0, 1),
            ["match"] = name.Count == 0 ? 0 : name.Count(line.Contains) / (float)name.Count,
            ["enabled"] = candidate.Menu?.Enabled ?? candidate.Element?.Is(ElementStates.Enabled) ?? true ? 1 : 0,
            ["focused"] = candidate.Element?.Is(ElementStates.Focused) ?? false ? 1 : 0,
            ["field"] = candidate.Element is { } field && ElementLabels.IsField(field.Role) ? 1 : 0,
            ["menu"] = candidate.Menu is null ? 0 : 1,
        };
    }

    private (LamAction Action, double Confidence) Choose(DecisionContext context, CompactInput input, ScoringResult scores)
    {
        var (status, _) = Status(scores);
        if (status is ActionStatus.Ask or ActionStatus.Fail)
            return (Nothing(status), 0.5);
        var ofChoice = CompactScorer.LogSoftmax(scores.Candidates);
        var ways =
            from c in Enumerable.Range(0, input.Choices.Count)
            let ofFunction = CompactScorer.LogSoftmax(scores.Functions[c])
            from f in Enumerable.Range(0, model.Config.Functions.Count)
            where !double.IsNegativeInfinity(ofFunction[f])
            select (Choice: input.Choices[c], Function: model.Config.Functions[f], Score: ofChoice[c] + ofFunction[f]);
        foreach (var (choice, function, score) in ways.OrderByDescending(w => w.Score))
        {
            if (choice.Candidate is not { } candidate)
                return (Nothing(ActionStatus.Finish), Math.Exp(score));
            var definition = candidate.Functions.First(f => f.Name == function);
            if (CompactArguments.Fill(definition, candidate, input, scores, model.Config) is not { } arguments)
                continue;
            var action = new LamAction(function, candidate.Element?.Id ?? ElementId.None, arguments, status);
            if (!context.History.Any(p => !p.Outcome.IsDone && DecisionJudge.IsSame(p.Action, action)))
                return (action, Math.Exp(score));
        }

        return (Nothing(ActionStatus.Fail), 0);
    }

    private (ActionStatus Status, double Score) Status(ScoringResult scores)
    {
        var all = CompactScorer.LogSoftmax(scores.Statuses);
        var best = Array.IndexOf(all, all.Max());
        return Enum.TryParse<ActionStatus>(model.Config.Statuses[best], ignoreCase: true, out var status) ? (status, all[best]) : throw CompactErrors.StatusUnknown(model.Config.Statuses[best]);
    }

    private static LamAction Nothing(ActionStatus status) => new("", ElementId.None, ActionArguments.None, status);
}
