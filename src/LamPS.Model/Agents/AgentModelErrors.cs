using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Elements;

namespace LamPS.Model.Agents;

/// <summary>Errors of models that plan and decide.</summary>
internal static class AgentModelErrors
{
    /// <summary>Whether a model answered, and its answer is of no use: its failure, not the machine's.</summary>
    /// <param name="error">Error.</param>
    public static bool IsUnusable(LamException error) => error.Id is nameof(AnswerUnusable) or nameof(PlanUnusable);

    public static LamException AnswerUnusable(string model, string why, string answer) => new(
        nameof(AnswerUnusable),
        ExitCode.Failed,
        $"The answer of model '{model}' can't be used: {why}. It was: {ScreenText.Short(answer, 160)}",
        "Use a more capable model, or let the baseline go on where the model fails: --model MODEL,baseline.");

    public static LamException PlanUnusable(string model, string request, string plan) => new(
        nameof(PlanUnusable),
        ExitCode.Failed,
        $"The plan of model '{model}' has nothing to do with the request '{ScreenText.Short(request, 80)}': {ScreenText.Short(plan, 160)}",
        "Use a more capable model, plan without one (--model baseline+MODEL), or let the baseline go on where it fails (--model MODEL,baseline).");

    public static LamException NothingToChoose(string step) => new(
        nameof(NothingToChoose),
        ExitCode.Failed,
        $"Nothing on the screen can be acted on for '{step}'.",
        "Look with 'lamps tree' what the application shows.");
}
