using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LamPS.Core;
using LamPS.Core.Planning;
using LamPS.Model.Prompts;

namespace LamPS.Model.Agents;

/// <summary>Plans with a model that writes text. Safe for use from several threads.</summary>
internal sealed partial class GenerativePlanner(IAnswerModel model, PromptTemplate prompt) : IPlanner
{
    /// <summary>What the prompt may put in.</summary>
    public static readonly IReadOnlyCollection<string> Placeholders = ["application", "request", "functions", "menus", "dialogs", "help", "draft", "failed"];

    private const int MostSteps = 24;
    private const int LongestLine = 300;

    private static readonly JsonObject Schema = new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["steps"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
        ["required"] = new JsonArray("steps"),
        ["additionalProperties"] = false,
    };

    private readonly DocumentationPlanner _documentation = new();

    /// <summary>What an answer may be.</summary>
    public static AnswerForm Wanted => new("plan", (JsonObject)Schema.DeepClone(), PlanAnswer.Form, PlanAnswer.MaxTokens);

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <summary>Most tokens of a prompt: the plan needs the others.</summary>
    /// <param name="context">Most tokens that the model sees.</param>
    public static int Room(int context) => context - PlanAnswer.MaxTokens - 1;

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed, or its plan has nothing of the request.</exception>
    public async ValueTask<Plan> PlanAsync(TaskRequest request, PlanningKnowledge knowledge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var lines = await AskAsync(request, knowledge, [], cancellationToken).ConfigureAwait(false);
        var (missing, parts) = PlanCheck.Missing(request.Text, lines);
        if (parts > 0 && missing.Count == parts)
            throw AgentModelErrors.PlanUnusable(Name, request.Text, string.Join("; ", lines));
        return new Plan([.. Steps(lines), .. await EndingAsync(request, knowledge, lines, cancellationToken).ConfigureAwait(false)], missing, Name);
    }

    /// <inheritdoc/>
    /// <exception cref="LamException">The model failed.</exception>
    public async ValueTask<Plan?> ReplanAsync(TaskRequest request, PlanningKnowledge knowledge, PlanFailure failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var steps = failure.Plan.Steps;
        string[] done = [.. steps.Take(failure.StepIndex).Select(s => s.Text)];
        string[] failed =
        [
            .. done.Select(s => $"done: {s}"),
            $"failed: {steps[failure.StepIndex].Text} ({string.Join("; ", failure.Learned.Distinct())})",
            "Write what is left to do, in another way; leave out what is done.",
        ];
        var lines = await AskAsync(request, knowledge, failed, cancellationToken).ConfigureAwait(false);
        var again = Steps(lines).Concat(await EndingAsync(request, knowledge, lines, cancellationToken).ConfigureAwait(false)).ToList();

        // The same again is no other way, and what would leave out a part of the request is none either.
        var isSame = again.Select(s => s.Text).SequenceEqual(steps.Skip(failure.StepIndex).Select(s => s.Text));
        return isSame || PlanCheck.Missing(request.Text, [.. done, .. lines]).Missing.Count > 0 ? null : new Plan(again, [], Name);
    }

    private async Task<IReadOnlyList<string>> AskAsync(TaskRequest request, PlanningKnowledge knowledge, IReadOnlyList<string> failed, CancellationToken cancellationToken)
    {
        var draft = await _documentation.PlanAsync(request with { SaveTo = [] }, knowledge, cancellationToken).ConfigureAwait(false);
        var (messages, _) = PromptBudget.Fit(prompt, PlanKnowledge.Parts(request, knowledge, draft, failed), Room(model.Context), model.Count);
        var answer = await model.AnswerAsync(messages, Wanted, cancellationToken).ConfigureAwait(false);
        return Read(answer);
    }

    private IReadOnlyList<string> Read(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("steps", out var steps) && steps.ValueKind == JsonValueKind.Array
                && steps.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String))
            {
                List<string> lines = [.. steps.EnumerateArray().Select(s => Numbering().Replace(s.GetString()!.ReplaceLineEndings(" ").Trim(), "")).Where(s => s.Length > 0)];
                if (lines.Count is > 0 and <= MostSteps && lines.TrueForAll(l => l.Length <= LongestLine))
                    return lines;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Said below: whatever it is, it isn't a plan.
        }

        throw AgentModelErrors.AnswerUnusable(Name, $"it is no list of 1 to {MostSteps} steps", answer);
    }

    private IEnumerable<PlanStep> Steps(IEnumerable<string> lines) => lines.Select(line => new PlanStep(line, $"model: {Name}"));

    // How a document is saved is known; a model can only get it wrong.
    private async ValueTask<IReadOnlyList<PlanStep>> EndingAsync(TaskRequest request, PlanningKnowledge knowledge, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        string[] left = [.. request.SaveTo.Where(path => !lines.Any(l => l.Contains(path, StringComparison.Ordinal)))];
        return left.Length == 0
            ? []
            : (await _documentation.PlanAsync(request with { Text = "", SaveTo = left }, knowledge, cancellationToken).ConfigureAwait(false)).Steps;
    }

    // Models like to count.
    [GeneratedRegex(@"^(?:step )?\d{1,2}[.):]\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Numbering();
}
