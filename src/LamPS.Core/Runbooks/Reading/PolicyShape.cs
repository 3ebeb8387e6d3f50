using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Core.Policies;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>A policy: what is allowed, asked and denied, by risk or by rules. Known before the run, so without expressions.</summary>
internal sealed class PolicyShape : Shape
{
    private static readonly string[] Risks = [.. Enum.GetNames<Risk>().Select(r => r.ToLowerInvariant())];

    private static readonly ObjectShape Rule = new(
        "a rule",
        new("application", Pattern(), "Name of the application; * and ? are wildcards."),
        new("element", Pattern(), "Name of the element or path of the menu; * and ? are wildcards."),
        new("function", Pattern(), "Function; * and ? are wildcards."),
        new("risk", new ChoiceShape(Risks) { AllowsExpressions = false }, "Risk of the action."))
    {
        Count = (1, 4),
    };

    private static readonly ListShape Entries = new(
        new EitherShape(new ChoiceShape(Risks) { AllowsExpressions = false }, Rule), "a list of risks and rules", single: true);

    // Behind what it is made of: static fields are made in the order in which they stand.
    public static readonly PolicyShape Instance = new();

    private readonly ObjectShape _shape = new(
        "a map with allow, ask and deny",
        new("allow", Entries, "What is done without asking."),
        new("ask", Entries, "What a person is asked about first; denied where nobody can be asked."),
        new("deny", Entries, "What isn't done."))
    {
        Count = (1, 3),
    };

    public override string Described => _shape.Described;

    public override ValueSource? Read(SourceNode node, string what, ReadContext context) => _shape.Read(node, what, context);

    public override JsonObject Schema() => new() { ["$ref"] = "#/$defs/policy" };

    /// <summary>The shape itself, which the schema has once.</summary>
    public JsonObject Definition() => _shape.Schema();

    /// <summary>Makes a policy of what was read.</summary>
    /// <param name="source">What was read.</param>
    /// <param name="name">Name of the policy, for messages.</param>
    public static Policy Build(MapSource source, string name)
    {
        var rules = new List<PolicyRule>();
        var byRisk = new Dictionary<Risk, PolicyVerdict>();

        // Of two verdicts on the same thing the stricter one counts, so the strict ones come first.
        foreach (var verdict in (PolicyVerdict[])[PolicyVerdict.Deny, PolicyVerdict.Ask, PolicyVerdict.Allow])
        {
            foreach (var entry in (source[verdict.ToString().ToLowerInvariant()] as ListSource)?.Items ?? [])
            {
                if (entry is MapSource rule)
                {
                    rules.Add(new PolicyRule(
                        verdict, Text(rule, "application"), Text(rule, "element"), Text(rule, "function"),
                        Text(rule, "risk") is { } risk ? Enum.Parse<Risk>(risk, true) : null, rule.At.Line));
                }
                else
                {
                    byRisk.TryAdd(Enum.Parse<Risk>(((LiteralSource)entry).Value.Reveal(), true), verdict);
                }
            }
        }

        return new Policy { Name = name, Rules = rules, ByRisk = byRisk };
    }

    private static TextShape Pattern() => new("text with wildcards") { AllowsExpressions = false };

    private static string? Text(MapSource rule, string key) => (rule[key] as LiteralSource)?.Value.Reveal();
}
