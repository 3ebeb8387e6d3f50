using System.Text.Json;

namespace LamPS.Wine.Tests;

/// <summary>How a Windows process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record WineResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON; all of it must be one value.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Everything, for messages.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}
