using LamPS.Contracts;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Keys that steps of several kinds share.</summary>
internal static class CommonKeys
{
    public const string If = "if";
    public const string Expect = "expect";
    public const string Retry = "retry";
    public const string Timeout = "timeout";
    public const string ContinueOnError = "continue-on-error";
    public const string PolicyKey = "policy";
    public const string WhatIf = "what-if";
    public const string With = "with";
    public const string On = "on";
    public const string Application = "application";
    public const string Rescue = "rescue";
    public const string Always = "always";

    public static readonly KeyDescriptor ApplicationKey =
        new(Application, new TextShape("the name of an application"), "Application that the step works on, by its name in the catalog. Without it, the one in use.");

    /// <summary>Keys that every step takes.</summary>
    public static readonly IReadOnlyList<KeyDescriptor> All =
    [
        new("id", new NameShape(hyphens: true) { AllowsExpressions = false }, "Name of the step, unique in the file. Reports use it, and expressions: ${{ steps.ID.outcome }}."),
        new(If, new ConditionShape(), "The step is skipped when this isn't true. Expressions may look at the desktop: ${{ exists(\"dialog[name='Save']\") }}."),
        new(Expect, ExpectationKinds.List, "What must hold after the step; waited for up to the step's time limit, 5 s without one."),
        new(Retry, RetryShape(), "How often and when to try again after a failure."),
        new(Timeout, new DurationShape(), "Time limit of the step, tries and expectations included: 500ms, 30s, 5m."),
        new(ContinueOnError, new BooleanShape(), "Goes on with the next step when this one fails; the run isn't failed by it."),
        new("output", new NameShape(hyphens: false) { AllowsExpressions = false }, "Variable that the step's result is kept in."),
        new(PolicyKey, PolicyShape.Instance, "What the step may do, beside what the runbook and the one who runs it allow."),
        new(WhatIf, new BooleanShape(), "Only shows what the step would do."),
    ];

    private static ObjectShape RetryShape() => new(
        "a map with 'attempts'",
        new("attempts", new NumberShape(whole: true, 1, 100), "How often the step is tried at most, the first time included.", Required: true),
        new("delay", new DurationShape(), "Pause before the second try; 500ms without it."),
        new("factor", new NumberShape(whole: false, 1, 10), "The pause grows by this factor each time; 1 without it."),
        new("not-on", new ListShape(
            new ChoiceShape(Enum.GetNames<Outcome>()) { AllowsExpressions = false }, "a list of outcomes", single: true), "Outcomes after which it isn't tried again, for example [Blocked]."));
}
