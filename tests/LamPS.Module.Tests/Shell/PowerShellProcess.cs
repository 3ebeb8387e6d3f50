using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace LamPS.Module.Tests.Shell;

/// <summary>A real PowerShell with the module; tests that need one are skipped, with the reason, where there is none.</summary>
public sealed class PowerShellProcess : IDisposable
{
    /// <summary>The driver is built for .NET 10.</summary>
    private static readonly Version Needed = new(7, 6);

    private static readonly Lazy<string> Obstacle = new(FindObstacle);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Process? _process;

    /// <summary>Folder with files of a test, its name has what names can have.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("lamps [module] tést ").FullName;

    /// <summary>The module that is tested.</summary>
    public ModuleFolder Module { get; } = new();

    /// <summary>The program of the host.</summary>
    public static string HostProgram { get; } = Environment.GetEnvironmentVariable("LAMPS_TEST_PACKAGE") is { Length: > 0 } package
        ? Path.Combine(package, "host", OperatingSystem.IsWindows() ? "win-x64" : "linux-x64", ProgramName)
        : Path.Combine(AppContext.BaseDirectory, ProgramName);

    /// <summary>What <c>LAMPS_HOST</c> says; nothing when a package is tested, which must find its host itself.</summary>
    public static string NamedHost { get; } = Environment.GetEnvironmentVariable("LAMPS_TEST_PACKAGE") is { Length: > 0 } ? "" : HostProgram;

    private static string ProgramName => OperatingSystem.IsWindows() ? "lamps.exe" : "lamps";

    /// <summary>Data folder of the real host.</summary>
    public string Home => Path.Combine(Folder, "home");

    /// <summary>Skips the test where there is no PowerShell for it.</summary>
    public static void Require() => Assert.SkipUnless(Obstacle.Value.Length == 0, Obstacle.Value);

    /// <summary>Path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file.</summary>
    public string Write(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs a script against the real host.</summary>
    public Task<ShellResult> RunAsync(string script) => RunAsync(new ShellRequest { Script = script });

    /// <summary>Runs a script; without a <c>LAMPS_HOME</c> of its own against the real host.</summary>
    public async Task<ShellResult> RunAsync(ShellRequest request)
    {
        Require();
        var cancellationToken = TestContext.Current.CancellationToken;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var process = _process ??= Start();
            Dictionary<string, string> environment = new() { ["LAMPS_HOME"] = Home, ["LAMPS_HOST"] = NamedHost };
            foreach (var (name, value) in request.Environment)
                environment[name] = value;
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request with { Environment = environment }).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(90), cancellationToken);
            return JsonSerializer.Deserialize<ShellResult>(line ?? throw new InvalidOperationException("PowerShell ended: " + await process.StandardError.ReadToEndAsync(cancellationToken)))!;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs <c>pwsh</c> as users do, to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunProgramAsync(string script, IReadOnlyDictionary<string, string>? environment = null)
    {
        Require();
        using var process = Process.Start(Command(["-NoProfile", "-NonInteractive", "-Command", script], environment))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output + await error);
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(5000))
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        StopHost();
        Module.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo Command(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("pwsh")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LAMPS_HOME"] = Home;
        start.Environment["LAMPS_HOST"] = NamedHost;
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("DBUS_SESSION_BUS_ADDRESS");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    private Process Start()
    {
        var script = $"Add-Type -Path '{typeof(ShellDriver).Assembly.Location}'; [{typeof(ShellDriver).FullName}]::Run('{Module.Manifest.Replace("'", "''")}')";
        return Process.Start(Command(["-NoProfile", "-NonInteractive", "-Command", script], null))!;
    }

    private void StopHost()
    {
        if (!Directory.Exists(Home))
            return;
        var start = new ProcessStartInfo(HostProgram) { ArgumentList = { "serve", "--stop" }, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LAMPS_HOME"] = Home;
        using var process = Process.Start(start)!;
        process.WaitForExit(10_000);
    }

    private static string FindObstacle()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pwsh") { ArgumentList = { "--version" }, RedirectStandardOutput = true })!;
            var words = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return Version.TryParse(words.Split(' ').Last().Split('-')[0], out var version) && version >= Needed
                ? ""
                : $"needs PowerShell {Needed} or later, found '{words}'";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"needs PowerShell {Needed} or later: no 'pwsh' on the PATH";
        }
    }
}
