using System.Diagnostics;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Core.Selectors;
using LamPS.Desktop.Sandbox;

namespace LamPS.Benchmarks;

/// <summary>
/// Episodes on the sandbox: a fresh service desk, five actions through the executor (selector, gate, action, verification), its file checked, closed. One
/// thread; nothing is journalled, as where models practise.
/// </summary>
internal sealed class SandboxBenchmark : Benchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    // Ids of elements are given for the life of a desktop.
    private const int EpisodesOfDesktop = 2000;

    private static readonly (Selector On, string Function, ActionArguments Arguments)[] Steps =
    [
        Step("textbox[name='Name']", "set_text", "text", "Zoe Muller"),
        Step("combobox[name='Category']", "select", "option", "Printer"),
        Step("radiobutton[name='High']", "select", null, ""),
        Step("textbox[name='Description']", "set_text", "text", "Printer on floor 3 is out of toner"),
        Step("button[name='Submit']", "click", null, ""),
    ];

    private static readonly ApplicationDefinition Application = SandboxCatalog.All.First(a => a.Name == "service-desk");

    public override string Name => "sandbox";

    public override string Title => "sandbox episodes of five steps through the executor, one thread";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        await RoundAsync(TimeSpan.FromSeconds(3), cancellationToken);
        var rates = new Sample();
        var bytes = 0L;
        for (var i = 0; i < Rounds; i++)
        {
            var (rate, allocated) = await RoundAsync(RoundTime, cancellationToken);
            rates.Add(rate);
            bytes = allocated;
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{rates.Describe("episodes/s")}; {bytes / 1024} KiB allocated an episode");
        return [Measurement.AtLeast(Name, "median of rounds", rates.Median, 2000, "episodes/s", detail)];
    }

    private static async Task<(double PerSecond, long Allocated)> RoundAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();
        var episodes = 0;
        while (watch.Elapsed < time)
        {
            var files = SandboxFiles.InMemory();
            await using var desktop = new SandboxDesktop(new SandboxOptions { Files = files, WorkingFolder = "/work" });
            for (var i = 0; i < EpisodesOfDesktop && watch.Elapsed < time; i++, episodes++)
                await EpisodeAsync(desktop, files, cancellationToken);
        }

        return (episodes / watch.Elapsed.TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) / episodes);
    }

    private static async ValueTask EpisodeAsync(SandboxDesktop desktop, SandboxFiles files, CancellationToken cancellationToken)
    {
        const string Document = "/desk/tickets.csv";
        files.Delete(Document);
        var context = new RunContext
        {
            Run = new RunRecord { Id = "bench", Kind = "act", Request = "a ticket", Desktop = desktop.Kind, Model = "none", StartedAt = DateTimeOffset.UnixEpoch },
            Desktop = desktop,
            Catalog = new ApplicationCatalog(SandboxCatalog.All),
            Observer = new NoObserver(),
            Gate = new PolicyGate(Policy.Unattended, NobodyToAsk.Instance),
            Application = await desktop.LaunchAsync(new LaunchRequest(Application, Document), cancellationToken),
        };
        var executor = new ActionExecutor(context);
        var snapshot = await new Observer(context).CaptureAsync(cancellationToken);
        foreach (var (on, function, arguments) in Steps)
        {
            var element = on.Find(snapshot).First ?? throw new BenchmarkFailedException($"nothing is {on}");
            var report = await executor.ExecuteAsync(
                new ActionIntent { Action = new LamAction(function, element.Id, arguments), Snapshot = snapshot, Selector = on.ToString() }, cancellationToken);
            if (report.Outcome.Outcome != Outcome.Verified)
                throw new BenchmarkFailedException($"'{function}' on {on}: {report.Outcome.Outcome}, {report.Outcome.Detail}");
            snapshot = report.After;
        }

        if (!files.Read(Document).Contains("Zoe Muller", StringComparison.Ordinal))
            throw new BenchmarkFailedException("the ticket isn't in the file");
        await desktop.CloseAsync(context.Application!, CloseMode.Discard, cancellationToken);
    }

    private static (Selector On, string Function, ActionArguments Arguments) Step(string on, string function, string? argument, string value) =>
        (Selector.Parse(on), function, argument is null ? ActionArguments.None : ActionArguments.Of(argument, value));

    private sealed class NoObserver : IRunObserver
    {
        public void OnEvent(RunEvent runEvent)
        {
        }
    }
}
