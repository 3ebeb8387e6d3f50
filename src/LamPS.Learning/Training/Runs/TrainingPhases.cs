namespace LamPS.Learning.Training.Runs;

/// <summary>The phases of training, in their order.</summary>
public static class TrainingPhases
{
    /// <summary>Planning: which way a part of a request means, and which value goes where; the model after it is LAM1.</summary>
    public const string Plan = "plan";

    /// <summary>Imitating the teacher; the model after it is LAM2.</summary>
    public const string Expert = "expert";

    /// <summary>Imitating the teacher and what models did themselves where it was verified; the model after it is LAM3.</summary>
    public const string Explore = "explore";

    /// <summary>Telling what an action was worth, from episodes that were verified and episodes that weren't: the reward model.</summary>
    public const string Reward = "reward";

    /// <summary>Offline PPO on the failures, by the reward model; the model after it is LAM4.</summary>
    public const string Policy = "policy";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Expert, Explore, Reward, Policy];

    /// <summary>The phase whose weights another one begins with; null for the first.</summary>
    /// <param name="phase">Phase.</param>
    public static string? Before(string phase) => phase switch
    {
        Expert => Plan,
        Explore => Expert,
        Reward or Policy => Explore,
        _ => null,
    };
}
