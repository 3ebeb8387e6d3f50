using System.Globalization;
using System.Xml.Linq;
using LamPS.Core.Verification.Documents;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Tables with their columns, rows and cells.</summary>
internal sealed class TableView(StyleSheet styles, BodyView body)
{
    private const int MostRepeated = 1000;

    public void Read(OdfNode node, XElement target)
    {
        var chain = styles.Chain("table", node["table:style-name"]);
        string? Find(string property) => StyleSheet.Find(chain, "table/" + property);
        var table = new XElement(
            "table",
            new XAttribute("name", node["table:name"] ?? ""),
            new XAttribute("style", node["table:template-name"] is { } template ? StyleNames.FromOdf(template) : ""));
        target.Add(table);

        var columns = 0;
        var rows = 0;
        var headers = 0;
        var shares = new List<double>();
        Walk(node, isHeader: false);
        foreach (var (column, share) in table.Elements("column").Zip(shares))
        {
            column.Add(new XAttribute("share", OdfValues.Number(shares.Sum() > 0 ? share / shares.Sum() * 100 : 0, 0)));
        }

        var cells = table.Elements("row").Elements("cell").ToArray();
        var borders = cells.Select(c => c.Attribute("border")!.Value).Distinct().ToArray();
        var master = chain.Select(s => s.Node["style:master-page-name"]).FirstOrDefault(m => m is not null);
        table.Add(
            new XAttribute("rows", rows),
            new XAttribute("columns", columns),
            new XAttribute("header-rows", headers),
            new XAttribute("width", OdfValues.Centimetres(Find("style:width"), "")),
            new XAttribute("relative-width", OdfValues.Percent(Find("style:rel-width")) is { } percent ? OdfValues.Number(percent) : ""),
            new XAttribute("align", Find("table:align") is { } align ? align == "margins" ? "full" : align : "full"),
            new XAttribute("indent-left", OdfValues.Centimetres(Find("fo:margin-left") ?? Find("fo:margin"))),
            new XAttribute("indent-right", OdfValues.Centimetres(Find("fo:margin-right") ?? Find("fo:margin"))),
            new XAttribute("above", OdfValues.Centimetres(Find("fo:margin-top") ?? Find("fo:margin"))),
            new XAttribute("below", OdfValues.Centimetres(Find("fo:margin-bottom") ?? Find("fo:margin"))),
            new XAttribute("background", OdfValues.Colour(Find("fo:background-color"))),
            new XAttribute("border", cells.Length == 0 ? OdfValues.None : borders.Length == 1 ? borders[0] : "mixed"),
            new XAttribute("shadow", OdfValues.Bool(Find("style:shadow") is not (null or OdfValues.None))),
            new XAttribute("break-before", string.IsNullOrEmpty(master) ? Find("fo:break-before") is { } before and not "auto" ? before : OdfValues.None : "page"),
            new XAttribute("keep-with-next", OdfValues.Bool(Find("fo:keep-with-next") == "always")),
            new XAttribute("splits", OdfValues.Bool(Find("style:may-break-between-rows") != "false")),
            new XAttribute("protected", OdfValues.Bool(cells.Length > 0 && cells.All(c => c.Attribute("protected")!.Value == "true"))));
        if (!string.IsNullOrEmpty(master))
            body.PageStyle(master);

        void Walk(OdfNode parent, bool isHeader)
        {
            foreach (var child in parent.Children)
            {
                switch (child.Name)
                {
                    case "table:table-column":
                        for (var i = Repeated(child["table:number-columns-repeated"]); i > 0; i--)
                        {
                            var (width, relative) = ColumnWidth(child);
                            table.Add(new XElement("column", new XAttribute("width", width)));
                            shares.Add(relative);
                            columns++;
                        }

                        break;
                    case "table:table-row":
                        for (var i = Repeated(child["table:number-rows-repeated"]); i > 0; i--)
                        {
                            rows++;
                            headers += isHeader ? 1 : 0;
                            table.Add(Row(child, rows, isHeader));
                        }

                        break;
                    case "table:table-header-rows":
                        Walk(child, isHeader: true);
                        break;
                    case "table:table-columns" or "table:table-header-columns" or "table:table-rows" or "table:table-row-group" or "table:table-column-group":
                        Walk(child, isHeader);
                        break;
                }
            }
        }
    }

    private (string Width, double Relative) ColumnWidth(OdfNode column)
    {
        var chain = styles.Chain("table-column", column["table:style-name"]);
        var width = StyleSheet.Find(chain, "table-column/style:column-width");
        var relative = StyleSheet.Find(chain, "table-column/style:rel-column-width")?.TrimEnd('*');
        return (OdfValues.Centimetres(width, ""), double.TryParse(relative, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : OdfValues.Inches(width) ?? 0);
    }

    private XElement Row(OdfNode node, int number, bool isHeader)
    {
        var chain = styles.Chain("table-row", node["table:style-name"]);
        string? Find(string property) => StyleSheet.Find(chain, "table-row/" + property);
        var row = new XElement(
            "row",
            new XAttribute("number", number),
            new XAttribute("header", OdfValues.Bool(isHeader)),
            new XAttribute("height", OdfValues.Centimetres(Find("style:row-height") ?? Find("style:min-row-height"))),
            new XAttribute("fixed-height", OdfValues.Bool(Find("style:row-height") is not null)),
            new XAttribute("splits", OdfValues.Bool(Find("fo:keep-together") != "always")),
            new XAttribute("background", OdfValues.Colour(Find("fo:background-color"))));
        var column = 0;
        foreach (var cell in node.Children)
        {
            if (cell.Name is not ("table:table-cell" or "table:covered-table-cell"))
                continue;

            for (var i = Repeated(cell["table:number-columns-repeated"]); i > 0; i--)
            {
                column++;
                if (cell.Name == "table:table-cell")
                    row.Add(Cell(cell, number, column));
            }
        }

        return row;
    }

    private XElement Cell(OdfNode node, int row, int column)
    {
        var chain = styles.Chain("table-cell", node["table:style-name"]);
        string? Find(string property) => StyleSheet.Find(chain, "table-cell/" + property);
        var cell = new XElement(
            "cell",
            new XAttribute("row", row),
            new XAttribute("column", column),
            new XAttribute("address", new DocumentCell(row, column, "").Address),
            new XAttribute("row-span", Repeated(node["table:number-rows-spanned"])),
            new XAttribute("column-span", Repeated(node["table:number-columns-spanned"])),
            BoxView.Attributes(Find),
            new XAttribute("vertical-align", Find("style:vertical-align") is { Length: > 0 } align and not "automatic" ? align : "top"),
            new XAttribute("protected", OdfValues.Bool(node["table:protected"] == "true" || Find("style:cell-protect") == "protected")),
            new XAttribute("value-type", node["office:value-type"] ?? "string"),
            new XAttribute("value", node["office:value"] ?? node["office:date-value"] ?? node["office:boolean-value"] ?? ""),
            new XAttribute("formula", node["table:formula"] ?? ""));
        body.Blocks(node, cell);
        return cell;
    }

    private static int Repeated(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostRepeated) : 1;
}
