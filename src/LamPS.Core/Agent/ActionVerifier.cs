using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>
/// Looks whether an action worked: polls the state that should have changed. What a desktop says of its own success counts for nothing here.
/// </summary>
internal sealed partial class ActionVerifier(RunContext context)
{
    // A change shows in steps (a button goes down, a dialog opens, its fields fill); the next action should meet the last of them.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromMilliseconds(600);

    /// <summary>Verifies an action that the desktop says it has done.</summary>
    /// <param name="action">The action.</param>
    /// <param name="element">Its element before the action, or null.</param>
    /// <param name="before">Snapshot before the action.</param>
    /// <param name="acted">What the desktop said.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<(ActionOutcome Outcome, Snapshot After, IReadOnlyList<ElementChange> Changes)> VerifyAsync(
        LamAction action, Element? element, Snapshot before, ActionOutcome acted, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var limit = OpensDialog(action) ? context.Limits.Wait : context.Limits.Effect;
        while (true)
        {
            var now = element is null ? null : await context.Desktop.ReadAsync(element.Id, cancellationToken).ConfigureAwait(false);
            var verdict = element is null ? null : Judge(action, element, now);
            if (verdict is { Outcome: Contracts.Outcome.Verified })
            {
                var (after, changes) = await SettleAsync(before, cancellationToken).ConfigureAwait(false);
                return (ActionOutcome.Verified($"{acted.Detail}; {verdict.Detail}"), after, changes);
            }

            var byChange = verdict is null || now is null;
            if (byChange)
            {
                var (after, changes) = await SettleAsync(before, cancellationToken).ConfigureAwait(false);
                if (Refusal(changes) is { } refusal)
                {
                    return (ActionOutcome.Failed(refusal), after, changes);
                }

                if (NothingFound(action, element, changes) is { } nothing)
                {
                    return (ActionOutcome.NotFound($"the application says '{nothing}'") with { IsAnswered = true }, after, changes);
                }

                if (Evidence(action, changes, after) is { } evidence)
                {
                    return (ActionOutcome.Verified($"{acted.Detail}; {evidence}"), after, changes);
                }
            }

            if (!context.Desktop.ChangesByItself || context.Time.GetElapsedTime(started) >= limit)
            {
                var (after, changes) = await SettleAsync(before, cancellationToken).ConfigureAwait(false);
                return (verdict is null || now is null
                    ? ActionOutcome.Unverified($"{acted.Detail}; nothing on the screen shows it")
                    : verdict, after, changes);
            }

            await context.Desktop.WaitForChangeAsync(Quiet, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null: this function has no state of its own to look at, so any change on the screen has to do.
    private static ActionOutcome? Judge(LamAction action, Element before, Element? now)
    {
        if (now is null)
        {
            return null;
        }

        switch (action.Function)
        {
            case "set_text":
                if (now.Is(ElementStates.Protected))
                {
                    return null;
                }

                var wanted = action.Arguments.Text("text") ?? "";
                return SameText(now.Value ?? "", wanted)
                    ? ActionOutcome.Verified($"its text is now \"{Short(wanted)}\"")
                    : ActionOutcome.Failed($"its text is \"{Short(now.Value ?? "")}\" instead of \"{Short(wanted)}\"");

            case "set_value" when action.Arguments.Number("value") is { } number:
                var current = now.Range?.Current ?? LeadingNumber(now.Value);
                if (current is not { } value)
                {
                    return null;
                }

                var tolerance = Math.Max(1e-6, (now.Range?.Step ?? 0) / 2);
                return Math.Abs(value - number) <= tolerance
                    ? ActionOutcome.Verified(string.Create(CultureInfo.InvariantCulture, $"its value is now {value}"))
                    : ActionOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"its value is {value} instead of {number}{Limits(now)}"));

            case "toggle":
                var on = IsOn(now);
                var want = action.Arguments.Boolean("on") ?? !IsOn(before);
                return on == want ? ActionOutcome.Verified(on ? "it is on" : "it is off") : ActionOutcome.Failed(on ? "it is still on" : "it is still off");

            case "select" when action.Arguments.Text("option") is null:
                return IsOn(now) ? ActionOutcome.Verified("it is selected") : null;

            case "select" when action.Arguments.Text("option") is { } option:
                return ElementNames.SameIgnoringCase(now.Value ?? "", option) || ElementNames.SameIgnoringCase(now.Name, option)
                    ? ActionOutcome.Verified($"\"{Short(option)}\" is chosen")
                    : null;

            case "expand" or "collapse":
                return now.Is(ElementStates.Expanded) == (action.Function == "expand") ? ActionOutcome.Verified($"it is {action.Function}ed") : null;

            case "focus":
                return now.Is(ElementStates.Focused) ? ActionOutcome.Verified("it has the focus") : null;

            case "click" when before.Can(ElementPatterns.Toggle) || before.Role is Role.RadioButton:
                return IsOn(now) != IsOn(before) || before.Role is Role.RadioButton && IsOn(now)
                    ? ActionOutcome.Verified(IsOn(now) ? "it is on" : "it is off")
                    : null;

            default:
                return null;
        }
    }

    // A form that marks its fields did change, but only to say no.
    private static string? Refusal(IReadOnlyList<ElementChange> changes)
    {
        var refused = changes.Where(c => c is { Property: "invalid", After: "yes" }).Select(c => $"{c.Role} '{Short(c.Name)}'").ToList();
        return refused.Count == 0 ? null : $"it was refused: {string.Join(", ", refused)} not accepted";
    }

