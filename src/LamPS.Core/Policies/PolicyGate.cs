namespace LamPS.Core.Policies;

/// <summary>
/// Decides whether an action may be done, below the model and before the action. The operator's denial is final; otherwise what the runbook
/// or step says explicitly counts, the innermost first; then what the operator's policy says.
/// </summary>
/// <param name="operatorPolicy">Policy of whoever runs it.</param>
/// <param name="confirmation">Who is asked.</param>
/// <param name="scopes">Policies of the runbook and its blocks, outermost first.</param>
/// <param name="bounds">Policy of the host that does it, or null; what it denies nobody allows.</param>
public sealed class PolicyGate(Policy operatorPolicy, IConfirmation confirmation, IReadOnlyList<Policy>? scopes = null, Policy? bounds = null)
{
    private readonly IReadOnlyList<Policy> _scopes = scopes ?? [];

    /// <summary>Name of the operator's policy.</summary>
    public string Name => operatorPolicy.Name;

    /// <summary>The same gate with one more scope.</summary>
    /// <param name="policy">Policy of a runbook, block or step.</param>
    public PolicyGate Within(Policy policy) => new(operatorPolicy, confirmation, [.. _scopes, policy], bounds);

    /// <summary>What the policies say, without asking anybody.</summary>
    /// <param name="subject">The action.</param>
    public PolicyAnswer Evaluate(PolicySubject subject)
    {
        if (bounds?.Evaluate(subject) is { Verdict: PolicyVerdict.Deny } denied)
        {
            return denied;
        }

        var outer = operatorPolicy.Evaluate(subject) ?? new PolicyAnswer(PolicyVerdict.Allow, $"policy '{operatorPolicy.Name}' says nothing", subject.Risk);
        if (outer.Verdict == PolicyVerdict.Deny)
        {
            return outer;
        }

        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].Evaluate(subject) is { } answer)
            {
                return answer;
            }
        }

        return outer;
    }

    /// <summary>Decides, asking where the policy asks.</summary>
    /// <param name="subject">The action.</param>
    /// <param name="what">The action in words, for the question.</param>
    /// <param name="forceAsk">Whether to ask even where the policy allows (the actor wants a confirmation).</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The answer, with <see cref="PolicyVerdict.Ask"/> resolved to allow or deny.</returns>
    public async ValueTask<PolicyAnswer> DecideAsync(PolicySubject subject, string what, bool forceAsk, CancellationToken cancellationToken)
    {
        var answer = Evaluate(subject);
        if (answer.Verdict == PolicyVerdict.Deny || (answer.Verdict == PolicyVerdict.Allow && !forceAsk))
        {
            return answer;
        }

        return await confirmation.AskAsync($"{what} ({answer.Rule})", cancellationToken).ConfigureAwait(false) switch
        {
            true => answer with { Verdict = PolicyVerdict.Allow, Rule = answer.Rule + "; the user agreed" },
            false => answer with { Verdict = PolicyVerdict.Deny, Rule = answer.Rule + "; the user said no" },
            null => answer with { Verdict = PolicyVerdict.Deny, Rule = answer.Rule + ", and nobody can be asked" },
        };
    }
}
