using LamPS.Core;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Model.Scoring;

/// <summary>A loaded compact LAM. Several threads may score at once.</summary>
public sealed class CompactLamModel : IScoringModel
{
    // What the graph adds for functions that can't be done; below half of it no real score lies.
    private const float Impossible = -1e9f;

    private static readonly string[] Outputs = ["candidate_logits", "function_logits", "span_logits", "status_logits"];

    private readonly OnnxSession _session;
    private readonly int _tokenFeatures;
    private readonly bool _grouped;

    private CompactLamModel(OnnxSession session, CompactLamConfig config)
    {
        (_session, Config) = (session, config);
        try
        {
            _tokenFeatures = config.TokenFeatures.Count;
            _grouped = session.Inputs.Any(i => i.Name == "keys");
            if (session.Inputs.All(i => i.Name != "wanted"))
                throw ScoringErrors.CompactLamInvalid(config.ModelFile, "it has no input 'wanted', so it wasn't written by this version");
            Expect("token_features", 2, config.TokenFeatures.Count);
            Expect("candidate_features", 2, config.CandidateFeatures.Count);
            Expect("function_mask", 2, config.Functions.Count);
            foreach (var (output, axis, count) in new[] { ("span_logits", 1, config.Slots.Count), ("status_logits", 1, config.Statuses.Count) })
            {
                if (session.Outputs.FirstOrDefault(o => o.Name == output)?.Shape[axis] != count)
                    throw ScoringErrors.CompactLamInvalid(config.ModelFile, $"'{output}' doesn't fit {CompactLamConfig.FileName}");
            }
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>What the heads choose among.</summary>
    public CompactLamConfig Config { get; }

    /// <inheritdoc/>
    string IScoringModel.Note => "";

    /// <summary>Loads a folder with <c>lam_config.json</c> and the model file that it names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">A file is missing or damaged, graph and configuration disagree, or there is no ONNX Runtime.</exception>
    public static CompactLamModel Load(string folder, DecoderModelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = CompactLamConfig.Read(folder);
        return new CompactLamModel(OnnxSession.Load(Path.Combine(folder, config.ModelFile), Settings(options), cancellationToken), config);
    }

    /// <summary>Loads a model from memory.</summary>
    /// <param name="model">The bytes of the model file.</param>
    /// <param name="config">What its configuration would say.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">The model is damaged, graph and configuration disagree, or there is no ONNX Runtime.</exception>
    public static CompactLamModel Load(ReadOnlyMemory<byte> model, CompactLamConfig config, DecoderModelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        return new CompactLamModel(OnnxSession.Load(model, Settings(options), cancellationToken), config);
    }

    /// <summary>Saves a model with its configuration as a folder; the tokenizer is the caller's to add.</summary>
    /// <param name="folder">The folder; made when it isn't there.</param>
    /// <param name="shape">Measures of the model.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="format">How matrices are kept.</param>
    /// <param name="config">What the heads choose among.</param>
    /// <exception cref="LamException">No model can have this shape, weights are missing, or shape and configuration disagree.</exception>
    public static void Write(string folder, CompactLamShape shape, WeightSet weights, WeightFormat format, CompactLamConfig config)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(config);
        (int Names, int Logits)[] counts =
        [
            (config.Functions.Count, shape.Functions), (config.Slots.Count, shape.Slots), (config.SpanTypes.Count, shape.SpanTypes), (config.Statuses.Count, shape.Statuses),
            (config.TokenFeatures.Count, shape.Backbone.TokenFeatures), (config.CandidateFeatures.Count, shape.CandidateFeatures), (config.Context, shape.Backbone.Context),
            (config.Vocabulary, shape.Backbone.Vocabulary),
        ];
        if (counts.Any(c => c.Names != c.Logits))
            throw ScoringErrors.CompactLamInvalid(CompactLamConfig.FileName, "its names don't fit the shape of the model");
        var graph = CompactLamGraph.Build(shape, weights, format);
        Directory.CreateDirectory(folder);
        graph.Save(Path.Combine(folder, config.ModelFile), externalData: true);
        config.Write(folder);
    }

    /// <summary>Scores everything that can be done, in one pass.</summary>
    /// <param name="input">What the model reads.</param>
    /// <param name="cancellationToken">Stops the pass at the next operator.</param>
    /// <exception cref="LamException">The input doesn't fit the model, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<ScoringResult> ScoreAsync(ScoringInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check(input);
        return Task.Run(() => Score(input, cancellationToken), cancellationToken);
    }

