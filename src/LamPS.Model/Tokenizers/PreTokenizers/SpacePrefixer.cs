namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Puts a space in front of text that has none.</summary>
internal sealed class SpacePrefixer : PreTokenizer
{
    public override void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink)
    {
        if (text[0] == ' ')
        {
            sink.Take(text, isFirst);
            return;
        }

        var buffer = System.Buffers.ArrayPool<char>.Shared.Rent(text.Length + 1);
        buffer[0] = ' ';
        text.CopyTo(buffer.AsSpan(1));
        sink.Take(buffer.AsSpan(0, text.Length + 1), isFirst);
        System.Buffers.ArrayPool<char>.Shared.Return(buffer);
    }
}
