using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>
/// Reads the sheets of an Excel workbook. Numbers come as stored, since their formats depend on the language of the program that
/// shows them; dates and times come as ISO 8601, truth values as TRUE and FALSE.
/// </summary>
internal static class XlsxReader
{
    public static void Read(DocumentPackage package, string main, ContentBuilder content)
    {
        var ofWorkbook = Relationships.Read(package, main);
        var (sheets, from1904) = ReadWorkbook(package, main);
        var texts = ReadSharedTexts(package, ofWorkbook);
        var formats = XlsxFormats.Read(package, ofWorkbook, from1904);
        foreach (var (name, id) in sheets)
        {
            var part = ofWorkbook.Target(id);
            ReadSheet(package, part, name, texts, formats, content);
            foreach (var drawing in Relationships.Read(package, part).OfType("drawing"))
            {
                ReadDrawing(package, drawing, content);
            }
        }
    }

    private static (List<(string Name, string Id)> Sheets, bool From1904) ReadWorkbook(DocumentPackage package, string main)
    {
        var sheets = new List<(string, string)>();
        var from1904 = false;
        using var xml = package.RequireXml(main);
        while (xml.Read())
        {
            if (!xml.IsElement || xml.Prefix != "x")
                continue;

            if (xml.Name == "sheet")
            {
                xml.Context.CountItem();
                sheets.Add((xml.Attribute("", "name") ?? "", xml.Attribute("r", "id") ?? ""));
            }
            else if (xml.Name == "workbookPr")
            {
                from1904 = DocxFormat.IsOn(xml.Attribute("", "date1904"), whenMissing: false);
            }
        }

        return (sheets, from1904);
    }

    private static List<string> ReadSharedTexts(DocumentPackage package, Relationships ofWorkbook)
    {
        var texts = new List<string>();
        using var xml = ofWorkbook.OfType("sharedStrings").FirstOrDefault() is { } part ? package.OpenXml(part) : null;
        while (xml is not null && xml.Read())
        {
            if (xml.IsElement && xml.Is("x", "si"))
            {
                xml.Context.CountItem();
                texts.Add(ReadRichText(xml));
            }
        }

        return texts;
    }

    // Phonetic hints (rPh) are not part of the text.
    private static string ReadRichText(XmlWalker xml)
    {
        if (xml.IsEmptyElement)
            return "";

        var text = new System.Text.StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement)
                continue;

            if (xml.Is("x", "t"))
                text.Append(xml.ReadText());
            else if (xml.Is("x", "rPh"))
                xml.Skip();
        }

        return text.ToString();
    }

    private static void ReadSheet(
        DocumentPackage package, string part, string name, List<string> texts, XlsxFormats formats, ContentBuilder content)
    {
        var table = content.BeginTable(isSheet: true, isNested: false);
        table.Name = name;
        using var xml = package.RequireXml(part);
        int row = 0, column = 0;
        while (xml.Read())
        {
            if (!xml.IsElement || xml.Prefix != "x")
                continue;

            switch (xml.Name)
            {
                case "row":
                    row = xml.Number("", "r", row + 1);
                    column = 0;
                    break;
                case "c":
                    (row, column) = CellAddress.TryParse(xml.Attribute("", "r"), out var at) ? at : (row, column + 1);
                    CheckPlace(xml.Context, row, column);
                    table.AddCell(row, column, ReadCell(xml, texts, formats));
                    break;
                case "mergeCell" when xml.Attribute("", "ref")?.Split(':') is [var from, var to]
                    && CellAddress.TryParse(from, out var start) && CellAddress.TryParse(to, out var end)
                    && end.Row >= start.Row && end.Column >= start.Column:
                    CheckPlace(xml.Context, end.Row, end.Column);
                    table.Merge(start.Row, start.Column, end.Row - start.Row + 1, end.Column - start.Column + 1);
                    break;
            }
        }

        content.EndTable(table);
    }

    private static void CheckPlace(ReadContext context, int row, int column)
    {
        if (row < 1 || row > context.Limits.Rows || column < 1 || column > context.Limits.Columns)
            throw context.Damaged($"it has a cell in row {row}, column {column}, which no sheet has.");
    }

    private static string ReadCell(XmlWalker xml, List<string> texts, XlsxFormats formats)
    {
        var type = xml.Attribute("", "t") ?? "n";
        var format = xml.Number("", "s", 0);
        var value = "";
        if (xml.IsEmptyElement)
            return value;

        var depth = xml.Depth;
        while (xml.Read() && !(xml.IsEndElement && xml.Depth == depth))
        {
            if (!xml.IsElement || xml.Prefix != "x")
                continue;

            if (xml.Name == "v")
                value = xml.ReadText();
            else if (xml.Name == "is")
                value = ReadRichText(xml);
            else
                xml.Skip();
        }

        switch (type)
        {
            case "s":
                if (!int.TryParse(value, System.Globalization.NumberStyles.None, null, out var index) || index >= texts.Count)
                    throw xml.Context.Damaged($"a cell refers to text {value}, but there are {texts.Count}.");
                xml.Context.CountCharacters(texts[index].Length);
                return texts[index];
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "n":
                return formats.Show(value, format);
            default:
                return value;
        }
    }

    private static void ReadDrawing(DocumentPackage package, string part, ContentBuilder content)
    {
        var ofDrawing = Relationships.Read(package, part);
        using var xml = package.OpenXml(part);
        string name = "", text = "";
        while (xml is not null && xml.Read())
        {
            if (!xml.IsElement)
                continue;

            switch (xml.Prefix, xml.Name)
            {
                case ("xdr", "cNvPr"):
                    (name, text) = (xml.Attribute("", "name") ?? "", xml.Attribute("", "descr") ?? "");
                    break;
                case ("a", "blip"):
                    content.AddImage(name, text, ofDrawing.Target(xml.Attribute("r", "embed") ?? xml.Attribute("r", "link")));
                    break;
            }
        }
    }
}
