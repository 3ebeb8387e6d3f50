using System.Collections.Frozen;
using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Fields: text that the program fills in.</summary>
internal static class FieldView
{
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["text:date"] = "date",
        ["text:time"] = "time",
        ["text:page-number"] = "page-number",
        ["text:page-continuation"] = "page-continuation",
        ["text:page-count"] = "page-count",
        ["text:paragraph-count"] = "paragraph-count",
        ["text:word-count"] = "word-count",
        ["text:character-count"] = "character-count",
        ["text:table-count"] = "table-count",
        ["text:image-count"] = "image-count",
        ["text:title"] = "title",
        ["text:subject"] = "subject",
        ["text:keywords"] = "keywords",
        ["text:description"] = "comments",
        ["text:author-name"] = "author",
        ["text:author-initials"] = "author-initials",
        ["text:initial-creator"] = "first-author",
        ["text:creator"] = "last-author",
        ["text:creation-date"] = "created-date",
        ["text:creation-time"] = "created-time",
        ["text:modification-date"] = "modified-date",
        ["text:modification-time"] = "modified-time",
        ["text:editing-duration"] = "editing-time",
        ["text:editing-cycles"] = "revision",
        ["text:print-date"] = "printed-date",
        ["text:user-defined"] = "custom",
        ["text:file-name"] = "file-name",
        ["text:template-name"] = "template-name",
        ["text:chapter"] = "chapter",
        ["text:sequence"] = "sequence",
        ["text:variable-set"] = "variable",
        ["text:variable-get"] = "variable",
        ["text:user-field-get"] = "user-field",
        ["text:expression"] = "formula",
        ["text:placeholder"] = "placeholder",
        ["text:drop-down"] = "input-list",
        ["text:text-input"] = "input",
        ["text:conditional-text"] = "conditional-text",
        ["text:hidden-text"] = "hidden-text",
        ["text:hidden-paragraph"] = "hidden-paragraph",
        ["text:bookmark-ref"] = "cross-reference",
        ["text:reference-ref"] = "cross-reference",
        ["text:sequence-ref"] = "cross-reference",
        ["text:note-ref"] = "cross-reference",
        ["text:bibliography-mark"] = "bibliography",
        ["text:page-variable-set"] = "page-variable",
        ["text:page-variable-get"] = "page-variable",
        ["text:script"] = "script",
        ["text:sender-firstname"] = "sender",
        ["text:sender-lastname"] = "sender",
        ["text:sender-company"] = "sender",
        ["text:sender-street"] = "sender",
        ["text:sender-city"] = "sender",
        ["text:sender-email"] = "sender",
    }.ToFrozenDictionary();

    public static IEnumerable<string> AllKinds => Kinds.Values.Distinct();

    public static bool IsField(string name) => Kinds.ContainsKey(name);

    /// <summary>What a reader sees of it.</summary>
    public static string Text(OdfNode node) =>
        node.Name is "text:hidden-paragraph" or "text:script" or "text:page-variable-set" ? "" : string.Concat(node.Children.Where(c => c.Name.Length == 0 || c.Name == "text:span").Select(c => c.InnerText()));

    public static XElement Make(OdfNode node, string text, string after) => new(
        "field",
        new XAttribute("kind", Kinds[node.Name]),
        new XAttribute("fixed", OdfValues.Bool(node["text:fixed"])),
        new XAttribute("format", node["style:num-format"] ?? node["text:display"] ?? node["text:reference-format"] ?? node["text:select-page"] ?? ""),
        new XAttribute("name", node["text:name"] ?? ""),
        new XAttribute("to", node["text:ref-name"] ?? ""),
        new XAttribute("value", node["text:formula"] ?? node["office:string-value"] ?? node["text:date-value"] ?? node["text:time-value"] ?? node["text:string-value"] ?? ""),
        new XAttribute("offset", node["text:page-adjust"] ?? node["text:date-adjust"] ?? node["text:time-adjust"] ?? ""),
        new XAttribute("hint", node["text:description"] ?? ""),
        new XAttribute("after", after),
        text);
}
