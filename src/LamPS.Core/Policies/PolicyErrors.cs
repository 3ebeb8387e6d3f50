using LamPS.Contracts;

namespace LamPS.Core.Policies;

/// <summary>Errors of policy files.</summary>
public static class PolicyErrors
{
    /// <summary>There is no such policy.</summary>
    /// <param name="name">Name or path.</param>
    public static LamException PolicyNotFound(string name) =>
        new(nameof(PolicyNotFound), ExitCode.InvalidInput, $"there is no policy '{name}'", $"Use {string.Join(", ", Policy.BuiltIn.Select(p => p.Name))}, or the path of a policy file.");

    /// <summary>A policy file is wrong.</summary>
    /// <param name="file">File.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <param name="problem">What is wrong.</param>
    public static LamException PolicyInvalid(string file, long line, long column, string problem) =>
        new(nameof(PolicyInvalid), ExitCode.InvalidInput, $"policy {file}, line {line}, column {column}: {problem}", "See docs/safety.md for the form of a policy.");

    /// <summary>A service account would serve.</summary>
    /// <param name="account">The account.</param>
    /// <param name="kind">What kind it is.</param>
    /// <param name="policy">Name of the policy that denies it; null when none says anything.</param>
    public static LamException ServiceAccountRefused(string account, string kind, string? policy) => new(
        nameof(ServiceAccountRefused),
        ExitCode.Refused,
        $"'{account}' is {kind}; {(policy is null ? "service accounts don't serve unless a policy allows it" : $"policy '{policy}' denies service accounts")}",
        "Start the host as the user whose desktop it works on ('lamps serve --at-logon' does so at each logon), or give --policy FILE with 'service-accounts: allow' (docs/safety.md).");
}
