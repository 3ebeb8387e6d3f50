using System.Text;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Turns blocks of a part (paragraphs, lists, tables, sections, indexes) into the view.</summary>
internal sealed class BodyView
{
    private readonly StyleSheet _styles;
    private readonly ViewParts _parts;
    private readonly Func<string, string> _pageStyle;
    private readonly ListCounter _lists;
    private readonly TableView _tables;
    private StringBuilder? _changed;
    private XElement? _change;

    public BodyView(StyleSheet styles, ViewParts parts, Func<string, string> pageStyle)
    {
        _styles = styles;
        _parts = parts;
        _pageStyle = pageStyle;
        _lists = new ListCounter(styles);
        _tables = new TableView(styles, this);
        Drawings = new DrawingView(styles, parts, this);
    }

    public DrawingView Drawings { get; }

    public void Blocks(OdfNode parent, XElement target)
    {
        foreach (var node in parent.Children)
        {
            Block(node, target);
        }
    }

    public string PageStyle(string master)
    {
        _parts.PageStyles.Add(master);
        return _pageStyle(master);
    }

    public XElement Note(OdfNode node, string after)
    {
        var kind = node["text:note-class"] ?? "footnote";
        var citation = node.Child("text:note-citation");
        var label = citation?.InnerText() ?? "";
        var note = new XElement(
            "note",
            new XAttribute("kind", kind),
            new XAttribute("label", label),
            new XAttribute("own-label", OdfValues.Bool(citation?["text:label"] is not null)),
            new XAttribute("after", after));
        _parts.Notes.Add(note);
        if (node.Child("text:note-body") is { } text)
            Blocks(text, note);
        return new XElement("note-mark", new XAttribute("kind", kind), new XAttribute("label", label), new XAttribute("after", after));
    }

    public XElement Comment(OdfNode node, string after)
    {
        var text = string.Join('\n', node.Children.Where(c => c.Name is "text:p" or "text:list").Select(p => p.InnerText()));
        var comment = new XElement(
            "comment",
            new XAttribute("author", node.Child("dc:creator")?.InnerText() ?? ""),
            new XAttribute("resolved", OdfValues.Bool(node["loext:resolved"])),
            new XAttribute("answers", node["loext:parent-name"] ?? ""),
            new XAttribute("on", ""),
            new XAttribute("after", after),
            text);
        _parts.Comments.Add(comment);
        return comment;
    }

    public XElement Bookmark(string kind, string name, string after)
    {
        var bookmark = new XElement(kind, new XAttribute("name", name), new XAttribute("on", ""), new XAttribute("after", after));
        _parts.Bookmarks.Add(bookmark);
        return bookmark;
    }

    public string ChangeKind(string? id) => id is not null && _parts.ChangesById.TryGetValue(id, out var change) ? change.Attribute("kind")!.Value : "";

    public void BeginChange(string? id)
    {
        EndChange();
        if (id is not null && _parts.ChangesById.TryGetValue(id, out _change))
            _changed = new StringBuilder();
    }

    public void Changed(string text) => _changed?.Append(text);

    public void EndChange()
    {
        if (_change is not null && _changed is not null)
            _change.Value = _changed.ToString();
        _change = null;
        _changed = null;
    }

    public void Block(OdfNode node, XElement target)
    {
        switch (node.Name)
        {
            case "text:p" or "text:h":
                Paragraph(node, target, null);
                break;
            case "text:list":
                _lists.Begin(node);
                List(node, target, 1, node["text:style-name"]);
                break;
            case "text:section":
                Section(node, target);
                break;
            case "table:table":
                _tables.Read(node, target);
                break;
            case "text:tracked-changes":
                Changes(node);
                break;
            case "text:change-start":
                BeginChange(node["text:change-id"]);
                break;
            case "text:change-end":
                EndChange();
                break;
            case "text:numbered-paragraph":
                Blocks(node, target);
                break;
            case var name when IndexKind(name) is { } kind:
                Index(node, target, kind);
                break;
            case var name when name.StartsWith("draw:", StringComparison.Ordinal):
                target.Add(Drawings.Read(node, "", ""));
                break;
        }
    }

