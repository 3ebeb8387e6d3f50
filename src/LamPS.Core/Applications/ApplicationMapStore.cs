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

    private readonly ConcurrentDictionary<string, ApplicationMap?> _maps = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The map of an application, or null when it was never learned. A map is read once.</summary>
    /// <param name="application">Catalog name.</param>
    /// <exception cref="LamException">The user's map can't be read.</exception>
    public ApplicationMap? Find(string application) => _maps.GetOrAdd(application, name => ReadOwn(name) ?? ReadShipped(name));

    /// <summary>Names of the applications that have a map.</summary>
    public IReadOnlyList<string> Names =>
        [.. Shipped().Keys.Concat(folder is not null && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!) : [])
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

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

    // What JSON leaves out is empty, not null.
    private static ApplicationMap Whole(ApplicationMap map) => map with
    {
        Version = map.Version ?? "",
        Menus = [.. (map.Menus ?? []).Select(m => m with { Shortcut = m.Shortcut ?? "", Opens = m.Opens ?? "" })],
        Dialogs = [.. (map.Dialogs ?? []).Select(d => d with { Name = d.Name ?? "", OpenedBy = d.OpenedBy ?? "", Fields = Whole(d.Fields), Buttons = d.Buttons ?? [] })],
        Toolbars = [.. (map.Toolbars ?? []).Select(t => t with { Name = t.Name ?? "", Controls = Whole(t.Controls) })],
    };

    private static IReadOnlyList<MapField> Whole(IReadOnlyList<MapField>? fields) =>
        [.. (fields ?? []).Select(f => f with { Label = f.Label ?? "", Role = f.Role ?? "", Default = f.Default ?? "", Tab = f.Tab ?? "", Description = f.Description ?? "" })];

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
