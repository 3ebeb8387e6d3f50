using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LamPS.Core.Applications;

/// <summary>Application maps as JSON: those shipped with LamPS, and before them the user's own, learned on this machine.</summary>
/// <param name="folder">Folder of the user's maps, one file an application; null for the shipped ones alone. It needn't exist.</param>
public sealed class ApplicationMapStore(string? folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
    };

    /// <summary>How a line of a journal is written: as a map, without line breaks.</summary>
    internal static readonly JsonSerializerOptions Line = new(Json) { WriteIndented = false, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly ConcurrentDictionary<string, ApplicationMap?> _maps = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The map of an application, or null when it was never learned. A map is read once.</summary>
    /// <param name="application">Catalog name.</param>
    /// <exception cref="LamException">The user's map can't be read.</exception>
    public ApplicationMap? Find(string application) => _maps.GetOrAdd(application, name => ReadOwn(name) ?? ReadShipped(name));

    /// <summary>Names of the applications that have a map.</summary>
    public IReadOnlyList<string> Names =>
        [.. Shipped().Keys.Concat(folder is not null && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!) : [])
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Where the journal of an exploration stands, beside the map; null for a store without a folder.</summary>
    /// <param name="application">Catalog name.</param>
    public string? JournalOf(string application) => folder is null ? null : Path.ChangeExtension(PathOf(application), ".journal");

    /// <summary>Writes a map as the user's own; from then on it is the one that counts.</summary>
    /// <param name="map">Map.</param>
    /// <returns>The file.</returns>
    /// <exception cref="LamException">It can't be written, or this store has no folder.</exception>
    public string Save(ApplicationMap map)
    {
        if (folder is null)
        {
            throw ApplicationMapErrors.MapNotWritten(map.Application, "(no folder)", "this store holds the shipped maps alone");
        }

        var path = PathOf(map.Application);
        var temporary = path + ".new";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(temporary, ToJson(map));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ApplicationMapErrors.MapNotWritten(map.Application, path, error.Message);
        }

        _maps[map.Application] = map;
        return path;
    }

    /// <summary>A map as JSON.</summary>
    /// <param name="map">Map.</param>
    public static string ToJson(ApplicationMap map) => JsonSerializer.Serialize(map, Json) + "\n";

    /// <summary>A map from JSON.</summary>
    /// <param name="json">JSON.</param>
    /// <param name="source">Where it stands, for messages.</param>
    /// <exception cref="LamException">It is no map.</exception>
    public static ApplicationMap FromJson(string json, string source)
    {
        try
        {
            return Whole(JsonSerializer.Deserialize<ApplicationMap>(json, Json) ?? throw ApplicationMapErrors.MapNotReadable(source, "it is empty"));
        }
        catch (JsonException error)
        {
            throw ApplicationMapErrors.MapNotReadable(source, error.Message);
        }
    }

    private static ApplicationMap? ReadShipped(string name)
    {
        if (!Shipped().TryGetValue(name, out var resource))
        {
            return null;
        }

        using var stream = typeof(ApplicationMapStore).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return FromJson(reader.ReadToEnd(), $"shipped map {name}");
    }

    private ApplicationMap? ReadOwn(string name)
    {
        if (folder is null || name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !File.Exists(PathOf(name)))
        {
            return null;
        }

        try
        {
            return FromJson(File.ReadAllText(PathOf(name)), PathOf(name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ApplicationMapErrors.MapNotReadable(PathOf(name), error.Message);
        }
    }

    private string PathOf(string name) => Path.Combine(folder!, name.ToLowerInvariant() + ".json");

    private static Dictionary<string, string> Shipped() => typeof(ApplicationMapStore).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("map/", StringComparison.Ordinal))
        .ToDictionary(name => name[4..], StringComparer.OrdinalIgnoreCase);

    /// <summary>A journal's line as it was written: what JSON leaves out is empty, not null.</summary>
    internal static Exploring.JournalEntry Whole(Exploring.JournalEntry entry) => entry with
    {
        Context = entry.Context ?? "",
        Path = entry.Path ?? "",
        Version = entry.Version ?? "",
        Reason = entry.Reason ?? "",
        Dialog = entry.Dialog is { } dialog ? Whole(dialog) : null,
        Menus = [.. (entry.Menus ?? []).Select(Whole)],
        Toolbars = [.. (entry.Toolbars ?? []).Select(Whole)],
        Enabled = entry.Enabled ?? [],
    };

    private static ApplicationMap Whole(ApplicationMap map) => map with
    {
        Version = map.Version ?? "",
        Menus = [.. (map.Menus ?? []).Select(Whole)],
        Dialogs = [.. (map.Dialogs ?? []).Select(Whole)],
        Toolbars = [.. (map.Toolbars ?? []).Select(Whole)],
        LeftOut = [.. (map.LeftOut ?? []).Select(o => new MapOmission(o.Path ?? "", o.Reason ?? ""))],
    };

    private static MapMenu Whole(MapMenu menu) => menu with { Shortcut = menu.Shortcut ?? "", Opens = menu.Opens ?? "", Needs = menu.Needs ?? "" };

    private static MapDialog Whole(MapDialog dialog) => dialog with
    {
        Name = dialog.Name ?? "", OpenedBy = dialog.OpenedBy ?? "", Fields = Whole(dialog.Fields), Buttons = dialog.Buttons ?? [], Context = dialog.Context ?? "",
    };

    private static MapToolbar Whole(MapToolbar bar) => bar with { Name = bar.Name ?? "", Controls = Whole(bar.Controls) };

    private static IReadOnlyList<MapField> Whole(IReadOnlyList<MapField>? fields) =>
    [
        .. (fields ?? []).Select(f => f with
        {
            Label = f.Label ?? "", Role = f.Role ?? "", Default = f.Default ?? "", Tab = f.Tab ?? "", Description = f.Description ?? "", Takes = f.Takes ?? "", Unit = f.Unit ?? "", Shown = f.Shown ?? "",
        }),
    ];

    private static void LeaveOutEmpty(System.Text.Json.Serialization.Metadata.JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string))
            {
                property.ShouldSerialize = (_, value) => value is string { Length: > 0 };
            }
            else if (typeof(System.Collections.ICollection).IsAssignableFrom(property.PropertyType) || property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                property.ShouldSerialize = (_, value) => value is System.Collections.IEnumerable items && items.GetEnumerator().MoveNext();
            }
        }
    }
}
