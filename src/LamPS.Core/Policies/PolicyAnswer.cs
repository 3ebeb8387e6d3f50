namespace LamPS.Core.Policies;

/// <summary>What a policy says.</summary>
public enum PolicyVerdict
{
    /// <summary>Go ahead.</summary>
    Allow,

    /// <summary>Ask a person; denied where nobody can be asked.</summary>
    Ask,

    /// <summary>No.</summary>
    Deny,
}

/// <summary>A policy's answer on one action.</summary>
/// <param name="Verdict">Verdict.</param>
/// <param name="Rule">The rule that decided, for people.</param>
/// <param name="Risk">Risk that the action was judged to have.</param>
public sealed record PolicyAnswer(PolicyVerdict Verdict, string Rule, Actions.Risk Risk);
