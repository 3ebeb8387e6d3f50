namespace LamPS.Model.Tokenizers.Decoders;

/// <summary>Makes text of tokens.</summary>
internal abstract class TokenDecoder
{
    /// <summary>Changes the texts of tokens; what comes out is joined.</summary>
    public abstract List<string> Apply(List<string> tokens);
}
