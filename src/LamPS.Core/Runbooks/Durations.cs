using System.Globalization;

namespace LamPS.Core.Runbooks;

/// <summary>Durations as runbooks write them: <c>500ms</c>, <c>5s</c>, <c>1.5m</c>, <c>1h</c>.</summary>
internal static class Durations
{
    /// <summary>A pattern that every duration matches, for the schema.</summary>
    public const string Pattern = @"^\s*[0-9]+(\.[0-9]+)?\s*(ms|s|m|h)\s*$";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Reads a duration of at most a week.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var span = text.AsSpan().Trim();
        var digits = 0;
        while (digits < span.Length && (char.IsAsciiDigit(span[digits]) || span[digits] == '.'))
        {
            digits++;
        }

        double? unit = span[digits..].Trim() switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => null,
        };
        if (unit is null || digits == 0 || span[0] == '.' || span[digits - 1] == '.'
            || !double.TryParse(span[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * unit.Value > Longest.TotalMilliseconds)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(number * unit.Value);
        return true;
    }

    /// <summary>A duration for people and files.</summary>
    public static string Text(TimeSpan duration) => duration.TotalMilliseconds switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###}s"),
        < 3_600_000 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.###}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.###}h"),
    };
}
