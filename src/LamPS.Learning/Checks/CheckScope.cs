using System.Xml.Linq;
using LamPS.Core;

namespace LamPS.Learning.Checks;

/// <summary>What an expression may look at beside the document itself.</summary>
/// <param name="Values">Values of the task's parameters.</param>
/// <param name="Template">View of the document as it was.</param>
/// <param name="Folder">Folder of the document, where exports and copies are saved; null for none.</param>
internal sealed record CheckScope(IReadOnlyDictionary<string, object> Values, XElement? Template, string? Folder)
{
    private readonly Dictionary<string, XElement?> _files = [];

    /// <summary>The view of another file of the folder; null where there is none that can be read.</summary>
    public XElement? File(string name)
    {
        if (Folder is null || name.Length == 0 || Path.GetFileName(name) != name)
            return null;
        if (_files.TryGetValue(name, out var known))
            return known;

        try
        {
            return _files[name] = DocumentView.Read(Path.Combine(Folder, name)).Root;
        }
        catch (LamException)
        {
            // A file that can't be read isn't the one that was asked for.
            return _files[name] = null;
        }
    }
}
