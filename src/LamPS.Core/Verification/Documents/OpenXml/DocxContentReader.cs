using System.Globalization;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Reads a part of a Word document that holds paragraphs: the body, a header, a footer, notes or comments.</summary>
internal sealed class DocxContentReader(XmlWalker xml, DocxStyles styles, Relationships relationships, ContentBuilder content)
{
    private readonly Stack<Open> _open = new();
    private readonly Stack<ParagraphBuilder> _paragraphs = new();
    private readonly Stack<TableBuilder> _tables = new();
    private readonly Stack<int> _alternatives = new();
    private DocumentPlace _place;
    private CharacterFormat _format;
    private ParagraphBuilder? _carried;
    private bool _endIsDeleted;
    private bool _inObject;
    private string _pictureName = "";
    private string _pictureText = "";

    private enum Kind
    {
        Other,
        Paragraph,
        Run,
        Table,
        Row,
        Cell,
        Alternatives,
    }

    /// <summary>Reads to the end of the part.</summary>
    /// <param name="place">Where its paragraphs stand, outside tables and frames.</param>
    public void Read(DocumentPlace place)
    {
        _place = place;
        while (xml.Read())
        {
            if (xml.IsElement)
                Start();
            else if (xml.IsEndElement && _open.Count > 0)
                End();
        }

        FlushCarried();
    }

    private ParagraphBuilder? Paragraph => _paragraphs.Count > 0 ? _paragraphs.Peek() : null;

    private TableBuilder? Table => _tables.Count > 0 ? _tables.Peek() : null;

    private void Start()
    {
        var before = new Open(Kind.Other, _place, _format, _inObject);
        var kind = xml.Prefix switch
        {
            "w" => StartWord(),
            "wp" or "pic" or "a" or "v" => StartPicture(),
            "mc" => StartAlternative(),
            _ => Kind.Other,
        };

        // Properties, deletions and texts were read whole, up to their end.
        if (!xml.IsElement)
            return;

        _open.Push(before with { Kind = kind });
        if (xml.IsEmptyElement)
            End();
    }

