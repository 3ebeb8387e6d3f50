namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Makes spaces visible, puts one in front, and cuts before each.</summary>
/// <param name="mark">What stands for a space.</param>
/// <param name="prepend">Where one is put in front.</param>
/// <param name="cuts">Whether text is cut.</param>
internal sealed class MetaspaceSplitter(char mark, MetaspacePrepend prepend, bool cuts) : PreTokenizer
{
    /// <summary>The same, with nothing put in front.</summary>
    public MetaspaceSplitter WithoutPrefix() => new(mark, MetaspacePrepend.Never, cuts);

    public override void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink)
    {
        var prefixed = text[0] != ' ' && text[0] != mark && (prepend == MetaspacePrepend.Always || (prepend == MetaspacePrepend.First && isFirst));
        var buffer = System.Buffers.ArrayPool<char>.Shared.Rent(text.Length + 1);
        var marked = buffer.AsSpan(0, text.Length + (prefixed ? 1 : 0));
        text.Replace(marked[(prefixed ? 1 : 0)..], ' ', mark);
        if (prefixed)
            marked[0] = mark;
        if (!cuts)
        {
            sink.Take(marked, isFirst);
        }
        else
        {
            for (var start = 0; start < marked.Length;)
            {
                var next = marked[(start + 1)..].IndexOf(mark);
                var end = next < 0 ? marked.Length : start + 1 + next;
                sink.Take(marked[start..end], isFirst && start == 0);
                start = end;
            }
        }

        System.Buffers.ArrayPool<char>.Shared.Return(buffer);
    }
}

/// <summary>Where a mark is put in front of text.</summary>
internal enum MetaspacePrepend
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>Before the first text.</summary>
    First,

    /// <summary>Also behind added tokens.</summary>
    Always,
}
