namespace LamPS.Model.Graphs;

/// <summary>What lies between the two matrices of a feed-forward layer.</summary>
public enum ActivationKind
{
    /// <summary>A gate: one half through SiLU, times the other half.</summary>
    SwiGlu,

    /// <summary>The Gaussian error linear unit.</summary>
    Gelu,
}
