using System.Globalization;
using System.Text.Json;
using LamPS.Core;
using LamPS.Learning.Episodes;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Learning.Training.Retrieval;
using LamPS.Learning.Training.Writing;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Learning.Training.Runs;

/// <summary>A run as a folder: configuration, tokenizer, what the data was, and for each phase a curve, a checkpoint and the model that came of it.</summary>
public sealed class TrainingRun
{
    /// <summary>Name of the file with the configuration.</summary>
    internal const string ConfigFile = "config.yaml";

    /// <summary>Name of the file with the vocabulary.</summary>
    internal const string TokenizerFile = "tokenizer.json";

    /// <summary>Name of the folder of a model in that of its phase.</summary>
    internal const string ModelFolder = "model";

    // The folder of the data set, so that it needs to be named only once.
    private const string FolderFile = "data.txt";
    private const string DataFile = "data.json";

    private readonly string _folder;
    private readonly TrainingInputs _inputs;
    private readonly Action<string> _note;
    private readonly ExampleMaker _maker;

    private TrainingRun(string folder, TrainingConfig config, TrainingInputs inputs, Action<string> note) =>
        (_folder, Config, _inputs, _note, _maker) = (folder, config, inputs, note, new ExampleMaker(config, inputs, note));

    /// <summary>The configuration.</summary>
    public TrainingConfig Config { get; }

    private TrainingSettings Settings => new() { Threads = Config.Threads, Spin = false, Provider = _inputs.Provider };

    private string RetrieverFile => Path.Combine(_folder, RetrieverTrainer.Name, RetrieverTables.FileName);

    /// <summary>The configuration that a run has, or begins with.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="config">File of the configuration; null for that of the run.</param>
    /// <exception cref="LamException">It is missing or invalid.</exception>
    public static TrainingConfig ConfigOf(string folder, string? config)
    {
        var kept = Path.Combine(folder, ConfigFile);
        return TrainingConfig.Read(File.Exists(kept) ? kept : config ?? throw TrainingErrors.TrainingConfigMissing(folder));
    }

    /// <summary>Folder of the data set that a run began with, or that its configuration names; null for none.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="config">File of the configuration; null for that of the run.</param>
    /// <exception cref="LamException">The configuration is missing or invalid.</exception>
    public static string? DataOf(string folder, string? config)
    {
        var begun = Path.Combine(folder, FolderFile);
        if (File.Exists(begun))
            return File.ReadAllText(begun).TrimEnd('\n');
        return config is not null && TrainingConfig.Read(config).Data.Folder is { } named ? Path.GetFullPath(named, Path.GetDirectoryName(Path.GetFullPath(config))!) : null;
    }

    /// <summary>Opens a run; a new one keeps a copy of its configuration, an old one goes on with the one that it has.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="config">File of the configuration; null for that of the run.</param>
    /// <param name="data">Folder of the data set; the run remembers it.</param>
    /// <param name="inputs">What it learns from.</param>
    /// <param name="note">Told how it goes.</param>
    /// <exception cref="LamException">The configuration is missing or invalid, or the folder can't be written.</exception>
    public static TrainingRun Open(string folder, string? config, string data, TrainingInputs inputs, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var kept = Path.Combine(folder, ConfigFile);
        if (!File.Exists(kept))
        {
            var wanted = config ?? throw TrainingErrors.TrainingConfigMissing(folder);
            var read = TrainingConfig.Read(wanted);
            if (inputs.Model is { } begun && !BeginningModel.Fits(begun, read))
                throw TrainingErrors.FormOfOtherModel(wanted, begun);
            var alone = read.Phases.Where(p => p.Value.Adapters is not null && (TrainingPhases.Before(p.Key) is not { } before || !read.Phases.ContainsKey(before))).Select(p => p.Key);
            if (inputs is { Model: null, Further: null } && alone.FirstOrDefault() is { } phase)
                throw TrainingErrors.NothingToAdapt(phase);
            WholeFile.Guard(folder, () =>
            {
                Directory.CreateDirectory(folder);
                if (inputs.Model is not null)
                    BeginningModel.Copy(folder, inputs.Model);
                WholeFile.Write(kept, File.ReadAllBytes(wanted));
            });
        }
        else
        {
            // A run of two configurations, or of two models, would be a run of neither.
            if (config is not null)
            {
                TrainingConfig.Read(config);
                if (!File.ReadAllBytes(config).AsSpan().SequenceEqual(File.ReadAllBytes(kept)))
                    throw TrainingErrors.TrainingDataChanged("the configuration", kept, config);
            }

            if (inputs.Model is { } model)
                BeginningModel.RequireSame(folder, model);
        }

        WholeFile.Guard(folder, () => WholeFile.Write(Path.Combine(folder, FolderFile), data + "\n"));
        var run = new TrainingRun(folder, TrainingConfig.Read(kept), inputs, note);
        if (inputs.Further is { } further && (run.Config.Decoder is not null || further.Model.Form != run.Config.Model))
            throw TrainingErrors.FormOfOtherModel(kept, further.Model.Folder);
        return run;
    }

