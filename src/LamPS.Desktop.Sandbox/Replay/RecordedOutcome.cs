using LamPS.Contracts;
using LamPS.Core.Actions;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Makes outcomes of their parts.</summary>
internal static class RecordedOutcome
{
    public static ActionOutcome Make(Outcome outcome, string detail, string? text) => outcome switch
    {
        Outcome.Verified => text is null ? ActionOutcome.Verified(detail) : ActionOutcome.Read(text, detail),
        Outcome.Unverified => ActionOutcome.Unverified(detail) with { Text = text },
        Outcome.NotSupported => ActionOutcome.NotSupported(detail),
        Outcome.NotFound => ActionOutcome.NotFound(detail),
        Outcome.Blocked => ActionOutcome.Blocked(detail),
        Outcome.TimedOut => ActionOutcome.TimedOut(detail),
        Outcome.Skipped => ActionOutcome.Skipped(detail),
        _ => ActionOutcome.Failed(detail),
    };
}
