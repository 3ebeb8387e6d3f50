namespace LamPS.Learning.Training.Runs;

/// <summary>The phases of training, in their order.</summary>
public static class TrainingPhases
{
    /// <summary>Planning: which way a part of a request means, and which value goes where; the model after it is LAM1.</summary>
    public const string Plan = "plan";

    /// <summary>Imitating the teacher; the model after it is LAM2.</summary>
    public const string Expert = "expert";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Expert];

    /// <summary>The phase whose model another one begins with; null for the first.</summary>
    /// <param name="phase">Phase.</param>
    public static string? Before(string phase) => phase == Expert ? Plan : null;
}