    /// <summary>Folder of the model that a phase ended with.</summary>
    /// <param name="phase">Phase.</param>
    public string ModelOf(string phase) => Path.Combine(_folder, phase, ModelFolder);

    /// <summary>Trains a phase to its end; does nothing when it has ended already.</summary>
    /// <param name="phase">Phase, one of <see cref="TrainingPhases.All"/>.</param>
    /// <param name="progress">Told every few steps; may be null.</param>
    /// <param name="stop">Stops; what was learned so far stays as a checkpoint.</param>
    /// <exception cref="LamException">The data isn't that of the run, an earlier phase is missing, training failed, or the folder can't be written.</exception>
    public Task TrainAsync(string phase, IProgress<TrainingProgress>? progress, CancellationToken stop) => WholeFile.GuardAsync(_folder, () => DoAsync(phase, progress, stop));

    private async Task DoAsync(string phase, IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        var folder = Path.Combine(_folder, phase);
        if (PhaseRunner.HasEnded(folder))
            return;
        if (TrainingPhases.Before(phase) is { } before && Config.Phases.ContainsKey(before) && !PhaseRunner.HasEnded(Path.Combine(_folder, before)))
            throw TrainingErrors.PhaseMissing(phase, before);

        // Of a phase that has begun is said what of its data has changed.
        if (!File.Exists(Path.Combine(folder, DataFile)))
            _maker.RequireSources(Config.Phases[phase].Mix.Where(m => m.Value > 0).Select(m => m.Key));

        if (Config.Decoder is not null)
        {
            await new WritingPhase(_folder, Config, Settings, TimeProvider.System).RunAsync(_maker.Plans, _inputs.Knowledge, new Pages(_folder, progress), _note, stop).ConfigureAwait(false);
            PhaseRunner.End(folder);
            TrainingPage.Write(_folder);
            return;
        }

        // Before the examples, which take minutes: vectors that are missing are said at once.
        Retrieve(progress, stop);
        var pools = await ExamplesAsync(Config.Phases[phase], stop).ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        RequireSameData(folder, pools.Train.ToDictionary(p => p.Key, p => $"{p.Value.Count} examples, {ExamplePools.Digest(p.Value)}"));
        var weights = Begin(phase);
        if (phase == TrainingPhases.Policy)
            pools = WithAdvantages(pools, weights, stop);
        var samples = new TrainingSamples(Tokenizer.Load(_folder));
        var learned = new PhaseRunner(phase, Config, folder, Settings, TimeProvider.System, samples).Run(pools, weights, new Pages(_folder, progress), stop);
        if (phase == TrainingPhases.Reward)
            Judge(folder, pools, learned, stop);
        else
            Export(folder, learned, decides: phase != TrainingPhases.Plan);
        PhaseRunner.End(folder);
        TrainingPage.Write(_folder);
    }

    // Learned once a run, in minutes: what is there is whole.
    private void Retrieve(IProgress<TrainingProgress>? progress, CancellationToken stop)
    {
        if (Config.Retriever is not { } retriever || File.Exists(RetrieverFile))
            return;
        var folder = Path.GetDirectoryName(RetrieverFile)!;
        Directory.CreateDirectory(folder);
        var tables = new RetrieverTrainer(retriever, Config.Seed).Train(
            _maker.Memory.Procedures, _maker.Impossible, retriever.Elsewhere > 0 ? _maker.Elsewhere : [], retriever.Vectors ? _inputs.Vectors : null, Path.Combine(folder, PhaseRunner.CurveFile), progress, stop);
        WholeFile.Write(RetrieverFile, tables.Write);
        _note($"retriever: {tables.Procedures.Count} procedures, {tables.Words.Count} words and {tables.Pairs.Count} pairs of words, {tables.Further.Count} words by their general vectors alone");
    }

    private ExamplePools WithAdvantages(ExamplePools pools, WeightSet policy, CancellationToken stop)
    {
        if (!PhaseRunner.HasEnded(Path.Combine(_folder, TrainingPhases.Reward)))
            throw TrainingErrors.PhaseMissing(TrainingPhases.Policy, TrainingPhases.Reward);
        const string Failed = "failed";
        if (pools.Train.GetValueOrDefault(Failed) is not { Count: > 0 } failures)
            throw TrainingErrors.NoExamples(Failed);
        var reward = Saved(TrainingPhases.Reward, ValueWeights());
        return pools with { Train = new Dictionary<string, IReadOnlyList<CompactExample>>(pools.Train) { [Failed] = JudgedExamples.WithAdvantages(Config, Settings, failures, policy, reward, stop) } };
    }

    private void Judge(string folder, ExamplePools pools, WeightSet weights, CancellationToken stop)
    {
        var kept = pools.Kept.GetValueOrDefault("judged") ?? [];
        var shape = Config.Model.Shape;
        using var session = TrainingSession.Open(new CompactLamTraining { Shape = shape, Objective = CompactObjective.Value }, weights, Settings, stop);
        var report = RewardReport.Of(JudgedExamples.Ask(session, shape, kept, "value", stop), [.. kept.Select(e => e.Value)]);
        report.Write(folder);
        _note($"reward model on what it never saw: {report}");
    }

