using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LamPS.Build;

/// <summary>ONNX Runtime's native library, which runs models: gets it once, from the npm package that carries it for all platforms.</summary>
internal sealed class OnnxRuntimePackage(Repository repository)
{
    /// <summary>Value of the trait <c>Needs</c> of tests that need it.</summary>
    public const string Need = "onnxruntime";

    /// <summary>Its version.</summary>
    public const string Version = "1.30.0";

    // Property of builds, and the variable that sets it.
    private const string FromFeed = "OnnxRuntimeFromFeed";

    // Version and hash go together; 'npm view onnxruntime-node@VERSION dist.integrity' tells the hash.
    private const string Package = "onnxruntime-node";
    private const string Sha512 = "twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    // As .NET names platforms.
    private static string Own => $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Gets it for this machine where it isn't there yet, and says so.</summary>
    /// <param name="mayFetch">Whether it may be fetched.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <returns>Why it isn't there; null when it is.</returns>
    public async Task<string?> EnsureAsync(bool mayFetch, CancellationToken cancellationToken)
    {
        // Who points to one of their own needs none from here.
        if (Environment.GetEnvironmentVariable("LAMPS_ONNXRUNTIME") is { Length: > 0 })
            return null;
        return ComesFromFeed(Own, Environment.GetEnvironmentVariable(FromFeed)) ? null : await EnsureAsync([Own], mayFetch, cancellationToken);
    }

    /// <summary>Whether builds take it from the package feed, which they read from the same variable.</summary>
    /// <param name="platform">This platform; the package is one for Windows.</param>
    /// <param name="asked">What the variable says, or null.</param>
    internal static bool ComesFromFeed(string platform, string? asked) => platform == "win-x64" && bool.TryParse(asked, out var isAsked) && isAsked;

    /// <summary>Gets it for several platforms where it isn't there yet, and says so.</summary>
    /// <param name="platforms">Platforms as .NET names them, such as <c>win-x64</c>.</param>
    /// <param name="mayFetch">Whether it may be fetched.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <returns>Why one isn't there; null when all are.</returns>
    public async Task<string?> EnsureAsync(IReadOnlyList<string> platforms, bool mayFetch, CancellationToken cancellationToken)
    {
        var missing = platforms.Where(platform => !IsThere(platform)).ToList();
        if (missing.Count == 0)
            return null;
        if (!mayFetch)
            return "ONNX Runtime isn't there, and installing was switched off";
        if (Programs.Find("npm") is not { } npm)
            return "getting ONNX Runtime needs npm; install Node.js, on Windows set OnnxRuntimeFromFeed=true, or point LAMPS_ONNXRUNTIME to the library of an ONNX Runtime";

        using var progress = new Progress($"Getting ONNX Runtime {Version}");
        var download = Directory.CreateDirectory(Path.Combine(repository.Artifacts, "native", "download")).FullName;
        try
        {
            // A script of the package has no business here, and 'pack' runs none.
            var pack = new Command(npm, ["pack", $"{Package}@{Version}", "--silent", "--pack-destination", download]) { WorkingDirectory = download, Limit = Limit };
            var result = await pack.RunAsync(_ => { }, cancellationToken);
            var archive = Path.Combine(download, $"{Package}-{Version}.tgz");
            if (!result.Succeeded || !File.Exists(archive))
                return Failed(progress, $"'npm pack {Package}@{Version}' failed; check the network, or point LAMPS_ONNXRUNTIME to the library of an ONNX Runtime");
            if (!await HasHashAsync(archive, Sha512, cancellationToken))
                return Failed(progress, $"the package {Package}@{Version} isn't the one that is expected: its hash differs");
            foreach (var platform in missing)
            {
                if (!await ExtractAsync(archive, FolderInPackage(platform), Folder(platform), cancellationToken))
                    return Failed(progress, $"the package {Package}@{Version} has nothing for {platform}");
                await File.WriteAllTextAsync(Stamp(platform), Version, cancellationToken);
            }

            progress.Done();
            return null;
        }
        finally
        {
            Directory.Delete(download, recursive: true);
        }
    }

    /// <summary>Where it lies for a platform.</summary>
    public string Folder(string platform) => Path.Combine(repository.Artifacts, "native", "onnxruntime", platform);

    /// <summary>Folder of a platform in the package, which has its own names for systems.</summary>
    internal static string FolderInPackage(string platform)
    {
        var (system, architecture) = platform.Split('-') is [var first, var second] ? (first, second) : (platform, "");
        return $"package/bin/napi-v6/{system switch { "win" => "win32", "osx" => "darwin", _ => system }}/{architecture}/";
    }

    /// <summary>Whether a file has a hash, given in base 64.</summary>
    internal static async Task<bool> HasHashAsync(string file, string sha512, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken)) == sha512;
    }

    /// <summary>Extracts the libraries of one folder; names of the archive never lead out of the target.</summary>
    /// <returns>Whether there were any.</returns>
    internal static async Task<bool> ExtractAsync(string archive, string folder, string target, CancellationToken cancellationToken)
    {
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(target);
        var any = false;
        await using var packed = File.OpenRead(archive);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var reader = new TarReader(unpacked);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var name = Path.GetFileName(entry.Name);
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.Name != folder + name || name.EndsWith(".node", StringComparison.Ordinal))
                continue;
            await entry.ExtractToFileAsync(Path.Combine(target, name), overwrite: true, cancellationToken);
            any = true;
        }

        return any;
    }

    private bool IsThere(string platform) => File.Exists(Stamp(platform)) && File.ReadAllText(Stamp(platform)) == Version;

    private string Stamp(string platform) => Path.Combine(Folder(platform), "package.txt");

    private static string Failed(Progress progress, string why)
    {
        progress.Done("failed");
        return why;
    }
}
