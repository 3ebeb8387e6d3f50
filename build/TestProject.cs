using System.Text.Json;

namespace LamPS.Build;

/// <summary>A test program and the tier it belongs to.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="Tier"><c>unit</c>, <c>desktop</c> (real applications) or <c>process</c> (the real <c>lamps</c>).</param>
/// <param name="Assembly">The built test program.</param>
internal sealed record TestProject(string Name, string Tier, string Assembly)
{
    // Tests that drive real applications carry this trait, whichever project they are in.
    private static readonly string[] NeedsDesktop = ["Needs=desktop"];
    private static readonly TimeSpan ListLimit = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<string> Tiers { get; } = ["unit", "desktop", "process"];

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
    /// <param name="withoutDesktop">Why real applications can't be driven here, or null when they can.</param>
    /// <param name="limit">Time for this program.</param>
    /// <param name="onFailure">Called at each failure, as it happens.</param>
    /// <param name="cancellationToken">Stops the program and what it started.</param>
    public async Task<TestTally> RunAsync(string? withoutDesktop, TimeSpan limit, Action<TestFailure> onFailure, CancellationToken cancellationToken)
    {
        var tally = new TestTally(Name, onFailure);
        var skipped = withoutDesktop is null ? 0 : await CountNeedingDesktopAsync(cancellationToken);
        if (skipped > 0)
            tally.Skip(skipped, withoutDesktop!);

        string[] filter = skipped > 0 ? ["-trait-", .. NeedsDesktop] : [];
        var command = Command.Dotnet([Assembly, "-automated", "async", "-noAutoReporters", .. filter]) with { Limit = limit };
        tally.End(await command.RunAsync(tally.Read, cancellationToken), limit, mayBeEmpty: skipped > 0);
        return tally;
    }

    private static string TierOf(string name) => name switch
    {
        "LamPS.Desktop.AtSpi.Tests" => "desktop",
        "LamPS.Host.Tests" => "process",
        _ => "unit",
    };

    private async Task<int> CountNeedingDesktopAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        var command = Command.Dotnet([Assembly, "-list", "full/json", "-noColor", "-trait", .. NeedsDesktop]) with { Limit = ListLimit };
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
