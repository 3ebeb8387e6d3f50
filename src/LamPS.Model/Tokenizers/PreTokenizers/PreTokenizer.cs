namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Cuts text into pieces that are encoded by themselves.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Cuts.</summary>
    /// <param name="text">Text; not empty.</param>
    /// <param name="isFirst">Whether it is the beginning of the whole text.</param>
    /// <param name="sink">Takes the pieces; not the empty ones.</param>
    public abstract void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink);
}

/// <summary>Takes pieces of text.</summary>
internal interface IPieceSink
{
    /// <summary>Takes a piece.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="isFirst">Whether it is the beginning of the whole text.</param>
    void Take(ReadOnlySpan<char> text, bool isFirst);
}
