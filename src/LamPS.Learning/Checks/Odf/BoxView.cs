using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Borders, padding, shadow and background, which paragraphs, cells, frames and pages have alike.</summary>
internal static class BoxView
{
    private static readonly string[] Sides = ["left", "right", "top", "bottom"];

    /// <summary>Attributes of a box.</summary>
    /// <param name="find">Finds a property by its name.</param>
    public static IEnumerable<XAttribute> Attributes(Func<string, string?> find)
    {
        var all = find("fo:border");
        var borders = Sides.Select(side => OdfValues.Border(find("fo:border-" + side) ?? all)).ToArray();
        foreach (var (side, border) in Sides.Zip(borders))
        {
            yield return new("border-" + side, border);
        }

        yield return new("border", borders.Distinct().Count() == 1 ? borders[0] : "mixed");
        yield return new("padding", Padding(find));
        yield return new("shadow", OdfValues.Bool(find("style:shadow") is not (null or OdfValues.None)));
        yield return new("background", Background(find));
    }

    public static string Background(Func<string, string?> find) =>
        find("draw:fill") is { } fill and not "solid"
            ? fill
            : OdfValues.Colour(find("draw:fill") == "solid" ? find("draw:fill-color") ?? find("fo:background-color") : find("fo:background-color"));

    private static string Padding(Func<string, string?> find)
    {
        var all = find("fo:padding");
        var paddings = Sides.Select(side => OdfValues.Centimetres(find("fo:padding-" + side) ?? all)).Distinct().ToArray();
        return paddings.Length == 1 ? paddings[0] : "mixed";
    }
}
