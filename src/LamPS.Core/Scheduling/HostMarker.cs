using System.Text.Json;

namespace LamPS.Core.Scheduling;

/// <summary>What was asked for, as one line of text that is kept beside what was registered.</summary>
internal static class HostMarker
{
    /// <summary>Writes it: one line, ASCII only.</summary>
    /// <param name="host">What was asked for.</param>
    public static string Write(HostRegistration host) => JsonSerializer.Serialize(host, ScheduleJsonContext.Default.HostRegistration);

    /// <summary>Reads it.</summary>
    /// <param name="text">The line, or null.</param>
    /// <returns>Null when it isn't there or isn't whole.</returns>
    public static HostRegistration? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, ScheduleJsonContext.Default.HostRegistration);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
