using System.Text;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Makes the runs of one paragraph: stretches of text that look the same, with fields inside and marks between them.</summary>
internal sealed class InlineView(XElement paragraph, StyleSheet styles, BodyView body, string? paragraphStyle)
{
    private const string NoChange = "";
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, (XElement Mark, int Start)> _ranges = [];
    private XElement? _run;
    private string _look = "";
    private string _change = NoChange;

    /// <summary>Text of the paragraph so far.</summary>
    public string Text => _text.ToString();

    public void Read(OdfNode node, IReadOnlyList<string> spans, string link)
    {
        foreach (var child in node.Children)
        {
            ReadOne(child, spans, link);
        }
    }

    /// <summary>Ends marks that were begun and not ended in this paragraph, and says in which paragraph marks stand.</summary>
    public void Close()
    {
        foreach (var (mark, start) in _ranges.Values)
        {
            mark.SetAttributeValue("on", Text[start..]);
        }
    }

    private void ReadOne(OdfNode node, IReadOnlyList<string> spans, string link)
    {
        switch (node.Name)
        {
            case "":
                Add(node.Text.ReplaceLineEndings(" "), spans, link);
                break;
            case "text:s":
                Add(new string(' ', Math.Clamp(int.TryParse(node["text:c"], out var count) ? count : 1, 1, 10_000)), spans, link);
                break;
            case "text:tab":
                Add("\t", spans, link);
                break;
            case "text:line-break":
                Add("\n", spans, link);
                break;
            case "text:span":
                Read(node, node["text:style-name"] is { } style ? [style, .. spans] : spans, link);
                break;
            case "text:a":
                Read(node, [node["text:style-name"] ?? "Internet_20_link", .. spans], node["xlink:href"] ?? "");
                break;
            case "text:meta" or "text:meta-field" or "text:ruby" or "text:ruby-base":
                Read(node, spans, link);
                break;
            case "text:soft-page-break" or "text:ruby-text" or "office:event-listeners":
                break;
            case "text:note":
                Mark(body.Note(node, Text));
                break;
            case "office:annotation":
                var comment = body.Comment(node, Text);
                _ranges["comment " + node["office:name"]] = (comment, _text.Length);
                break;
            case "office:annotation-end":
                End("comment " + node["office:name"]);
                break;
            case "text:bookmark" or "text:bookmark-start" or "text:reference-mark" or "text:reference-mark-start":
                var kind = node.Name.StartsWith("text:bookmark", StringComparison.Ordinal) ? "bookmark" : "reference-mark";
                var mark = body.Bookmark(kind, node["text:name"] ?? "", Text);
                if (node.Name.EndsWith("-start", StringComparison.Ordinal))
                    _ranges[kind + " " + node["text:name"]] = (mark, _text.Length);
                break;
            case "text:bookmark-end":
                End("bookmark " + node["text:name"]);
                break;
            case "text:reference-mark-end":
                End("reference-mark " + node["text:name"]);
                break;
            case "text:change-start":
                _change = body.ChangeKind(node["text:change-id"]);
                body.BeginChange(node["text:change-id"]);
                break;
            case "text:change-end":
                _change = NoChange;
                body.EndChange();
                break;
            case "text:change":
                break;
            case "text:toc-mark" or "text:alphabetical-index-mark" or "text:user-index-mark" or "text:alphabetical-index-mark-start":
                Mark(new XElement(
                    "index-mark",
                    new XAttribute("kind", node.Name.StartsWith("text:alphabetical", StringComparison.Ordinal) ? "alphabetical" : node.Name == "text:toc-mark" ? "toc" : "user"),
                    new XAttribute("text", node["text:string-value"] ?? ""),
                    new XAttribute("key", node["text:key1"] ?? ""),
                    new XAttribute("after", Text)));
                break;
            case var name when name.StartsWith("draw:", StringComparison.Ordinal):
                foreach (var drawing in body.Drawings.Read(node, link, Text))
                {
                    Mark(drawing);
                }

                break;
            case var name when FieldView.IsField(name):
                Field(node, spans, link);
                break;
            default:
                Read(node, spans, link);
                break;
        }
    }

    private void Field(OdfNode node, IReadOnlyList<string> spans, string link)
    {
        var text = FieldView.Text(node);
        Run(spans, link).Add(FieldView.Make(node, text, Text));
        _text.Append(text);
        body.Changed(text);
    }

    private void End(string range)
    {
        if (_ranges.Remove(range, out var found))
            found.Mark.SetAttributeValue("on", Text[found.Start..]);
    }

    private void Mark(XElement mark)
    {
        paragraph.Add(mark);
        _run = null;
    }

    private void Add(string text, IReadOnlyList<string> spans, string link)
    {
        if (text.Length == 0)
            return;

        Run(spans, link).Add(text);
        _text.Append(text);
        body.Changed(text);
    }

    private XElement Run(IReadOnlyList<string> spans, string link)
    {
        var chain = new List<StyleEntry>();
        foreach (var span in spans)
        {
            chain.AddRange(styles.Chain("text", span).Where(s => s.Name.Length > 0));
        }

        var isDirect = chain.Any(s => s.IsAutomatic && HasLook(s));
        var paragraphChain = styles.Chain("paragraph", paragraphStyle ?? "Standard");
        isDirect |= paragraphChain.Any(s => s.IsAutomatic && HasLook(s));
        chain.AddRange(paragraphChain);
        var shown = spans.Select(s => styles.Shown("text", s)).FirstOrDefault(s => s.Length > 0) ?? "";
        var run = new XElement(
            "run",
            CharacterView.Attributes(chain),
            new XAttribute("style", shown),
            new XAttribute("link", link),
            new XAttribute("direct", OdfValues.Bool(isDirect)),
            new XAttribute("change", _change));

        // Spans that look the same are one run: where the file cuts them says nothing to a reader.
        var look = run.ToString();
        if (_run is null || look != _look)
        {
            paragraph.Add(run);
            (_run, _look) = (run, look);
        }

        return _run;
    }

    // Ids of revisions stand in styles of their own and change nothing.
    private static bool HasLook(StyleEntry style) => style.Properties.Keys.Any(p =>
        p.StartsWith("text/", StringComparison.Ordinal) && !p.Contains("rsid", StringComparison.Ordinal));
}
