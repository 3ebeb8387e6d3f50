using LamPS.Core.Actions;

namespace LamPS.Core.Policies;

/// <summary>Rules over application, element, function and risk. The first rule that matches decides; without one, the verdict for the risk does.</summary>
public sealed record Policy
{
    /// <summary>Name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Rules in order.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Verdicts by risk; a risk that is missing is left to the next policy, and allowed when there is none.</summary>
    public IReadOnlyDictionary<Risk, PolicyVerdict> ByRisk { get; init; } = new Dictionary<Risk, PolicyVerdict>();

    /// <summary>Whether accounts of services may serve; null when it isn't said, which means no.</summary>
    public PolicyVerdict? ServiceAccounts { get; init; }

    /// <summary>A person is there: what destroys or reaches outside is asked.</summary>
    public static Policy Attended { get; } = new()
    {
        Name = "attended",
        ByRisk = Verdicts(PolicyVerdict.Allow, PolicyVerdict.Ask, PolicyVerdict.Ask),
    };

    /// <summary>Nobody is there: what would be asked is denied.</summary>
    public static Policy Unattended { get; } = new()
    {
        Name = "unattended",
        ByRisk = Verdicts(PolicyVerdict.Allow, PolicyVerdict.Deny, PolicyVerdict.Deny),
    };

    /// <summary>Looks only.</summary>
    public static Policy ReadOnly { get; } = new()
    {
        Name = "read-only",
        ByRisk = Verdicts(PolicyVerdict.Deny, PolicyVerdict.Deny, PolicyVerdict.Deny),
    };

    /// <summary>The policies that have a name on the command line.</summary>
    public static IReadOnlyList<Policy> BuiltIn { get; } = [Attended, Unattended, ReadOnly];

    /// <summary>What this policy says, or null when it says nothing.</summary>
    /// <param name="subject">The action.</param>
    public PolicyAnswer? Evaluate(PolicySubject subject)
    {
        foreach (var rule in Rules)
        {
            if (rule.Matches(subject))
            {
                return new PolicyAnswer(rule.Verdict, $"policy '{Name}', rule {rule.Describe()}", subject.Risk);
            }
        }

        return ByRisk.TryGetValue(subject.Risk, out var verdict)
            ? new PolicyAnswer(verdict, $"policy '{Name}' {Verb(verdict)} {subject.Risk.ToString().ToLowerInvariant()} actions", subject.Risk)
            : null;
    }

    private static Dictionary<Risk, PolicyVerdict> Verdicts(PolicyVerdict change, PolicyVerdict destructive, PolicyVerdict outside) => new()
    {
        [Risk.Read] = PolicyVerdict.Allow,
        [Risk.Change] = change,
        [Risk.Destructive] = destructive,
        [Risk.Outside] = outside,
    };

    private static string Verb(PolicyVerdict verdict) => verdict switch
    {
        PolicyVerdict.Allow => "allows",
        PolicyVerdict.Ask => "asks before",
        _ => "denies",
    };
}
