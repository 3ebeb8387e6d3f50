using LamPS.Core.Planning.Language;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Numbers with units, as a field that shows another unit takes them.</summary>
public static class LengthUnits
{
    private const double PointsPerInch = 72;

    /// <summary>The number that an argument is in the unit that a field shows; null when it is none, or of another kind.</summary>
    /// <param name="span">Argument of the line.</param>
    /// <param name="shown">Text of the field, for its unit.</param>
    public static double? Number(ArgumentSpan? span, string? shown)
    {
        if (span is not { Number: { } number, Kind: ArgumentKind.Number or ArgumentKind.Percent })
        {
            return span is { Kind: ArgumentKind.Quotation } quoted ? ArgumentScanner.ToNumber(quoted.Value) : null;
        }

        if (span.Unit.Length == 0 || span.Kind == ArgumentKind.Percent)
        {
            return number;
        }

        var unit = UnitOf(shown ?? "");
        if (unit.Length == 0 || Canonical(unit) == Canonical(span.Unit))
        {
            return number;
        }

        return Points(span.Unit) is { } from && Points(unit) is { } to ? Math.Round(number * from / to, 4) : null;
    }

    /// <summary>Whether an argument is a number of the kind that a field shows: a length, a percentage, a count. The marks of percentages and degrees may be missing, the unit of a length not.</summary>
    /// <param name="span">Argument.</param>
    /// <param name="shown">Text of the field, for its unit.</param>
    public static bool IsOfKind(ArgumentSpan span, string shown)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(shown);
        if (span.Kind == ArgumentKind.Quotation)
            return ArgumentScanner.Scan(span.Value) is [var only] && only.Kind != ArgumentKind.Quotation && IsOfKind(only, shown);
        var unit = Canonical(UnitOf(shown));
        return span is { Kind: ArgumentKind.Number or ArgumentKind.Percent } && (span.Unit.Length == 0 ? Points(unit) is null : Canonical(span.Unit) == unit || (Points(span.Unit) is not null && Points(unit) is not null));
    }

    private static string UnitOf(string shown) => shown.AsSpan().Trim().TrimStart("+-−0123456789., ").ToString().Trim();

    private static string Canonical(string unit) => unit.ToLowerInvariant() switch
    {
        "″" or "\"" or "inch" or "inches" => "in",
        "points" or "point" => "pt",
        "pixels" or "pixel" => "px",
        "centimeter" or "centimeters" or "centimetre" or "centimetres" => "cm",
        "pi" => "pc",
        "percent" or "per cent" => "%",
        "degree" or "degrees" or "deg" => "°",
        var other => other,
    };

    private static double? Points(string unit) => Canonical(unit) switch
    {
        "in" => PointsPerInch,
        "cm" => PointsPerInch / 2.54,
        "mm" => PointsPerInch / 25.4,
        "pt" => 1,
        "pc" => 12,
        _ => null,
    };
}
