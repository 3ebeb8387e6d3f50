using System.Globalization;
using System.Text;
using LamPS.Model.Tokenizers.Models;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Tokenizers.Decoders;

/// <summary>One after the other.</summary>
internal sealed class SequenceDecoder(IReadOnlyList<TokenDecoder> items) : TokenDecoder
{
    public IReadOnlyList<TokenDecoder> Items => items;

    public override List<string> Apply(List<string> tokens) => items.Aggregate(tokens, (sofar, item) => item.Apply(sofar));
}

/// <summary>Letters of bytes back to bytes; what has other letters is taken as it is.</summary>
internal sealed class ByteLevelDecoder : TokenDecoder
{
    public override List<string> Apply(List<string> tokens)
    {
        var bytes = new List<byte>(tokens.Count * 4);
        foreach (var token in tokens)
            bytes.AddRange(BytesOf(token));
        return [Encoding.UTF8.GetString([.. bytes])];
    }

    /// <summary>Bytes of one token.</summary>
    public static byte[] BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < token.Length; i++)
        {
            if (!ByteAlphabet.TryGetByte(token[i], out bytes[i]))
                return Encoding.UTF8.GetBytes(token);
        }

        return bytes;
    }
}

/// <summary><c>&lt;0x0A&gt;</c> back to bytes; a run of them that is no text becomes one replacement character a byte.</summary>
internal sealed class ByteFallbackDecoder : TokenDecoder
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a byte token.</summary>
    public static bool TryGetByte(string token, out byte value)
    {
        value = 0;
        return token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public override List<string> Apply(List<string> tokens)
    {
        List<string> result = new(tokens.Count);
        List<byte> run = [];
        foreach (var token in tokens)
        {
            if (TryGetByte(token, out var value))
            {
                run.Add(value);
                continue;
            }

            End(run, result);
            result.Add(token);
        }

        End(run, result);
        return result;
    }

    private static void End(List<byte> run, List<string> result)
    {
        if (run.Count == 0)
            return;
        try
        {
            result.Add(Strict.GetString([.. run]));
        }
        catch (DecoderFallbackException)
        {
            result.AddRange(Enumerable.Repeat("\uFFFD", run.Count));
        }

        run.Clear();
    }
}

/// <summary>Joins.</summary>
internal sealed class FuseDecoder : TokenDecoder
{
    public override List<string> Apply(List<string> tokens) => [string.Concat(tokens)];
}

/// <summary>Takes a letter away from the ends of each text.</summary>
internal sealed class StripDecoder(string content, int start, int stop) : TokenDecoder
{
    public override List<string> Apply(List<string> tokens) => tokens.ConvertAll(token =>
    {
        var from = 0;
        for (var i = 0; i < start && token.AsSpan(from).StartsWith(content, StringComparison.Ordinal); i++)
            from += content.Length;
        var to = token.Length;
        for (var i = 0; i < stop && to > from && token.AsSpan(from, to - from).EndsWith(content, StringComparison.Ordinal); i++)
            to -= content.Length;
        return token[from..to];
    });
}

/// <summary>Replaces text in each token.</summary>
internal sealed class ReplaceDecoder(TextPattern pattern, string content) : TokenDecoder
{
    public override List<string> Apply(List<string> tokens) => tokens.ConvertAll(One);

    /// <summary>Replaces in one token.</summary>
    public string One(string token) => pattern.Replace(token, content);
}

/// <summary>Visible spaces back to spaces; those of the first token go when one was put in front.</summary>
internal sealed class MetaspaceDecoder(char mark, bool prepended) : TokenDecoder
{
    public char Mark => mark;

    public override List<string> Apply(List<string> tokens) =>
    [
        .. tokens.Select((token, i) => i == 0 && prepended ? token.Replace(mark.ToString(), "", StringComparison.Ordinal) : token.Replace(mark, ' ')),
    ];
}

/// <summary>The end of a word back to a space.</summary>
internal sealed class WordEndDecoder(string suffix) : TokenDecoder
{
    public override List<string> Apply(List<string> tokens) =>
        [.. tokens.Select((token, i) => suffix.Length == 0 ? token : token.Replace(suffix, i == tokens.Count - 1 ? "" : " ", StringComparison.Ordinal))];
}
