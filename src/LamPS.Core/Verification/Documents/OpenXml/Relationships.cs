using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.OpenXml;

/// <summary>How a part of an Office Open XML package refers to others: by an id and a type, whose last segment names what it is.</summary>
internal sealed class Relationships
{
    private readonly List<(string Id, string Type, string Target)> _all = [];

    /// <summary>Reads the relationships of a part; an empty name means those of the package.</summary>
    public static Relationships Read(DocumentPackage package, string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..(slash + 1)];
        var relationships = new Relationships();
        using var xml = package.OpenXml($"{folder}_rels/{part[(slash + 1)..]}.rels");
        while (xml is not null && xml.Read())
        {
            if (!xml.IsElement || !xml.Is("rel", "Relationship"))
                continue;

            xml.Context.CountItem();
            var target = xml.Attribute("", "Target") ?? "";
            var isOutside = xml.Attribute("", "TargetMode") == "External";
            var type = xml.Attribute("", "Type") ?? "";
            relationships._all.Add((
                xml.Attribute("", "Id") ?? "",
                type[(type.LastIndexOf('/') + 1)..],
                isOutside ? target : Resolve(folder, target)));
        }

        return relationships;
    }

    /// <summary>Part or address behind an id; empty when there is none.</summary>
    public string Target(string? id) => _all.Find(one => one.Id == id).Target ?? "";

    /// <summary>Parts of a type, such as <c>header</c>, in the order of the file.</summary>
    public IEnumerable<string> OfType(string type) =>
        _all.Where(one => one.Type.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(one => one.Target);

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];

        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in target.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("." or ".."))
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}
