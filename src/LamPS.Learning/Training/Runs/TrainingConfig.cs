using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Writing;
using LamPS.Model.Devices;
using LamPS.Model.Graphs;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LamPS.Learning.Training.Runs;

/// <summary>What a run trains, and on what. Read from YAML, where names have hyphens.</summary>
public sealed class TrainingConfig
{
    private static readonly CompactForm Unsaid = new();

    /// <summary>Seed of all chance.</summary>
    public string Seed { get; set; } = "1";

    /// <summary>Threads on the processor; equal runs are equal to the digit only with equally many.</summary>
    public int Threads { get; set; } = 2;

    /// <summary>Where phases are trained, all of each: <c>cpu</c>, <c>webgpu</c>, <c>directml</c> (with an adapter if need be) or <c>cuda</c>. The retriever is trained on the processor.</summary>
    public string Device { get; set; } = "cpu";

    /// <summary>Form of the model.</summary>
    public CompactForm Model { get; set; } = Unsaid;

    /// <summary>Form of a decoder that is trained to write plans, instead of a model that chooses; null for none.</summary>
    public DecoderForm? Decoder { get; set; }

    /// <summary>What examples are made.</summary>
    public DataConfig Data { get; set; } = new();

    /// <summary>How the retriever of the model is trained; null for none, or the one of the model that a run begins with.</summary>
    public RetrieverConfig? Retriever { get; set; }

