using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Pictures, text frames, shapes and embedded objects. Their texts stand beside the body, so that a paragraph's text is its own.</summary>
internal sealed class DrawingView(StyleSheet styles, ViewParts parts, BodyView body)
{
    /// <summary>What a drawing element is; none for what has no place of its own.</summary>
    /// <param name="node">The element.</param>
    /// <param name="link">Hyperlink around it.</param>
    /// <param name="after">Text of the paragraph before it.</param>
    public IEnumerable<XElement> Read(OdfNode node, string link, string after)
    {
        switch (node.Name)
        {
            case "draw:a":
                return node.Children.SelectMany(child => Read(child, node["xlink:href"] ?? "", after)).ToArray();
            case "draw:frame":
                return [Frame(node, link, after)];
            case "draw:g":
                var group = Shape(node, "group", after);
                group.Add(node.Children.SelectMany(child => Read(child, "", "")));
                return [group];
            case "draw:custom-shape":
                return [Shape(node, node.Child("draw:enhanced-geometry")?["draw:type"] ?? "custom", after)];
            case "draw:rect" or "draw:circle" or "draw:ellipse" or "draw:line" or "draw:polyline" or "draw:polygon" or "draw:path"
                or "draw:connector" or "draw:measure" or "draw:caption" or "draw:regular-polygon":
                return [Shape(node, node.Name == "draw:rect" ? "rectangle" : node.Name[5..], after)];
            case "draw:control":
                return [Shape(node, "control", after)];
            default:
                return [];
        }
    }

    private XElement Frame(OdfNode node, string link, string after)
    {
        var image = node.Child("draw:image");
        var box = node.Child("draw:text-box");
        var content = node.Child("draw:object") ?? node.Child("draw:object-ole") ?? node.Child("draw:floating-frame") ?? node.Child("draw:plugin");
        var kind = box is not null ? "frame" : content is not null ? "object" : "image";
        var frame = new XElement(kind, Common(node, after));
        frame.Add(new XAttribute("link", link));
        if (box is not null)
        {
            var text = new XElement("frame-text", new XAttribute("name", node["draw:name"] ?? ""));
            parts.Frames.Add(text);
            body.Blocks(box, text);
            frame.Add(new XAttribute("text", string.Join('\n', text.Elements("p").Select(p => p.Value))));

            // A picture with a caption is a frame around both; it is still a picture of the text.
            frame.Add(text.Descendants("image").Concat(text.Descendants("object")).Select(i => new XElement(i)));
        }
        else if (content is not null)
        {
            var path = (content["xlink:href"] ?? "").TrimStart('.', '/');
            var media = parts.Media.GetValueOrDefault(path + "/") ?? parts.Media.GetValueOrDefault(path) ?? "";
            frame.Add(new XAttribute("kind", media.EndsWith("formula", StringComparison.Ordinal) ? "formula" : media.EndsWith("chart", StringComparison.Ordinal) ? "chart" : media.EndsWith("spreadsheet", StringComparison.Ordinal) ? "spreadsheet" : "other"));
        }
        else
        {
            string? Find(string property) => StyleSheet.Find(Chain(node), "graphic/" + property);
            frame.Add(
                new XAttribute("linked", OdfValues.Bool(image?["xlink:href"] is { } href && !href.StartsWith("Pictures/", StringComparison.Ordinal))),
                new XAttribute("mirror", Find("style:mirror") ?? OdfValues.None),
                new XAttribute("mode", Find("draw:color-mode") ?? "standard"),
                new XAttribute("transparency", OdfValues.Percent(Find("draw:image-opacity")) is { } opacity ? OdfValues.Number(100 - opacity) : "0"),
                new XAttribute("cropped", OdfValues.Bool(Find("fo:clip") is { } clip && clip.Any(c => c is >= '1' and <= '9'))));
        }

        return frame;
    }

    private XElement Shape(OdfNode node, string kind, string after)
    {
        string? Find(string property) => StyleSheet.Find(Chain(node), "graphic/" + property);
        return new XElement(
            "shape",
            Common(node, after),
            new XAttribute("kind", kind),
            new XAttribute("fill", Find("draw:fill") is { } fill and not "solid" ? fill : OdfValues.Colour(Find("draw:fill-color"))),
            new XAttribute("line", Find("draw:stroke") == OdfValues.None ? OdfValues.None : OdfValues.Colour(Find("svg:stroke-color"))),
            new XAttribute("line-width", OdfValues.Centimetres(Find("svg:stroke-width"))),
            new XAttribute("text", string.Join('\n', node.All("text:p").Select(p => p.InnerText()))));
    }

    private IEnumerable<XAttribute> Common(OdfNode node, string after)
    {
        string? Find(string property) => StyleSheet.Find(Chain(node), "graphic/" + property);
        var anchor = node["text:anchor-type"] ?? Find("text:anchor-type") ?? "paragraph";
        yield return new("name", node["draw:name"] ?? "");
        yield return new("width", OdfValues.Centimetres(node["svg:width"] ?? node["fo:min-width"]));
        yield return new("height", OdfValues.Centimetres(node["svg:height"] ?? node.Child("draw:text-box")?["fo:min-height"]));
        yield return new("relative-width", OdfValues.Percent(node["style:rel-width"]) is { } percent ? OdfValues.Number(percent) : "");
        yield return new("anchor", anchor == "as-char" ? "as-character" : anchor == "char" ? "character" : anchor);
        yield return new("wrap", Find("style:wrap") is { } wrap ? wrap == "run-through" ? "through" : wrap : OdfValues.None);
        yield return new("in-background", OdfValues.Bool(Find("style:run-through") == "background"));
        yield return new("horizontal", Find("style:horizontal-pos") ?? "from-left");
        yield return new("vertical", Find("style:vertical-pos") ?? "from-top");
        yield return new("x", OdfValues.Centimetres(node["svg:x"]));
        yield return new("y", OdfValues.Centimetres(node["svg:y"]));
        yield return new("rotated", OdfValues.Bool(node["draw:transform"]?.Contains("rotate", StringComparison.Ordinal) == true));
        yield return new("title", node.Child("svg:title")?.InnerText() ?? "");
        yield return new("alt", node.Child("svg:desc")?.InnerText() ?? "");
        yield return new("protected", Find("style:protect") ?? OdfValues.None);
        yield return new("style", styles.Shown("graphic", node["draw:style-name"]));
        yield return new("after", after);
        foreach (var attribute in BoxView.Attributes(Find))
        {
            yield return attribute;
        }
    }

    private IReadOnlyList<StyleEntry> Chain(OdfNode node) => styles.Chain("graphic", node["draw:style-name"]);
}
