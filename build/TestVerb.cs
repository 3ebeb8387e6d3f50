using System.Diagnostics;
using System.Globalization;
using LamPS.Build.Packaging;

namespace LamPS.Build;

/// <summary>Builds everything, installs what real applications need where it may, runs all tests one program after the other.</summary>
internal sealed class TestVerb(Repository repository)
{
    private static readonly TimeSpan ProjectLimit = TimeSpan.FromMinutes(12);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<string, Dictionary<string, int>> _skips = [];
    private readonly SoftwareVulkan _vulkan = new(repository);

    // Nobody waits for ever, and a machine half as quick must be able to finish, too.
    private TimeSpan _limit = TimeSpan.FromMinutes(40);
    private bool _install = true;
    private int _passed;
    private int _failed;
    private int _skipped;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var tiers = Parse(arguments);
        var projects = TestProject.FindAll(repository).Where(project => tiers.Contains(project.Tier)).ToList();

        var why = !_install ? "installing was switched off"
            : !tiers.Overlaps(["desktop", "process", "module"]) ? "these tiers don't need it"
            : await DesktopPrograms.InstallAsync(DesktopPrograms.Tests, cancellationToken);
        Dictionary<string, string> missing = [];
        foreach (var (need, programs) in DesktopPrograms.Needs)
        {
            if (DesktopPrograms.Obstacle(programs, why) is { } obstacle)
                missing[need] = obstacle;
        }

        if (tiers.Contains(WineHost.Tier) && await WineHost.ObstacleAsync(_install, cancellationToken) is { } noWine)
            missing[WineHost.Need] = noWine;

        if (Programs.Find("pwsh") is null)
            missing["powershell"] = "'pwsh' is not on the PATH (https://aka.ms/install-powershell)";

        // With --no-install nothing is fetched either, but what is there is used.
        var noRuntime = await new OnnxRuntimePackage(repository).EnsureAsync(_install, cancellationToken);
        if (noRuntime is not null)
            missing[OnnxRuntimePackage.Need] = noRuntime;
        if (tiers.Contains("unit") && (noRuntime ?? await _vulkan.ObstacleAsync(_install, cancellationToken)) is { } noVulkan)
            missing[SoftwareVulkan.Need] = noVulkan;

        if (tiers.Contains("unit") && await OraclePackages.ObstacleAsync(repository, _install, cancellationToken) is { } noOracle)
            missing[OraclePackages.Need] = noOracle;

        try
        {
            await new Compiler(repository).BuildAsync(repository.Solution, cancellationToken);
        }
        catch (BuildException error) when (error.ExitCode == BuildExit.Failed)
        {
            // The last line is the verdict, also when nothing came to run.
            Console.WriteLine($"build: {error.Message}");
            _failed++;
            return Verdict();
        }

        try
        {
            var environment = await EnvironmentAsync(projects, missing, cancellationToken);
            foreach (var project in projects)
                await RunAsync(project, missing, SoftwareVulkan.Projects.Contains(project.Name) ? _vulkan.Environment : environment, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine();
            Console.WriteLine("build: cancelled; the counts are those of the test programs that had ended");
            Verdict();
            return BuildExit.Cancelled;
        }

        return Verdict();
    }

    // Module and host are tested as they are delivered. Without a PowerShell, or without Wine, their tests are skipped, and need no package.
    private async Task<Dictionary<string, string>> EnvironmentAsync(IReadOnlyList<TestProject> projects, Dictionary<string, string> missing, CancellationToken cancellationToken)
    {
        bool IsTested(string tier, string need) => projects.Any(project => project.Tier == tier) && !missing.ContainsKey(need);
        var (module, wine) = (IsTested("module", "powershell"), IsTested(WineHost.Tier, WineHost.Need));
        string[] runtimes = [.. module ? [HostPublisher.Own] : Array.Empty<string>(), .. wine ? [WineHost.Runtime] : Array.Empty<string>()];
        if (runtimes.Length == 0)
            return [];
        try
        {
            var package = await new PackageVerb(repository).MakeAsync([.. runtimes.Distinct()], _install, cancellationToken);
            Dictionary<string, string> environment = [];
            if (module)
                environment["LAMPS_TEST_PACKAGE"] = package;
            var host = Path.Combine(package, "host", WineHost.Runtime);
            if (wine && Directory.Exists(host))
                environment["LAMPS_TEST_WINDOWS_HOST"] = host;
            else if (wine)
                missing[WineHost.Need] = $"the package has no host for {WineHost.Runtime}: its .NET runtime can't be had from the package feed";
            return environment;
        }
        catch (BuildException error) when (error.ExitCode == BuildExit.Failed)
        {
            Fail(new TestFailure("package", error.Message));
            _failed++;
            return [];
        }
    }

    private HashSet<string> Parse(IReadOnlyList<string> arguments)
    {
        HashSet<string> tiers = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (TestProject.Tiers.Contains(arguments[i]))
                tiers.Add(arguments[i]);
            else if (arguments[i] == "--no-install")
                _install = false;
            else if (arguments[i] == "--limit")
                _limit = Minutes(i + 1 < arguments.Count ? arguments[++i] : "");
            else
                throw Arguments.Unknown("test", arguments[i]);
        }

        return tiers.Count == 0 ? [.. TestProject.Tiers] : tiers;
    }

    private static TimeSpan Minutes(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 1000
            ? TimeSpan.FromMinutes(minutes)
            : throw new BuildException(BuildExit.InvalidInput, $"'--limit' takes a number of minutes, not '{text}'");

    private async Task RunAsync(
        TestProject project, IReadOnlyDictionary<string, string> missing, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var left = _limit - _watch.Elapsed;
        var limit = left < ProjectLimit ? left : ProjectLimit;
        if (limit <= TimeSpan.Zero)
        {
            Fail(new TestFailure(project.Name, $"not run: the {_limit.TotalMinutes:0.#} min for everything were over (--limit MINUTES gives more)"));
            _failed++;
            return;
        }

        var started = _watch.Elapsed;
        var tally = await project.RunAsync(missing, environment, limit, Fail, cancellationToken);
        _passed += tally.Passed;
        _failed += tally.Failed;
        _skipped += tally.Skipped;
        var reasons = _skips.TryGetValue(project.Tier, out var known) ? known : _skips[project.Tier] = [];
        foreach (var (reason, count) in tally.SkipReasons)
            reasons[reason] = reasons.GetValueOrDefault(reason) + count;
        Console.WriteLine(
            $"{project.Tier,-8} {project.Name,-32} {tally.Passed,5} passed {tally.Failed,4} failed {tally.Skipped,4} skipped {(_watch.Elapsed - started).TotalSeconds,7:0.0} s");
    }

    private static void Fail(TestFailure failure)
    {
        Console.WriteLine($"FAILED {failure.Name}");
        foreach (var line in failure.Message.Split('\n'))
            Console.WriteLine("       " + line.TrimEnd());
    }

    private int Verdict()
    {
        foreach (var (tier, reasons) in _skips)
        {
            foreach (var (reason, count) in reasons)
                Console.WriteLine($"skipped: {tier}: {reason} ({count} {(count == 1 ? "test" : "tests")})");
        }

        Console.WriteLine($"{_passed} passed, {_failed} failed, {_skipped} skipped");
        return _failed == 0 && _passed > 0 ? BuildExit.Success : BuildExit.Failed;
    }
}
