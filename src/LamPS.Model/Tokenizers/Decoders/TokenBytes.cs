using System.Text;

namespace LamPS.Model.Tokenizers.Decoders;

/// <summary>What single tokens add to a text.</summary>
internal static class TokenBytes
{
    /// <summary>Bytes of a token in the middle of a text.</summary>
    /// <param name="token">Text of the token in the vocabulary.</param>
    /// <param name="decoder">Decoder, or null.</param>
    public static byte[] Of(string token, TokenDecoder? decoder)
    {
        foreach (var item in decoder is SequenceDecoder sequence ? sequence.Items : decoder is null ? [] : [decoder])
        {
            switch (item)
            {
                case ByteLevelDecoder:
                    return ByteLevelDecoder.BytesOf(token);
                case ByteFallbackDecoder when ByteFallbackDecoder.TryGetByte(token, out var value):
                    return [value];
                case ReplaceDecoder replace:
                    token = replace.One(token);
                    break;
                case MetaspaceDecoder metaspace:
                    token = token.Replace(metaspace.Mark, ' ');
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(token);
    }
}
