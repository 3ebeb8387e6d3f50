using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Odf;

/// <summary>
/// Reads a part of an ODF document (content, styles, or a single-file document) node by node, with a stack of what is open:
/// documents may be deep and large, and paragraphs stand inside frames inside paragraphs.
/// </summary>
internal sealed class OdfContentReader(XmlWalker xml, OdfStyles styles, ContentBuilder content)
{
    private readonly Stack<Open> _open = new();
    private readonly Stack<ParagraphBuilder> _paragraphs = new();
    private readonly Stack<TableBuilder> _tables = new();
    private readonly Stack<FrameImage> _frames = new();
    private DocumentPlace _place = DocumentPlace.Body;
    private CharacterFormat _format;
    private bool _takesText;

    private enum Kind
    {
        Other,
        Paragraph,
        Table,
        SubTable,
        Row,
        Cell,
        Frame,
    }

    /// <summary>Format by the body that was found; null where there was none.</summary>
    public DocumentFormat? Format { get; private set; }

    /// <summary>Metadata of a single-file document; null where the part has none.</summary>
    public OdfMetadata? Metadata { get; private set; }

    /// <summary>Reads to the end of the part; the walker stands on its root.</summary>
    /// <param name="pages">Whether headers and footers of pages are wanted, or else the body.</param>
    public void Read(bool pages)
    {
        styles.BeginPart();
        while (xml.Read())
        {
            if (xml.IsText)
            {
                if (_takesText)
                    _paragraphs.Peek().AppendCollapsed(xml.Value, _format);
            }
            else if (xml.IsElement)
            {
                Start(pages);
            }
            else if (xml.IsEndElement && _open.Count > 0)
            {
                End();
            }
        }
    }

    private void Start(bool pages)
    {
        switch (xml.Prefix, xml.Name)
        {
            case ("office", "meta"):
                Metadata = OdfMetadata.Read(xml);
                return;
            case ("office", "styles"):
                styles.Read(xml, isAutomatic: false);
                return;
            case ("office", "automatic-styles"):
                styles.Read(xml, isAutomatic: true);
                return;
            case ("office", "master-styles") when !pages:
            case ("office", "body") when pages:
            case ("style", "header" or "footer" or "header-left" or "footer-left" or "header-first" or "footer-first")
                when xml.Attribute("style", "display") == "false":
            // Text in these was deleted, names sources, or belongs to controls.
            case ("text", "tracked-changes" or "ruby-text" or "script" or "note-citation" or "table-of-content-source"
                or "illustration-index-source" or "table-index-source" or "object-index-source" or "user-index-source"
                or "alphabetical-index-source" or "bibliography-source"):
            case ("table", "tracked-changes" or "content-validations" or "database-ranges" or "table-source" or "dde-links" or "scenario"):
            case ("office", "forms" or "scripts" or "settings" or "font-face-decls" or "dde-source" or "event-listeners" or "binary-data"):
                xml.Skip();
                return;
        }

        var before = new Open(Kind.Other, _place, _format, _takesText);
        var kind = xml.Prefix switch
        {
            "text" => StartText(),
            "table" => StartTable(),
            "draw" => StartDrawing(),
            "svg" => StartAlternativeText(),
            "office" => StartOffice(),
            "style" => StartPage(),
            _ => Kind.Other,
        };
        // Some were read whole, up to their end.
        if (!xml.IsElement)
            return;

        _open.Push(before with { Kind = kind });
        if (xml.IsEmptyElement)
            End();
    }

    private Kind StartText()
    {
        switch (xml.Name)
        {
            case "p" or "h":
                BeginParagraph();
                return Kind.Paragraph;
            case "s" when _takesText:
                _paragraphs.Peek().Append(new string(' ', Math.Min(xml.Number("text", "c", 1), 10_000)), _format);
                break;
            case "tab" when _takesText:
                _paragraphs.Peek().Append("\t", _format);
                break;
            case "line-break" when _takesText:
                _paragraphs.Peek().Append("\n", _format);
                break;
            case "span" when _takesText:
                var style = styles.Text(xml.Attribute("text", "style-name"));
                _format = (style.Format with { Style = style.Name }).Over(_format);
                break;
            case "note":
                _place = DocumentPlace.Note;
                _takesText = false;
                break;
        }

        return Kind.Other;
    }

