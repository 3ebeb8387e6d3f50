using System.Globalization;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>How characters look, as attributes.</summary>
internal static class CharacterView
{
    /// <summary>Attributes of characters.</summary>
    /// <param name="chain">Styles from the innermost to the defaults.</param>
    public static IEnumerable<XAttribute> Attributes(IReadOnlyList<StyleEntry> chain)
    {
        yield return new("font", Find("font") ?? "");
        yield return new("size", Size(chain));
        yield return new("bold", OdfValues.Bool(IsBold(Find("fo:font-weight"))));
        yield return new("italic", OdfValues.Bool(Find("fo:font-style") is "italic" or "oblique"));
        yield return new("underline", Line("underline"));
        yield return new("overline", Line("overline"));
        yield return new("strike", Strike());
        yield return new("color", Find("colour") ?? "auto");
        yield return new("highlight", OdfValues.Colour(Find("fo:background-color")));
        yield return new("position", Position(Find("style:text-position")));
        yield return new("case", Case());
        yield return new("hidden", OdfValues.Bool(Find("text:display") == "none"));
        yield return new("spacing", OdfValues.Points(Find("fo:letter-spacing")));
        yield return new("text-shadow", OdfValues.Bool(Find("fo:text-shadow") is not (null or "none")));
        yield return new("contour", OdfValues.Bool(Find("style:text-outline")));
        yield return new("relief", Find("style:font-relief") ?? OdfValues.None);
        yield return new("scale", OdfValues.Percent(Find("style:text-scale")) is { } scale ? OdfValues.Number(scale) : "100");
        yield return new("rotation", Find("style:text-rotation-angle") ?? "0");
        yield return new("language", Language(Find("fo:language"), Find("fo:country")));
        yield break;

        string? Find(string property) => StyleSheet.Find(chain, "text/" + property);

        string Line(string line)
        {
            var style = Find($"style:text-{line}-style");
            if (style is null or OdfValues.None)
                return OdfValues.None;
            if (Find($"style:text-{line}-type") == "double")
                return "double";

            var kind = style == "solid" ? "" : style;
            var isBold = Find($"style:text-{line}-width") == "bold";
            return (isBold, kind) switch
            {
                (false, "") => "single",
                (true, "") => "bold",
                (false, _) => kind,
                (true, _) => "bold " + kind,
            };
        }

        string Strike()
        {
            var style = Find("style:text-line-through-style");
            var text = Find("style:text-line-through-text");
            if (style is null or OdfValues.None)
                return OdfValues.None;
            if (!string.IsNullOrEmpty(text))
                return text == "/" ? "slash" : "x";
            if (Find("style:text-line-through-type") == "double")
                return "double";
            return Find("style:text-line-through-width") == "bold" ? "bold" : "single";
        }

        string Case() => (Find("fo:font-variant"), Find("fo:text-transform")) switch
        {
            ("small-caps", _) => "small-caps",
            (_, "uppercase") => "upper",
            (_, "lowercase") => "lower",
            (_, "capitalize") => "title",
            _ => OdfValues.None,
        };
    }

    public static string Language(string? language, string? country) => language switch
    {
        null or "" => "",
        "none" or "zxx" => OdfValues.None,
        _ => string.IsNullOrEmpty(country) || country == "none" ? language : $"{language}-{country}",
    };

    private static string Size(IReadOnlyList<StyleEntry> chain)
    {
        var factor = 1.0;
        foreach (var style in chain)
        {
            var value = style["text/fo:font-size"];
            if (OdfValues.Percent(value) is { } percent)
                factor *= percent / 100;
            else if (OdfValues.Inches(value) is { } inches)
                return OdfValues.Number(inches * 72 * factor, 1);
        }

        return "";
    }

    private static bool IsBold(string? weight) =>
        weight == "bold" || (int.TryParse(weight, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 600);

    private static string Position(string? value)
    {
        var first = value?.Split(' ')[0];
        return first switch
        {
            null => "normal",
            "super" or "sub" => first,
            _ => OdfValues.Percent(first) switch
            {
                > 0 => "super",
                < 0 => "sub",
                _ => "normal",
            },
        };
    }
}
