using System.Xml.Linq;

namespace LamPS.Learning.Checks;

/// <summary>Aspects of a document that a task may be told to leave alone.</summary>
internal static class Aspects
{
    private const string Everything = "everything";
    private static readonly string[] ListAttributes = ["list", "list-level", "list-number", "list-format", "list-bullet", "list-suffix", "list-prefix"];
    private static readonly string[] CellAttributes = ["address", "row-span", "column-span"];
    private static readonly string[] TableAttributes = ["name", "rows", "columns"];

    private static readonly Dictionary<string, AspectComparison> All = new()
    {
        ["text"] = (before, after, free) => Lines(before, after, free, "p", d => Body(d).Descendants("p").Where(p => !p.Ancestors("cell").Any()), p => p.Value),
        ["characters"] = Paragraphs.Characters,
        ["paragraphs"] = (before, after, free) => Paragraphs.Attributes(before, after, free, name => !IsList(name) && name != "direct"),
        ["lists"] = (before, after, free) => Paragraphs.Attributes(before, after, free, name => ListAttributes.Contains(name)),
        ["tables"] = (before, after, free) => Lines(before, after, free, "table", d => Body(d).Descendants("table"), t =>
            $"{Signature(t, TableAttributes)} {string.Join(" | ", t.Descendants("cell").Select(c => $"{Signature(c, CellAttributes)} {c.Value}"))}"),
        ["table-format"] = (before, after, free) => Lines(before, after, free, "table", d => Body(d).Descendants().Where(e => e.Name.LocalName is "table" or "column" or "row" or "cell"), e =>
            $"{e.Name} {Signature(e, e.Attributes().Select(a => a.Name.LocalName).Where(n => n != "width" && !TableAttributes.Contains(n) && !CellAttributes.Contains(n)))}"),
        ["images"] = (before, after, free) => Elements(before, after, free, "image"),
        ["frames"] = (before, after, free) => Elements(before, after, free, "frame"),
        ["shapes"] = (before, after, free) => Elements(before, after, free, "shape", "object"),
        ["sections"] = (before, after, free) => Elements(before, after, free, "section"),
        ["indexes"] = (before, after, free) => Elements(before, after, free, "index", "index-mark"),
        ["fields"] = (before, after, free) => Lines(before, after, free, "field", d => Body(d).Descendants("field"), f => Signature(f, ["kind", "format", "fixed", "name", "to"])),
        ["links"] = (before, after, free) => Lines(before, after, free, "link", d => Body(d).Descendants("run").Where(r => r.Attribute("link")?.Value.Length > 0), r => $"{r.Attribute("link")!.Value} on '{r.Value}'"),
        ["notes"] = (before, after, free) => Lines(before, after, free, "note", d => d.Elements("notes").Elements("note"), n => $"{n.Attribute("kind")?.Value} '{n.Value}'"),
        ["comments"] = (before, after, free) => Lines(before, after, free, "comment", d => d.Elements("comments").Elements("comment"), c => $"{Signature(c, ["author", "resolved", "on"])} '{c.Value}'"),
        ["changes"] = (before, after, free) => Lines(before, after, free, "change", d => d.Elements("changes").Elements("change"), c => $"{Signature(c, ["kind", "author"])} '{c.Value}'"),
        ["bookmarks"] = (before, after, free) => Lines(before, after, free, "bookmark", d => d.Elements("bookmarks").Elements(), b => Signature(b, ["name", "on"])),
        ["page"] = (before, after, free) => Lines(before, after, free, "page", d => d.Elements("page"), p => Signature(p)),
        ["headers"] = (before, after, free) => Lines(before, after, free, "header or footer", d => d.Elements("page").Elements(), h =>
            $"{h.Name} {Signature(h)} '{string.Concat(h.Descendants("run").Nodes().Select(n => n is XElement field ? $"[{field.Attribute("kind")?.Value}]" : n.ToString()))}'"),
        ["numbering"] = (before, after, free) => Elements(before, after, free, "line-numbering", "note-numbering", "heading-numbering"),
        ["properties"] = (before, after, free) => Lines(before, after, free, "property", d => d.Elements("properties").Concat(d.Elements("properties").Elements("custom")), p =>
            p.Name == "custom" ? $"{Signature(p)} '{p.Value}'" : Signature(p, ["title", "subject", "keywords", "comments", "creator"])),
        ["settings"] = (before, after, free) => Lines(before, after, free, "setting", d => d.Elements("settings"), s => Signature(s, ["recording", "show-changes"])),
        ["styles"] = Styles,
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static IReadOnlyList<UnchangedAspect> Parse(string file, IReadOnlyList<CheckSource> sources, IReadOnlyCollection<string> variables)
    {
        var found = new Dictionary<string, UnchangedAspect>();
        var said = new HashSet<string>();
        foreach (var source in sources)
        {
            var (name, word, rest) = Cut(source.Text.Trim());
            if (name == Everything)
            {
                var but = word == "but" ? rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
                if (word.Length > 0 && but.Length == 0)
                    throw CheckErrors.AspectUnknown(file, source, source.Text);
                if (but.FirstOrDefault(b => !All.ContainsKey(b)) is { } unknown)
                    throw CheckErrors.AspectUnknown(file, source, unknown);
                foreach (var (aspect, compare) in All.Where(a => !but.Contains(a.Key) && !said.Contains(a.Key)))
                {
                    found[aspect] = new UnchangedAspect(aspect, compare, null);
                }

                continue;
            }

            if (!All.TryGetValue(name, out var comparison) || (word.Length > 0 && (word != "except" || rest.Length == 0)))
                throw CheckErrors.AspectUnknown(file, source, source.Text);
            said.Add(name);
            var except = word == "except"
                ? CheckExpression.Compile(file, new CheckSource(rest, source.Line, source.Column + source.Text.IndexOf(rest, StringComparison.Ordinal)), variables)
                : null;
            found[name] = new UnchangedAspect(name, comparison, except);
        }

        return [.. found.Values];
    }

    private static (string Name, string Word, string Object) Cut(string text)
    {
        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return (parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    private static IEnumerable<XElement> Body(XElement document) => document.Elements("body");

    private static bool IsList(string name) => name == "list" || name.StartsWith("list-", StringComparison.Ordinal);

    private static IEnumerable<string> Elements(XElement before, XElement after, Func<XElement, bool> isFree, params string[] names) =>
        Lines(before, after, isFree, names[0], d => d.Descendants().Where(e => names.Contains(e.Name.LocalName) && e.Parent?.Name != "frame"), e =>
            $"{e.Name} {Signature(e, e.Attributes().Select(a => a.Name.LocalName).Where(n => n is not ("after" or "protected" or "x" or "y")))}");

    private static string Signature(XElement element, IEnumerable<string>? names = null) => string.Join(' ', element.Attributes()
        .Where(a => names is null || names.Contains(a.Name.LocalName)).Select(a => $"{a.Name}='{a.Value}'"));

    private static IEnumerable<string> Lines(
        XElement before, XElement after, Func<XElement, bool> isFree, string noun, Func<XElement, IEnumerable<XElement>> select, Func<XElement, string> line)
    {
        var one = select(before).Where(e => !isFree(e)).Select(line).ToArray();
        var other = select(after).Where(e => !isFree(e)).Select(line).ToArray();
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] != other[i])
            {
                yield return $"{noun} {i + 1} was {Part(one[i], other[i])} and is {Part(other[i], one[i])}";
                yield break;
            }
        }

        if (one.Length != other.Length)
            yield return $"there were {one.Length} of the kind {noun} and are {other.Length}{(other.Length > one.Length ? $", the new one is {Part(other[one.Length], "")}" : $", this one is gone: {Part(one[other.Length], "")}")}";
    }

    // Long lines differ somewhere in the middle; that is what a person wants to see.
    private static string Part(string text, string other)
    {
        var same = 0;
        while (same < Math.Min(text.Length, other.Length) && text[same] == other[same])
            same++;
        var from = Math.Max(0, same - 40);
        var to = Math.Min(text.Length, same + 60);
        return $"\"{(from > 0 ? "..." : "")}{text[from..to]}{(to < text.Length ? "..." : "")}\"";
    }

    // The program adds styles that it comes to need; those of the template must be as they were.
    private static IEnumerable<string> Styles(XElement before, XElement after, Func<XElement, bool> isFree)
    {
        var now = after.Elements("styles").Elements().GroupBy(Key).ToDictionary(g => g.Key, g => g.First());
        foreach (var style in before.Elements("styles").Elements().Where(s => s.Name != "page-style"))
        {
            if (!now.TryGetValue(Key(style), out var same) || isFree(style) || isFree(same))
                continue;

            var (one, other) = (Signature(style), Signature(same));
            if (one != other)
                yield return $"the style '{style.Attribute("name")!.Value}' was {Part(one, other)} and is {Part(other, one)}";
        }

        static string Key(XElement style) => $"{style.Name} {style.Attribute("name")?.Value}";
    }
}
