using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LamPS.Model.Tokenizers.Unicode;

/// <summary>
/// Normal forms of Unicode, by tables of its own: without globalization data <see cref="string.Normalize()"/> returns its text unchanged, and the
/// version of the data must be the one that tokenizers use.
/// </summary>
internal static class UnicodeNormalizer
{
    private const int HangulFirst = 0xAC00;
    private const int HangulCount = 11172;
    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailFirst = 0x11A7;
    private const int TailCount = 28;

    private static readonly Lazy<Tables> Data = new(Tables.Read);

    /// <summary>Brings text into a normal form. Half surrogate pairs become the replacement character.</summary>
    /// <param name="text">Text.</param>
    /// <param name="form">Form.</param>
    public static string Normalize(string text, NormalForm form)
    {
        if (Ascii.IsValid(text))
            return text;
        var tables = Data.Value;
        var points = Decompose(text, form is NormalForm.Nfkc or NormalForm.Nfkd, tables);
        if (form is NormalForm.Nfc or NormalForm.Nfkc)
            Compose(points, tables);
        return ToText(points);
    }

    private static List<int> Decompose(string text, bool compatible, Tables tables)
    {
        var points = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var point = CodePoints.At(text, at, out var length);
            at += length;
            if (point < 0xA0)
            {
                points.Add(point);
            }
            else if (point is >= HangulFirst and < HangulFirst + HangulCount)
            {
                var syllable = point - HangulFirst;
                points.Add(LeadFirst + (syllable / (VowelCount * TailCount)));
                points.Add(VowelFirst + (syllable % (VowelCount * TailCount) / TailCount));
                if (syllable % TailCount is > 0 and var tail)
                    points.Add(TailFirst + tail);
            }
            else if ((compatible && tables.Compatible.TryGetValue(point, out var parts)) || tables.Canonical.TryGetValue(point, out parts))
            {
                points.AddRange(parts);
            }
            else
            {
                points.Add(point);
            }
        }

        Order(points, tables);
        return points;
    }

    // Marks stand in the order of their classes; those of one class keep theirs.
    private static void Order(List<int> points, Tables tables)
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (points[start] < 0x300 || tables.OrderOf(points[start]) == 0)
                continue;
            var end = start + 1;
            while (end < points.Count && tables.OrderOf(points[end]) != 0)
                end++;
            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(tables.OrderOf).ToList();
                for (var i = start; i < end; i++)
                    points[i] = sorted[i - start];
            }

            start = end;
        }
    }

    private static void Compose(List<int> points, Tables tables)
    {
        var written = 0;
        var starter = -1;
        var lastOrder = 0;
        for (var read = 0; read < points.Count; read++)
        {
            var point = points[read];
            var order = point < 0x300 ? 0 : tables.OrderOf(point);

            // Something of the same or a higher class in between keeps a mark from its starter.
            var reaches = starter >= 0 && (starter == written - 1 ? lastOrder == 0 : lastOrder < order && lastOrder != 0);
            if (reaches && Pair(points[starter], point, tables) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            if (order == 0)
                starter = written;
            lastOrder = order;
            points[written++] = point;
        }

        points.RemoveRange(written, points.Count - written);
    }

    private static int? Pair(int first, int second, Tables tables)
    {
        if (first is >= LeadFirst and < LeadFirst + LeadCount && second is >= VowelFirst and < VowelFirst + VowelCount)
            return HangulFirst + ((((first - LeadFirst) * VowelCount) + second - VowelFirst) * TailCount);
        if (first is >= HangulFirst and < HangulFirst + HangulCount && (first - HangulFirst) % TailCount == 0 && second is > TailFirst and < TailFirst + TailCount)
            return first + second - TailFirst;
        return tables.Pairs.TryGetValue(((long)first << 32) | (uint)second, out var composed) ? composed : null;
    }

    private static string ToText(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        Span<char> units = stackalloc char[2];
        foreach (var point in points)
            text.Append(units[..new Rune(point).EncodeToUtf16(units)]);
        return text.ToString();
    }

    private sealed record Tables(
        FrozenDictionary<int, int[]> Canonical, FrozenDictionary<int, int[]> Compatible, FrozenDictionary<long, int> Pairs, FrozenDictionary<int, int> Orders)
    {
        private int HighestOrdered { get; } = Orders.Keys.Max();

        public int OrderOf(int point) => point < 0x300 || point > HighestOrdered ? 0 : Orders.GetValueOrDefault(point);

        public static Tables Read()
        {
            using var packed = new MemoryStream(Convert.FromBase64String(NormalizationData.Packed));
            using var lines = new StreamReader(new DeflateStream(packed, CompressionMode.Decompress), Encoding.UTF8);
            Dictionary<int, int[]> canonical = [];
            Dictionary<int, int[]> compatible = [];
            Dictionary<long, int> pairs = [];
            Dictionary<int, int> orders = [];
            foreach (var line in lines.ReadToEnd().Split('\n'))
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                var point = int.Parse(line.AsSpan(1, equals - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                var value = line[(equals + 1)..];
                switch (line[0])
                {
                    case 'C':
                        canonical[point] = Points(value);
                        break;
                    case 'K':
                        compatible[point] = Points(value);
                        break;
                    case 'P':
                        var pair = Points(value);
                        pairs[((long)pair[0] << 32) | (uint)pair[1]] = point;
                        break;
                    default:
                        orders[point] = int.Parse(value, CultureInfo.InvariantCulture);
                        break;
                }
            }

            return new Tables(canonical.ToFrozenDictionary(), compatible.ToFrozenDictionary(), pairs.ToFrozenDictionary(), orders.ToFrozenDictionary());
        }

        private static int[] Points(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];
    }
}
