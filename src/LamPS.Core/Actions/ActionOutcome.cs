using LamPS.Contracts;

namespace LamPS.Core.Actions;

/// <summary>How an action ended. Made by its named factories.</summary>
public sealed record ActionOutcome
{
    private ActionOutcome(Outcome outcome, string detail, string? text = null)
    {
        Outcome = outcome;
        Detail = detail;
        Text = text;
    }

    /// <summary>The outcome.</summary>
    public Outcome Outcome { get; }

    /// <summary>How it was done (<c>EditableText</c>, <c>XTEST keys</c>), what proves it, or why it failed; for people.</summary>
    public string Detail { get; }

    /// <summary>Text that the action read (<c>read_text</c>), untrusted; null for other functions.</summary>
    public string? Text { get; init; }

    /// <summary>What a registered function gave, untrusted: plain values, lists and dictionaries; null for other functions.</summary>
    public object? Data { get; init; }

    /// <summary>Whether the application itself answered that there is nothing to do it to, so that no other way is worth a try.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether it was done, verified or not.</summary>
    public bool IsDone => Outcome is Outcome.Verified or Outcome.Unverified;

    /// <summary>Done, and seen to have worked.</summary>
    /// <param name="evidence">What was seen.</param>
    public static ActionOutcome Verified(string evidence) => new(Outcome.Verified, evidence);

    /// <summary>Done as far as the desktop says.</summary>
    /// <param name="how">By which interface or input.</param>
    public static ActionOutcome Unverified(string how) => new(Outcome.Unverified, how);

    /// <summary>Text was read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="how">By which interface.</param>
    public static ActionOutcome Read(string text, string how) => new(Outcome.Verified, how, text);

    /// <summary>There is no way to do this here.</summary>
    /// <param name="reason">Why.</param>
    public static ActionOutcome NotSupported(string reason) => new(Outcome.NotSupported, reason);

    /// <summary>What it should act on isn't there, or no longer.</summary>
    /// <param name="reason">What is missing.</param>
    public static ActionOutcome NotFound(string reason) => new(Outcome.NotFound, reason);

    /// <summary>Refused by policy, user, integrity level or a locked desktop.</summary>
    /// <param name="reason">By whom and why.</param>
    public static ActionOutcome Blocked(string reason) => new(Outcome.Blocked, reason);

    /// <summary>A time limit passed.</summary>
    /// <param name="reason">Which.</param>
    public static ActionOutcome TimedOut(string reason) => new(Outcome.TimedOut, reason);

    /// <summary>Tried, and seen not to have worked.</summary>
    /// <param name="reason">What was seen.</param>
    public static ActionOutcome Failed(string reason) => new(Outcome.Failed, reason);

    /// <summary>Not done on purpose.</summary>
    /// <param name="reason">Why.</param>
    public static ActionOutcome Skipped(string reason) => new(Outcome.Skipped, reason);

    /// <inheritdoc/>
    public override string ToString() => Detail.Length == 0 ? Outcome.ToString() : $"{Outcome}: {Detail}";
}