    private void Paragraph(OdfNode node, XElement target, ListPlace? place)
    {
        var style = node["text:style-name"] ?? "Standard";
        var chain = _styles.Chain("paragraph", style);
        var level = node.Name == "text:h" ? node["text:outline-level"] ?? "1" : "0";
        var isDirect = chain.Any(s => s.IsAutomatic && s.Properties.Keys.Any(p => p.StartsWith("paragraph/", StringComparison.Ordinal) && !p.EndsWith("style:justify-single-word", StringComparison.Ordinal)));
        var paragraph = new XElement(
            "p",
            new XAttribute("style", _styles.Shown("paragraph", style)),
            new XAttribute("outline", level),
            ParagraphView.Attributes(chain, PageStyle),
            new XAttribute("direct", OdfValues.Bool(isDirect)),
            place?.Attributes() ?? ListPlace.Nowhere(),
            ParagraphView.TabStops(chain));
        target.Add(paragraph);
        if (_changed is { Length: > 0 })
            _changed.Append('\n');
        var inline = new InlineView(paragraph, _styles, this, style);
        inline.Read(node, [], "");
        inline.Close();
    }

    private void List(OdfNode list, XElement target, int level, string? style)
    {
        foreach (var item in list.Children)
        {
            if (item.Name is not ("text:list-item" or "text:list-header"))
                continue;

            var isFirst = item.Name == "text:list-item";
            foreach (var child in item.Children)
            {
                if (child.Name == "text:list")
                {
                    List(child, target, level + 1, child["text:style-name"] ?? style);
                }
                else if (child.Name is "text:p" or "text:h")
                {
                    var number = isFirst ? _lists.Next(style, level, item["text:start-value"]) : (int?)null;
                    Paragraph(child, target, new ListPlace(_styles.ShownList(style), level, _lists.Level(style, level), number, isFirst && item["text:start-value"] is not null));
                    isFirst = false;
                }
                else
                {
                    Block(child, target);
                }
            }
        }
    }

    private void Section(OdfNode node, XElement target)
    {
        var chain = _styles.Chain("section", node["text:style-name"]);
        string? Find(string property) => StyleSheet.Find(chain, "section/" + property);
        var columns = chain.Select(s => s.Part("section", "style:columns")).FirstOrDefault(c => c is not null);
        var section = new XElement(
            "section",
            new XAttribute("name", node["text:name"] ?? ""),
            ColumnsView.Attributes(columns),
            new XAttribute("protected", OdfValues.Bool(node["text:protected"])),
            new XAttribute("hidden", OdfValues.Bool(node["text:display"] is not (null or "true"))),
            new XAttribute("condition", node["text:condition"] ?? ""),
            new XAttribute("background", OdfValues.Colour(Find("fo:background-color"))),
            new XAttribute("indent-left", OdfValues.Centimetres(Find("fo:margin-left"))),
            new XAttribute("indent-right", OdfValues.Centimetres(Find("fo:margin-right"))),
            new XAttribute("link", node.Child("text:section-source")?["xlink:href"] ?? ""));
        target.Add(section);
        Blocks(node, section);
    }

    private static string? IndexKind(string name) => name switch
    {
        "text:table-of-content" => "toc",
        "text:alphabetical-index" => "alphabetical",
        "text:illustration-index" => "figures",
        "text:table-index" => "tables",
        "text:object-index" => "objects",
        "text:user-index" => "user",
        "text:bibliography" => "bibliography",
        _ => null,
    };

    private static void Index(OdfNode node, XElement target, string kind)
    {
        var source = node.Children.FirstOrDefault(c => c.Name.EndsWith("-source", StringComparison.Ordinal));
        var body = node.Child("text:index-body");
        var title = body?.Child("text:index-title")?.InnerText() ?? source?.Child("text:index-title-template")?.InnerText() ?? "";
        target.Add(new XElement(
            "index",
            new XAttribute("kind", kind),
            new XAttribute("name", node["text:name"] ?? ""),
            new XAttribute("title", title),
            new XAttribute("protected", OdfValues.Bool(node["text:protected"])),
            new XAttribute("levels", source?["text:outline-level"] ?? ""),
            body?.All("text:p").Select(p => new XElement("entry", p.InnerText()))));
    }

    private void Changes(OdfNode node)
    {
        foreach (var region in node.All("text:changed-region"))
        {
            var kind = region.Children.FirstOrDefault(c => c.Name is "text:insertion" or "text:deletion" or "text:format-change");
            var info = kind?.Child("office:change-info");
            var change = new XElement(
                "change",
                new XAttribute("kind", kind?.Name switch { "text:insertion" => "insertion", "text:deletion" => "deletion", _ => "format" }),
                new XAttribute("author", info?.Child("dc:creator")?.InnerText() ?? ""),
                new XAttribute("comment", info?.All("text:p").FirstOrDefault()?.InnerText() ?? ""));
            if (kind?.Name == "text:deletion")
                change.Value = string.Join('\n', kind.Children.Where(c => c.Name is "text:p" or "text:h" or "text:list").Select(p => p.InnerText()));
            _parts.Changes.Add(change);
            if ((region["text:id"] ?? region["xml:id"]) is { } id)
                _parts.ChangesById[id] = change;
        }
    }
}
