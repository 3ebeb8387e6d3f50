namespace LamPS.Model.Graphs;

/// <summary>For which tokens of its input a decoder gives logits.</summary>
public enum LogitsForm
{
    /// <summary>For the last alone: reading a long prompt then costs no head.</summary>
    Last,

    /// <summary>For all: needed to score given texts.</summary>
    All,
}
