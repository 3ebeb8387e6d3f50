using System.Xml.Linq;

namespace LamPS.Learning.Checks;

/// <summary>Compares paragraphs of two views that are the same by their text.</summary>
internal static class Paragraphs
{
    private const int MostAligned = 3000;

    /// <summary>Differences of attributes.</summary>
    public static IEnumerable<string> Attributes(XElement before, XElement after, Func<XElement, bool> isFree, Func<string, bool> counts)
    {
        foreach (var (one, other) in Pairs(before, after))
        {
            if (isFree(one) || isFree(other))
                continue;
            foreach (var attribute in one.Attributes().Where(a => counts(a.Name.LocalName)))
            {
                var now = other.Attribute(attribute.Name)?.Value ?? "";
                if (now != attribute.Value)
                    yield return $"@{attribute.Name} of '{Short(one.Value)}' was '{attribute.Value}' and is '{now}'";
            }
        }
    }

    /// <summary>Differences of how characters look; white space looks like nothing.</summary>
    public static IEnumerable<string> Characters(XElement before, XElement after, Func<XElement, bool> isFree)
    {
        foreach (var (one, other) in Pairs(before, after).Where(p => p.One.Value == p.Other.Value))
        {
            var text = one.Value;
            var looks = Looks(one).ToArray();
            var now = Looks(other).ToArray();
            for (var i = 0; i < Math.Min(looks.Length, now.Length); i++)
            {
                // A long run is compared once.
                if (i > 0 && looks[i] == looks[i - 1] && now[i] == now[i - 1] && !char.IsWhiteSpace(text[i - 1]))
                    continue;
                if (looks[i] == now[i] || char.IsWhiteSpace(text[i]) || isFree(looks[i]) || isFree(now[i]))
                    continue;
                if (Difference(looks[i], now[i]) is { } difference)
                {
                    yield return $"'{Short(text[i..])}' {difference}";
                    break;
                }
            }
        }
    }

    private static IEnumerable<XElement> Looks(XElement paragraph) =>
        paragraph.Elements("run").SelectMany(run => Enumerable.Repeat(run, run.Value.Length));

    private static string? Difference(XElement one, XElement other)
    {
        foreach (var attribute in one.Attributes().Where(a => a.Name.LocalName is not ("direct" or "change" or "link")))
        {
            var now = other.Attribute(attribute.Name)?.Value ?? "";
            if (now != attribute.Value)
                return $"had {attribute.Name} '{attribute.Value}' and has '{now}'";
        }

        return null;
    }

    // Paragraphs with the same text in the same order; what stands between two such pairs belongs together where it is as many.
    private static List<(XElement One, XElement Other)> Pairs(XElement before, XElement after)
    {
        var one = before.Elements("body").Descendants("p").ToArray();
        var other = after.Elements("body").Descendants("p").ToArray();
        var pairs = new List<(XElement, XElement)>();
        if (one.Length > MostAligned || other.Length > MostAligned)
            return one.Length == other.Length ? [.. one.Zip(other)] : pairs;

        var texts = (One: one.Select(p => p.Value).ToArray(), Other: other.Select(p => p.Value).ToArray());
        var longest = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
            {
                longest[i, j] = texts.One[i] == texts.Other[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var (a, b, from, start) = (0, 0, 0, 0);
        while (a < one.Length && b < other.Length)
        {
            if (texts.One[a] == texts.Other[b])
            {
                Gap(from, a, start, b);
                pairs.Add((one[a++], other[b++]));
                (from, start) = (a, b);
            }
            else if (longest[a + 1, b] >= longest[a, b + 1])
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        Gap(from, one.Length, start, other.Length);
        return pairs;

        void Gap(int first, int end, int otherFirst, int otherEnd)
        {
            for (var i = 0; end - first == otherEnd - otherFirst && i < end - first; i++)
            {
                pairs.Add((one[first + i], other[otherFirst + i]));
            }
        }
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