    /// <summary>Unloads the model.</summary>
    public void Dispose() => _session.Dispose();

    private static OnnxSessionSettings Settings(DecoderModelOptions options) => new()
    {
        Threads = options.Threads, Spin = options.Spin, Deterministic = options.Deterministic, Provider = options.Provider,
    };

    private void Expect(string input, int axis, int count)
    {
        var found = _session.Inputs.FirstOrDefault(i => i.Name == input);
        if (count > 0 ? found?.Shape[axis] != count : found is not null)
            throw ScoringErrors.CompactLamInvalid(Config.ModelFile, $"'{input}' doesn't fit {CompactLamConfig.FileName}");
    }

    private void Check(ScoringInput input)
    {
        var count = input.Tokens.Count;
        if (count == 0 || count > Config.Context)
            throw ScoringErrors.ScoringInputInvalid($"the text has {count:N0} tokens, and the model sees 1 to {Config.Context:N0}");
        if (input.Segments.Count != count || (input.Positions.Count > 0 && input.Positions.Count != count) || input.TokenFeatures.Count != count * _tokenFeatures)
            throw ScoringErrors.ScoringInputInvalid("segments, positions and features have to be as many as tokens");

        // A device doesn't see that a place is out of range; it reads something else.
        if (input.Tokens.Any(t => t < 0 || t >= Config.Vocabulary) || input.Positions.Any(p => p < 0 || p >= Config.Context) || input.Segments.Any(s => s < 0))
            throw ScoringErrors.ScoringInputInvalid("a token, position or segment is out of range");
        bool Outside(int token) => token < 0 || token >= count;
        if (input.Candidates.Count == 0 || Outside(input.DecisionToken) || input.Candidates.Any(c => Outside(c.Token)))
            throw ScoringErrors.ScoringInputInvalid("there must be candidates, and they and the decision have to stand at tokens of the text");
        if (input.Candidates.Any(c => c.Functions.Count != Config.Functions.Count || c.Features.Count != Config.CandidateFeatures.Count))
            throw ScoringErrors.ScoringInputInvalid("a candidate has another number of functions or features than the model");
        if (input.Spans.Any(s => Outside(s.Start) || Outside(s.End) || s.Type < 0 || s.Type >= Config.SpanTypes.Count))
            throw ScoringErrors.ScoringInputInvalid("a span lies outside of the text, or has an unknown type");
    }

