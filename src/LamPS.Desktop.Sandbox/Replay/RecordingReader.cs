using System.Globalization;
using System.Text.Json;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Reads a recording. Whatever is wrong in it is an error with its line.</summary>
internal static class RecordingReader
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>Reads all lines.</summary>
    /// <param name="input">Text of the recording.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <exception cref="LamException">It is malformed.</exception>
    public static IReadOnlyList<RecordedEvent> Read(TextReader input, string source)
    {
        var events = new List<RecordedEvent>();
        var launched = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        while (input.ReadLine() is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(text);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                {
                    throw new FormatException("it isn't a JSON object");
                }

                var fields = new JsonFields(document.RootElement);
                var type = fields.Text("type");
                if (number == 1)
                {
                    ReadHead(type, fields);
                }
                else
                {
                    events.Add(ReadEvent(number, type, fields, launched));
                }
            }
            catch (JsonException error)
            {
                throw ReplayErrors.RecordingMalformed(source, number, $"it isn't JSON: {error.Message}");
            }
            catch (FormatException error)
            {
                throw ReplayErrors.RecordingMalformed(source, number, error.Message);
            }
        }

        return number == 0 ? throw ReplayErrors.RecordingMalformed(source, 1, "it is empty") : events;
    }

    private static void ReadHead(string type, JsonFields fields)
    {
        if (type != "recording")
        {
            throw new FormatException("a recording begins with a line of type 'recording'");
        }

        if (fields.Number("version") is var version && version != Version)
        {
            throw new FormatException($"version {version} of the format isn't known, only {Version} is");
        }
    }

    private static RecordedEvent ReadEvent(int line, string type, JsonFields fields, HashSet<string> launched)
    {
        var key = fields.Text("application");
        if (type == "launch")
        {
            launched.Add(key);
            return new RecordedLaunch(
                line, new ApplicationInstance(fields.Text("name"), key, fields.Number("processId", 0), fields.TextOrNull("title") ?? "") { Program = fields.TextOrNull("program") ?? "" });
        }

        if (!launched.Contains(key))
        {
            throw new FormatException($"application '{key}' was never launched");
        }

        return type switch
        {
            "snapshot" => new RecordedSnapshot(line, key, ReadSnapshot(fields)),
            "menus" => new RecordedMenus(line, key, [.. fields.Objects("entries").Select(ReadMenu)]),
            "action" => ReadAction(line, key, fields),
            "close" => new RecordedClose(line, key, ReadOutcome(fields)),
            "exit" => new RecordedExit(line, key),
            _ => throw new FormatException($"there is no type '{type}'"),
        };
    }

    private static Snapshot ReadSnapshot(JsonFields fields)
    {
        var at = fields.Text("at");
        if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            throw new FormatException($"'at' is '{at}', which is no time");
        }

        var nodes = new List<SnapshotNode>();
        var ids = new HashSet<ElementId>();
        foreach (var node in fields.Objects("nodes"))
        {
            var parent = node.Number("parent");
            if (parent < -1 || parent >= nodes.Count)
            {
                throw new FormatException($"'nodes[{nodes.Count}].parent' is {parent}, which is no earlier node");
            }

            var element = ReadElement(node);
            if (!ids.Add(element.Id))
            {
                throw new FormatException($"'nodes[{nodes.Count}].id' is {element.Id.Number} a second time");
            }

            nodes.Add(new SnapshotNode(element, parent, parent < 0 ? 0 : nodes[parent].Depth + 1));
        }

        return InPreOrder(nodes) ? new Snapshot(nodes, time) : throw new FormatException("'nodes' isn't in pre-order");
    }

    // Each node's parent must be the last one of its depth.
    private static bool InPreOrder(List<SnapshotNode> nodes)
    {
        var open = new Stack<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            while (open.Count > nodes[i].Depth)
            {
                open.Pop();
            }

            if (nodes[i].Parent >= 0 && (!open.TryPeek(out var last) || last != nodes[i].Parent))
            {
                return false;
            }

            open.Push(i);
        }

        return true;
    }

    private static Element ReadElement(JsonFields node)
    {
        var bounds = node.Numbers("bounds", 4) ?? [0, 0, 0, 0];
        var range = node.Numbers("range", 4);
        var states = node.Named<ElementStates>("states", ElementStates.None);
        return new Element
        {
            Id = ReadId(node),
            Role = ReadRole(node),
            Name = node.TextOrNull("name") ?? "",
            Value = (states & ElementStates.Protected) != 0 ? null : node.TextOrNull("value"),
            AutomationId = node.TextOrNull("automationId") ?? "",
            ClassName = node.TextOrNull("className") ?? "",
            Description = node.TextOrNull("description") ?? "",
            States = states,
            Patterns = node.Named<ElementPatterns>("patterns", ElementPatterns.None),
            Bounds = new Bounds(Pixels(bounds[0]), Pixels(bounds[1]), Pixels(bounds[2]), Pixels(bounds[3])),
            Range = range is null ? null : new ValueRange(range[0], range[1], range[2], range[3]),
            Options = node.Texts("options"),
            ChildCount = node.Number("children", 0),
            ProcessId = node.Number("processId", 0),
        };
    }

    private static MenuEntry ReadMenu(JsonFields entry) => new(
        entry.Text("path"), ReadId(entry), entry.Named<ElementStates>("states", ElementStates.None), entry.TextOrNull("shortcut") ?? "");

    private static RecordedAction ReadAction(int line, string key, JsonFields fields)
    {
        var arguments = new List<KeyValuePair<string, object?>>();
        var masked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value, isMasked) in fields.Object("arguments")?.All() ?? [])
        {
            if (isMasked)
            {
                masked.Add(name);
            }
            else
            {
                arguments.Add(new(name, value));
            }
        }

        var element = fields.Object("element");
        return new RecordedAction(
            line, key, fields.Text("function"), element is not null ? ReadId(element) : ElementId.None, element is not null ? ReadRole(element) : Role.Unknown,
            element?.TextOrNull("name") ?? "", new ActionArguments(arguments), masked, ReadOutcome(fields));
    }

    private static ActionOutcome ReadOutcome(JsonFields fields) =>
        RecordedOutcome.Make(fields.Named<Outcome>("outcome"), fields.TextOrNull("detail") ?? "", fields.TextOrNull("text"));

    private static ElementId ReadId(JsonFields fields) =>
        fields.Number("id") is > 0 and var id ? new ElementId(id) : throw new FormatException("an element id isn't more than 0");

    private static Role ReadRole(JsonFields fields) =>
        fields.Text("role") is var name && RoleNames.TryParse(name, out var role) ? role : throw new FormatException($"there is no role '{name}'");

    private static int Pixels(double value) => (int)Math.Clamp(value, -1_000_000, 1_000_000);
}
