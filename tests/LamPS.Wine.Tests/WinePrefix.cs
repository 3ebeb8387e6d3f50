using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace LamPS.Wine.Tests;

/// <summary>A fresh Windows of Wine, with the packaged host in it; where one of them is missing tests are skipped, with the reason.</summary>
public sealed class WinePrefix : IAsyncLifetime
{
    private const string InsideVariable = "LAMPS_WINE_INSIDE";

    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-wine-").FullName;

    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Version of the product.</summary>
    public static string Version { get; } = XDocument.Load(Path.Combine(Repository, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>Folder of the packaged host for Windows: what <c>LAMPS_TEST_WINDOWS_HOST</c> says, else where <c>./build.sh package</c> puts it.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("LAMPS_TEST_WINDOWS_HOST") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Repository, "artifacts", "package", "LamPS", Version, "host", "win-x64");

    /// <summary>What is <c>C:</c> in there.</summary>
    public string DriveC => Path.Combine(_folder, "prefix", "drive_c");

    private static string Wine { get; } = Find("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine");

    private static string Server { get; } = Find("/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver", "/usr/bin/wineserver");

    private static string Obstacle { get; } = Wine.Length == 0 ? "Wine is not installed: 'sudo apt-get install --no-install-recommends wine64' brings it"
        : File.Exists(Path.Combine(Host, "lamps.exe")) ? ""
        : $"the host for Windows isn't in {Host}: './build.sh package' makes it";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Obstacle.Length > 0)
        {
            return;
        }

        // Without this Wine wants to fetch a .NET Framework when the prefix is made; later on it would keep .NET itself from starting.
        var boot = new ProcessStartInfo(Wine, ["wineboot", "-i"]);
        boot.Environment["WINEDLLOVERRIDES"] = "mscoree=;winemenubuilder.exe=";
        var made = await FinishAsync(Start(boot), BootLimit);
        if (made.ExitCode != 0)
        {
            throw new InvalidOperationException($"wineboot failed: {made}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Obstacle.Length == 0 && Server.Length > 0)
        {
            // Ends what runs in this prefix, and nothing else.
            await FinishAsync(Start(new ProcessStartInfo(Server, ["-k"])), Limit);
            await FinishAsync(Start(new ProcessStartInfo(Server, ["-w"])), Limit);
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Skips the test where there is no Wine or no package.</summary>
    public static void Require() => Assert.SkipUnless(Obstacle.Length == 0, Obstacle);

    /// <summary>Skips the test where the package has no ONNX Runtime.</summary>
    public static void RequireModels()
    {
        Require();
        Assert.SkipUnless(File.Exists(Path.Combine(Host, "runtimes", "win-x64", "native", "onnxruntime.dll")), "the package has no ONNX Runtime, for it couldn't be fetched");
    }

    /// <summary>A path of this machine as Windows programs see it.</summary>
    public static string ToWindows(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>A path on <c>C:</c> as this machine sees it.</summary>
    public string OnDriveC(string path) => Path.Combine([DriveC, .. path[3..].Split('\\')]);

    /// <summary>Runs <c>lamps.exe</c> to its end.</summary>
    public Task<WineResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>lamps.exe</c> to its end.</summary>
    /// <param name="environment">Variables that it gets besides.</param>
    /// <param name="arguments">Its arguments.</param>
    public async Task<WineResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Require();
        return await FinishAsync(StartLamps(environment, arguments), Limit);
    }

    /// <summary>Runs <c>lamps.exe</c> on a terminal of its own, which is a console to it; what the terminal shows is the output.</summary>
    /// <param name="arguments">Its arguments, without apostrophes.</param>
    public async Task<WineResult> RunOnTerminalAsync(params string[] arguments)
    {
        Require();
        var start = new ProcessStartInfo("script", ["-qec", string.Join(' ', new[] { Wine, Path.Combine(Host, "lamps.exe") }.Concat(arguments).Select(word => $"'{word}'")), "/dev/null"]);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TERM"] = "dumb";
        return await FinishAsync(Start(start), Limit);
    }

    /// <summary>Starts <c>lamps.exe</c>.</summary>
    /// <param name="arguments">Its arguments.</param>
    public Process StartLamps(params string[] arguments) => StartLamps(new Dictionary<string, string>(), arguments);

    /// <summary>Runs one of <see cref="Inside"/> in a Windows process: in the packaged .NET, before <c>lamps.exe</c> itself begins.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="arguments">Its arguments, without vertical bars.</param>
    /// <returns>The lines that it gives.</returns>
    public async Task<IReadOnlyList<string>> InsideAsync(string name, params string[] arguments)
    {
        var answer = Path.Combine(_folder, $"inside-{Guid.NewGuid():n}.txt");
        Dictionary<string, string> environment = new()
        {
            ["DOTNET_STARTUP_HOOKS"] = ToWindows(typeof(Inside).Assembly.Location), [InsideVariable] = string.Join('|', [ToWindows(answer), name, .. arguments]),
        };
        var result = await RunAsync(environment);
        return File.Exists(answer) ? await File.ReadAllLinesAsync(answer) : throw new InvalidOperationException($"{name} gave no answer: {result}");
    }

    /// <summary>Waits for the end of a process.</summary>
    public static Task<WineResult> FinishAsync(Process process) => FinishAsync(process, Limit);

    private static async Task<WineResult> FinishAsync(Process started, TimeSpan limit)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end");
        }

        // What it left running, such as services of Wine, may hold the pipes.
        await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None));
        return new WineResult(process.ExitCode, output.IsCompleted ? await output : "", error.IsCompleted ? await error : "");
    }

    private Process StartLamps(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments)
    {
        Require();
        return Start(new ProcessStartInfo(Wine, [Path.Combine(Host, "lamps.exe"), .. arguments]) { WorkingDirectory = DriveC }, environment);
    }

    private Process Start(ProcessStartInfo start) => Start(start, new Dictionary<string, string>());

    private Process Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        // What is set for whoever runs the tests says nothing about a fresh Windows.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("LAMPS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var name in new[] { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["WINEPREFIX"] = Path.Combine(_folder, "prefix");
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["HOME"] = _folder;

        // Wine 8 can't take back memory that .NET has mapped twice to write code into it, and the process ends at the first garbage collection.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;

        // Strict: what isn't UTF-8 must be seen.
        start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static string Find(params string[] paths) => OperatingSystem.IsLinux() ? paths.FirstOrDefault(File.Exists) ?? "" : "";

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LamPS.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}
