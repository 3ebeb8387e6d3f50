using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core;
using LamPS.Model.Constraints;
using LamPS.Model.Prompts;
using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>Decides with a model that writes text, among numbered candidates. Nothing but actions of the candidates can come out. Safe for use from several threads.</summary>
internal sealed class GenerativeActor(IAnswerModel model, PromptTemplate prompt) : IActor
{
    /// <summary>What the prompt may put in.</summary>
    public static readonly IReadOnlyCollection<string> Placeholders = ["functions", "application", "request", "step", "next", "history", "screen"];

    // A decision needs a choice; fewer candidates than this would hide it.
    private const int LeastCandidates = 8;
    private const int MaxTokens = 256;
    private const int Tries = 3;

    private readonly DecisionJudge _judge = new();

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed, or answers nothing that can be used.</exception>
    public async ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var usable = CandidateChoice.Usable(context, candidates);
        for (var i = 0; i < Tries; i++)
        {
            if (usable.Count == 0)
                break;
            var action = await AskAsync(context, usable, cancellationToken).ConfigureAwait(false);
            if (action.Function.Length == 0 || !context.History.Any(p => !p.Outcome.IsDone && DecisionJudge.IsSame(p.Action, action)))
                return IsCircle(context, action) ? Stuck(action) : await _judge.JudgeAsync(context, candidates, action, Name, cancellationToken).ConfigureAwait(false);

            // What failed must not be tried again.
            usable = CandidateChoice.Without(usable, action);
        }

        return new Decision(new LamAction("", default, ActionArguments.None, ActionStatus.Fail), 0, $"{Name} finds nothing that wasn't tried", []);
    }

    private async Task<LamAction> AskAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var (messages, parts) = PromptBudget.Fit(prompt, Parts(context, candidates), model.Context - MaxTokens - 1, model.Count);
        IReadOnlyList<Candidate> seen = [.. candidates.Take(parts["screen"].Lines.Count)];
        var texts = RequestTexts.Arguments(context.Step.Text, context.Request.Text);
        try
        {
            return await AskAsync(messages, context, seen, texts, mayWrite: texts.Count == 0, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error) when (texts.Count == 0 && error.Id == nameof(AgentModelErrors.AnswerUnusable))
        {
            // A model that may write what it likes may not know when to end.
            return await AskAsync(messages, context, seen, texts, mayWrite: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // Texts are those of the line and the request where these have any; a model that may write anything invents.
    private async Task<LamAction> AskAsync(
        IReadOnlyList<ChatMessage> messages, DecisionContext context, IReadOnlyList<Candidate> seen, IReadOnlyList<string> texts, bool mayWrite, CancellationToken cancellationToken)
    {
        string[] known = [.. texts.Concat(RequestTexts.Phrases(context.Step.Text)).Distinct()];
        var grammar = ActionGrammar.Of(seen, new ActionGrammarOptions { Texts = known, FreeText = mayWrite });
        var form = new AnswerForm("action", ActionAnswer.Schema(seen), grammar.Grammar, MaxTokens);
        var answer = await model.AnswerAsync(messages, form, cancellationToken).ConfigureAwait(false);
        return ActionAnswer.Canonical(answer, seen, known) is { } action && grammar.Grammar.Allows(action)
            ? grammar.Read(action)
            : throw AgentModelErrors.AnswerUnusable(Name, "it is no action that the screen offers", answer);
    }

    private static Dictionary<string, PromptPart> Parts(DecisionContext context, IReadOnlyList<Candidate> candidates) => new()
    {
        // The same for each step, so that a model that runs here reads it once.
        ["functions"] = new([.. CandidateChoice.Lines(context.Functions.All)]),
        ["application"] = PromptPart.Of(context.Request.Application ?? ""),
        ["request"] = PromptPart.Of(OneLine(context.Request.Text)),
        ["step"] = PromptPart.Of(OneLine(context.Step.Text)),
        ["next"] = PromptPart.Of(OneLine(context.Next?.Text ?? "")),

        // What was acted on comes from the screen as well.
        ["history"] = new([.. context.History.TakeLast(5).Select(p => $"{p.Action.Function} '{p.Target}' ({p.Action.Arguments}): {p.Outcome.Outcome}")])
        {
            IsUntrusted = true, Least = 0, CutsFront = true, CutOrder = 1,
        },
        ["screen"] = new(CandidateChoice.Lines(context, candidates)) { IsUntrusted = true, Least = Math.Min(LeastCandidates, candidates.Count), CutOrder = 2 },
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    // Three times the same without an end is no progress.
    private static bool IsCircle(DecisionContext context, LamAction action) =>
        action.Function.Length > 0 && context.History.Count >= 2 && context.History.TakeLast(2).All(p => DecisionJudge.IsSame(p.Action, action));

    private Decision Stuck(LamAction action) =>
        new(new LamAction("", default, ActionArguments.None, ActionStatus.Fail), 0, $"{Name} repeats '{action.Function}' without end", []);
}
