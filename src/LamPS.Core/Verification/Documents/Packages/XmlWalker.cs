using System.Text;
using System.Xml;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>
/// Walks the nodes of an XML part forward: no DTD, no entities, limited depth. Namespaces come as the prefixes that
/// the standards use (<c>text</c>, <c>w</c>), whatever prefix the file gives them; unknown ones as <c>?</c>.
/// </summary>
internal sealed class XmlWalker : IDisposable
{
    private const int CancellationInterval = 4096;
    private readonly XmlReader _reader;
    private readonly ReadContext _context;
    private int _nodes;
    private string _namespace = "";
    private string _prefix = "";

    public XmlWalker(Stream stream, ReadContext context, bool leaveOpen = false)
    {
        _context = context;
        _reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = !leaveOpen,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    public ReadContext Context => _context;

    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    public bool IsEndElement => _reader.NodeType == XmlNodeType.EndElement;

    public bool IsEmptyElement => _reader.IsEmptyElement;

    public bool IsText => _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public int Depth => _reader.Depth;

    public string Name => _reader.LocalName;

    /// <summary>Standard prefix of the element's namespace.</summary>
    public string Prefix
    {
        get
        {
            // Most elements follow one of the same namespace, and the reader gives the same string object for it.
            if (!ReferenceEquals(_namespace, _reader.NamespaceURI))
            {
                _namespace = _reader.NamespaceURI;
                _prefix = XmlNamespaces.PrefixOf(_namespace);
            }

            return _prefix;
        }
    }

    public string Value => _reader.Value;

    public bool Read()
    {
        if (++_nodes % CancellationInterval == 0)
            _context.CancellationToken.ThrowIfCancellationRequested();
        if (!_reader.Read())
            return false;

        _context.CheckDepth(_reader.Depth);
        return true;
    }

    public bool Is(string prefix, string name) => Name == name && Prefix == prefix;

    /// <summary>An attribute of the current element by standard prefix and name; an empty prefix for one without a namespace.</summary>
    public string? Attribute(string prefix, string name)
    {
        if (!_reader.HasAttributes)
            return null;

        string? value = null;
        for (var more = _reader.MoveToFirstAttribute(); more && value is null; more = _reader.MoveToNextAttribute())
        {
            if (_reader.LocalName == name && XmlNamespaces.PrefixOf(_reader.NamespaceURI) == prefix && _reader.Prefix != "xmlns")
                value = _reader.Value;
        }

        _reader.MoveToElement();
        return value;
    }

    /// <summary>An attribute as a number that isn't negative; <paramref name="fallback"/> where it is missing or none.</summary>
    public int Number(string prefix, string name, int fallback) =>
        int.TryParse(Attribute(prefix, name), System.Globalization.NumberStyles.None, null, out var number) ? number : fallback;

    /// <summary>Whether <c>xml:space</c> is <c>preserve</c> here.</summary>
    public bool PreservesSpace => _reader.XmlSpace == XmlSpace.Preserve;

    /// <summary>Moves to the end of the current element, past all that is in it.</summary>
    public void Skip()
    {
        if (!IsElement || IsEmptyElement)
            return;

        var depth = Depth;
        while (Read() && !(IsEndElement && Depth == depth))
        {
        }
    }

    /// <summary>All text in the current element; the walker is then at its end.</summary>
    public string ReadText()
    {
        if (!IsElement || IsEmptyElement)
            return "";

        var text = new StringBuilder();
        var depth = Depth;
        while (Read() && !(IsEndElement && Depth == depth))
        {
            if (IsText)
            {
                _context.CountCharacters(Value.Length);
                text.Append(Value);
            }
        }

        return text.ToString();
    }

    /// <summary>Moves to the root element.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveToRoot()
    {
        while (Read())
        {
            if (IsElement)
                return true;
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();
}
