namespace LamPS.Build;

/// <summary>
/// A Vulkan driver without a graphics processor, Mesa's lavapipe, for the tests of models and of training on WebGPU. Older than version 25 it can't run them, so Debian 12
/// gets that of its backports: unpacked in <c>artifacts</c> and used by those tests alone, nothing of the machine changes.
/// </summary>
internal sealed class SoftwareVulkan(Repository repository)
{
    /// <summary>What the trait <c>Needs</c> of such a test says.</summary>
    public const string Need = "webgpu";

    /// <summary>The test programs that have them.</summary>
    public static readonly string[] Projects = ["LamPS.Model.Tests", "LamPS.Learning.Tests"];

    private const string OsRelease = "/etc/os-release";
    private const string Keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private const string SystemDriver = "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json";
    private const int FirstUsable = 25;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Debian 13's own is new enough; the one before it needs its backports.
    private static readonly Dictionary<string, string[]> Suites = new() { ["bookworm"] = ["bookworm", "bookworm-backports"], ["trixie"] = ["trixie"] };

    private string Folder => Path.Combine(repository.Artifacts, "native", "vulkan");

    private string Root => Path.Combine(Folder, "root");

    private string Libraries => Path.Combine(Root, "usr", "lib", "x86_64-linux-gnu");

    private string Driver => Path.Combine(Folder, "lavapipe.json");

    /// <summary>What the tests need in their environment; nothing where no driver is.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    /// <summary>Gets the driver where it isn't there yet and may be, and says so.</summary>
    /// <param name="mayFetch">Whether it may be fetched.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <returns>Why there is none; null when there is one.</returns>
    public async Task<string?> ObstacleAsync(bool mayFetch, CancellationToken cancellationToken)
    {
        if (System.Environment.GetEnvironmentVariable("LAMPS_TEST_WEBGPU") is { Length: > 0 } said)
            return said == "1" ? null : "models on WebGPU: LAMPS_TEST_WEBGPU says no";
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
            return "models on WebGPU: a software driver is only fetched for Linux on x64; where there is another one, LAMPS_TEST_WEBGPU=1 runs the tests";
        if (await HasSystemDriverAsync(cancellationToken))
            return Use(SystemDriver, "");
        if (File.Exists(Driver))
            return Use(Driver, Libraries);
        if (!mayFetch)
            return "models on WebGPU: Mesa's software driver isn't in artifacts/native/vulkan, and installing was switched off";
        if (Suite() is not { } suites || !File.Exists(Keys) || Programs.Find("apt-get") is null || Programs.Find("dpkg-deb") is null)
            return $"models on WebGPU: Mesa's software driver, version {FirstUsable} or newer, is fetched on Debian 12 and 13 only; with another one LAMPS_TEST_WEBGPU=1 runs the tests";

        using var progress = new Progress("Getting Mesa's software driver for Vulkan");
        var why = await FetchAsync(suites, cancellationToken);
        progress.Done(why is null ? "" : "failed");
        return why is null ? Use(Driver, Libraries) : $"models on WebGPU: {why}";
    }

    /// <summary>The main version of a package, of <c>25.0.7-2~bpo12+1</c> 25; 0 for what is none.</summary>
    internal static int MainVersion(string version)
    {
        var digits = version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..].TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, out var number) ? number : 0;
    }

    private static async Task<bool> HasSystemDriverAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(SystemDriver) || Programs.Find("dpkg-query") is not { } query)
            return false;
        var version = "";
        await new Command(query, ["-W", "-f", "${Version}", "mesa-vulkan-drivers"]) { Limit = Limit }.RunAsync(line => version = line, cancellationToken);
        return MainVersion(version) >= FirstUsable;
    }

    private static string[]? Suite()
    {
        const string Name = "VERSION_CODENAME=";
        var line = File.Exists(OsRelease) ? File.ReadLines(OsRelease).FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal)) : null;
        return line is null ? null : Suites.GetValueOrDefault(line[Name.Length..].Trim('"'));
    }

    // apt works out what is missing beside what is installed, with lists and a cache of its own, and installs nothing.
    private async Task<string?> FetchAsync(string[] suites, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var folder in new[] { "state/lists/partial", "cache/archives/partial" })
                Directory.CreateDirectory(Path.Combine(Folder, folder));
            var sources = Path.Combine(Folder, "sources.list");
            await File.WriteAllLinesAsync(sources, suites.Select(suite => $"deb [signed-by={Keys}] http://deb.debian.org/debian {suite} main"), cancellationToken);
            string[] apart =
            [
                "-q", "-o", $"Dir::State={Folder}/state", "-o", "Dir::State::status=/var/lib/dpkg/status", "-o", $"Dir::Cache={Folder}/cache", "-o", $"Dir::Etc::sourcelist={sources}",
                "-o", "Dir::Etc::sourceparts=-", "-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none", "-o", "Debug::NoLocking=1",
            ];
            if (!await SucceedsAsync("apt-get", [.. apart, "update"], cancellationToken))
                return "apt-get could not get the package lists";
            string[] wanted = ["install", "-y", "--download-only", "--no-install-recommends", "-t", suites[^1], "mesa-vulkan-drivers", "libvulkan1"];
            if (!await SucceedsAsync("apt-get", [.. apart, .. wanted], cancellationToken))
                return "apt-get could not get mesa-vulkan-drivers";
            Directory.CreateDirectory(Root);
            foreach (var package in Directory.GetFiles(Path.Combine(Folder, "cache", "archives"), "*.deb").Order(StringComparer.Ordinal))
            {
                if (!await SucceedsAsync("dpkg-deb", ["-x", package, Root], cancellationToken))
                    return $"dpkg-deb could not unpack {Path.GetFileName(package)}";
            }

            var library = Path.Combine(Libraries, "libvulkan_lvp.so");
            if (!File.Exists(library))
                return "the packages have no libvulkan_lvp.so";

            // Written last: it says that all is there. The driver's own file names the place that an installed one has.
            var driver = new { file_format_version = "1.0.1", ICD = new { api_version = "1.3.0", library_path = library } };
            await File.WriteAllTextAsync(Driver, System.Text.Json.JsonSerializer.Serialize(driver), cancellationToken);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message.TrimEnd('.');
        }
        finally
        {
            foreach (var folder in new[] { "state", "cache" }.Select(name => Path.Combine(Folder, name)).Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> SucceedsAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await new Command(program, arguments) { Limit = Limit }.RunAsync(_ => { }, cancellationToken)).Succeeded;

    private string? Use(string driver, string libraries)
    {
        var path = string.Join(':', new[] { libraries, System.Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "" }.Where(part => part.Length > 0));
        Environment = new Dictionary<string, string> { ["LAMPS_TEST_WEBGPU"] = "1", ["VK_DRIVER_FILES"] = driver, ["LD_LIBRARY_PATH"] = path };
        return null;
    }
}
