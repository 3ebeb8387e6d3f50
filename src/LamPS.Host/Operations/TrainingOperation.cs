using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Host.Composition;
using LamPS.Learning.Benches;
using LamPS.Learning.Datasets;
using LamPS.Learning.Lessons;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Onnx;

namespace LamPS.Host.Operations;

/// <summary>Trains models, and says how that stands.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class TrainingOperation(Composer composer, Caller caller)
{
    private const string ShippedModel = "lam-desk";

    /// <summary>Trains phases one after the other; one that has ended already is not trained again.</summary>
    /// <param name="request">What is trained.</param>
    /// <returns>How the run stands then.</returns>
    /// <exception cref="Core.LamException">The configuration or the data is missing or invalid, or training failed.</exception>
    public async Task<TrainingInfo> TrainAsync(TrainingRequest request)
    {
        var wanted = request.Phases.Count > 0 ? request.Phases : TrainingPhases.All;
        if (wanted.FirstOrDefault(p => !TrainingPhases.All.Contains(p)) is { } unknown)
            throw OperationErrors.OptionInvalid("phase", unknown, string.Join(", ", TrainingPhases.All));

        if (request is { Runs: not null, Config: { } named } && TrainingConfig.Read(named).Decoder is not null)
            throw OperationErrors.OptionInvalid("--from-runs", "decoder", "a configuration with 'model': runs teach models that choose");

        // What isn't there is not learned from; a mix that wants it says so.
        var further = Further(request);
        var data = Path.GetFullPath(request.Data ?? TrainingRun.DataOf(request.Path, request.Config) ?? LampsHome.Data);
        var config = TrainingRun.ConfigOf(request.Path, request.Config);
        var phases = TrainingPhases.All.Where(p => wanted.Contains(p) && config.Phases.ContainsKey(p)).ToList();
        if (phases.Count == 0)
            throw OperationErrors.OptionInvalid("--config", string.Join(", ", config.Phases.Keys), $"a configuration with {string.Join(" or ", wanted)}");
        var known = config.Data.ShippedOnly ? new Composer(shippedOnly: true) : composer;
        var inputs = new TrainingInputs(
            Existing(DatasetFolder.EpisodesIn(data)), Existing(DatasetFolder.PlanFileIn(data)), new TemplateBench(RecipeCatalog.Shipped()), SplitTable.Shipped("writer"), SyntheticOperation.Maps(known, []), async (name, stop) => await known.KnowledgeAsync(name, stop).ConfigureAwait(false))
        {
            Vectors = DatasetFolder.VectorsIn(data),
            Further = further,
            Provider = await ProviderAsync(config.Device).ConfigureAwait(false),
            Model = request is { Runs: null, Model: { } begun } ? (config.Decoder is null ? Compact(begun) : composer.Models.Catalog.Find(begun)).Folder : null,
        };
        var run = TrainingRun.Open(request.Path, request.Config, data, inputs, caller.Note);
        foreach (var phase in phases)
            await run.TrainAsync(phase, new Reporter(Report), caller.Stop).ConfigureAwait(false);
        return TrainingOverview.Of(request.Path);
    }

    /// <summary>Says how a run stands; somebody may be training it.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="Core.LamException">It is no run.</exception>
    public static TrainingInfo Show(string folder) => TrainingOverview.Of(folder);

    // Needed before the run is opened: it writes the configuration of a new one.
    private Further? Further(TrainingRequest request)
    {
        if (request.Runs is not { } runs)
            return Learning.Lessons.Further.Find(request.Path);
        return Learning.Lessons.Further.Open(request.Path, request.Config, Compact(request.Model ?? ShippedModel).Folder, runs, caller.Note, caller.Stop);
    }

    // Tried in a process of its own first, for a bad driver may end the process.
    private async Task<OnnxProvider?> ProviderAsync(string device)
    {
        if (device == DeviceKinds.Name(DeviceKind.Cpu))
            return null;
        caller.Note($"trying {device}");
        var choice = await composer.Models.Devices.ChooseAsync(device, caller.Stop).ConfigureAwait(false);
        return choice.Kind == DeviceKind.WebGpu ? OnnxProvider.WebGpu(wholeNumbers: true) : DeviceKinds.Provider(choice.Kind, choice.Adapter);
    }

    private ModelEntry Compact(string name)
    {
        var model = composer.Models.Catalog.Find(name);
        return model.Kind == ModelKind.Compact ? model : throw OperationErrors.OptionInvalid("--model", model.Name, "a compact LAM");
    }

    private static string? Existing(string file) => File.Exists(file) ? file : null;

    private void Report(TrainingProgress point)
    {
        var right = new[] { ("choices", point.Candidates), ("functions", point.Functions), ("values", point.Spans) }.Where(r => !double.IsNaN(r.Item2))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Item1} {r.Item2:0.0%}"));
        caller.Progress(new WorkProgress(
            string.Create(CultureInfo.InvariantCulture, $"{point.Phase}: step {point.Step} of {point.Steps}, loss {point.Loss:0.000}, right: {string.Join(", ", right)}; {point.TokensPerSecond:0} tokens/s"),
            (int)point.Step,
            (int)point.Steps));
    }

    private sealed class Reporter(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
