using LamPS.Learning.Training.Runs;

namespace LamPS.Learning.Tests.Training.Runs;

/// <summary>Hands progress on, on the thread that reports it.</summary>
internal sealed class Teller(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => tell(value);
}
