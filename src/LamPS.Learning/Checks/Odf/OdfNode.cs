using System.Text;
using System.Xml;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Learning.Checks.Odf;

/// <summary>
/// An element of an OpenDocument part, with names as the standard writes them (<c>text:p</c>) whatever prefixes the file uses; or, with an
/// empty name, a text. Made without recursion and no deeper than the limits, so that whoever walks it may recurse.
/// </summary>
internal sealed class OdfNode(string name, string text = "")
{
    private readonly Dictionary<string, string> _attributes = [];
    private readonly List<OdfNode> _children = [];

    public string Name => name;

    /// <summary>The text of a text node.</summary>
    public string Text => text;

    public IReadOnlyList<OdfNode> Children => _children;

    public IReadOnlyDictionary<string, string> Attributes => _attributes;

    /// <summary>An attribute; null where there is none.</summary>
    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    public OdfNode? Child(string child)
    {
        foreach (var node in _children)
        {
            if (node.Name == child)
                return node;
        }

        return null;
    }

    public IEnumerable<OdfNode> All(string child) => _children.Where(c => c.Name == child);

    /// <summary>All text inside, as it stands in the file.</summary>
    public string InnerText()
    {
        var all = new StringBuilder();
        Append(this);
        return all.ToString();

        void Append(OdfNode node)
        {
            all.Append(node.Text);
            foreach (var child in node.Children)
            {
                Append(child);
            }
        }
    }

    /// <summary>Reads a part of a package; null where there is none or nothing in it.</summary>
    public static OdfNode? Read(DocumentPackage package, string part, ReadContext context)
    {
        using var stream = package.Open(part);
        if (stream is null)
            return null;

        using var xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var open = new Stack<OdfNode>();
        OdfNode? root = null;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    context.CountItem();
                    context.CheckDepth(xml.Depth);
                    var node = new OdfNode(NameOf(xml));
                    if (open.TryPeek(out var parent))
                        parent._children.Add(node);
                    root ??= node;
                    var isEmpty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                    {
                        if (xml.Prefix != "xmlns" && xml.Name != "xmlns")
                            node._attributes[NameOf(xml)] = xml.Value;
                    }

                    if (!isEmpty)
                        open.Push(node);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                    context.CountCharacters(xml.Value.Length);
                    open.Peek()._children.Add(new OdfNode("", xml.Value));
                    break;
            }
        }

        return root;
    }

    private static string NameOf(XmlReader xml) =>
        xml.NamespaceURI.Length == 0 ? xml.LocalName : XmlNamespaces.PrefixOf(xml.NamespaceURI) + ":" + xml.LocalName;
}
