using System.Security.Cryptography;
using LamPS.Core;

namespace LamPS.Model.Catalog;

/// <summary>The files of a model's folder.</summary>
internal static class ModelFiles
{
    /// <summary>Paths of all files but the manifest, in a fixed order. What begins with a dot belongs to tools that fetched the model.</summary>
    public static IReadOnlyList<string> List(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 8 })
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => path != ModelManifest.FileName && !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Tells a model from others: 8 hexadecimal digits of what its files say, texts for people aside, and of the code that plans and acts with it. The same model does other things in another LamPS.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<string> IdentityAsync(string folder, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in List(folder).Where(p => !p.EndsWith(".md", StringComparison.OrdinalIgnoreCase)))
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{path} {await HashAsync(Path.Combine(folder, path), cancellationToken).ConfigureAwait(false)}\n"));
        foreach (var code in new[] { typeof(ModelFiles), typeof(LamException) })
            hash.AppendData(code.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    /// <summary>Hashes a file.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Copies a file and hashes what was copied, reading it once.</summary>
    public static async Task<ModelFile> CopyAsync(string source, string target, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var from = File.OpenRead(source);
        await using var to = File.Create(target);
        var buffer = new byte[1 << 20];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return new ModelFile(path, to.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Compares a folder with a manifest.</summary>
    public static async Task<IReadOnlyList<ModelFileCheck>> CheckAsync(string folder, ModelManifest manifest, CancellationToken cancellationToken)
    {
        List<ModelFileCheck> checks = [];
        foreach (var file in manifest.Files)
        {
            var info = new FileInfo(Path.Combine(folder, file.Path));
            var state = !info.Exists ? ModelFileState.Missing
                : await HashAsync(info.FullName, cancellationToken).ConfigureAwait(false) != file.Sha256 ? ModelFileState.Changed
                : ModelFileState.Intact;
            checks.Add(new ModelFileCheck(file.Path, state));
        }

        var listed = manifest.Files.Select(f => f.Path).ToHashSet();
        checks.AddRange(List(folder).Where(path => !listed.Contains(path)).Select(path => new ModelFileCheck(path, ModelFileState.Unlisted)));
        return checks;
    }
}
