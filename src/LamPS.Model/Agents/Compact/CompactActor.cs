using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>Decides with a compact LAM: it scores candidates, functions, argument spans and status in one pass. Nothing but actions of the candidates can come out.</summary>
/// <param name="model">Scores.</param>
/// <param name="sampling">How it chooses; null for the likeliest.</param>
internal sealed class CompactActor(CompactScorer model, CompactSampling? sampling = null) : IActor
{
    private readonly DecisionJudge _judge = new();
    private readonly CompactSampling _sampling = sampling ?? CompactSampling.Greedy;

    /// <inheritdoc/>
    public string Name => model.Name + _sampling.Suffix;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed, or nothing can be chosen.</exception>
    public async ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var usable = CandidateChoice.Usable(context, candidates);
        if (usable.Count == 0)
            throw AgentModelErrors.NothingToChoose(context.Step.Text);
        var (input, scores) = await model.ScoreAsync(CompactScenes.Decide(context, usable, model.Config.Functions.Contains(CompactScenes.None)), cancellationToken).ConfigureAwait(false);
        var (action, confidence) = Choose(context, input, scores);
        var decision = await _judge.JudgeAsync(context, candidates, action, Name, cancellationToken).ConfigureAwait(false);
        return decision with { Confidence = Math.Min(decision.Confidence, Math.Round(confidence, 2)), Alternatives = decision.Alternatives };
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
        var place = $"{context.Request.Text}|{context.Step.Text}|{context.History.Count}";
        foreach (var (choice, function, score) in ways.OrderByDescending(w => _sampling.Of(w.Score, $"{place}|{w.Choice.Text}|{w.Function}")))
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