    private Kind StartWord()
    {
        switch (xml.Name)
        {
            case "p":
                BeginParagraph();
                return Kind.Paragraph;
            case "pPr" when Paragraph is { } paragraph:
                ReadParagraphProperties(paragraph);
                break;
            case "r":
                _format = default;
                return Kind.Run;
            case "rPr":
                var format = DocxFormat.Read(xml);
                var style = styles.Character(format.StyleId);
                _format = format.Format.Over(style.Format with { Style = style.Name });
                break;
            case "t":
                var preserve = xml.PreservesSpace;
                var text = xml.ReadText();
                Paragraph?.Append(preserve ? text : text.Trim(' ', '\t', '\r', '\n'), _format);
                break;
            case "tab" or "ptab":
                Paragraph?.Append("\t", _format);
                break;
            case "br" or "cr":
                Paragraph?.Append("\n", _format);
                break;
            case "noBreakHyphen":
                Paragraph?.Append("\u2011", _format);
                break;
            case "sym" when int.TryParse(xml.Attribute("w", "char"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && code is > 0 and <= char.MaxValue:
                Paragraph?.Append(((char)code).ToString(), _format);
                break;
            // A picture in it only stands in for the object.
            case "object":
                _inObject = true;
                break;
            case "txbxContent":
                _place = DocumentPlace.Frame;
                break;
            case "footnote" or "endnote" when xml.Attribute("w", "type") is "separator" or "continuationSeparator" or "continuationNotice":
            // Deleted text, sources of fields and placeholders, and properties as they were before a tracked change.
            case "del" or "moveFrom" or "instrText" or "delText" or "sdtPr" or "sectPr" or "tblPrChange" or "tcPrChange" or "trPrChange" or "tblGridChange":
                xml.Skip();
                break;
            default:
                return StartTable();
        }

        return Kind.Other;
    }

    private Kind StartTable()
    {
        if (xml.Name == "tbl")
        {
            _tables.Push(content.BeginTable(isSheet: false, isNested: Table is { InCell: true }));
            return Kind.Table;
        }

        if (Table is not { } table)
            return Kind.Other;

        switch (xml.Name)
        {
            case "tblCaption" when table.Name.Length == 0:
                table.Name = xml.Attribute("w", "val") ?? "";
                break;
            case "gridCol" when !table.InCell:
                table.DeclareColumns(1);
                break;
            case "tr":
                table.BeginRow(1);
                return Kind.Row;
            case "trPr":
                ReadRowProperties(table);
                break;
            case "tc":
                table.BeginCell(1, 1, 1);
                _place = DocumentPlace.Cell;
                return Kind.Cell;
            case "gridSpan" when table.InCell:
                table.SpanColumns(xml.Number("w", "val", 1));
                break;
            case "vMerge" when table.InCell:
                table.SpanDown(continues: xml.Attribute("w", "val") != "restart");
                break;
        }

        return Kind.Other;
    }

    private Kind StartPicture()
    {
        switch (xml.Prefix, xml.Name)
        {
            case ("wp", "docPr"):
                _pictureName = xml.Attribute("", "name") ?? "";
                _pictureText = xml.Attribute("", "descr") ?? "";
                break;
            case ("pic", "cNvPr"):
                if (xml.Attribute("", "name") is { Length: > 0 } name)
                    _pictureName = name;
                if (xml.Attribute("", "descr") is { Length: > 0 } description)
                    _pictureText = description;
                break;
            case ("pic", "blipFill"):
                content.AddImage(_pictureName, _pictureText, ReadBlip());
                (_pictureName, _pictureText) = ("", "");
                break;
            case ("v", "imagedata") when !_inObject:
                content.AddImage(xml.Attribute("o", "title") ?? "", "", relationships.Target(xml.Attribute("r", "id")));
                break;
        }

        return Kind.Other;
    }

    // Programs write the same content twice, for new and for old readers. The first choice is what a new one shows.
    private Kind StartAlternative()
    {
        switch (xml.Name)
        {
            case "AlternateContent":
                _alternatives.Push(0);
                return Kind.Alternatives;
            case "Choice" or "Fallback" when _alternatives.Count > 0:
                var taken = _alternatives.Pop();
                _alternatives.Push(taken + 1);
                if (taken > 0)
                    xml.Skip();
                break;
        }

        return Kind.Other;
    }

    private string ReadBlip()
    {
        var source = "";
        if (xml.IsEmptyElement)
            return source;

        var depth = xml.Depth;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (xml.IsElement && xml.Is("a", "blip"))
                source = relationships.Target(xml.Attribute("r", "embed") ?? xml.Attribute("r", "link"));
        }

        return source;
    }

    private void BeginParagraph()
    {
        var paragraph = content.BeginParagraph(_place, Table);
        if (_carried is not null)
        {
            paragraph.Prepend(_carried);
            _carried = null;
        }

        Apply(paragraph, styles.Paragraph(null));
        _paragraphs.Push(paragraph);
        _format = default;
        _endIsDeleted = false;
    }

    // The end of a last paragraph can't be deleted, whatever the file says.
    private void FlushCarried()
    {
        if (_carried is null)
            return;

        content.EndParagraph(_carried, Table);
        _carried = null;
    }

    private static void Apply(ParagraphBuilder paragraph, DocxStyle style) =>
        (paragraph.Style, paragraph.OutlineLevel, paragraph.BaseFormat) = (style.Name, style.OutlineLevel, style.Format);

    private void ReadParagraphProperties(ParagraphBuilder paragraph)
    {
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        int? level = null;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement || xml.Prefix != "w")
                continue;

            switch (xml.Name)
            {
                case "pStyle":
                    Apply(paragraph, styles.Paragraph(xml.Attribute("w", "val")));
                    break;
                case "outlineLvl":
                    level = xml.Number("w", "val", 9) + 1;
                    break;
                case "rPr":
                    _endIsDeleted = DocxFormat.Read(xml).IsDeleted;
                    break;
                case "pPrChange" or "sectPr":
                    xml.Skip();
                    break;
            }
        }

        if (level is { } own)
            paragraph.OutlineLevel = own is >= 1 and <= 9 ? own : 0;
    }

    private void ReadRowProperties(TableBuilder table)
    {
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        var isDeleted = false;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement || xml.Prefix != "w")
                continue;

            if (xml.Name == "gridBefore")
                table.SkipColumns(xml.Number("w", "val", 0));
            else if (xml.Name == "trPrChange")
                xml.Skip();
            else
                isDeleted |= xml.Name == "del";
        }

        // The row ends here for the reader, and its end is passed.
        while (isDeleted && xml.Read() && !(xml.IsEndElement && xml.Depth == depth - 1))
        {
        }

        if (isDeleted)
        {
            table.DropRow();
            End();
        }
    }

    private void End()
    {
        var open = _open.Pop();
        switch (open.Kind)
        {
            case Kind.Paragraph:
                var paragraph = _paragraphs.Pop();
                if (_endIsDeleted && _paragraphs.Count == 0)
                {
                    _carried = paragraph;
                }
                else
                {
                    content.EndParagraph(paragraph, Table);
                }

                _endIsDeleted = false;
                break;
            case Kind.Table:
                content.EndTable(_tables.Pop());
                break;
            case Kind.Row:
                Table?.EndRow();
                break;
            case Kind.Cell:
                FlushCarried();
                Table?.EndCell(coversFollowing: true);
                break;
            case Kind.Alternatives:
                _alternatives.Pop();
                break;
        }

        (_place, _format, _inObject) = (open.Place, open.Format, open.InObject);
    }

    /// <summary>What was in force before an element began.</summary>
    private readonly record struct Open(Kind Kind, DocumentPlace Place, CharacterFormat Format, bool InObject);
}
