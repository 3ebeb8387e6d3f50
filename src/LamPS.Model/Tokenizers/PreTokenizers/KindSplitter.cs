using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>Cuts text at code points of a kind: digits, punctuation, white space.</summary>
internal sealed class KindSplitter(CharacterKind kind, SplitBehavior behavior) : PreTokenizer
{
    public override void Cut(ReadOnlySpan<char> text, bool isFirst, IPieceSink sink)
    {
        var cutter = new Cutter(text, isFirst, behavior, sink);
        var plain = 0;
        for (var at = 0; at < text.Length;)
        {
            var fits = (CodePoints.KindAt(text, at, out var length) & kind) != 0;
            if (fits)
            {
                if (at > plain)
                    cutter.Add(plain, at, isMatch: false);
                cutter.Add(at, at + length, isMatch: true);
                plain = at + length;
            }

            at += length;
        }

        if (plain < text.Length)
            cutter.Add(plain, text.Length, isMatch: false);
        cutter.Flush();
    }
}
