using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>
/// One attempt at a task: a fresh copy of the template in a fresh application, the agent at work, the document saved, the application killed,
/// the saved document checked. The agent's own opinion of its work counts for nothing.
/// </summary>
/// <param name="options">What all episodes share.</param>
/// <param name="bench">Makes the document and judges what became of it.</param>
public sealed class EpisodeRunner(EpisodeOptions options, ITaskBench bench)
{
    // Whatever an episode does, it does to a copy in a session of its own; nothing may leave it.
    private static readonly Policy Sealed = new()
    {
        Name = "episode",
        ByRisk = new Dictionary<Risk, PolicyVerdict>
        {
            [Risk.Read] = PolicyVerdict.Allow, [Risk.Change] = PolicyVerdict.Allow, [Risk.Destructive] = PolicyVerdict.Allow, [Risk.Outside] = PolicyVerdict.Deny,
        },
    };

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SaveLimit = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs an episode.</summary>
    /// <param name="desktop">A desktop of its own.</param>
    /// <param name="task">Task.</param>
    /// <param name="agent">Who tries.</param>
    /// <param name="cancellationToken">Cancels; nothing of the episode is kept.</param>
    /// <exception cref="LamException">It can't begin: no desktop, no application, no room for the document.</exception>
    public async Task<Episode> RunAsync(IDesktop desktop, TaskInstance task, EpisodeAgent agent, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Scratch, Guid.NewGuid().ToString("N")[..12])).FullName;
        try
        {
            return await RunAsync(desktop, task, agent, folder, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<Episode> RunAsync(IDesktop desktop, TaskInstance task, EpisodeAgent agent, string folder, CancellationToken cancellationToken)
    {
        var began = options.Time.GetTimestamp();
        var document = bench.Prepare(task, folder);
        var definition = options.Catalog.Find(task.Application) ?? throw DesktopErrors.ApplicationNotInstalled(task.Application, task.Application, "Name an application of the catalog.");
        var application = await desktop.LaunchAsync(new LaunchRequest(definition, document, [], StartLimit), cancellationToken).ConfigureAwait(false);
        var (planner, actor) = agent.For(task);
        var recorder = new TrajectoryRecorder(task.Id, "live", task.Family, task.Split, actor);
        Outcome outcome;
        Judgement? judgement = null;
        var startedAt = options.Time.GetUtcNow();
        try
        {
            using var limit = new CancellationTokenSource(options.Limit, options.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                var loop = new AgentLoop(planner, agent.Filter, recorder, options.Knowledge);
                var context = new RunContext
                {
                    Run = new RunRecord { Id = task.Id, Kind = "task", Request = task.Request, Desktop = desktop.Kind, Model = loop.Model, StartedAt = startedAt },
                    Desktop = desktop,
                    Catalog = options.Catalog,
                    Observer = recorder,
                    Gate = new PolicyGate(Sealed, NobodyToAsk.Instance),
                    Functions = agent.Functions,
                    Time = options.Time,
                    Limits = options.Limits,
                    Application = application,
                };
                var result = await loop.DoAsync(new TaskRequest { Text = task.Request, Application = task.Application, Document = document }, context, both.Token).ConfigureAwait(false);
                outcome = result.Outcome;
                if (result.Error is { } why && result.Outcome is not (Outcome.Verified or Outcome.Unverified))
                    judgement = new Judgement(Verdict.No, [why.Message]);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                outcome = Outcome.TimedOut;
                judgement = new Judgement(Verdict.No, [$"not done within {options.Limit.TotalSeconds:0} s"]);
            }
            catch (LamException error)
            {
                // An application that died or hangs.
                outcome = Outcome.Failed;
                judgement = Judgement.Unsure(error.Message);
            }

            // What a run that gave up has done may still be what was asked for; the document tells.
            if (judgement is not { Verdict: Verdict.Unsure })
            {
                await SaveAsync(desktop, application, document, cancellationToken).ConfigureAwait(false);
                var seen = await Task.Run(() => bench.Judge(task, folder), cancellationToken).ConfigureAwait(false);
                judgement = seen.Verdict == Verdict.Yes || judgement is null ? seen : seen with { Reasons = [.. judgement.Reasons, .. seen.Reasons] };
            }

            var picture = judgement.Verdict == Verdict.Yes ? null : await PictureAsync(desktop, cancellationToken).ConfigureAwait(false);
            return new Episode
            {
                Task = task.Id,
                Agent = agent.Name,
                Verdict = judgement.Verdict,
                Reasons = judgement.Reasons,
                Outcome = outcome.ToString(),
                Plan = recorder.Plan,
                Actions = recorder.Actions,
                StartedAt = startedAt,
                DurationMs = recorder.LastAt is { } last ? (last - startedAt).TotalMilliseconds : 0,
                TotalMs = options.Time.GetElapsedTime(began).TotalMilliseconds,
                StepLatencies = recorder.Latencies,
                Steps = recorder.Steps,
                Picture = picture,
            };
        }
        finally
        {
            using var closing = new CancellationTokenSource(TimeSpan.FromSeconds(5), options.Time);
            await desktop.CloseAsync(application, CloseMode.Kill, closing.Token).ConfigureAwait(false);
        }
    }

    // Not a part of the task: the harness saves what the agent left.
    private async Task SaveAsync(IDesktop desktop, ApplicationInstance application, string document, CancellationToken cancellationToken)
    {
        var before = Stamp(document);
        var save = new LamAction(UiFunctions.InvokeMenu.Name, ElementId.None, ActionArguments.Of("path", "File > Save"));
        if (!(await desktop.ActAsync(application, save, cancellationToken).ConfigureAwait(false)).IsDone)
            return;
        var started = options.Time.GetTimestamp();
        while (options.Time.GetElapsedTime(started) < SaveLimit)
        {
            if (Stamp(document) != before && bench.IsWhole(document))
                return;
            await Task.Delay(Poll, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (DateTime At, long Length) Stamp(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    private static async Task<ReadOnlyMemory<byte>?> PictureAsync(IDesktop desktop, CancellationToken cancellationToken)
    {
        try
        {
            return await desktop.ScreenshotAsync(null, cancellationToken).ConfigureAwait(false) is { } picture ? PngEncoder.Encode(picture.Area.Width, picture.Area.Height, picture.Rgb) : null;
        }
        catch (LamException)
        {
            // A picture of a failure is a help, not a condition.
            return null;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending still writes into it; the scratch folder goes with the collection.
        }
    }
}