    private Kind StartTable()
    {
        var table = _tables.Count > 0 ? _tables.Peek() : null;
        switch (xml.Name)
        {
            // A cell that was split in an old Writer: its rows and columns are part of the cell.
            case "table" when table is { InCell: true } && xml.Attribute("table", "is-sub-table") == "true":
                return Kind.SubTable;
            case "table":
                BeginTable();
                return Kind.Table;
        }

        if (table is null || IsInSubTable)
            return Kind.Other;

        switch (xml.Name)
        {
            case "table-column":
                table.DeclareColumns(xml.Number("table", "number-columns-repeated", 1));
                return Kind.Other;
            case "table-row":
                table.BeginRow(xml.Number("table", "number-rows-repeated", 1));
                return Kind.Row;
            case "table-cell" or "covered-table-cell":
                table.BeginCell(
                    xml.Number("table", "number-columns-repeated", 1),
                    xml.Number("table", "number-rows-spanned", 1),
                    xml.Number("table", "number-columns-spanned", 1));
                if (xml.Name == "table-cell")
                {
                    _place = DocumentPlace.Cell;
                    return Kind.Cell;
                }

                // Text of a covered cell may be stored, but nobody sees it.
                table.EndCell();
                xml.Skip();
                return Kind.Other;
        }

        return Kind.Other;
    }

    private bool IsInSubTable
    {
        get
        {
            foreach (var open in _open)
            {
                if (open.Kind is Kind.SubTable or Kind.Table)
                    return open.Kind == Kind.SubTable;
            }

            return false;
        }
    }

    private Kind StartDrawing()
    {
        _takesText = false;
        switch (xml.Name)
        {
            case "frame":
                _frames.Push(new FrameImage { Name = xml.Attribute("draw", "name") ?? "" });
                _place = DocumentPlace.Frame;
                return Kind.Frame;
            case "image" when _frames.TryPeek(out var frame):
                frame.HasImage = true;
                frame.Source ??= xml.Attribute("xlink", "href");
                break;
            case "object" or "object-ole" when _frames.TryPeek(out var frame):
                frame.HasObject = true;
                break;
            case "a":
                // A link around a frame; it holds no text of its own.
                break;
            default:
                _place = DocumentPlace.Frame;
                break;
        }

        return Kind.Other;
    }

    private Kind StartAlternativeText()
    {
        if (xml.Name is "title" or "desc")
        {
            var text = xml.IsEmptyElement ? "" : xml.ReadText();
            if (_frames.TryPeek(out var frame) && frame.AlternativeText.Length == 0)
                frame.AlternativeText = text;
        }

        return Kind.Other;
    }

    private Kind StartOffice()
    {
        switch (xml.Name)
        {
            case "text":
                Format = DocumentFormat.Odt;
                break;
            case "spreadsheet":
                Format = DocumentFormat.Ods;
                break;
            case "annotation":
                _place = DocumentPlace.Comment;
                _takesText = false;
                break;
        }

        return Kind.Other;
    }

    private Kind StartPage()
    {
        if (xml.Name.StartsWith("header", StringComparison.Ordinal))
            _place = DocumentPlace.Header;
        else if (xml.Name.StartsWith("footer", StringComparison.Ordinal))
            _place = DocumentPlace.Footer;
        return Kind.Other;
    }

    private void BeginParagraph()
    {
        var table = _tables.Count > 0 ? _tables.Peek() : null;
        var paragraph = content.BeginParagraph(_place, table);
        var style = styles.Paragraph(xml.Attribute("text", "style-name"));
        paragraph.Style = style.Name;
        paragraph.BaseFormat = style.Format;
        paragraph.OutlineLevel = xml.Name == "h" ? xml.Number("text", "outline-level", 1) : 0;
        _paragraphs.Push(paragraph);
        _format = default;
        _takesText = true;
    }

    private void BeginTable()
    {
        var isSheet = Format == DocumentFormat.Ods && _tables.Count == 0;
        var table = content.BeginTable(isSheet, isNested: _tables.Count > 0 && _tables.Peek().InCell);
        table.Name = xml.Attribute("table", "name") ?? "";
        _tables.Push(table);
        _takesText = false;
    }

    private void End()
    {
        var (kind, place, format, takesText) = _open.Pop();
        switch (kind)
        {
            case Kind.Paragraph:
                content.EndParagraph(_paragraphs.Pop(), _tables.Count > 0 ? _tables.Peek() : null);
                break;
            case Kind.Table:
                content.EndTable(_tables.Pop());
                break;
            case Kind.Row:
                _tables.Peek().EndRow();
                break;
            case Kind.Cell:
                _tables.Peek().EndCell();
                break;
            case Kind.Frame:
                var frame = _frames.Pop();
                if (frame is { HasImage: true, HasObject: false })
                    content.AddImage(frame.Name, frame.AlternativeText, frame.Source ?? "");
                break;
        }

        (_place, _format, _takesText) = (place, format, takesText);
    }

    /// <summary>What was in force before an element began.</summary>
    private readonly record struct Open(Kind Kind, DocumentPlace Place, CharacterFormat Format, bool TakesText);

    /// <summary>What a frame shows. A frame may hold the same picture in several formats, and pictures stand in for objects.</summary>
    private sealed class FrameImage
    {
        public required string Name { get; init; }

        public string AlternativeText { get; set; } = "";

        public string? Source { get; set; }

        public bool HasImage { get; set; }

        public bool HasObject { get; set; }
    }
}
