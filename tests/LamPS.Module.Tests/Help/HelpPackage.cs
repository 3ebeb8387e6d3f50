using System.Diagnostics;
using System.Text.Json;
using LamPS.Module.Tests.Shell;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Help;

/// <summary>The help of the package, and a PowerShell that runs what it says.</summary>
public sealed class HelpPackage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-help-");
    private readonly Lazy<Task<IReadOnlyList<HelpExampleResult>>> _results;

    public HelpPackage() => _results = new(() => RunAsync(Examples.Where(example => !example.NeedsDesktop)));

    /// <summary>Folder of the package.</summary>
    public static string? Module => Environment.GetEnvironmentVariable("LAMPS_TEST_PACKAGE");

    /// <summary>All examples: those of the cmdlets, of the topics, and of the guide.</summary>
    public static IReadOnlyList<HelpExample> Examples { get; } =
    [
        .. Directory.GetFiles(RepositoryFiles.Find("docs/en-US"), "*.md").Append(RepositoryFiles.Find("docs/powershell.md"))
            .Order(StringComparer.Ordinal)
            .SelectMany(HelpExample.Read),
    ];

    /// <summary>Help as the package has it.</summary>
    public static string Maml => Path.Combine(Module!, "en-US", "LamPS.Module.dll-Help.xml");

    /// <summary>Skips the test where it can't run.</summary>
    public static void Require()
    {
        PowerShellProcess.Require();
        Assert.SkipUnless(Module is not null, "needs the package: './build.sh test module' makes it and names it in LAMPS_TEST_PACKAGE");
    }

    /// <summary>What came of the examples that need no desktop; they are run once.</summary>
    public Task<IReadOnlyList<HelpExampleResult>> ResultsAsync() => _results.Value;

    /// <summary>Runs examples.</summary>
    public async Task<IReadOnlyList<HelpExampleResult>> RunAsync(IEnumerable<HelpExample> examples)
    {
        var input = Path.Combine(_folder.FullName, $"{Guid.NewGuid():n}.json");
        var results = input + "l";
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(examples));
        var work = Directory.CreateDirectory(input + ".work").FullName;
        var output = await RunScriptAsync(
            ["-File", RepositoryFiles.Find("tests/LamPS.Module.Tests/Help/RunExamples.ps1"), "-Manifest", Path.Combine(Module!, "LamPS.psd1"), "-Examples", input,
             "-Files", RepositoryFiles.Find("examples"), "-Work", work, "-Results", results]);
        return File.Exists(results)
            ? [.. (await File.ReadAllLinesAsync(results)).Select(line => JsonSerializer.Deserialize<HelpExampleResult>(line)!)]
            : throw new InvalidOperationException("no example was run: " + output);
    }

    /// <summary>Runs <c>pwsh</c> to its end and gives what it wrote.</summary>
    public async Task<string> RunScriptAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
        };
        start.Environment["LAMPS_HOME"] = Path.Combine(_folder.FullName, "home");
        start.Environment["PSModulePath"] = Path.GetFullPath(Path.Combine(Module!, "..", ".."));
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";

        // The host is that of the package, whatever the machine has beside it.
        start.Environment.Remove("LAMPS_HOST");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        }
        catch (Exception stopped) when (stopped is TimeoutException or OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return await output + await error;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
