using System.Globalization;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Values as the view shows them: lengths in centimetres or points with at most two decimals, colours as #rrggbb.</summary>
internal static class OdfValues
{
    public const string None = "none";
    private const double CentimetresPerInch = 2.54;
    private const double PointsPerInch = 72;

    /// <summary>A length in inches; null for what isn't one.</summary>
    public static double? Inches(string? value)
    {
        if (value is null)
            return null;

        var end = value.Length;
        while (end > 0 && char.IsAsciiLetter(value[end - 1]))
        {
            end--;
        }

        if (!double.TryParse(value.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;

        return value[end..] switch
        {
            "in" or "inch" => number,
            "cm" => number / CentimetresPerInch,
            "mm" => number / (CentimetresPerInch * 10),
            "pt" => number / PointsPerInch,
            "pc" => number / 6,
            "px" => number / 96,
            "" when number == 0 => 0,
            _ => null,
        };
    }

    /// <summary>A length in centimetres.</summary>
    public static string Centimetres(string? value, string fallback = "0") =>
        Inches(value) is { } inches ? Number(inches * CentimetresPerInch) : fallback;

    /// <summary>A length in points.</summary>
    public static string Points(string? value, string fallback = "0") =>
        Inches(value) is { } inches ? Number(inches * PointsPerInch, 1) : fallback;

    public static double? Percent(string? value) =>
        value is not null && value.EndsWith('%') && double.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    public static string Number(double value, int decimals = 2)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Bool(string? value) => Bool(value == "true");

    /// <summary>A colour, or none where nothing is painted.</summary>
    public static string Colour(string? value) => value is null or "transparent" or "" or None ? None : value.ToLowerInvariant();

    /// <summary>A border: none, or width in points, kind and colour.</summary>
    public static string Border(string? value)
    {
        if (value is null)
            return None;

        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts.Contains(None) || parts.Contains("hidden"))
            return None;

        var width = parts.Select(p => Inches(p)).FirstOrDefault(i => i is not null) is { } inches ? Number(inches * PointsPerInch) : "0";
        var colour = parts.FirstOrDefault(p => p.StartsWith('#')) ?? "#000000";
        var kind = parts.FirstOrDefault(p => Inches(p) is null && !p.StartsWith('#')) ?? "solid";
        return $"{width}pt {kind} {colour.ToLowerInvariant()}";
    }
}
