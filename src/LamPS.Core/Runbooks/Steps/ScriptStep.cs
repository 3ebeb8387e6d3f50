using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>PowerShell; what it puts out is the step's output.</summary>
internal sealed class ScriptStep : StepKind
{
    public override string Name => "script";

    public override string Description =>
        "PowerShell. What it puts out is the output of the step. ${{ }} in it become variables, so no value can turn into code.";

    public override Shape Value { get; } = new TextShape("PowerShell");

    public override IReadOnlyList<KeyDescriptor> Keys { get; } =
    [
        new(CommonKeys.With, new MapShape(AnyShape.Instance, "a map of variables", hyphens: false), "Variables of the script by name, without $."),
    ];
}
