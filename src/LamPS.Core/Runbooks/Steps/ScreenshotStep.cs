using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>Keeps a picture of the screen.</summary>
internal sealed class ScreenshotStep : StepKind
{
    public override string Name => "screenshot";

    public override string Description => "Writes a picture of the screen to a PNG file.";

    public override Shape Value { get; } = new TextShape("a path");
}
