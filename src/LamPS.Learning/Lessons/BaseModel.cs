using LamPS.Core;
using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Lessons;

/// <summary>A compact LAM as what another one begins with: its form, weights and procedures, read from its folder.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Config">What its heads choose among.</param>
/// <param name="Form">Its form.</param>
/// <param name="Weights">Its weights.</param>
internal sealed record BaseModel(string Folder, CompactLamConfig Config, CompactForm Form, WeightSet Weights)
{
    /// <summary>What it was taught.</summary>
    public ProcedureMemory Memory => field ??= ProcedureMemory.Read(Folder, withKept: false);

    /// <summary>What tests keep from its training.</summary>
    public IReadOnlyList<Procedure> Kept => ProcedureMemory.ReadKept(Folder);

    /// <summary>Reads it.</summary>
    /// <param name="folder">Folder of a compact LAM with 32-bit weights.</param>
    /// <exception cref="LamException">It is none, is damaged, or its heads choose among other things than this version's.</exception>
    public static BaseModel Read(string folder)
    {
        var config = CompactLamConfig.Read(folder);
        var graph = GraphReader.Read(Path.Combine(folder, config.ModelFile));
        long[] Shape(string name) => BaseWeights.Shape(folder, graph, name);
        var embed = Shape("embed");
        var form = new CompactForm
        {
            Vocabulary = (int)embed[0],
            Width = (int)embed[1],
            Layers = Enumerable.Range(0, int.MaxValue).TakeWhile(i => graph.Weights.ContainsKey($"layers.{i}.out")).Count(),
            Heads = (int)graph.Numbers.GetValueOrDefault("num_heads", 1),
            FeedForward = (int)Shape("layers.0.down")[0],
            Context = config.Context,
            MapWays = config.MapWays,
        };
        if (!config.SaysTheSame(form.Config))
            throw LessonErrors.BaseModelUnfit(folder, "its heads choose among other things than those of this version");
        var weights = new WeightSet();
        foreach (var name in form.Shape.Weights())
            weights[name.Name] = BaseWeights.Whole(folder, graph, name);
        return new BaseModel(folder, config, form, weights);
    }
}