    private IEnumerable<WeightName> ValueWeights() => Config.Model.Shape.Weights().Concat(CompactLamTraining.ValueWeights(Config.Model.Shape));

    // Those that the phase learns from; what is made is kept for the phases after it, for it takes minutes.
    private async Task<ExamplePools> ExamplesAsync(TrainingConfig.PhaseConfig phase, CancellationToken stop)
    {
        using var store = _inputs.Store is { } path ? EpisodeStore.Read(path) : null;
        var encoder = new CompactEncoder(Tokenizer.Load(TokenizerIn(store, stop)), Config.Model.Config);
        return await _maker.MakeAsync([.. phase.Mix.Where(m => m.Value > 0).Select(m => m.Key)], store, encoder, stop).ConfigureAwait(false);
    }

    private WeightSet Begin(string phase)
    {
        var names = phase == TrainingPhases.Reward ? ValueWeights().ToList() : [.. Config.Model.Shape.Weights()];
        var seed = SeedOf(Config);
        if (TrainingPhases.Before(phase) is not { } before || !Config.Phases.ContainsKey(before))
            return _inputs.Further?.Model.Weights ?? BeginningModel.WeightsIn(_folder) ?? WeightSet.Random(names, seed);
        var weights = WeightSet.Random(names, seed);
        var learned = Saved(before, Config.Model.Shape.Weights());
        foreach (var name in learned.Names)
            weights[name] = learned[name];
        return weights;
    }

    private WeightSet Saved(string phase, IEnumerable<WeightName> names)
    {
        var saved = Checkpoint.Read(Path.Combine(_folder, phase, PhaseRunner.CheckpointFile));
        var all = new WeightSet();
        foreach (var (name, values) in saved.Values)
            all[name] = values;
        var (merged, weights) = (PhaseRunner.Merged(phase, Config, all), new WeightSet());
        foreach (var name in names)
            weights[name.Name] = merged[name.Name];
        return weights;
    }

    // Learned once a run: models of all its phases read the same tokens.
    private string TokenizerIn(EpisodeStore? store, CancellationToken stop)
    {
        var file = Path.Combine(_folder, TokenizerFile);
        if (File.Exists(file))
            return _folder;
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = Config.Model.Vocabulary, SpecialTokens = ["<pad>"] });
        foreach (var text in _maker.Texts(store))
        {
            stop.ThrowIfCancellationRequested();

            // As the encoder asks: every word for itself, in lower case, a space before it.
            foreach (var word in CompactEncoder.Split(text))
                trainer.Add($" {word.Word.ToLowerInvariant()}");
        }

        WholeFile.Write(file, trainer.Train(stop));
        return _folder;
    }

    /// <summary>Seed of the weights that a run begins with.</summary>
    /// <param name="config">The run's configuration.</param>
    internal static int SeedOf(TrainingConfig config) =>
        int.Parse(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(config.Seed)))[..7], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Refuses other data than a phase began with: a run that goes on with it would end as no run of either.</summary>
    /// <param name="folder">Folder of the phase.</param>
    /// <param name="pools">Counts and hashes of the pools.</param>
    /// <exception cref="LamException">It is other data.</exception>
    internal static void RequireSameData(string folder, IReadOnlyDictionary<string, string> pools)
    {
        var now = pools.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary();
        var file = Path.Combine(folder, DataFile);
        if (!File.Exists(file))
        {
            WholeFile.Write(file, JsonSerializer.Serialize(now, new JsonSerializerOptions { WriteIndented = true }) + "\n");
            return;
        }

        var was = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!;
        foreach (var pool in was.Keys.Union(now.Keys))
        {
            if (was.GetValueOrDefault(pool, "missing") != now.GetValueOrDefault(pool, "missing"))
                throw TrainingErrors.TrainingDataChanged(pool, was.GetValueOrDefault(pool, "missing"), now.GetValueOrDefault(pool, "missing"));
        }
    }

    private void Export(string folder, WeightSet weights, bool decides)
    {
        var model = Path.Combine(folder, ModelFolder);
        CompactLamModel.Write(model, Config.Model.Shape, weights, WeightFormat.Float32, Config.Model.Config with { Decides = decides && _inputs.Further?.Model.Config.Decides != false });
        File.Copy(Path.Combine(_folder, TokenizerFile), Path.Combine(model, TokenizerFile), overwrite: true);
        _maker.Memory.Write(model, _maker.Kept);
        if ((File.Exists(RetrieverFile) ? RetrieverFile : BeginningModel.RetrieverIn(_folder)) is { } retriever)
            File.Copy(retriever, Path.Combine(model, RetrieverTables.FileName), overwrite: true);
    }

    /// <summary>Keeps the page of the run up to date.</summary>
    private sealed class Pages(string folder, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            TrainingPage.Write(folder);
            next?.Report(value);
        }
    }
}
