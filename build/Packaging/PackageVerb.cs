using System.Globalization;
using LamPS.Build.Help;

namespace LamPS.Build.Packaging;

/// <summary>Makes the package: the module with its hosts and its help in a folder, as a zip and as a nupkg.</summary>
internal sealed class PackageVerb(Repository repository)
{
    private const string Office = "LamPS.Office";

    private static readonly string[] Runtimes = ["linux-x64", "win-x64"];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await MakeAsync(Parse(arguments), mayFetch: true, cancellationToken);
        return BuildExit.Success;
    }

    /// <summary>Makes the package, and says what was made.</summary>
    /// <param name="runtimes">Runtimes that it has hosts for.</param>
    /// <param name="mayFetch">Whether ONNX Runtime may be fetched.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Folder of the module.</returns>
    public async Task<string> MakeAsync(IReadOnlyList<string> runtimes, bool mayFetch, CancellationToken cancellationToken)
    {
        var version = ProductVersion.Read(repository);
        var folder = Path.Combine(repository.Package, "LamPS", version);
        var stamp = new PackageStamp(repository);
        var fingerprint = stamp.Fingerprint(runtimes);
        var archives = new[] { $"LamPS.{version}.zip", $"LamPS.{version}.nupkg" }.Select(name => Path.Combine(repository.Package, name)).ToArray();
        if (stamp.IsCurrent(fingerprint))
        {
            Console.WriteLine("Nothing changed since the package was made");
            Tell(folder, archives, []);
            return folder;
        }

        stamp.Delete();
        var contents = await CollectAsync(version, runtimes, mayFetch, cancellationToken);
        using (var progress = new Progress("Writing the package"))
        {
            RemoveOthers(version);
            PackageFolder.Write(folder, contents.Files);
            var below = contents.Files.Select(file => file with { Path = $"LamPS/{version}/{file.Path}" });
            await Task.WhenAll(
                Task.Run(() => PackageArchive.WriteAsync(archives[0], below, cancellationToken), cancellationToken),
                Task.Run(() => PackageArchive.WriteAsync(archives[1], Nupkg.Files(contents.Files, contents.Manifest, version), cancellationToken), cancellationToken));
            progress.Done();
        }

        // What couldn't be had is tried again the next time.
        if (contents.Warnings.Count == 0)
            stamp.Write(fingerprint, [.. archives, .. contents.Files.Select(file => Path.Combine(folder, file.Path))]);
        Tell(folder, archives, contents.Warnings);
        return folder;
    }

    private async Task<Contents> CollectAsync(string version, IReadOnlyList<string> runtimes, bool mayFetch, CancellationToken cancellationToken)
    {
        // Quick to find out, so before anything that takes time.
        var manifest = ModuleManifest.Read(repository);
        var help = HelpBuilder.Build(Path.Combine(repository.Root, "docs", "en-US"), manifest.Cmdlets);
        List<PackageFile> files =
        [
            PackageFile.Written("LamPS.psd1", manifest.Stamp(version)),
            .. manifest.Files.Select(name => PackageFile.Copy(name, Path.Combine(repository.Root, "module", name))),
            PackageFile.Written($"{Office}/{Office}.psd1", ModuleManifest.Read(repository, $"{Office}/{Office}.psd1").Stamp(version)),
            .. PackageFile.Below(Office, Path.Combine(repository.Root, "module", Office), name => name != $"{Office}.psd1"),
            .. help.Select(page => PackageFile.Written("en-US/" + page.Name, page.Text)),
            .. PackageFile.Below("schema", Path.Combine(repository.Root, "docs", "schema")),
            PackageFile.Copy("LICENSE", Path.Combine(repository.Root, "LICENSE")),
        ];

        await new Compiler(repository).BuildAsync(Path.Combine(repository.Root, "src", "LamPS.Module"), "Building the module", cancellationToken);
        files.AddRange(new[] { "LamPS.Module", "LamPS.Contracts" }.Select(name => PackageFile.Copy(name + ".dll", Path.Combine(Path.GetDirectoryName(repository.Output("LamPS.Module", name))!, name + ".dll"))));

        List<PublishedHost> hosts = [];
        foreach (var runtime in runtimes)
            hosts.Add(await new HostPublisher(repository).PublishAsync(runtime, cancellationToken));
        foreach (var host in hosts.Where(host => host.Folder is not null))
        {
            var programs = $"host/{host.Runtime}/{host.Program}";
            files.AddRange(PackageFile.Below($"host/{host.Runtime}", host.Folder!, IsPartOfHost).Select(file => file with { Executable = file.Path == programs }));
        }

        var natives = new OnnxRuntimePackage(repository);
        List<string> published = [.. hosts.Where(host => host.Folder is not null).Select(host => host.Runtime)];
        var why = await natives.EnsureAsync(published, mayFetch, cancellationToken);
        List<PackageFile> libraries = why is null ? [.. published.SelectMany(runtime => NativeLibraries.Files(runtime, natives.Folder(runtime)))] : [];
        files.AddRange(libraries);
        files.Add(PackageFile.Written("THIRD-PARTY-NOTICES.txt", new ThirdPartyNotices(repository).Write(hosts.Where(host => host.Folder is not null), NativeLibraries.Notices(libraries))));
        var warnings = hosts.Select(host => host.Warning).OfType<string>();
        return new Contents(
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], manifest, [.. why is null ? warnings : warnings.Append($"no ONNX Runtime in the package, so its hosts run no models: {why}")]);
    }

    // Symbols and documentation are for those who build.
    private static bool IsPartOfHost(string name) => Path.GetExtension(name) is not (".pdb" or ".xml");

    private static IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        List<string> runtimes = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] != "--runtime")
                throw Arguments.Unknown("package", arguments[i]);
            var name = i + 1 < arguments.Count ? arguments[++i] : "";
            if (!Runtimes.Contains(name))
                throw new BuildException(BuildExit.InvalidInput, $"'--runtime' takes {string.Join(" or ", Runtimes)}, not '{name}'");
            runtimes.Add(name);
        }

        return runtimes.Count == 0 ? Runtimes : [.. Runtimes.Where(runtimes.Contains)];
    }

    // A package of another version would be found by PowerShell as well, and taken for the newer one.
    private void RemoveOthers(string version)
    {
        if (!Directory.Exists(repository.Package))
            return;
        foreach (var file in Directory.GetFiles(repository.Package))
            File.Delete(file);
        var module = Path.Combine(repository.Package, "LamPS");
        if (!Directory.Exists(module))
            return;
        foreach (var other in Directory.GetDirectories(module).Where(other => Path.GetFileName(other) != version))
            Directory.Delete(other, recursive: true);
    }

    private static void Tell(string folder, IEnumerable<string> archives, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
            Console.WriteLine($"warning: {warning}");
        var size = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        Tell(folder, size);
        foreach (var host in Path.Combine(folder, "host") is var hosts && Directory.Exists(hosts) ? Directory.GetDirectories(hosts).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            Tell(host, Directory.EnumerateFiles(host, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length));
        foreach (var archive in archives)
            Tell(archive, new FileInfo(archive).Length);
    }

    private static void Tell(string path, long bytes) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0,7:0.0} MiB  {Path.GetRelativePath(Environment.CurrentDirectory, path)}"));

    private sealed record Contents(IReadOnlyList<PackageFile> Files, ModuleManifest Manifest, IReadOnlyList<string> Warnings);
}
