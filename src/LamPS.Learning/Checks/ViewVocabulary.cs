using System.Collections.Frozen;

namespace LamPS.Learning.Checks;

/// <summary>Elements and attributes that views of documents have. A check that names another one would hold or fail for no reason, so it is refused.</summary>
public static class ViewVocabulary
{
    private const string Character = "font size bold italic underline overline strike color highlight position case hidden spacing text-shadow contour relief scale rotation language";
    private const string Box = "border border-left border-right border-top border-bottom padding shadow background";
    private const string Paragraph = "align align-last indent-left indent-right first-line above below no-space-same-style line-spacing line-spacing-kind " + Box
        + " drop-cap-lines drop-cap-length page-style break-before break-after page-number keep-with-next keep-together orphans widows line-numbers hyphenate language tab-stops";

    private const string List = "list list-level list-style list-number list-restart list-start list-format list-prefix list-suffix list-bullet list-indent";
    private const string Drawing = "name width height relative-width anchor wrap in-background horizontal vertical x y rotated title alt protected style after " + Box;
    private const string Columns = "columns column-gap column-line";
    private const string Page = "name next width height orientation margin-left margin-right margin-top margin-bottom gutter " + Columns + " " + Box
        + " usage numbering register footnote-height footnote-line-width footnote-line-length footnote-line-color"
        + " header header-same-left header-same-first header-spacing header-height header-indent-left header-indent-right header-border header-background"
        + " footer footer-same-left footer-same-first footer-spacing footer-height footer-indent-left footer-indent-right footer-border footer-background";

    private static readonly FrozenDictionary<string, string[]> Elements = new Dictionary<string, string>
    {
        ["document"] = "format pages words",
        ["properties"] = "title subject keywords comments creator last-author language template",
        ["custom"] = "name type",
        ["settings"] = "recording show-changes",
        ["setting"] = "name",
        ["line-numbering"] = "on interval place distance format restart empty-lines",
        ["note-numbering"] = "kind format start counting place prefix suffix",
        ["heading-numbering"] = "level format prefix suffix start shown-levels",
        ["page"] = Page,
        ["header"] = "pages",
        ["footer"] = "pages",
        ["body"] = "",
        ["p"] = "style outline direct " + Paragraph + " " + List,
        ["tab-stop"] = "position kind leader",
        ["run"] = Character + " style link direct change",
        ["field"] = "kind fixed format name to value offset hint after",
        ["note-mark"] = "kind label after",
        ["index-mark"] = "kind text key after",
        ["image"] = Drawing + " link linked mirror mode transparency cropped",
        ["frame"] = Drawing + " link text",
        ["object"] = Drawing + " link kind",
        ["shape"] = Drawing + " kind fill line line-width text",
        ["section"] = "name " + Columns + " protected hidden condition background indent-left indent-right link",
        ["index"] = "kind name title protected levels",
        ["entry"] = "",
        ["table"] = "name style rows columns header-rows width relative-width align indent-left indent-right above below background border shadow break-before keep-with-next splits protected",
        ["column"] = "width share",
        ["row"] = "number header height fixed-height splits background",
        ["cell"] = "row column address row-span column-span " + Box + " vertical-align protected value-type value formula",
        ["frames"] = "",
        ["frame-text"] = "name",
        ["notes"] = "",
        ["note"] = "kind label own-label after",
        ["comments"] = "",
        ["comment"] = "author resolved answers on after",
        ["changes"] = "",
        ["change"] = "kind author comment",
        ["bookmarks"] = "",
        ["bookmark"] = "name on after",
        ["reference-mark"] = "name on after",
        ["styles"] = "",
        ["paragraph-style"] = "name parent next outline list-style auto-update " + Paragraph + " " + Character,
        ["character-style"] = "name parent next " + Character,
        ["list-style"] = "name list list-format list-suffix list-bullet",
        ["page-style"] = Page,
    }.ToFrozenDictionary(e => e.Key, e => e.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray());

    private static readonly FrozenSet<string> Attributes = Elements.Values.SelectMany(a => a).ToFrozenSet();

    // What the general reader knows about word processing documents and text files of other kinds.
    private static readonly FrozenSet<string> OfDocx = ToSet("document properties page header footer body p run table row cell image frames frame-text notes note comments comment "
        + "@format @pages @title @subject @keywords @creator @style @bold @italic @underline @strike @name @rows @columns @row @column @address @row-span @column-span @number");

    private static readonly FrozenSet<string> OfText = ToSet("document properties body p @format @pages @title @creator");

    /// <summary>Names of the elements, in the order of a view.</summary>
    public static IEnumerable<string> ElementNames => Elements.Keys.Order(StringComparer.Ordinal);

    /// <summary>Names of the attributes of an element.</summary>
    /// <param name="element">Element; one of <see cref="ElementNames"/>.</param>
    /// <returns>Names without <c>@</c>.</returns>
    public static IReadOnlyList<string> AttributesOf(string element) => Elements[element];

    /// <summary>Whether views of a kind of file tell something.</summary>
    /// <param name="format">Kind, as in <see cref="DocumentView.Format"/>.</param>
    /// <param name="name">An element, or an attribute with <c>@</c>.</param>
    /// <returns>False where its absence in the view says nothing about the document.</returns>
    public static bool Knows(string format, string name) => format switch
    {
        "odt" => true,
        "docx" => OfDocx.Contains(name),
        _ => OfText.Contains(name),
    };

    internal static bool HasElement(string name) => Elements.ContainsKey(name);

    internal static bool HasAttribute(string name) => Attributes.Contains(name);

    internal static string? SimilarElement(string name) => Similar(name, Elements.Keys, "");

    internal static string? SimilarAttribute(string name) => Similar(name, Attributes, "@");

    private static string? Similar(string name, IEnumerable<string> known, string prefix)
    {
        var nearest = known.Select(k => (Name: k, Distance: Distance(name, k))).OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).First();
        return nearest.Distance <= Math.Max(2, name.Length / 3) ? $"'{prefix}{nearest.Name}'" : null;
    }

    // Levenshtein; names are short.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static FrozenSet<string> ToSet(string names) => names.Split(' ').ToFrozenSet();
}
