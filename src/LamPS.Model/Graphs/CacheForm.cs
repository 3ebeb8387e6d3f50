namespace LamPS.Model.Graphs;

/// <summary>How a decoder keeps keys and values.</summary>
public enum CacheForm
{
    /// <summary>As <c>GroupQueryAttention</c> takes it: grows with the text. The layout of ONNX Runtime's generative models.</summary>
    Growing,

    /// <summary>A fixed number of slots, written by position, from operators that every device runs; one text at a time.</summary>
    Static,
}
