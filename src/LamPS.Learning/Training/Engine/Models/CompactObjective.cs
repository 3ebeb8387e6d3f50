namespace LamPS.Learning.Training.Engine.Models;

/// <summary>What is asked of a compact LAM in training.</summary>
public enum CompactObjective
{
    /// <summary>To do as the examples did: cross-entropy of candidate, function, spans and status.</summary>
    Imitate,

    /// <summary>To tell what the example's action is worth: the squared error of a value head, which reads the decision, the candidate and the function.</summary>
    Value,

    /// <summary>To do more of what was better than expected and less of what was worse: PPO's clipped ratio, held near a reference.</summary>
    Policy,
}
