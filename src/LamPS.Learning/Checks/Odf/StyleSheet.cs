using LamPS.Core.Verification.Documents;

namespace LamPS.Learning.Checks.Odf;

/// <summary>
/// Styles of a file as one of its parts sees them: its own automatic styles on top of the named ones, on top of the defaults. Properties are
/// looked up along the chain of parents.
/// </summary>
internal sealed class StyleSheet
{
    private const int LongestChain = 64;
    private readonly Dictionary<(string Family, string Name), StyleEntry> _named;
    private readonly Dictionary<(string Family, string Name), StyleEntry> _automatic = [];
    private readonly Dictionary<string, OdfNode> _lists = [];
    private readonly Dictionary<string, OdfNode> _namedLists;
    private readonly Dictionary<string, OdfNode> _layouts = [];
    private readonly Dictionary<string, string> _fonts = [];
    private readonly Dictionary<(string Family, string Name), IReadOnlyList<StyleEntry>> _chains = [];

    /// <summary>The styles as <c>styles.xml</c> sees them, or on top of them as another part does.</summary>
    /// <param name="part">Root of the part.</param>
    /// <param name="below">Styles of <c>styles.xml</c>; null for that part itself.</param>
    public StyleSheet(OdfNode part, StyleSheet? below)
    {
        _named = below?._named ?? [];
        _namedLists = below?._namedLists ?? [];
        if (below is not null)
        {
            foreach (var (name, list) in below._lists)
            {
                _lists[name] = list;
            }

            foreach (var (name, font) in below._fonts)
            {
                _fonts[name] = font;
            }
        }

        foreach (var font in part.Child("office:font-face-decls")?.All("style:font-face") ?? [])
        {
            _fonts[font["style:name"] ?? ""] = Unquote(font["svg:font-family"]);
        }

        if (below is null)
            Add(part.Child("office:styles"), isAutomatic: false);
        Add(part.Child("office:automatic-styles"), isAutomatic: true);
    }

    /// <summary>Named styles of a family: paragraph, text, table ...</summary>
    public IEnumerable<StyleEntry> Named(string family) => _named.Where(s => s.Key.Family == family && s.Key.Name.Length > 0).Select(s => s.Value);

    public OdfNode? Layout(string? name) => name is null ? null : _layouts.GetValueOrDefault(name);

    public OdfNode? List(string? name) => name is null ? null : _lists.GetValueOrDefault(name);

    /// <summary>The name that users see of a list style; empty for direct formatting.</summary>
    public string ShownList(string? name) => name is not null && _namedLists.TryGetValue(name, out var node)
        ? node["style:display-name"] is { Length: > 0 } shown ? shown : StyleNames.FromOdf(name)
        : "";

    /// <summary>Internal names of the list styles that users see.</summary>
    public IEnumerable<string> NamedLists => _namedLists.Keys;

    /// <summary>A style, then all that it is based on, then the default of its family.</summary>
    public IReadOnlyList<StyleEntry> Chain(string family, string? name)
    {
        if (_chains.TryGetValue((family, name ?? ""), out var known))
            return known;

        var chain = new List<StyleEntry>();
        var next = name;
        while (!string.IsNullOrEmpty(next) && chain.Count < LongestChain)
        {
            // An automatic style may have the same name as the named style that it is based on.
            var isRepeated = chain.Count > 0 && chain[^1].Name == next;
            if ((isRepeated || !_automatic.TryGetValue((family, next), out var style)) && !_named.TryGetValue((family, next), out style))
                break;
            if (chain.Contains(style))
                break;
            chain.Add(style);
            next = style.Parent;
        }

        if (_named.TryGetValue((family, ""), out var below))
            chain.Add(below);
        return _chains[(family, name ?? "")] = chain;
    }

    /// <summary>The name that users see of the named style that a style is, or is based on.</summary>
    public string Shown(string family, string? name)
    {
        var named = Chain(family, name).FirstOrDefault(s => !s.IsAutomatic && s.Name.Length > 0);
        return named is not null ? Display(named) : family == "paragraph" ? StyleNames.FromOdf("Standard") : "";
    }

    public static string Display(StyleEntry style) =>
        style.Node["style:display-name"] is { Length: > 0 } shown ? shown : StyleNames.FromOdf(style.Name);

    public static string? Find(IEnumerable<StyleEntry> chain, string property)
    {
        foreach (var style in chain)
        {
            if (style[property] is { } value)
                return value;
        }

        return null;
    }

    private void Add(OdfNode? styles, bool isAutomatic)
    {
        foreach (var node in styles?.Children ?? [])
        {
            var name = node["style:name"] ?? "";
            switch (node.Name)
            {
                case "style:style" or "style:default-style":
                    var family = node["style:family"] ?? "";
                    var entry = new StyleEntry(node.Name == "style:style" ? name : "", node, isAutomatic, Flatten(node));
                    (isAutomatic ? _automatic : _named)[(family, entry.Name)] = entry;
                    break;
                case "text:list-style" or "text:outline-style":
                    _lists[name] = node;
                    if (!isAutomatic && node.Name == "text:list-style")
                        _namedLists[name] = node;
                    break;
                case "style:page-layout":
                    _layouts[name] = node;
                    break;
            }
        }
    }

    private Dictionary<string, string> Flatten(OdfNode style)
    {
        var all = new Dictionary<string, string>();
        foreach (var group in style.Children)
        {
            if (!group.Name.StartsWith("style:", StringComparison.Ordinal) || !group.Name.EndsWith("-properties", StringComparison.Ordinal))
                continue;

            var prefix = group.Name[6..^11] + "/";
            foreach (var (name, value) in group.Attributes)
            {
                all[prefix + name] = value;
            }
        }

        // One name for what two properties say, so that the nearest style decides whichever it uses.
        if (all.TryGetValue("text/style:font-name", out var font))
            all["text/font"] = _fonts.GetValueOrDefault(font, font);
        else if (all.TryGetValue("text/fo:font-family", out var family))
            all["text/font"] = Unquote(family);
        if (all.GetValueOrDefault("text/style:use-window-font-color") == "true")
            all["text/colour"] = "auto";
        else if (all.TryGetValue("text/fo:color", out var colour))
            all["text/colour"] = colour.ToLowerInvariant();
        return all;
    }

    private static string Unquote(string? family)
    {
        var first = (family ?? "").Split(',')[0].Trim();
        return first.Trim('\'', '"');
    }
}
