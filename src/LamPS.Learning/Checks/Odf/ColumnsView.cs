using System.Globalization;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Columns of pages and sections, as attributes.</summary>
internal static class ColumnsView
{
    public static IEnumerable<XAttribute> Attributes(OdfNode? columns)
    {
        var count = int.TryParse(columns?["fo:column-count"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        yield return new("columns", count);

        // The gap stands on the whole, or as halves on the columns.
        var gap = OdfValues.Inches(columns?["fo:column-gap"]) ?? 0;
        if (gap == 0 && columns?.All("style:column").FirstOrDefault() is { } first)
            gap = (OdfValues.Inches(first["fo:end-indent"]) ?? 0) * 2;
        yield return new("column-gap", OdfValues.Number(count > 1 ? gap * 2.54 : 0));
        var line = columns?.Child("style:column-sep");
        yield return new("column-line", OdfValues.Bool(line is not null && line["style:style"] is not OdfValues.None));
    }
}
