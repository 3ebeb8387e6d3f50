using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>Writes a recording line by line, each flushed, so that what was recorded before a crash can be replayed. Secrets are masked.</summary>
internal sealed class RecordingWriter(TextWriter output) : IDisposable
{
    // Shorter ones would mask half of every text; such a secret is masked where it is given, which is known without searching.
    private const int ShortestSearched = 4;
    private const string Mask = "***";
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _last = [];

    /// <summary>Masks a text wherever it turns up from now on.</summary>
    public void AddSecret(string? secret)
    {
        if (secret is { Length: >= ShortestSearched })
        {
            _secrets.Add(secret);
        }
    }

    public void Begin(string kind, DateTimeOffset at) =>
        Write(new JsonObject { ["type"] = "recording", ["version"] = RecordingReader.Version, ["kind"] = kind, ["at"] = at.ToString("O") });

    public void Launch(ApplicationInstance instance) => Write(new JsonObject
    {
        ["type"] = "launch", ["application"] = instance.Key, ["name"] = instance.Name, ["title"] = Clean(instance.Title), ["processId"] = instance.ProcessId, ["program"] = Clean(instance.Program),
    });

    /// <summary>Writes a snapshot unless the application's last one was the same.</summary>
    public void Snapshot(string key, Snapshot snapshot)
    {
        var nodes = new JsonArray([.. snapshot.Nodes.Select(Node)]);
        if (IsNew($"snapshot {key}", nodes.ToJsonString(Options)))
        {
            Write(new JsonObject { ["type"] = "snapshot", ["application"] = key, ["at"] = snapshot.CapturedAt.ToString("O"), ["nodes"] = nodes });
        }
    }

    /// <summary>Writes menus unless the application's last ones were the same.</summary>
    public void Menus(string key, IReadOnlyList<MenuEntry> entries)
    {
        var list = new JsonArray([.. entries.Select(e => (JsonNode)new JsonObject
        {
            ["path"] = Clean(e.Path), ["id"] = e.Id.Number, ["states"] = e.States.ToString(), ["shortcut"] = e.Shortcut,
        })]);
        if (IsNew($"menus {key}", list.ToJsonString(Options)))
        {
            Write(new JsonObject { ["type"] = "menus", ["application"] = key, ["entries"] = list });
        }
    }

    /// <summary>Writes an action; <paramref name="secret"/> says that its text is one.</summary>
    public void Action(string key, LamAction action, Element? element, bool secret, ActionOutcome outcome)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in action.Arguments)
        {
            arguments[name] = secret && name is "text" or "keys" ? new JsonObject { ["masked"] = true }
                : value is string text && Clean(text) != text ? new JsonObject { ["masked"] = true }
                : value is string plain ? plain
                : JsonSerializer.SerializeToNode(value);
        }

        var line = new JsonObject { ["type"] = "action", ["application"] = key, ["function"] = action.Function };
        if (!action.Element.IsNone)
        {
            line["element"] = new JsonObject { ["id"] = action.Element.Number, ["role"] = element?.Role.Name() ?? "unknown", ["name"] = Clean(element?.Name ?? "") };
        }

        line["arguments"] = arguments;
        Write(WithOutcome(line, outcome));
    }

    public void Close(string key, ActionOutcome outcome) => Write(WithOutcome(new JsonObject { ["type"] = "close", ["application"] = key }, outcome));

    public void Exit(string key) => Write(new JsonObject { ["type"] = "exit", ["application"] = key });

    public void Dispose() => output.Dispose();

    private JsonObject WithOutcome(JsonObject line, ActionOutcome outcome)
    {
        line["outcome"] = outcome.Outcome.ToString();
        line["detail"] = Clean(outcome.Detail);
        if (outcome.Text is { } text)
        {
            line["text"] = Clean(text);
        }

        return line;
    }

    private JsonNode Node(SnapshotNode node)
    {
        var e = node.Element;
        var json = new JsonObject { ["id"] = e.Id.Number, ["parent"] = node.Parent, ["role"] = e.Role.Name(), ["name"] = Clean(e.Name) };
        if (e.Value is { } value && !e.Is(ElementStates.Protected))
            json["value"] = Clean(value);
        Put(json, "automationId", e.AutomationId);
        Put(json, "className", e.ClassName);
        Put(json, "description", e.Description);
        json["states"] = e.States.ToString();
        json["patterns"] = e.Patterns.ToString();
        json["bounds"] = new JsonArray(e.Bounds.X, e.Bounds.Y, e.Bounds.Width, e.Bounds.Height);
        if (e.Range is { } range)
            json["range"] = new JsonArray(Finite(range.Current), Finite(range.Minimum), Finite(range.Maximum), Finite(range.Step));
        if (e.Options.Count > 0)
            json["options"] = new JsonArray([.. e.Options.Select(o => (JsonNode)Clean(o))]);
        json["children"] = e.ChildCount;
        json["processId"] = e.ProcessId;
        return json;
    }

    private void Put(JsonObject json, string name, string value)
    {
        if (value.Length > 0)
        {
            json[name] = Clean(value);
        }
    }

    // JSON has no infinity; some tool kits report a range without end.
    private static double Finite(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, double.MinValue, double.MaxValue);

    private string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private bool IsNew(string what, string content)
    {
        if (_last.GetValueOrDefault(what) == content)
        {
            return false;
        }

        _last[what] = content;
        return true;
    }

    private void Write(JsonObject line)
    {
        output.Write(line.ToJsonString(Options));
        output.Write('\n');
        output.Flush();
    }
}
