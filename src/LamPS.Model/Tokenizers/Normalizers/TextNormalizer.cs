namespace LamPS.Model.Tokenizers.Normalizers;

/// <summary>Changes text before it is cut into words.</summary>
internal abstract class TextNormalizer
{
    /// <summary>Changes text; empty text stays empty.</summary>
    public abstract string Apply(string text);

    /// <summary>Whether it may take away the front of a text.</summary>
    public virtual bool StripsFront => false;
}
