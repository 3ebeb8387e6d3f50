using LamPS.Core;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Generation;
using LamPS.Model.Scoring;

namespace LamPS.Model.Measuring;

/// <summary>Measures a model where it would run. What it reads means nothing, which costs the same time.</summary>
/// <param name="device">Device.</param>
/// <param name="threads">Threads on the processor.</param>
/// <param name="time">Clock.</param>
/// <param name="adapter">Number of the graphics adapter, where the device has some to choose from.</param>
public sealed class ModelSpeedTest(DeviceKind device, int threads, TimeProvider time, int? adapter = null)
{
    private const int Rounds = 5;
    private const int MostPrompt = 512;
    private const int Written = 32;
    private const int Candidates = 40;
    private const int CandidateTokens = 9;

    /// <summary>Loads it and measures.</summary>
    /// <param name="model">A model of the catalog.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    /// <exception cref="LamException">It can't be loaded, or fails.</exception>
    public Task<ModelSpeed> MeasureAsync(ModelEntry model, CancellationToken cancellationToken) =>
        model.Kind == ModelKind.Compact ? CompactAsync(model, cancellationToken) : GenerativeAsync(model, cancellationToken);

    private DecoderModelOptions Options => new() { Provider = DeviceKinds.Provider(device, adapter), Threads = threads, Spin = false };

    private async Task<ModelSpeed> GenerativeAsync(ModelEntry entry, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var model = DecoderModel.Load(entry.Folder, Options, cancellationToken);
        var load = time.GetElapsedTime(started).TotalMilliseconds;
        var count = Math.Max(1, Math.Min(MostPrompt, model.Context - Written - 1));
        using var context = model.NewContext();
        int[] prompt = [.. Enumerable.Range(0, count).Select(i => i * 31 % model.Vocabulary)];
        var (reads, writes) = (new List<double>(), new List<double>());
        for (var i = 0; i <= Rounds; i++)
        {
            context.Clear();
            reads.Add(await TimeAsync(() => context.NextLogitsAsync(prompt, cancellationToken)).ConfigureAwait(false));

            // The prompt is remembered now, so that what follows is writing alone.
            var result = 0;
            var whole = await TimeAsync(async () =>
                result = (await context.GenerateAsync(prompt, new GenerationOptions { MaxTokens = Written }, cancellationToken).ConfigureAwait(false)).Tokens.Count).ConfigureAwait(false);
            writes.Add(whole / Math.Max(1, result));
        }

        return new ModelSpeed(entry.Name, DeviceKinds.Name(device), threads, load, count, Median(reads), Median(writes));
    }

    private async Task<ModelSpeed> CompactAsync(ModelEntry entry, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var model = CompactLamModel.Load(entry.Folder, Options, cancellationToken);
        var load = time.GetElapsedTime(started).TotalMilliseconds;
        var config = model.Config;
        var candidates = Math.Clamp((config.Context / 5 * 4) / CandidateTokens, 1, Candidates);
        var shared = Math.Clamp(config.Context - (candidates * CandidateTokens), 1, config.Context / 5);
        var count = Math.Min(config.Context, shared + (candidates * CandidateTokens));
        var input = new ScoringInput
        {
            Tokens = [.. Enumerable.Range(0, count).Select(i => i * 31 % config.Vocabulary)],
            Segments = [.. Enumerable.Range(0, count).Select(i => i < shared ? 0 : 1 + ((i - shared) / CandidateTokens))],
            TokenFeatures = new float[count * config.TokenFeatures.Count],
            DecisionToken = shared - 1,
            Candidates = [.. Enumerable.Range(0, candidates).Select(c => new ScoringCandidate(
                Math.Min(count, shared + ((c + 1) * CandidateTokens)) - 1, [.. Enumerable.Repeat(true, config.Functions.Count)], new float[config.CandidateFeatures.Count]))],
        };
        var times = new List<double>();
        for (var i = 0; i <= Rounds; i++)
        {
            times.Add(await TimeAsync(() => model.ScoreAsync(input, cancellationToken)).ConfigureAwait(false));
        }

        return new ModelSpeed(entry.Name, DeviceKinds.Name(device), threads, load, count, Median(times), null);
    }

    private async Task<double> TimeAsync(Func<Task> work)
    {
        var started = time.GetTimestamp();
        await work().ConfigureAwait(false);
        return time.GetElapsedTime(started).TotalMilliseconds;
    }

    // The first round pays for what is only done once.
    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);
}
