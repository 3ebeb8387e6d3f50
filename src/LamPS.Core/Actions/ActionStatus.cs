namespace LamPS.Core.Actions;

/// <summary>What the actor says about the plan step with an action.</summary>
public enum ActionStatus
{
    /// <summary>The plan step needs more actions.</summary>
    Continue,

    /// <summary>This action, once verified, completes the plan step. With no function: the step is done already.</summary>
    Finish,

    /// <summary>Wants a confirmation before this action.</summary>
    Confirm,

    /// <summary>Needs something from the user.</summary>
    Ask,

    /// <summary>Can't do the plan step.</summary>
    Fail,
}
