using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Rules;

namespace LamPS.Core.Planning;

/// <summary>
/// Plans without a model: splits a request into clauses, and finds for each what the application's map, functions and help have that fits it
/// best. A clause that nothing fits well enough is left unplanned, rather than guessed. Reads nothing from the screen.
/// </summary>
public sealed class DocumentationPlanner : IPlanner
{
    /// <summary>Least score of a way that is taken.</summary>
    internal const double Threshold = 0.62;

    private readonly IReadOnlyList<IPlanRule> _rules;

    /// <summary>Makes the planner.</summary>
    public DocumentationPlanner()
    {
        IPlanRule[] basics = [new MenuRule(), new WindowRule()];
        _rules = [new DirectRule(), new FunctionRule(), new SaveRule(), new ReplaceRule(), new CellRule(), new ArithmeticRule(), new WriteRule(), new FormatRule(basics), .. basics];
    }

    /// <inheritdoc/>
    public string Name => "documentation";

    /// <inheritdoc/>
    public ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken) => ValueTask.FromResult(Weigh(request, knowledge, cancellationToken).Plan);

    /// <summary>Plans, and says how well the application's words explain the request's.</summary>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">Knowledge of the application.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The plan, and the score of its worst part: 0 where a part is unplanned or doubtful, about 1 and more where every word is explained.</returns>
    public (Plan Plan, double Fit) Weigh(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        var steps = new List<PlanStep>();
        var unplanned = new List<string>();
        var doubts = new List<string>();
        var state = new PlanState();
        var fit = double.PositiveInfinity;
        var index = ApplicationIndex.For(knowledge);
        foreach (var clause in Clauses(request, index))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Ways(clause, request, knowledge, index, state) is [var best, ..])
            {
                steps.AddRange(best.Steps);
                doubts.AddRange(LeftOut.Any(clause, best.Steps) ? [clause] : []);
                state = best.After with { Written = WrittenText.Of(best.Steps) };
                fit = Math.Min(fit, best.Score);
            }
            else
            {
                unplanned.Add(clause);
            }
        }

        if (unplanned.Count == 0)
        {
            steps.AddRange(Ending(request, knowledge, index, state));
        }

        return (new Plan(steps, unplanned, Name) { Doubts = doubts }, unplanned.Count > 0 || doubts.Count > 0 || steps.Count == 0 ? 0 : fit);
    }

    /// <inheritdoc/>
    public ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken)
    {
        var failed = failure.Plan.Steps[failure.StepIndex];
        var index = ApplicationIndex.For(knowledge);
        var state = new PlanState();
        var steps = new List<PlanStep>();
        var doubts = new List<string>();
        var found = false;
        foreach (var clause in Clauses(request, index))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ways = Ways(clause, request, knowledge, index, state);
            var way = 0;
            if (!found && clause == failed.Clause)
            {
                var begun = failure.Plan.Steps.Take(failure.StepIndex).Where(s => s.Clause == clause && s.Function == "invoke_menu").ToList();
                way = Next(ways, failed);
                if (begun.Count == 1 && failed.Source == begun[0].Source)
                {
                    // Its dialog may not have come up: once, the same way is tried again.
                    way--;
                }
                else if (way >= ways.Count)
                {
                    return ValueTask.FromResult<Plan?>(null);
                }
                else if (begun.Count > 0)
                {
                    // What was begun is left before another way is tried.
                    steps.Add(new PlanStep("Press keys Escape", "request", "type_keys", clause));
                }

                found = true;
            }

            if (ways.Count == 0)
            {
                return ValueTask.FromResult<Plan?>(null);
            }

            state = ways[way].After with { Written = WrittenText.Of(ways[way].Steps) };
            if (found)
            {
                steps.AddRange(ways[way].Steps);
                doubts.AddRange(LeftOut.Any(clause, ways[way].Steps) ? [clause] : []);
            }
        }

        if (!found)
        {
            return ValueTask.FromResult<Plan?>(null);
        }

        steps.AddRange(Ending(request, knowledge, index, state));
        return ValueTask.FromResult<Plan?>(new Plan(steps, [], Name) { Doubts = doubts });
    }

    /// <summary>The smallest pieces of a request that may each ask for one thing.</summary>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">Knowledge of the application, whose names are never cut.</param>
    /// <param name="atEveryJoint">Whether commas, "and", "plus" and "but" split also where no verb follows.</param>
    public IReadOnlyList<Clause> Split(TaskRequest request, PlanningKnowledge knowledge, bool atEveryJoint = false) => RequestSplitter.Split(request.Text, ApplicationIndex.For(knowledge).Names, atEveryJoint);

    /// <summary>The steps that save the document where a part of a request says, by functions of the application, which look whether the file is there; null where it asks for something else, or there is no such function.</summary>
    /// <param name="request">The part.</param>
    /// <param name="knowledge">Knowledge of the application.</param>
    public IReadOnlyList<PlanStep>? Saving(TaskRequest request, PlanningKnowledge knowledge)
    {
        var view = new ClauseView(request.Text, request, knowledge, ApplicationIndex.For(knowledge), new PlanState());
        return new SaveRule().Propose(view).FirstOrDefault() is { Steps: { Count: > 0 } steps } && steps.All(s => s.Function.Length > 0 && s.Source == $"function: {s.Function}") ? steps : null;
    }

    /// <summary>What comes after all parts of a request: saving to where the task says.</summary>
    /// <param name="request">Request.</param>
    /// <param name="knowledge">Knowledge of the application.</param>
    public IReadOnlyList<PlanStep> Ending(TaskRequest request, PlanningKnowledge knowledge) => Ending(request, knowledge, ApplicationIndex.For(knowledge), new PlanState());

    // The way behind the last one that has the failed step.
    private static int Next(IReadOnlyList<Proposal> ways, PlanStep failed)
    {
        for (var i = ways.Count - 1; i >= 0; i--)
        {
            if (ways[i].Steps.Any(s => s.Text == failed.Text && s.Source == failed.Source))
            {
                return i + 1;
            }
        }

        return ways.Count;
    }

    private static IReadOnlyList<string> Clauses(TaskRequest request, ApplicationIndex index) =>
        ClauseMerger.Merge([.. RequestSplitter.Split(request.Text, index.Names).Select(c => c.Text)], index);

    // Ways that are good enough, best first. A second way must be nearly as good: anything else would be a guess.
    private List<Proposal> Ways(string clause, TaskRequest request, PlanningKnowledge knowledge, ApplicationIndex index, PlanState state)
    {
        var view = new ClauseView(clause, request, knowledge, index, state);
        var ways = new List<Proposal>();
        foreach (var proposal in _rules.SelectMany(r => r.Propose(view)).Where(p => p.Score >= Threshold && p.Steps.Count > 0).OrderByDescending(p => p.Score).ThenBy(p => p.Steps.Count)
            .Select(p => p with { Steps = NthText.Of(clause, p.Steps) }))
        {
            // The same without what a better way does first, like selecting everything, is none.
            if (ways.Count < 4 && (ways.Count == 0 || proposal.Score > ways[0].Score - 0.3) && !ways.Any(w => w.Steps.Select(s => s.Text).TakeLast(proposal.Steps.Count).SequenceEqual(proposal.Steps.Select(s => s.Text))))
            {
                ways.Add(proposal);
            }
        }

        return ways;
    }

    private static List<PlanStep> Ending(TaskRequest request, PlanningKnowledge knowledge, ApplicationIndex index, PlanState state)
    {
        var view = new ClauseView("", request, knowledge, index, state);
        var builder = new PlanBuilder(view);
        if (state.Unapplied && state.ApplyButton.Length > 0)
        {
            builder.Press(state.ApplyButton, $"map: {state.ApplyButton}");
        }

        foreach (var path in request.SaveTo.Where(p => !state.Saved.Contains(p, StringComparer.Ordinal)))
        {
            builder.Leave();
            if (!SaveRule.To(builder, path, view))
            {
                // There is no known way; the actor may still find one on the screen.
                builder.Add($"Save the document as {Quotations.Quote(path)}", "request");
            }
        }

        return [.. builder.Build(0).Steps];
    }
}
