namespace LamPS.Core.Runbooks.Scripts;

/// <summary>How much one script may put out.</summary>
/// <param name="Records">Most objects, errors and warnings together.</param>
/// <param name="Characters">Most characters, about as JSON has them.</param>
public sealed record ScriptLimits(int Records = 100_000, long Characters = 64 << 20)
{
    /// <summary>Those of runs.</summary>
    public static ScriptLimits Default { get; } = new();
}
