using LamPS.Contracts.Hosting;
using LamPS.Core;
using LamPS.Model.Generation;
using LamPS.Model.Scoring;

namespace LamPS.Model.Catalog;

/// <summary>The models of this machine: folders below a few folders.</summary>
/// <param name="own">Folder that models are added to.</param>
/// <param name="shipped">Folders of models that came with the program.</param>
public sealed class ModelCatalog(string own, IReadOnlyList<string> shipped)
{
    /// <summary>Environment variable with more folders of models, parted as the system parts lists of paths.</summary>
    public const string FoldersVariable = "LAMPS_MODELS";

    /// <summary>The catalog of this user: <c>models</c> in the data folder, the folders of <see cref="FoldersVariable"/>, and <c>models</c> beside the program.</summary>
    public static ModelCatalog OfUser()
    {
        var more = (Environment.GetEnvironmentVariable(FoldersVariable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new ModelCatalog(Path.Combine(LampsFolder.Path, "models"), [.. more, Path.Combine(AppContext.BaseDirectory, "models")]);
    }

    /// <summary>All models by name; the user's own come first where a name is there twice.</summary>
    /// <exception cref="LamException">A folder can't be read.</exception>
    public IReadOnlyList<ModelEntry> List() =>
    [
        .. new[] { own }.Concat(shipped)
            .SelectMany(root => Folders(root).Select(folder => Describe(folder, root != own)))
            .OfType<ModelEntry>()
            .DistinctBy(entry => entry.Name)
            .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The model that plans for an application where no model is named: one that came with the program and was taught it. None is no error.</summary>
    /// <param name="application">Application by catalog name; null for none.</param>
    public string? DefaultFor(string? application) => application is null ? null
        : List().FirstOrDefault(m => m.IsShipped && m.Problem.Length == 0 && ModelManifest.Read(m.Folder)?.Applications.Contains(application, StringComparer.OrdinalIgnoreCase) == true)?.Name;

    /// <summary>Finds a model by its name, or by the path of its folder.</summary>
    /// <exception cref="LamException">There is none.</exception>
    public ModelEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var models = List();
        if (models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        if (name.Length > 0 && Directory.Exists(name))
            return Describe(Path.GetFullPath(name), isShipped: false) ?? throw CatalogErrors.NotAModelFolder(name);
        throw CatalogErrors.ModelUnknown(name, [.. models.Select(m => m.Name)]);
    }

    /// <summary>Copies a model's folder into the catalog, with hashes. A model that brings its own hashes must fit them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Name in the catalog; null takes the folder's.</param>
    /// <param name="licence">Its licence; null looks for it in the folder.</param>
    /// <param name="cancellationToken">Stops the copying; nothing is left behind.</param>
    /// <exception cref="LamException">It isn't a model, its configuration or its hashes are wrong, or the name is taken.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ModelEntry> AddAsync(string folder, string? name, string? licence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var kind = KindOf(source) ?? throw CatalogErrors.NotAModelFolder(folder);
        CheckConfiguration(source, kind);
        name = CheckName(name ?? Path.GetFileName(source));
        if (List().FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) is { } taken)
            throw CatalogErrors.ModelExists(name, taken.Folder);

        // A name that List passes over, until all of it is there.
        var part = Path.Combine(own, $".{name}.part");
        try
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(part);
            List<ModelFile> files = [];
            foreach (var path in ModelFiles.List(source))
                files.Add(await ModelFiles.CopyAsync(Path.Combine(source, path), Path.Combine(part, path), path, cancellationToken).ConfigureAwait(false));
            var given = ModelManifest.Read(source);
            Compare(folder, given, files);
            var manifest = (given ?? new ModelManifest { Kind = kind, Files = [] }) with { Kind = kind, Files = files };
            (manifest with
            {
                Licence = licence ?? (manifest.Licence.Length > 0 ? manifest.Licence : LicenceFinder.Find(source)),
                Source = manifest.Source.Length > 0 ? manifest.Source : source,
            }).Write(part);
            var target = Path.Combine(own, name);
            Directory.Move(part, target);
            return Describe(target, isShipped: false)!;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CatalogErrors.ModelFolderUnusable(own, error.Message.TrimEnd('.'), error);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Removes a model that was added.</summary>
    /// <param name="name">Its name; a path won't do.</param>
    /// <exception cref="LamException">There is none, or it came with the program.</exception>
    public void Remove(string name)
    {
        var models = List();
        var entry = models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw CatalogErrors.ModelUnknown(name, [.. models.Select(m => m.Name)]);
        if (entry.IsShipped)
            throw CatalogErrors.ModelNotRemovable(entry.Name, entry.Folder);
        try
        {
            Directory.Delete(entry.Folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CatalogErrors.ModelFolderUnusable(entry.Folder, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Compares a model's files with their hashes.</summary>
    /// <param name="name">Its name, or the path of its folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>All its files; those without a hash are unlisted.</returns>
    /// <exception cref="LamException">There is none, or its list of hashes is damaged.</exception>
    public async Task<IReadOnlyList<ModelFileCheck>> VerifyAsync(string name, CancellationToken cancellationToken)
    {
        var entry = Find(name);
        try
        {
            return ModelManifest.Read(entry.Folder) is { } manifest
                ? await ModelFiles.CheckAsync(entry.Folder, manifest, cancellationToken).ConfigureAwait(false)
                : [.. ModelFiles.List(entry.Folder).Select(path => new ModelFileCheck(path, ModelFileState.Unlisted))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CatalogErrors.ModelFolderUnusable(entry.Folder, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>The kind of model in a folder; null when it isn't one.</summary>
    public static ModelKind? KindOf(string folder) =>
        File.Exists(Path.Combine(folder, CompactLamConfig.FileName)) ? ModelKind.Compact
        : File.Exists(Path.Combine(folder, DecoderConfig.FileName)) ? ModelKind.Generative
        : null;

    private static IEnumerable<string> Folders(string root)
    {
        try
        {
            return Directory.Exists(root) ? [.. Directory.GetDirectories(root).Where(f => !Path.GetFileName(f).StartsWith('.'))] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CatalogErrors.ModelFolderUnusable(root, error.Message.TrimEnd('.'), error);
        }
    }

    // A damaged model is listed with what is wrong: it must be seen to be removed.
    private static ModelEntry? Describe(string folder, bool isShipped)
    {
        if (KindOf(folder) is not { } kind)
            return null;
        var name = Path.GetFileName(folder);
        try
        {
            var bytes = ModelFiles.List(folder).Sum(path => new FileInfo(Path.Combine(folder, path)).Length);
            var manifest = ModelManifest.Read(folder);
            var licence = manifest?.Licence is { Length: > 0 } known ? known : LicenceFinder.Find(folder);
            var entry = new ModelEntry(name, folder, kind, bytes, licence, manifest?.Description ?? "", manifest?.Source ?? "", isShipped, manifest is not null, "");
            try
            {
                CheckConfiguration(folder, kind);
                return entry;
            }
            catch (LamException error)
            {
                return entry with { Problem = error.Message };
            }
        }
        catch (Exception error) when (error is LamException or IOException or UnauthorizedAccessException)
        {
            return new ModelEntry(name, folder, kind, 0, "", "", "", isShipped, false, error.Message);
        }
    }

    private static void CheckConfiguration(string folder, ModelKind kind)
    {
        var file = kind == ModelKind.Compact ? CompactLamConfig.Read(folder).ModelFile : DecoderConfig.Read(folder).ModelFile;
        if (!File.Exists(Path.Combine(folder, file)))
            throw CatalogErrors.ModelFileChanged(folder, file, "is missing");
    }

    private static void Compare(string folder, ModelManifest? given, List<ModelFile> files)
    {
        var found = files.ToDictionary(f => f.Path);
        foreach (var file in given?.Files ?? [])
        {
            if (!found.TryGetValue(file.Path, out var copied))
                throw CatalogErrors.ModelFileChanged(folder, file.Path, "is missing");
            if (copied.Sha256 != file.Sha256)
                throw CatalogErrors.ModelFileChanged(folder, file.Path, $"has the hash {copied.Sha256[..12]}..., not {file.Sha256[..12]}...");
        }
    }

    private static string CheckName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : throw CatalogErrors.ModelNameInvalid(name);
}
