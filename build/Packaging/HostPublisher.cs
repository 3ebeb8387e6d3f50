namespace LamPS.Build.Packaging;

/// <summary>A host for the package.</summary>
/// <param name="Runtime">Runtime that it is for, such as <c>win-x64</c>.</param>
/// <param name="Folder">Folder with its files; null when it can't be made here.</param>
/// <param name="Warning">What the one who builds should know of it; null when there is nothing.</param>
internal sealed record PublishedHost(string Runtime, string? Folder, string? Warning)
{
    public string Program => Runtime.StartsWith("win-", StringComparison.Ordinal) ? "lamps.exe" : "lamps";
}

/// <summary>Builds <c>lamps</c> with the .NET runtime in it, so that who imports the module needs nothing else.</summary>
internal sealed class HostPublisher(Repository repository)
{
    // NuGet's words for "no such package" and "the feed doesn't answer".
    private static readonly string[] Unavailable = ["NU1101", "NU1102", "NU1103", "NU1301"];

    // Where the module is, PowerShell is; a second one would be half of the package.
    private const string WithoutPowerShell = "-p:PowerShellInProcess=false";

    // The package has one of its own, with the notices that go with it.
    private const string WithoutOnnxRuntime = "-p:OnnxRuntimeFromFeed=false";

    private const string RuntimePack = "Microsoft.NETCore.App.Runtime.";

    /// <summary>The runtime of this machine.</summary>
    public static string Own => OperatingSystem.IsWindows() ? "win-x64" : "linux-x64";

    public async Task<PublishedHost> PublishAsync(string runtime, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(repository.Artifacts, "publish", "LamPS.Host", runtime);

        // Compiled ahead of time it answers in a bit more than half of the time, for a tenth more on the disk.
        var log = await TryAsync(runtime, folder, ["--self-contained", "-p:PublishReadyToRun=true"], cancellationToken);
        if (log.Succeeded)
            return new PublishedHost(runtime, folder, null);
        if (!IsUnavailable(log))
            throw log.Failure();

        if (!log.Says(RuntimePack))
        {
            log = await TryAsync(runtime, folder, ["--self-contained"], cancellationToken);
            if (log.Succeeded)
                return new PublishedHost(runtime, folder, $"the compiler for {runtime} can't be had from the package feed: its host starts more slowly");
        }

        if (runtime != Own)
            return new PublishedHost(runtime, null, $"no host for {runtime} in the package: its .NET runtime can't be had from the package feed");

        log = await TryAsync(runtime, folder, ["--no-self-contained"], cancellationToken);
        return log.Succeeded
            ? new PublishedHost(runtime, folder, $"the .NET runtime for {runtime} can't be had from the package feed: its host needs .NET 10 on the machine")
            : throw log.Failure();
    }

    private static bool IsUnavailable(BuildLog log) => Unavailable.Any(log.Says);

    private async Task<BuildLog> TryAsync(string runtime, string folder, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        // What an earlier try left there would stay.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var project = Path.Combine(repository.Root, "src", "LamPS.Host");
        using var progress = new Progress($"Building the host for {runtime}");
        var log = await BuildLog.RunAsync(repository, $"publish-{runtime}.log", ["publish", project, "-c", Repository.Configuration, "-r", runtime, "-o", folder, WithoutPowerShell, WithoutOnnxRuntime, .. options], cancellationToken);
        progress.Done(log.Succeeded ? "" : IsUnavailable(log) ? "a package can't be had" : "failed");
        return log;
    }
}
