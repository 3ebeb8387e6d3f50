using System.Collections.Generic;
using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Requests;

/// <summary>What is to be checked.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Scope">Where.</param>
/// <param name="Selector">Selector of an element, or null.</param>
/// <param name="Element">Id of a live element, instead of a selector.</param>
/// <param name="Exists">Whether the element should be there at all.</param>
/// <param name="States">States by name (<c>checked</c>, <c>enabled</c>) that it should have, or not.</param>
/// <param name="Value">Text or value that it should have; null for any.</param>
/// <param name="Contains">Text that its name or value should contain; null for any.</param>
/// <param name="Expectations">Expectations as in a runbook, as YAML.</param>
/// <param name="Directory">Folder from which their relative paths start.</param>
/// <param name="WaitMs">How long to wait for it, in milliseconds; 0 looks once.</param>
public sealed record StateRequest(
    string Token,
    DesktopScope Scope,
    string? Selector,
    string? Element,
    bool Exists,
    IReadOnlyDictionary<string, object?> States,
    string? Value,
    string? Contains,
    IReadOnlyList<string> Expectations,
    string Directory,
    double WaitMs);

/// <summary>What was found.</summary>
/// <param name="Holds">Whether all of it holds.</param>
/// <param name="Expectations">Each statement with its evidence.</param>
public sealed record StateResult(bool Holds, IReadOnlyList<ExpectationOutcome> Expectations);
