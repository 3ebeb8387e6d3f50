using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Engine.Models;
using LamPS.Learning.Training.Engine.Sessions;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Training.Runs;

/// <summary>Asks models of a run what they make of examples, many at once.</summary>
internal static class JudgedExamples
{
    private const int Rows = 16;

    /// <summary>What one output says of each example.</summary>
    /// <param name="session">Model; it learns nothing from this.</param>
    /// <param name="shape">Measures of the model.</param>
    /// <param name="examples">Examples.</param>
    /// <param name="output">An output with one number for each example: <c>log_prob</c> or <c>value</c>.</param>
    /// <param name="stop">Stops between batches.</param>
    public static float[] Ask(TrainingSession session, CompactLamShape shape, IReadOnlyList<CompactExample> examples, string output, CancellationToken stop)
    {
        var answers = new float[examples.Count];
        foreach (var (numbers, result) in Evaluate(session, shape, examples, output, stop))
        {
            for (var i = 0; i < numbers.Count; i++)
                answers[numbers[i]] = result.Outputs[output][i];
        }

        return answers;
    }

    /// <summary>Evaluates examples in batches of like length.</summary>
    /// <param name="session">Model; it learns nothing from this.</param>
    /// <param name="shape">Measures of the model.</param>
    /// <param name="examples">Examples.</param>
    /// <param name="name">What errors call a batch.</param>
    /// <param name="stop">Stops between batches.</param>
    /// <returns>Numbers of the examples of each batch, and what the model gives for them.</returns>
    public static IEnumerable<(IReadOnlyList<int> Numbers, EvaluationResult Result)> Evaluate(
        TrainingSession session, CompactLamShape shape, IReadOnlyList<CompactExample> examples, string name, CancellationToken stop)
    {
        foreach (var some in Enumerable.Range(0, examples.Count).OrderBy(i => examples[i].Input.Tokens.Count).Chunk(Rows))
        {
            stop.ThrowIfCancellationRequested();
            using var batch = CompactBatch.Of([.. some.Select(i => examples[i])], shape, name);
            yield return (some, session.Evaluate(batch, stop));
        }
    }

    /// <summary>The failures as a policy learns from them: how likely the model made each action, and how much better than the others the reward model finds it.</summary>
    /// <param name="config">The run's configuration.</param>
    /// <param name="settings">Where and with how many threads it runs.</param>
    /// <param name="failures">Steps of episodes that weren't verified.</param>
    /// <param name="policy">Weights of the model.</param>
    /// <param name="reward">Weights of the reward model.</param>
    /// <param name="stop">Stops between batches.</param>
    public static IReadOnlyList<CompactExample> WithAdvantages(TrainingConfig config, TrainingSettings settings, IReadOnlyList<CompactExample> failures, WeightSet policy, WeightSet reward, CancellationToken stop)
    {
        var shape = config.Model.Shape;
        float[] Of(CompactObjective objective, WeightSet weights, string output)
        {
            using var session = TrainingSession.Open(new CompactLamTraining { Shape = shape, Objective = objective }, weights, settings, stop);
            return Ask(session, shape, failures, output, stop);
        }

        var likely = Of(CompactObjective.Imitate, policy, "log_prob");
        var worth = Of(CompactObjective.Value, reward, "value");
        var mean = worth.Average();
        var deviation = Math.Max(1e-4f, MathF.Sqrt(worth.Average(w => (w - mean) * (w - mean))));
        return [.. failures.Select((f, i) => f with { OldLogProbability = likely[i], ReferenceLogProbability = likely[i], Advantage = (worth[i] - mean) / deviation })];
    }
}
