using System.Text.Json;

namespace LamPS.Core.Scheduling;

/// <summary>What was asked for, as one line of text that is kept beside what was registered, so that the two can be compared.</summary>
public static class ScheduleMarker
{
    /// <summary>Writes it: one line, ASCII only.</summary>
    /// <param name="schedule">The schedule.</param>
    public static string Write(Schedule schedule) => JsonSerializer.Serialize(schedule, ScheduleJsonContext.Default.Schedule);

    /// <summary>Reads it.</summary>
    /// <param name="text">The line, or null.</param>
    /// <returns>Null when it isn't there or isn't whole.</returns>
    public static Schedule? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, ScheduleJsonContext.Default.Schedule);
        }
        catch (Exception error) when (error is JsonException or LamException)
        {
            return null;
        }
    }
}
