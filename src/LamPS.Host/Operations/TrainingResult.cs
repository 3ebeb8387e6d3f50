using LamPS.Learning.Training.Runs;

namespace LamPS.Host.Operations;

/// <summary>What came of training.</summary>
/// <param name="Run">Folder of the run.</param>
/// <param name="Phases">Phases that have ended.</param>
/// <param name="Model">Folder of the model.</param>
/// <param name="Last">How it stood at the end; null when nothing was left to do.</param>
internal sealed record TrainingResult(string Run, IReadOnlyList<string> Phases, string Model, TrainingProgress? Last);
