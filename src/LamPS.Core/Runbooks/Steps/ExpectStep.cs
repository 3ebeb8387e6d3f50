using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Only looks whether something holds.</summary>
internal sealed class ExpectStep : StepKind
{
    /// <summary>Also a key of all other kinds, so a step is of this kind only when it has no other.</summary>
    public const string KeyName = CommonKeys.Expect;

    public override string Name => KeyName;

    public override string Description => "What must hold; waited for up to the step's time limit, 5 s without one.";

    public override Shape Value => ExpectationKinds.List;
}
