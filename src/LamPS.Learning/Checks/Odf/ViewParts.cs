using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>The view as it grows: the body, and beside it what readers see elsewhere or not as text.</summary>
internal sealed class ViewParts
{
    public XElement Body { get; } = new("body");

    public XElement Notes { get; } = new("notes");

    public XElement Comments { get; } = new("comments");

    public XElement Changes { get; } = new("changes");

    public XElement Bookmarks { get; } = new("bookmarks");

    public XElement Frames { get; } = new("frames");

    /// <summary>Media types of embedded objects by their path in the package.</summary>
    public Dictionary<string, string> Media { get; } = [];

    /// <summary>Recorded changes by id.</summary>
    public Dictionary<string, XElement> ChangesById { get; } = [];

    /// <summary>Page styles that paragraphs or tables switch to, by internal name.</summary>
    public HashSet<string> PageStyles { get; } = [];
}
