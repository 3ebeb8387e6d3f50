using System.Globalization;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Where in a list a paragraph stands.</summary>
/// <param name="Shown">Name of the list style as users see it; empty for direct formatting.</param>
/// <param name="Level">Level, from 1.</param>
/// <param name="Definition">What the list style says on the level.</param>
/// <param name="Number">Its number; null for a further paragraph of an item.</param>
/// <param name="IsRestart">Whether the item says which number it has.</param>
internal sealed record ListPlace(string Shown, int Level, OdfNode? Definition, int? Number, bool IsRestart)
{
    public IEnumerable<XAttribute> Attributes()
    {
        var properties = Definition?.Child("style:list-level-properties");
        var label = properties?.Child("style:list-level-label-alignment");
        yield return new("list", Kind());
        yield return new("list-level", Level);
        yield return new("list-style", Shown);
        yield return new("list-number", Number is { } number && Kind() == "number" ? number.ToString(CultureInfo.InvariantCulture) : "");
        yield return new("list-restart", OdfValues.Bool(IsRestart));
        yield return new("list-start", Definition?["text:start-value"] ?? "1");
        yield return new("list-format", Definition?["style:num-format"] ?? "");
        yield return new("list-prefix", Definition?["style:num-prefix"] ?? "");
        yield return new("list-suffix", Definition?["style:num-suffix"] ?? "");
        yield return new("list-bullet", Definition?["text:bullet-char"] ?? "");
        yield return new("list-indent", OdfValues.Centimetres(label?["fo:margin-left"] ?? properties?["text:space-before"]));
    }

    /// <summary>Attributes of a paragraph outside of lists.</summary>
    public static IEnumerable<XAttribute> Nowhere() =>
        [new("list", OdfValues.None), new("list-level", 0), new("list-style", ""), new("list-number", ""), new("list-restart", "false")];

    private string Kind() => Definition?.Name switch
    {
        "text:list-level-style-bullet" => "bullet",
        "text:list-level-style-image" => "image",
        "text:list-level-style-number" when string.IsNullOrEmpty(Definition["style:num-format"]) => "unnumbered",
        "text:list-level-style-number" => "number",
        _ => "bullet",
    };
}
