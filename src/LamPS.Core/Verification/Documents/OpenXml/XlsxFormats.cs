using System.Globalization;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>Tells which cells of a workbook hold dates and times, which are stored as numbers of days.</summary>
internal sealed class XlsxFormats
{
    private readonly List<bool> _isDate = [];
    private readonly Dictionary<int, string> _codes = [];
    private bool _from1904;

    public static XlsxFormats Read(DocumentPackage package, Relationships ofWorkbook, bool from1904)
    {
        var formats = new XlsxFormats { _from1904 = from1904 };
        using var xml = ofWorkbook.OfType("styles").FirstOrDefault() is { } part ? package.OpenXml(part) : null;
        var inCells = false;
        while (xml is not null && xml.Read())
        {
            if (xml.Is("x", "cellXfs"))
                inCells = xml.IsElement && !xml.IsEmptyElement;
            if (!xml.IsElement || xml.Prefix != "x")
                continue;

            if (xml.Name == "numFmt")
            {
                xml.Context.CountItem();
                formats._codes[xml.Number("", "numFmtId", 0)] = xml.Attribute("", "formatCode") ?? "";
            }
            else if (xml.Name == "xf" && inCells)
            {
                xml.Context.CountItem();
                formats._isDate.Add(formats.IsDate(xml.Number("", "numFmtId", 0)));
            }
        }

        return formats;
    }

    /// <summary>A number as text: a date where its format is one, else as stored.</summary>
    public string Show(string value, int format)
    {
        if (format >= _isDate.Count || !_isDate[format]
            || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is < 0 or >= 2958466)
        {
            return value;
        }

        // Excel counts a 29 February 1900 that never was; dates after it are what people use.
        var start = _from1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, days < 60 ? 31 : 30);
        var time = TimeSpan.FromSeconds(Math.Round((days - Math.Floor(days)) * 86400));
        if (days < 1)
            return time.ToString("c", CultureInfo.InvariantCulture);

        var moment = start.AddDays(Math.Min(Math.Floor(days), (DateTime.MaxValue - start).Days - 1)) + time;
        return moment.ToString(time == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private bool IsDate(int id)
    {
        if (!_codes.TryGetValue(id, out var code))
            return id is (>= 14 and <= 22) or (>= 45 and <= 47);

        // Letters count outside of quotations, escapes and brackets; "General" and "Standard" are words.
        var inQuotes = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    inQuotes = !inQuotes;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[' when !inQuotes:
                    var end = code.IndexOf(']', i);
                    // [h], [mm] and [ss] are elapsed times; colours, currencies and conditions are not.
                    if (end > i && code[(i + 1)..end].All(c => c is 'h' or 'm' or 's' or 'H' or 'M' or 'S'))
                        return true;
                    i = end < 0 ? code.Length : end;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 'm' or 'M' or 's' or 'S' when !inQuotes:
                    return !code.StartsWith("General", StringComparison.OrdinalIgnoreCase) && !code.StartsWith("Standard", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
