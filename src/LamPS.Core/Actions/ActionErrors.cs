using LamPS.Contracts;

namespace LamPS.Core.Actions;

/// <summary>Errors of single actions.</summary>
public static class ActionErrors
{
    /// <summary>No such function.</summary>
    /// <param name="function">Name.</param>
    /// <param name="known">Known names.</param>
    public static LamException FunctionUnknown(string function, IEnumerable<string> known) =>
        new(nameof(FunctionUnknown), ExitCode.InvalidInput, $"there is no function '{function}'", $"Known: {string.Join(", ", known)}.");

    /// <summary>No such argument.</summary>
    /// <param name="function">Function.</param>
    /// <param name="name">Name.</param>
    /// <param name="known">Known names.</param>
    public static LamException ArgumentUnknown(string function, string name, IEnumerable<string> known) =>
        new(nameof(ArgumentUnknown), ExitCode.InvalidInput, $"function '{function}' has no argument '{name}'", known.Any() ? $"It takes {string.Join(", ", known)}." : "It takes none.");

    /// <summary>A required argument is missing.</summary>
    /// <param name="function">Function.</param>
    /// <param name="name">Name.</param>
    /// <param name="meaning">What it means.</param>
    public static LamException ArgumentMissing(string function, string name, string meaning) =>
        new(nameof(ArgumentMissing), ExitCode.InvalidInput, $"function '{function}' needs the argument '{name}': {meaning}", $"Give it with --with {name}=..., or 'with: {{ {name}: ... }}' in a runbook.");

    /// <summary>An argument is no number.</summary>
    /// <param name="function">Function.</param>
    /// <param name="name">Name.</param>
    /// <param name="text">What was given.</param>
    public static LamException ArgumentNotANumber(string function, string name, string text) =>
        new(nameof(ArgumentNotANumber), ExitCode.InvalidInput, $"argument '{name}' of '{function}' must be a number, not \"{text}\"", "Write it with a point: 2.5.");

    /// <summary>The function acts on an element and none is named.</summary>
    /// <param name="function">Function.</param>
    public static LamException SelectorMissing(string function) =>
        new(nameof(SelectorMissing), ExitCode.InvalidInput, $"function '{function}' acts on an element", "Name it with --on SELECTOR, or 'on:' in a runbook.");

    /// <summary>The element isn't there.</summary>
    /// <param name="selector">Selector.</param>
    /// <param name="waited">How long was waited.</param>
    public static LamException ElementNotFound(string selector, TimeSpan waited) =>
        new(nameof(ElementNotFound), ExitCode.Failed, $"nothing matches '{selector}'{(waited > TimeSpan.Zero ? $" (waited {waited.TotalSeconds:0.#} s)" : "")}", "'lamps tree' shows what is there.");

    /// <summary>The live element is there no more.</summary>
    /// <param name="element">Its id.</param>
    public static LamException ElementGone(Elements.ElementId element) =>
        new(nameof(ElementGone), ExitCode.Failed, $"element {element} isn't on the screen any more", "Look for it again: 'lamps find', or 'Get-LamElement'.");

    /// <summary>More than one element matches, and an action must not guess.</summary>
    /// <param name="selector">Selector.</param>
    /// <param name="count">How many match.</param>
    /// <param name="rivals">Selectors of the first of them.</param>
    public static LamException SelectorAmbiguous(string selector, int count, IEnumerable<string> rivals) =>
        new(nameof(SelectorAmbiguous), ExitCode.Failed, $"'{selector}' matches {count} elements: {string.Join("; ", rivals)}", "Make it narrower ('dialog >> ...'), or take one with nth:1.");

    /// <summary>The action did not work.</summary>
    /// <param name="what">The action.</param>
    /// <param name="outcome">How it ended.</param>
    public static LamException ActionFailed(string what, ActionOutcome outcome) =>
        new(nameof(ActionFailed), outcome.Outcome == Outcome.TimedOut ? ExitCode.TimedOut : ExitCode.Failed, $"{what} did not work: {outcome.Detail}", "The report shows what was on the screen.");
}