    // A search that finds nothing changes the screen as well, only to say so. Replacing one searches on for the next, which may not be there; and how many are left after replacing
    // all of them says nothing of how many there were.
    private static string? NothingFound(LamAction action, Element? element, IReadOnlyList<ElementChange> changes) =>
        action.Function != "click" || element is not { Role: Role.Button } || !Search().IsMatch(element.Name) ? null
            : changes.Where(c => c is { Kind: not "removed", Role: "label", Property: "" or "name" or "value" }).Select(c => c.Property.Length == 0 ? c.Name : c.After)
                .FirstOrDefault(s => Nothing().IsMatch(s) || (None().IsMatch(s) && !Replacing().IsMatch(element.Name))) is { } said ? Short(said) : null;

    [GeneratedRegex(@"\b(?:find|search|replace\s+all)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Search();

    [GeneratedRegex(@"\breplace\b", RegexOptions.IgnoreCase)]
    private static partial Regex Replacing();

    // That, and nothing more: "12 matches, not found in comments" has found something.
    [GeneratedRegex(
        @"^\W*(?:(?:the\s+)?(?:search\s+(?:key|term|text|string|phrase)|phrase|text|word|string|pattern|[""“'‘].{1,200}[""”'’])\s+)?(?:(?:was|were|is|could)\s+)?(?:not\s+(?:be\s+)?found|nothing\s+(?:was\s+)?found)\W*$|^\W*(?:no|0)\s+replacements?(?:\s+(?:were\s+)?made)?\W*$|^\W*(?:cannot|can['’]t|could\s+not|couldn['’]t)\s+find\s+\S",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^\W*(?:no|0)\s+(?:match(?:es)?|results?|occurrences?)(?:\s+(?:were\s+)?found)?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex None();

    private static string? Evidence(LamAction action, IReadOnlyList<ElementChange> changes, Snapshot after)
    {
        if (action.Function == "type_keys" && action.Arguments.Text("text") is { Length: > 0 } text)
        {
            // Typing must show what was typed, not just any change; a document may break it into paragraphs.
            var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
            return changes.Any(c => c.After.Contains(line, StringComparison.Ordinal)) ? $"\"{Short(text)}\" is there" : null;
        }

        if (action.Function == "select" && action.Arguments.Text("option") is { } option)
        {
            return after.Elements.FirstOrDefault(e => IsOn(e) && ElementNames.SameIgnoringCase(e.Name, option)) is not null
                || changes.Any(c => c.Property == "value" && ElementNames.SameIgnoringCase(c.After, option))
                ? $"\"{Short(option)}\" is chosen"
                : null;
        }

        if (changes.Count == 0 || (OpensDialog(action) && !changes.Any(c => c.Kind == "added" && c.Role is "dialog" or "window")))
        {
            return null;
        }

        var window = changes.FirstOrDefault(c => c.Property.Length == 0 && c.Role is "window" or "dialog") ?? changes[0];
        return changes.Count == 1 ? Describe(window) : $"{Describe(window)}, and {changes.Count - 1} other changes";
    }

    /// <summary>
    /// Whether an action opens a dialog: an entry that ends in an ellipsis does, and nothing else proves that it was chosen, as something always
    /// changes somewhere. A large application may take seconds for its first one.
    /// </summary>
    public static bool OpensDialog(LamAction action) =>
        action.Function == "invoke_menu" && action.Arguments.Text("path") is { } path && (path.EndsWith("...", StringComparison.Ordinal) || path.EndsWith('…'));

    private static string Describe(ElementChange change) => change.Kind switch
    {
        "added" => $"{change.Role} '{Short(change.Name)}' appeared",
        "removed" => $"{change.Role} '{Short(change.Name)}' went away",
        _ => $"{change.Property} of {change.Role} '{Short(change.Name)}' changed from \"{Short(change.Before)}\" to \"{Short(change.After)}\"",
    };

    private async ValueTask<(Snapshot After, IReadOnlyList<ElementChange> Changes)> SettleAsync(Snapshot before, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var after = await CaptureAsync(cancellationToken).ConfigureAwait(false);
        var changes = SnapshotDiff.Between(before, after);
        while (changes.Count > 0
            && context.Desktop.ChangesByItself
            && context.Time.GetElapsedTime(started) < LongestSettling
            && await context.Desktop.WaitForChangeAsync(Quiet, cancellationToken).ConfigureAwait(false))
        {
            after = await CaptureAsync(cancellationToken).ConfigureAwait(false);
            changes = SnapshotDiff.Between(before, after);
        }

        return (after, changes);
    }

    private ValueTask<Snapshot> CaptureAsync(CancellationToken cancellationToken) =>
        context.Desktop.CaptureAsync(new CaptureRequest { Application = context.Application }, cancellationToken);

    private static bool IsOn(Element element) => (element.States & (ElementStates.Checked | ElementStates.Selected)) != 0;

    // A capture cuts long texts; what it has must be the beginning of what was set.
    private static bool SameText(string actual, string wanted)
    {
        var a = actual.ReplaceLineEndings("\n").TrimEnd('\n');
        var b = wanted.ReplaceLineEndings("\n").TrimEnd('\n');
        return a == b || (a.Length >= 1000 && b.StartsWith(a.TrimEnd('…'), StringComparison.Ordinal));
    }

    private static double? LeadingNumber(string? text)
    {
        var span = (text ?? "").AsSpan().Trim();
        var end = 0;
        while (end < span.Length && (char.IsAsciiDigit(span[end]) || span[end] is '.' or ',' or '-' or '−'))
        {
            end++;
        }

        return double.TryParse(span[..end].ToString().Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Limits(Element element) => element.Range is { } range && range.Maximum > range.Minimum
        ? string.Create(CultureInfo.InvariantCulture, $" (it takes {range.Minimum} to {range.Maximum})")
        : "";

    private static string Short(string text) => ScreenText.Short(text, 60);
}
