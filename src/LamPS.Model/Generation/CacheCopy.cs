using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>Copies caches of different lengths.</summary>
internal static class CacheCopy
{
    /// <summary>Copies the first tokens of every head, [texts, heads, tokens, size].</summary>
    /// <param name="source">Where from.</param>
    /// <param name="sourceTokens">Tokens that it has room for.</param>
    /// <param name="target">Where to.</param>
    /// <param name="targetTokens">Tokens that it has room for.</param>
    /// <param name="count">Tokens to copy.</param>
    public static void Heads(OnnxTensor source, int sourceTokens, OnnxTensor target, int targetTokens, int count)
    {
        if (count == 0)
            return;
        var token = (int)source.Shape[3] * OnnxElementTypes.SizeOf(source.ElementType);
        var heads = checked((int)(source.Shape[0] * source.Shape[1]));
        var from = source.Bytes();
        var to = target.Bytes();
        for (var head = 0; head < heads; head++)
            from.Slice(head * sourceTokens * token, count * token).CopyTo(to[(head * targetTokens * token)..]);
    }
}
