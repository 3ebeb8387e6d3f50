using System.Text.Json;

namespace LamPS.Build;

/// <summary>A test program and the tier it belongs to.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="Tier"><c>unit</c>, <c>desktop</c> (real applications), <c>process</c> (the real <c>lamps</c>), <c>module</c> (the package in a real PowerShell) or <c>wine</c> (the package for Windows, in Wine).</param>
/// <param name="Assembly">The built test program.</param>
internal sealed record TestProject(string Name, string Tier, string Assembly)
{
    // Tests carry this trait for what not every machine has, whichever project they are in.
    private const string Needs = "Needs";
    private static readonly TimeSpan ListLimit = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<string> Tiers { get; } = ["unit", "desktop", "process", "module", "wine"];

    /// <summary>All test projects of the repository, tier by tier.</summary>
    public static IReadOnlyList<TestProject> FindAll(Repository repository) =>
    [
        .. Directory.GetDirectories(Path.Combine(repository.Root, "tests"), "*.Tests")
            .Select(folder => Path.GetFileName(folder))
            .Select(name => new TestProject(name, TierOf(name), repository.Output(name, name)))
            .OrderBy(project => Tiers.ToList().IndexOf(project.Tier))
            .ThenBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Runs the tests; those that need what is missing are counted as skipped.</summary>
    /// <param name="missing">What tests need that isn't here, and why not.</param>
    /// <param name="environment">Environment variables for the tests.</param>
    /// <param name="limit">Time for this program.</param>
    /// <param name="onFailure">Called at each failure, as it happens.</param>
    /// <param name="cancellationToken">Stops the program and what it started.</param>
    public async Task<TestTally> RunAsync(
        IReadOnlyDictionary<string, string> missing, IReadOnlyDictionary<string, string> environment, TimeSpan limit, Action<TestFailure> onFailure, CancellationToken cancellationToken)
    {
        var tally = new TestTally(Name, onFailure);
        List<string> filter = [];
        foreach (var (need, reason) in missing)
        {
            var count = await CountAsync(need, cancellationToken);
            if (count == 0)
                continue;
            tally.Skip(count, reason);
            filter.AddRange(["-trait-", $"{Needs}={need}"]);
        }

        var command = Command.Dotnet([Assembly, "-automated", "async", "-noAutoReporters", .. filter]) with { Limit = limit, Environment = environment };
        tally.End(await command.RunAsync(tally.Read, cancellationToken), limit, mayBeEmpty: filter.Count > 0);
        return tally;
    }

    private static string TierOf(string name) => name switch
    {
        "LamPS.Desktop.AtSpi.Tests" => "desktop",
        "LamPS.Host.Tests" => "process",
        "LamPS.Module.Tests" => "module",
        "LamPS.Wine.Tests" => WineHost.Tier,
        _ => "unit",
    };

    private async Task<int> CountAsync(string need, CancellationToken cancellationToken)
    {
        var count = 0;
        var command = Command.Dotnet([Assembly, "-list", "full/json", "-preEnumerateTheories", "-noColor", "-trait", $"{Needs}={need}"]) with { Limit = ListLimit };
        await command.RunAsync(
            line =>
            {
                if (line.StartsWith('['))
                    count += JsonDocument.Parse(line).RootElement.GetArrayLength();
            },
            cancellationToken);
        return count;
    }
}