    private ScoringResult Score(ScoringInput input, CancellationToken cancellationToken)
    {
        var (count, candidates, functions) = (input.Tokens.Count, input.Candidates, Config.Functions.Count);

        // An axis without elements is trouble for some devices, so a text without spans gets one that nobody looks at.
        ScoringSpan[] spans = input.Spans.Count > 0 ? [.. input.Spans] : [new(0, 0, 0)];
        var layout = _grouped ? ScoringLayout.Grouped(input.Segments) : ScoringLayout.Whole(input.Segments);
        var wanted = new WantedTokens(layout.Places);
        float[] mask = [.. candidates.SelectMany(c => c.Functions).Select(can => can ? 0 : Impossible)];
        Dictionary<string, OnnxTensor> inputs = new()
        {
            ["input_ids"] = Numbers(layout.Sources, place => input.Tokens[place], layout.Groups, layout.Length),
            ["position_ids"] = Numbers(layout.Sources, place => input.Positions.Count > 0 ? input.Positions[place] : place, layout.Groups, layout.Length),
            ["segments"] = OnnxTensor.Of<int>(layout.Segments, layout.Groups, layout.Length),
            ["decision"] = wanted.Numbers([input.DecisionToken], 1),
            ["candidates"] = wanted.Numbers(candidates.Select(c => c.Token), 1, candidates.Count),
            ["function_mask"] = OnnxTensor.Of<float>(mask, 1, candidates.Count, functions),
            ["span_starts"] = wanted.Numbers(spans.Select(s => s.Start), 1, spans.Length),
            ["span_ends"] = wanted.Numbers(spans.Select(s => s.End), 1, spans.Length),
            ["span_types"] = OnnxTensor.Of<long>([.. spans.Select(s => (long)s.Type)], 1, spans.Length),
        };
        inputs["wanted"] = OnnxTensor.Of<long>([.. wanted.Places], 1, wanted.Places.Count);
        if (_grouped)
        {
            inputs["keys"] = OnnxTensor.Of<long>(layout.Keys, layout.Groups, layout.KeyLength);
            inputs["key_segments"] = OnnxTensor.Of<int>(layout.KeySegments, layout.Groups, layout.KeyLength);
        }

        if (_tokenFeatures > 0)
            inputs["token_features"] = Features(input.TokenFeatures, layout);
        if (Config.CandidateFeatures.Count > 0)
            inputs["candidate_features"] = OnnxTensor.Of<float>([.. candidates.SelectMany(c => c.Features)], 1, candidates.Count, Config.CandidateFeatures.Count);

        IReadOnlyList<OnnxTensor> outputs = [];
        try
        {
            outputs = _session.Run(inputs, Outputs, cancellationToken);
            var logits = outputs.Select((output, i) => Read(output, Outputs[i])).ToList();
            return new ScoringResult(
                logits[0],
                [.. logits[1].Select(v => v < Impossible / 2 ? float.NegativeInfinity : v).Chunk(functions)],
                [.. logits[2].Chunk(spans.Length).Select(row => row[..input.Spans.Count])],
                logits[3]);
        }
        finally
        {
            foreach (var tensor in inputs.Values.Concat(outputs))
                tensor.Dispose();
        }
    }

    private static float[] Read(OnnxTensor output, string name)
    {
        var values = output.Span<float>();
        return TokenSampler.AreUsable(values) ? values.ToArray() : throw ScoringErrors.ScoresNotFinite(name);
    }

    private static OnnxTensor Numbers(int[] sources, Func<int, int> value, params ReadOnlySpan<long> shape)
    {
        var tensor = OnnxTensor.Allocate<long>(shape);
        var numbers = tensor.Span<long>();
        for (var i = 0; i < sources.Length; i++)
            numbers[i] = sources[i] < 0 ? 0 : value(sources[i]);
        return tensor;
    }

    private OnnxTensor Features(IReadOnlyList<float> features, ScoringLayout layout)
    {
        var tensor = OnnxTensor.Allocate<float>(layout.Groups, layout.Length, _tokenFeatures);
        var numbers = tensor.Span<float>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var source = layout.Sources[i / _tokenFeatures];
            numbers[i] = source < 0 ? 0 : features[(source * _tokenFeatures) + (i % _tokenFeatures)];
        }

        return tensor;
    }

    /// <summary>Collects the tokens that heads look at, each once.</summary>
    private sealed class WantedTokens(int[] places)
    {
        private readonly Dictionary<int, long> _numbers = [];
        private readonly List<long> _places = [];

        public IReadOnlyList<long> Places => _places;

        /// <summary>Numbers of tokens among the wanted ones.</summary>
        public OnnxTensor Numbers(IEnumerable<int> tokens, params ReadOnlySpan<long> shape) => OnnxTensor.Of<long>([.. tokens.Select(Number)], shape);

        private long Number(int token)
        {
            if (!_numbers.TryGetValue(token, out var number))
            {
                _numbers[token] = number = _places.Count;
                _places.Add(places[token]);
            }

            return number;
        }
    }
}
