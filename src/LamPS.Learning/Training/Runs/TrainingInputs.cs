using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Learning.Benches;
using LamPS.Learning.Lessons;
using LamPS.Learning.Splitting;
using LamPS.Model.Onnx;

namespace LamPS.Learning.Training.Runs;

/// <summary>What a run learns from.</summary>
/// <param name="Store">File of collected episodes; null for none.</param>
/// <param name="Plans">File of task-plan records; null for none.</param>
/// <param name="Bench">Families and their documents.</param>
/// <param name="Table">What is kept for tests.</param>
/// <param name="Maps">Maps of applications, with their titles.</param>
/// <param name="Knowledge">What is known of an application, by name.</param>
public sealed record TrainingInputs(
    string? Store, string? Plans, TemplateBench Bench, SplitTable Table, IReadOnlyList<(ApplicationMap Map, string Title)> Maps, Func<string, CancellationToken, Task<PlanningKnowledge>> Knowledge)
{
    /// <summary>File of general vectors of words, for configurations that want them.</summary>
    public string? Vectors { get; init; }

    /// <summary>Where phases are trained; null for the processor.</summary>
    public OnnxProvider? Provider { get; init; }

    /// <summary>The model that the run begins with, and what runs taught beyond it; null for one that begins with nothing.</summary>
    public Further? Further { get; init; }

    /// <summary>Folder of the model whose weights and vocabulary the run begins with; null for random weights, and for a run that has begun.</summary>
    public string? Model { get; init; }
}