    /// <summary>Phases by name: <see cref="TrainingPhases.All"/>.</summary>
    public Dictionary<string, PhaseConfig> Phases { get; set; } = [];

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="LamException">It can't be read or says what can't be.</exception>
    public static TrainingConfig Read(string path)
    {
        try
        {
            var config = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<TrainingConfig>(File.ReadAllText(path)) ?? new();
            if (config.Retriever is { } retriever && (retriever.Steps < 1 || retriever.Batch < 1 || retriever.Width < 1 || retriever.LearningRate <= 0 || retriever.Further < 0 || retriever.Elsewhere is not (>= 0 and < 1)))
                throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, "'retriever' needs steps, batch and width from 1, a learning-rate above 0, no negative further, and elsewhere from 0 and below 1", null);
            if (config.Threads < 0)
                throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, "'threads' can't be negative; 0 takes one a core", null);
            if (!DeviceKinds.IsName(config.Device))
                throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, $"there is no device '{config.Device}'; there are {string.Join(", ", DeviceKinds.Names)}", null);
            foreach (var (name, phase) in config.Phases)
            {
                if (!TrainingPhases.All.Contains(name))
                    throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, $"there is no phase '{name}'; there are {string.Join(", ", TrainingPhases.All)}", null);
                if (phase.Steps < 1 || phase.BatchTokens < 64 || !(phase.LearningRate > 0) || !double.IsFinite(phase.LearningRate) || phase.WarmUp < 0 || phase.EvaluateEvery < 1 || phase.Mix.Count == 0 || phase.Mix.Values.Any(v => v < 0) || phase.Mix.Values.Sum() <= 0)
                    throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, $"phase '{name}' needs steps and evaluate-every from 1, batch-tokens from 64, a learning-rate above 0, no negative warm-up, and a mix", null);
                if (phase.Adapters is { } adapters && (adapters.Rank < 1 || !(adapters.Alpha > 0) || !float.IsFinite(adapters.Alpha) || adapters.Dropout is not (>= 0 and < 1)))
                    throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, $"the adapters of phase '{name}' need a rank from 1, an alpha above 0, and a dropout from 0 and below 1", null);
            }

            if (config.ProblemOfDecoder() is { } problem)
                throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, problem, null);
            return config;
        }
        catch (YamlException error)
        {
            throw TrainingErrors.TrainingConfigInvalid(path, error.Start.Line, error.Start.Column, error.InnerException?.Message ?? error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TrainingErrors.TrainingConfigInvalid(path, 1, 1, error.Message, error);
        }
    }

    private string? ProblemOfDecoder()
    {
        if (Decoder is not { } decoder)
            return null;
        if (!ReferenceEquals(Model, Unsaid))
            return "'model' is the form of a model that chooses, 'decoder' that of one that writes: a run trains one of them";
        if (Phases.Keys.FirstOrDefault(p => p != TrainingPhases.Plan) is { } phase)
            return $"a decoder writes plans, and decides nothing: phase '{phase}' can't be beside 'decoder', only '{TrainingPhases.Plan}'";
        if (Phases.Values.SelectMany(p => p.Mix).FirstOrDefault(m => m.Value > 0 && !DecoderForm.Pools.Contains(m.Key)).Key is { } pool)
            return $"pool '{pool}' has no plans to write for a decoder; there are {string.Join(", ", DecoderForm.Pools)}";
        return Retriever is not null ? "a decoder finds nothing, it writes: 'retriever' can't be beside 'decoder'" : decoder.Problem();
    }

    /// <summary>What examples are made.</summary>
    public sealed class DataConfig
    {
        /// <summary>Synthetic states.</summary>
        public int Synthetic { get; set; } = 20_000;

        /// <summary>How often each live episode is renamed.</summary>
        public int Renamed { get; set; } = 2;

        /// <summary>Tasks of each family that planning is learned from; they need no live application.</summary>
        public int TasksPerFamily { get; set; } = 40;

        /// <summary>Tasks with several parts that planning is learned from.</summary>
        public int Compositions { get; set; } = 1000;

        /// <summary>Most choices of a decision.</summary>
        public int Choices { get; set; } = 12;

        /// <summary>Most ways of a part of a request.</summary>
        public int Ways { get; set; } = 8;

        /// <summary>Share of parts of requests whose whole family is held back, 0 to 1.</summary>
        public double HeldBack { get; set; } = 0.2;

        /// <summary>Procedures of help that planning is learned from as well, in the words of their tasks.</summary>
        public int Help { get; set; }

        /// <summary>How often each request for an entry of a menu or a field of a dialog is asked, each time with other values.</summary>
        public int Entries { get; set; } = 1;

        /// <summary>Share of the phrasings of procedures that an example hides, so that requests are less like what they are found by than those of train are, 0 to 1.</summary>
        public double HiddenPhrasings { get; set; }

        /// <summary>Share of words that half of the requests lose, 0 to 1.</summary>
        public double WordDropout { get; set; }

        /// <summary>Share of the phrasings of train that nothing is learned from, so that the curve shows what becomes of words never seen, 0 to 1.</summary>
        public double HeldPhrasings { get; set; }

        /// <summary>Share of tasks that nothing is learned from, to look how training goes, 0 to 1.</summary>
        public double Kept { get; set; } = 0.03;

        /// <summary>Most live episodes; 0 for all.</summary>
        public int Episodes { get; set; }

        /// <summary>Whether examples are made of what LamPS ships alone, not of help that is installed here or maps that were gathered here: equal on every machine.</summary>
        public bool ShippedOnly { get; set; }

        /// <summary>Folder of the data set that a run learns from when nobody names one, from the configuration's own folder; null for none.</summary>
        public string? Folder { get; set; }
    }

    /// <summary>How a retriever is trained.</summary>
    public sealed class RetrieverConfig
    {
        /// <summary>Steps.</summary>
        public int Steps { get; set; } = 2000;

        /// <summary>Requests of a step.</summary>
        public int Batch { get; set; } = 128;

        /// <summary>Highest learning rate.</summary>
        public double LearningRate { get; set; } = 2e-3;

        /// <summary>Numbers of a vector.</summary>
        public int Width { get; set; } = 128;

        /// <summary>Whether it begins with general vectors of words: the data set has a file <c>vectors.txt</c> with them.</summary>
        public bool Vectors { get; set; }

        /// <summary>How many frequent words that training doesn't have it knows by their general vectors.</summary>
        public int Further { get; set; } = 20_000;

        /// <summary>Share of the steps that learn what words mean from how people ask for what other programs do.</summary>
        public double Elsewhere { get; set; }
    }

    /// <summary>One phase.</summary>
    public sealed class PhaseConfig
    {
        /// <summary>Steps.</summary>
        public int Steps { get; set; }

        /// <summary>Most tokens of a batch, padding included.</summary>
        public int BatchTokens { get; set; } = 4096;

        /// <summary>Highest learning rate.</summary>
        public double LearningRate { get; set; } = 1e-3;

        /// <summary>Steps of warming up.</summary>
        public int WarmUp { get; set; } = 100;

        /// <summary>Steps between looks at the examples that are kept back.</summary>
        public int EvaluateEvery { get; set; } = 500;

        /// <summary>For a policy: how far likelihood ratios count from 1.</summary>
        public float Clip { get; set; } = 0.2f;

        /// <summary>For a policy: weight of the distance to the model that it began with.</summary>
        public float Distance { get; set; } = 0.1f;

        /// <summary>For a policy: the divergence at which it stops.</summary>
        public double TargetKl { get; set; } = 0.05;

        /// <summary>Low-rank adapters that are trained in the place of the backbone's matrices; null trains all of the model.</summary>
        public AdapterConfig? Adapters { get; set; }

        /// <summary>Shares of the pools: <c>live</c>, <c>explored</c>, <c>renamed</c>, <c>synthetic</c>, <c>map</c>, <c>plan</c>, <c>help</c>, <c>entry</c>, <c>elsewhere</c>, <c>value</c>, <c>judged</c>, <c>failed</c>, <c>asked</c>, <c>run</c>.</summary>
        public Dictionary<string, double> Mix { get; set; } = [];
    }

    /// <summary>Adapters of a phase (LoRA), as the paper's reward model has them.</summary>
    public sealed class AdapterConfig
    {
        /// <summary>Width of an adapter.</summary>
        public int Rank { get; set; } = 8;

        /// <summary>What an adapter is scaled by, before it is divided by the rank.</summary>
        public float Alpha { get; set; } = 32;

        /// <summary>Share of an adapter's inputs that a step leaves out, 0 and below 1.</summary>
        public float Dropout { get; set; } = 0.1f;

        /// <summary>Adapters for a model: its backbone's matrices get one. Heads are trained themselves, for they are small, and one of them may be new.</summary>
        /// <param name="backbone">Measures of the backbone.</param>
        /// <param name="own">The model's weights, those of heads among them.</param>
        /// <param name="seed">Seed.</param>
        internal AdapterOptions Of(TransformerShape backbone, IReadOnlyList<WeightName> own, string seed)
        {
            var weights = backbone.Weights().ToDictionary(w => w.Name);
            return new()
            {
                Matrices = [.. weights.Values.Where(w => w.Shape.Count == 2 && w.Name.StartsWith("layers.", StringComparison.Ordinal)).Select(w => w.Name)],
                Rank = Rank,
                Alpha = Alpha,
                Dropout = Dropout,
                Seed = new SeededRandom($"{seed}/adapters").Next(int.MaxValue),
                Others = [.. own.Select(w => w.Name).Where(n => !weights.ContainsKey(n))],
            };
        }
    }
}
