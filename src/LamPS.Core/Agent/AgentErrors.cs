using LamPS.Contracts;

namespace LamPS.Core.Agent;

/// <summary>Errors of the agent loop and of the executor.</summary>
public static class AgentErrors
{
    /// <summary>The limit of actions is reached.</summary>
    /// <param name="limit">The limit.</param>
    public static LamException TooManyActions(int limit) =>
        new(nameof(TooManyActions), ExitCode.Failed, $"the run did {limit} actions and isn't done", "Split the task, or raise the limit with --max-actions.");

    /// <summary>No plan covers the request.</summary>
    /// <param name="parts">The parts without a plan.</param>
    public static LamException NoPlan(IReadOnlyList<string> parts) =>
        new(nameof(NoPlan), ExitCode.Failed, $"no way is known to do this: {string.Join("; ", parts.Select(p => $"\"{p}\""))}", "Say it in the words of the application's menus, or write the steps in a runbook ('plan:'). 'lamps plan' shows what is understood.");

    /// <summary>There is no application to work on.</summary>
    public static LamException NoApplication() =>
        new(nameof(NoApplication), ExitCode.InvalidInput, "no application is in use", "Name one with --app, or 'application:' and a 'launch' step in a runbook. 'lamps app list' shows them.");

    /// <summary>A plan step could not be done.</summary>
    /// <param name="step">Line of the plan.</param>
    /// <param name="reasons">What was tried.</param>
    public static LamException StepFailed(string step, IReadOnlyList<string> reasons) =>
        new(nameof(StepFailed), ExitCode.Failed, $"plan step '{step}' failed: {string.Join("; ", reasons)}", "The report shows what was on the screen.");

    /// <summary>The application looked for what the step is about, and it isn't there.</summary>
    /// <param name="step">Line of the plan.</param>
    /// <param name="answer">What it said.</param>
    public static LamException NothingFound(string step, string answer) =>
        new(nameof(NothingFound), ExitCode.Failed, $"plan step '{step}' found nothing: {answer}", "See whether it is spelled as in the document, and the document is the right one.");

    /// <summary>A dialog that the plan didn't open is in the way.</summary>
    /// <param name="step">Line of the plan.</param>
    /// <param name="dialog">Name of the dialog.</param>
    /// <param name="buttons">Its buttons.</param>
    public static LamException UnexpectedDialog(string step, string dialog, IEnumerable<string> buttons) =>
        new(nameof(UnexpectedDialog), ExitCode.Failed, $"dialog '{dialog}' is in the way of '{step}' (buttons: {string.Join(", ", buttons)})", "Answer it in a step of its own, or prevent it; LamPS doesn't answer dialogs that nobody asked for.");

    /// <summary>The last action brought up a dialog that nobody asked for.</summary>
    /// <param name="step">Line of the plan.</param>
    /// <param name="dialog">Name of the dialog.</param>
    /// <param name="buttons">Its buttons.</param>
    public static LamException DialogLeft(string step, string dialog, IEnumerable<string> buttons) =>
        new(nameof(DialogLeft), ExitCode.Failed, $"'{step}' is done, but dialog '{dialog}' came up and is still open (buttons: {string.Join(", ", buttons)}), so nothing proves it", "Answer it in a step of its own, or prevent it; LamPS doesn't answer dialogs that nobody asked for.");

    /// <summary>What a plan step names is in the open dialog, and disabled.</summary>
    /// <param name="step">Line of the plan.</param>
    /// <param name="role">Role of the element.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dialog">Name of the dialog.</param>
    public static LamException ElementDisabled(string step, string role, string name, string dialog) =>
        new(nameof(ElementDisabled), ExitCode.Failed, $"{role} '{name}' in dialog '{dialog}' is disabled, so '{step}' can't be done", "Switch on or select first what enables it, such as a box or a radio button beside it.");

    /// <summary>The application ended.</summary>
    /// <param name="application">Name.</param>
    /// <param name="doing">What was being done.</param>
    public static LamException ApplicationDied(string application, string doing) =>
        new(nameof(ApplicationDied), ExitCode.Failed, $"application '{application}' ended during '{doing}'", "Unsaved changes are lost; files that were saved before are as they were saved.");

    /// <summary>The application doesn't answer.</summary>
    /// <param name="application">Name.</param>
    /// <param name="doing">What was being done.</param>
    /// <param name="waited">How long was waited.</param>
    public static LamException ApplicationHangs(string application, string doing, TimeSpan waited) =>
        new(nameof(ApplicationHangs), ExitCode.TimedOut, $"application '{application}' doesn't answer during '{doing}' (waited {waited.TotalSeconds:0.#} s)", "It was not ended, so that nothing is lost; close it by hand or with 'lamps act close'.");

    /// <summary>The policy refused.</summary>
    /// <param name="what">The action.</param>
    /// <param name="rule">The rule.</param>
    public static LamException NotAllowed(string what, string rule) =>
        new(nameof(NotAllowed), ExitCode.Refused, $"not allowed: {what}: {rule}", "To be asked instead: --policy attended, at a terminal; or allow it in the runbook's 'policy'.");

    /// <summary>A file that should have been saved isn't there or wasn't written.</summary>
    /// <param name="path">Path.</param>
    /// <param name="evidence">What was seen.</param>
    public static LamException NotSaved(string path, string evidence) =>
        new(nameof(NotSaved), ExitCode.Failed, $"'{path}' was not saved: {evidence}", "Check that the folder exists and can be written to.");

    /// <summary>Everything was done but nothing proves it.</summary>
    /// <param name="steps">Steps without proof.</param>
    public static LamException NothingProves(IEnumerable<string> steps) =>
        new(nameof(NothingProves), ExitCode.Failed, $"done, but nothing proves it: {string.Join("; ", steps)}", "Add an expectation ('expect:'), for example on the saved document.");

    /// <summary>An expectation doesn't hold.</summary>
    /// <param name="expectation">The expectation.</param>
    /// <param name="evidence">What was seen.</param>
    public static LamException ExpectationFailed(string expectation, string evidence) =>
        new(nameof(ExpectationFailed), ExitCode.Failed, $"expected {expectation}: {evidence}", "The report shows what was on the screen.");
}
