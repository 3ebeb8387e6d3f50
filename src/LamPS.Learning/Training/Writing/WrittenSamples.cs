using LamPS.Core;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Tokenizers;

namespace LamPS.Learning.Training.Writing;

/// <summary>What a decoder writes for a few examples that are kept back, as a planner would ask it. The model is written as it will be used and loaded from there.</summary>
/// <param name="model">Writes the model's folder.</param>
/// <param name="threads">Threads on the processor.</param>
internal sealed class WrittenSamples(Action<string, WeightSet> model, int threads)
{
    /// <summary>Writes them as lines of a table.</summary>
    /// <param name="folder">A folder that is there only meanwhile.</param>
    /// <param name="weights">Weights as they are now.</param>
    /// <param name="step">Step.</param>
    /// <param name="kept">Examples by pool.</param>
    /// <param name="stop">Stops.</param>
    public IReadOnlyList<string> Rows(string folder, WeightSet weights, long step, IReadOnlyDictionary<string, IReadOnlyList<PlanTextExample>> kept, CancellationToken stop)
    {
        if (kept.Values.All(k => k.Count == 0))
            return [];
        try
        {
            model(folder, weights);
            using var decoder = new LocalAnswerModel("decoder", DecoderModel.Load(folder, new DecoderModelOptions { Threads = threads, Spin = false, Deterministic = true }, stop), Tokenizer.Load(folder), null);
            return
            [
                .. kept.OrderBy(k => k.Key, StringComparer.Ordinal).SelectMany(k => k.Value.Take(TrainingSamples.Most).Select(example => TrainingSamples.Row(step, k.Key, example.Example.Name, example.Answer, Written(decoder, example, stop)))),
            ];
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static string Written(LocalAnswerModel decoder, PlanTextExample example, CancellationToken stop)
    {
        try
        {
            return decoder.AnswerAsync(example.Prompt, GenerativePlanner.Wanted, stop).GetAwaiter().GetResult();
        }
        catch (LamException error) when (AgentModelErrors.IsUnusable(error))
        {
            // A model that has learned little never comes to an end.
            return error.Message;
        }
    }
}
