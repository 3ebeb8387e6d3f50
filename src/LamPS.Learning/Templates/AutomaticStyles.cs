using System.Globalization;
using System.Xml.Linq;

namespace LamPS.Learning.Templates;

/// <summary>Direct formatting of a document: one automatic style for each look, whoever asks for it.</summary>
internal sealed class AutomaticStyles
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<XElement> _styles = [];

    public IReadOnlyList<XElement> Elements => _styles;

    /// <summary>Name of the style of a family with these properties.</summary>
    /// <param name="family">Family: text, paragraph, table ...</param>
    /// <param name="prefix">What names of this family begin with: T, P ...</param>
    /// <param name="parent">Internal name of the style that it is based on; null for none.</param>
    /// <param name="properties">Property elements.</param>
    public string Get(string family, string prefix, string? parent, params ReadOnlySpan<XElement> properties)
    {
        var style = new XElement(OdfNames.Style + "style", new XAttribute(OdfNames.Style + "family", family));
        if (parent is not null)
            style.SetAttributeValue(OdfNames.Style + "parent-style-name", parent);
        foreach (var property in properties)
        {
            style.Add(property);
        }

        var key = style.ToString(SaveOptions.DisableFormatting);
        if (_names.TryGetValue(key, out var name))
            return name;

        _counts[prefix] = _counts.GetValueOrDefault(prefix) + 1;
        name = prefix + _counts[prefix].ToString(CultureInfo.InvariantCulture);
        style.SetAttributeValue(OdfNames.Style + "name", name);
        _styles.Add(style);
        return _names[key] = name;
    }

    /// <summary>A list style of ten levels.</summary>
    public string List(bool numbers)
    {
        var key = numbers ? "list/numbers" : "list/bullets";
        if (_names.TryGetValue(key, out var name))
            return name;

        name = numbers ? "L2" : "L1";
        var list = new XElement(OdfNames.Text + "list-style", new XAttribute(OdfNames.Style + "name", name));
        for (var level = 1; level <= 10; level++)
        {
            var indent = ((level + 1) * 0.635).ToString("0.###", CultureInfo.InvariantCulture) + "cm";
            var element = numbers
                ? new XElement(OdfNames.Text + "list-level-style-number",
                    new XAttribute(OdfNames.Text + "level", level),
                    new XAttribute(OdfNames.Text + "style-name", "Numbering_20_Symbols"),
                    new XAttribute(OdfNames.Style + "num-suffix", "."),
                    new XAttribute(OdfNames.Style + "num-format", "1"))
                : new XElement(OdfNames.Text + "list-level-style-bullet",
                    new XAttribute(OdfNames.Text + "level", level),
                    new XAttribute(OdfNames.Text + "style-name", "Bullet_20_Symbols"),
                    new XAttribute(OdfNames.Text + "bullet-char", "•◦▪"[(level - 1) % 3].ToString()));
            element.Add(new XElement(OdfNames.Style + "list-level-properties",
                new XAttribute(OdfNames.Text + "list-level-position-and-space-mode", "label-alignment"),
                new XElement(OdfNames.Style + "list-level-label-alignment",
                    new XAttribute(OdfNames.Text + "label-followed-by", "listtab"),
                    new XAttribute(OdfNames.Text + "list-tab-stop-position", indent),
                    new XAttribute(OdfNames.Fo + "text-indent", "-0.635cm"),
                    new XAttribute(OdfNames.Fo + "margin-left", indent))));
            list.Add(element);
        }

        _styles.Add(list);
        return _names[key] = name;
    }
}
