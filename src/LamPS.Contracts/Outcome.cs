namespace LamPS.Contracts;

/// <summary>How an action, a step or a run ended. Never inferred from the absence of an exception.</summary>
public enum Outcome
{
    /// <summary>Done, and the state that should have changed was seen to have changed.</summary>
    Verified,

    /// <summary>Done as far as the desktop says; nothing observable proves it.</summary>
    Unverified,

    /// <summary>The element or desktop has no way to do this.</summary>
    NotSupported,

    /// <summary>The element, window, application or menu entry isn't there.</summary>
    NotFound,

    /// <summary>Refused by policy, by the user, by an integrity level or by a locked desktop.</summary>
    Blocked,

    /// <summary>A time limit passed.</summary>
    TimedOut,

    /// <summary>Tried, and seen not to have worked.</summary>
    Failed,

    /// <summary>Stopped by the user or the caller before it ended.</summary>
    Cancelled,

    /// <summary>Not done because a condition was false, or because of <c>--what-if</c>.</summary>
    Skipped,
}
