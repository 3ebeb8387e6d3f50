using LamPS.Contracts;
using LamPS.Core;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Optimizing;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>Trains a model. Use it from one thread at a time. Equal weights, batches, rates and threads give equal losses to the digit on the processor.</summary>
public sealed class TrainingSession : IDisposable
{
    private readonly TrainingDefinition _definition;
    private readonly TrainingSettings _settings;
    private readonly TrainingState _state;
    private readonly List<WeightName> _trained;
    private readonly OnnxSession _gradients;
    private readonly OnnxSession _update;
    private OnnxSession? _accumulation;
    private OnnxSession? _evaluation;
    private OnnxSession? _download;

    private TrainingSession(TrainingDefinition definition, WeightSet weights, TrainingSettings settings, CancellationToken stop)
    {
        (_definition, _settings) = (definition, settings);
        _trained = [.. definition.Weights.Where(weight => definition.IsTrained(weight.Name))];
        _state = TrainingState.Of(definition.Weights, weights.Get, definition.IsTrained);
        try
        {
            _gradients = Load(TrainingGraph.Gradients(definition, settings.Target, false), stop, settings.ProfilePrefix);
            _update = Load(AdamWGraph.Build(_trained, settings.AdamW), stop);

            // What a device can't take is found before the first step, not when something is looked at.
            if (settings.Provider is null)
                return;
            _evaluation = Load(TrainingGraph.Evaluation(definition, settings.Target), stop);
            _download = Load(DownloadGraph(), stop);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Steps that were taken, those of a loaded checkpoint included.</summary>
    public long Steps { get; private set; }

    /// <summary>What is trained.</summary>
    public TrainingDefinition Definition => _definition;

    private string Memory => _settings.Provider?.MemoryName ?? "";

    /// <summary>Builds the graphs of a definition and loads them.</summary>
    /// <param name="definition">What is trained.</param>
    /// <param name="weights">What it begins with, adapters included; copied.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="stop">Stops the loading.</param>
    /// <exception cref="LamException">Weights are missing, there is no ONNX Runtime, or the provider can't run it.</exception>
    public static TrainingSession Open(TrainingDefinition definition, WeightSet weights, TrainingSettings settings, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(settings);
        return new(definition, weights, settings, stop);
    }

    /// <summary>Learns from a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="stop">Stops at the next operator; weights are as before the step then.</param>
    /// <exception cref="LamException">The loss or the gradient isn't finite, or a run failed; weights are as before the step.</exception>
    public StepResult Step(TrainingBatch batch, double learningRate, CancellationToken stop) => Step([batch], learningRate, stop);

    /// <summary>Learns from several batches as if they were one.</summary>
    /// <param name="batches">The batches; at least one.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="stop">Stops at the next operator; weights are as before the step then.</param>
    /// <exception cref="LamException">The loss or the gradient isn't finite, or a run failed; weights are as before the step.</exception>
    public StepResult Step(IReadOnlyList<TrainingBatch> batches, double learningRate, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentOutOfRangeException.ThrowIfZero(batches.Count);
        var weight = batches.Sum(batch => batch.Weight);
        var metrics = new float[_definition.Metrics.Count];
        Dictionary<string, OnnxTensor> gradients = [];
        try
        {
            for (var i = 0; i < batches.Count; i++)
            {
                var next = Gradients(batches[i], i, weight, gradients, metrics, stop);
                GraphRun.Free(gradients);
                gradients = next;
            }

            var norm = Update(gradients, batches[^1].Name, learningRate, stop);
            return new(++Steps, Named(metrics), norm);
        }
        finally
        {
            GraphRun.Free(gradients);
        }
    }

    /// <summary>Looks at a batch without learning from it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="stop">Stops at the next operator.</param>
    /// <exception cref="LamException">The run failed.</exception>
    public EvaluationResult Evaluate(TrainingBatch batch, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _evaluation ??= Load(TrainingGraph.Evaluation(_definition, _settings.Target), stop);
        using var normalizer = GraphRun.Normalizer(batch.Weight);
        Dictionary<string, OnnxTensor> own = new() { [TrainingGraph.NormalizerInput] = normalizer };
        var outputs = Run(_evaluation, [_state.Tensors, batch.Tensors, own], [.. _evaluation.Outputs.Select(output => (output.Name, ""))], $"batch '{batch.Name}'", stop);
        var values = outputs.ToDictionary(output => output.Key, output => output.Value.Span<float>().ToArray());
        GraphRun.Free(outputs);
        values.Remove(TrainingGraph.MetricsOutput, out var metrics);
        return new(Named(metrics!), values);
    }

    /// <summary>The weights as they are now, adapters included.</summary>
    /// <param name="stop">Stops the copying from the device.</param>
    public WeightSet Weights(CancellationToken stop)
    {
        var weights = new WeightSet();
        var values = Download([.. _definition.Weights.Select(weight => weight.Name)], stop);
        foreach (var weight in _definition.Weights)
            weights[weight.Name] = values[weight.Name];
        return weights;
    }

    /// <summary>Saves weights, moments and the number of steps; what is there is replaced only when all is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stop">Stops the copying from the device.</param>
    public void SaveCheckpoint(string path, CancellationToken stop) =>
        new Checkpoint(_definition.Name, Steps, Download([.. _state.Tensors.Keys], stop)).Write(path);

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LamException">It isn't there, is damaged, or belongs to another model; the session is as before.</exception>
    public void LoadCheckpoint(string path)
    {
        var saved = Checkpoint.Read(path);
        saved.Fits(path, _definition.Name, _state.Tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Count));
        foreach (var (name, values) in saved.Values)
            _state.Replace(name, OnnxTensor.Of<float>(values, [.. _state.Tensors[name].Shape]));
        Steps = saved.Steps;
    }

    /// <summary>Frees graphs, weights and moments.</summary>
    public void Dispose()
    {
        foreach (var session in new[] { _gradients, _update, _accumulation, _evaluation, _download })
            session?.Dispose();
        _state.Dispose();
    }

    /// <summary>Ends the profile that the settings asked for.</summary>
    /// <returns>Its file.</returns>
    internal string EndProfiling() => _gradients.EndProfiling();

    private OnnxSession Load(GraphBuilder graph, CancellationToken stop, string? profile = null)
    {
        try
        {
            return OnnxSession.Load(graph.ToBytes(), _settings.Session with { ProfilePrefix = profile }, stop);
        }
        catch (LamException error) when (_settings.Provider is { } provider && error.ExitCode != ExitCode.NotReady)
        {
            throw EngineErrors.TrainingDeviceUnfit(provider.Name, error);
        }
    }

    // A device may go at any moment: a driver that is updated, memory that another program takes, a cable. Binding copies to it already.
    private Dictionary<string, OnnxTensor> Run(
        OnnxSession session, IReadOnlyList<IReadOnlyDictionary<string, OnnxTensor>> inputs, IReadOnlyList<(string Name, string Memory)> outputs, string doing, CancellationToken stop)
    {
        try
        {
            using var binding = new OnnxBinding(session);
            GraphRun.BindInputs(binding, session, inputs);
            return GraphRun.Outputs(binding, outputs, stop);
        }
        catch (LamException error) when (_settings.Provider is { } provider)
        {
            throw EngineErrors.TrainingDeviceFailed(provider.Name, doing, error);
        }
    }

    private GraphBuilder DownloadGraph()
    {
        var graph = new GraphBuilder("download");
        foreach (var (name, tensor) in _state.Tensors)
        {
            GraphDimension[] shape = [.. tensor.Shape.Select(size => (GraphDimension)size)];
            graph.Output(graph.Input(name, OnnxElementType.Float32, shape), AdamWGraph.New + name, OnnxElementType.Float32, shape);
        }

        return graph;
    }

    private Dictionary<string, float> Named(float[] metrics) => _definition.Metrics.Zip(metrics).ToDictionary(pair => pair.First, pair => pair.Second);

    private Dictionary<string, OnnxTensor> Gradients(TrainingBatch batch, int number, float weight, Dictionary<string, OnnxTensor> earlier, float[] metrics, CancellationToken stop)
    {
        var session = number == 0
            ? _gradients
            : _accumulation ??= Load(TrainingGraph.Gradients(_definition, _settings.Target, true), stop);
        Dictionary<string, OnnxTensor> own = new() { [TrainingGraph.NormalizerInput] = GraphRun.Normalizer(weight) };
        try
        {
            foreach (var (name, tensor) in earlier)
                own[TrainingGraph.Before + name[TrainingGraph.Gradient.Length..]] = tensor;
            foreach (var input in session.Inputs.Where(input => input.Name.StartsWith(TrainedLayers.DropoutInput, StringComparison.Ordinal)))
                own[input.Name] = Dropout(input, batch.Rows, number);
            var outputs = Run(session, [own, _state.Tensors, batch.Tensors], [(TrainingGraph.MetricsOutput, ""), .. _trained.Select(w => (TrainingGraph.Gradient + w.Name, Memory))], $"batch '{batch.Name}'", stop);
            outputs.Remove(TrainingGraph.MetricsOutput, out var reported);
            using (reported)
            {
                for (var i = 0; i < metrics.Length; i++)
                    metrics[i] += reported!.Span<float>()[i];
            }

            if (float.IsFinite(metrics[0]))
                return outputs;
            GraphRun.Free(outputs);
            throw EngineErrors.TrainingNotFinite("loss", batch.Name);
        }
        finally
        {
            foreach (var (name, tensor) in own)
            {
                if (!name.StartsWith(TrainingGraph.Before, StringComparison.Ordinal))
                    tensor.Dispose();
            }
        }
    }

    private float Update(Dictionary<string, OnnxTensor> gradients, string batch, double learningRate, CancellationToken stop)
    {
        var step = AdamWStep.Of(_settings.AdamW, Steps + 1, learningRate);
        Dictionary<string, OnnxTensor> numbers = AdamWGraph.Numbers.Zip([step.Rate, step.Epsilon, step.Keep]).ToDictionary(pair => pair.First, pair => OnnxTensor.Of<float>([pair.Second], 1));
        Dictionary<string, OnnxTensor> outputs;
        try
        {
            outputs = Run(_update, [numbers, gradients, _state.Tensors], [.. _update.Outputs.Select(output => (output.Name, output.Name == AdamWGraph.Norm ? "" : Memory))], $"batch '{batch}'", stop);
        }
        finally
        {
            GraphRun.Free(numbers);
        }

        outputs.Remove(AdamWGraph.Norm, out var length);
        var norm = length!.Span<float>()[0];
        length.Dispose();
        if (!float.IsFinite(norm))
        {
            GraphRun.Free(outputs);
            throw EngineErrors.TrainingNotFinite("gradient", batch);
        }

        foreach (var (name, tensor) in outputs)
            _state.Replace(name[AdamWGraph.New.Length..], tensor);
        return norm;
    }

    // What adapters leave out hangs on the seed, the step and the batch alone, so a resumed run leaves out the same.
    private OnnxTensor Dropout(OnnxTensorInfo input, int rows, int batch)
    {
        var adapters = _definition.Adapters!;
        var random = new SeededRandom($"{adapters.Seed}/{input.Name}/{Steps}/{batch}");
        var mask = OnnxTensor.Allocate<float>(rows, input.Shape[1]);
        foreach (ref var value in mask.Span<float>())
            value = random.NextDouble() < adapters.Dropout ? 0 : 1 / (1 - adapters.Dropout);
        return mask;
    }

    private Dictionary<string, float[]> Download(IReadOnlyList<string> names, CancellationToken stop)
    {
        if (names.All(name => !_state.Tensors[name].IsOnDevice))
            return names.ToDictionary(name => name, name => _state.Tensors[name].Span<float>().ToArray());
        _download ??= Load(DownloadGraph(), stop);
        var outputs = Run(_download, [_state.Tensors], [.. names.Select(name => (AdamWGraph.New + name, ""))], "copying weights from it", stop);
        var values = names.ToDictionary(name => name, name => outputs[AdamWGraph.New + name].Span<float>().ToArray());
        GraphRun.Free(outputs);
        return values;
    }
}
