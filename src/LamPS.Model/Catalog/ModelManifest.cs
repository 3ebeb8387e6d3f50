using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Core;

namespace LamPS.Model.Catalog;

/// <summary>What a model's <c>lamps-model.json</c> says: where it comes from, under which licence, and the hashes of its files.</summary>
public sealed record ModelManifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "lamps-model.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Version of the form; 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Kind of the model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>One sentence on it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its licence, as a rule an SPDX name; empty when it isn't known.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Where it comes from; may be empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>Applications, by catalog name, that it plans for where no model is named; only of models that came with the program.</summary>
    public IReadOnlyList<string> Applications { get; init; } = [];

    /// <summary>Its files, but for this one.</summary>
    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <returns>The manifest; null when there is none.</returns>
    /// <exception cref="LamException">It is invalid.</exception>
    public static ModelManifest? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Json);
            if (manifest is not { Version: 1 })
                throw CatalogErrors.ModelManifestInvalid(path, "its version isn't 1");
            if (manifest.Files.FirstOrDefault(f => f is null || !IsInside(f.Path) || f.Sha256.Length != 64) is { } wrong)
                throw CatalogErrors.ModelManifestInvalid(path, $"its file '{wrong.Path}' lies outside of the folder, or has no hash");
            return manifest;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw CatalogErrors.ModelManifestInvalid(path, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Writes the manifest into a folder.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    private static bool IsInside(string path) => path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains(':') && !path.Split('/', '\\').Contains("..");
}
