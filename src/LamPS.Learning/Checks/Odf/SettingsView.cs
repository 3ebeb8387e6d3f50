using System.Xml.Linq;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Settings that are saved with the document.</summary>
internal static class SettingsView
{
    public static XElement Read(OdfNode? settings, OdfNode text)
    {
        var changes = text.Child("text:tracked-changes");
        var all = new XElement("settings", new XAttribute("recording", OdfValues.Bool(changes is not null && changes["text:track-changes"] != "false")));
        var items = new Dictionary<string, string>();
        Collect(settings, items);
        all.Add(new XAttribute("show-changes", items.GetValueOrDefault("ShowRedlineChanges") ?? "true"));
        all.Add(items.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => new XElement("setting", new XAttribute("name", i.Key), i.Value)));
        return all;
    }

    private static void Collect(OdfNode? node, Dictionary<string, string> items)
    {
        foreach (var child in node?.Children ?? [])
        {
            if (child.Name == "config:config-item")
                items[child["config:name"] ?? ""] = child.InnerText();
            else
                Collect(child, items);
        }
    }
}
