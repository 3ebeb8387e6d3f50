using System.Globalization;
using LamPS.Host.Composition;
using LamPS.Learning.Benches;
using LamPS.Learning.Datasets;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Runs;

namespace LamPS.Host.Operations;

/// <summary>Trains models.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class TrainingOperation(Composer composer, Caller caller)
{
    /// <summary>Trains phases one after the other; one that has ended already is not trained again.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="config">File of the configuration; null for that of the run.</param>
    /// <param name="data">Folder of the data set; it needs no episodes when nothing is learned from them.</param>
    /// <param name="phases">Phases.</param>
    /// <exception cref="Core.LamException">The configuration or the data is missing or invalid, or training failed.</exception>
    public async Task<TrainingResult> TrainAsync(string folder, string? config, string data, IReadOnlyList<string> phases)
    {
        var episodes = DatasetFolder.EpisodesIn(data);
        var inputs = new TrainingInputs(
            File.Exists(episodes) ? episodes : null, new TemplateBench(RecipeCatalog.Shipped()), SplitTable.Shipped("writer"), SyntheticOperation.Maps(composer, []), async (name, stop) => await composer.KnowledgeAsync(name, stop).ConfigureAwait(false));
        var run = TrainingRun.Open(folder, config, inputs, caller.Note);
        var wanted = phases.Where(p => run.Config.Phases.ContainsKey(p)).ToList();
        if (wanted.Count == 0)
            throw OperationErrors.OptionInvalid("--config", string.Join(", ", run.Config.Phases.Keys), $"a configuration with {string.Join(" or ", phases)}");
        TrainingProgress? last = null;
        foreach (var phase in wanted)
            await run.TrainAsync(phase, new Reporter(point => Report(last = point)), caller.Stop).ConfigureAwait(false);

        return new TrainingResult(Path.GetFullPath(folder), wanted, Path.GetFullPath(run.ModelOf(wanted[^1])), last);
    }

    private void Report(TrainingProgress point) => caller.Progress(new WorkProgress(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{point.Phase}: step {point.Step} of {point.Steps}, loss {point.Loss:0.000}, right: choices {point.Candidates:0.0%}, functions {point.Functions:0.0%}, values {point.Spans:0.0%}; {point.TokensPerSecond:0} tokens/s"),
        (int)point.Step,
        (int)point.Steps));

    private sealed class Reporter(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
