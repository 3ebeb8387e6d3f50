using System.Text;
using System.Xml.Linq;

namespace LamPS.Learning.Templates;

/// <summary>What stands in one paragraph: its XML, and its text as a reader sees it.</summary>
internal sealed class TemplateLine
{
    private readonly List<XNode> _nodes = [];
    private readonly StringBuilder _text = new();

    public IReadOnlyList<XNode> Nodes => _nodes;

    public string Text => _text.ToString();

    public static TemplateLine Of(string text) => new TemplateLine().Add(text);

    public TemplateLine Add(string text)
    {
        foreach (var (index, part) in text.Split('\t').Index())
        {
            if (index > 0)
                _nodes.Add(new XElement(OdfNames.Text + "tab"));
            if (part.Length > 0)
                _nodes.Add(new XText(part));
        }

        _text.Append(text);
        return this;
    }

    /// <summary>An element with text that belongs to the paragraph.</summary>
    public TemplateLine Add(XElement element, string text)
    {
        _nodes.Add(element);
        _text.Append(text);
        return this;
    }

    /// <summary>An element whose text stands elsewhere: a note, a mark, a picture.</summary>
    public TemplateLine Mark(XElement element)
    {
        _nodes.Add(element);
        return this;
    }
}
