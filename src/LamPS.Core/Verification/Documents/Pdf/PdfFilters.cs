using System.IO.Compression;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>Unpacks streams.</summary>
internal static class PdfFilters
{
    /// <summary>Unpacks a stream.</summary>
    /// <returns>Its content; null where it is packed in a way that text isn't (pictures), or in one that is out of use (LZW).</returns>
    public static byte[]? Unpack(PdfStream stream, PdfFile file, ReadContext context)
    {
        var filters = AsList(file.Get(stream.Dictionary, "Filter"));
        var parameters = AsList(file.Get(stream.Dictionary, "DecodeParms"));
        var bytes = stream.Data;
        for (var i = 0; i < filters.Length; i++)
        {
            switch ((file.Resolve(filters[i]) as PdfName)?.Text)
            {
                case "FlateDecode" or "Fl":
                    var how = i < parameters.Length ? file.Resolve(parameters[i]) as PdfDictionary : null;
                    bytes = Predict(Inflate(bytes, context), how ?? PdfDictionary.Empty, file);
                    break;
                case "ASCIIHexDecode" or "AHx":
                    bytes = FromHex(bytes);
                    break;
                case "ASCII85Decode" or "A85":
                    bytes = FromAscii85(bytes.Span);
                    break;
                default:
                    return null;
            }
        }

        if (filters.Length == 0)
            context.CountUnpacked(bytes.Length);
        return bytes.ToArray();
    }

    private static object?[] AsList(object? value) => value switch
    {
        null => [],
        object?[] list => list,
        _ => [value],
    };

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, ReadContext context)
    {
        // Some writers pack nothing to nothing.
        if (packed.IsEmpty)
            return [];

        using var input = new MemoryStream(packed.ToArray(), writable: false);
        using var zlib = new ZLibStream(input, CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = zlib.Read(buffer)) > 0;)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.CountUnpacked(read);
            output.Write(buffer, 0, read);
        }

        CheckSum(packed.Span, output.GetBuffer().AsSpan(0, (int)output.Length));
        return output.ToArray();
    }

    // The library doesn't complain when packed data stop early or were altered; the Adler-32 behind them tells.
    private static void CheckSum(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        uint a = 1, b = 0;
        while (!unpacked.IsEmpty)
        {
            // As many bytes as fit before b could overflow.
            var block = unpacked[..Math.Min(unpacked.Length, 5552)];
            foreach (var value in block)
            {
                a += value;
                b += a;
            }

            (a, b) = (a % 65521, b % 65521);
            unpacked = unpacked[block.Length..];
        }

        ReadOnlySpan<byte> expected = [(byte)(b >> 8), (byte)b, (byte)(a >> 8), (byte)a];
        // Writers may leave line ends between the data and the end of the stream.
        for (var tail = packed.Length - 4; tail >= Math.Max(0, packed.Length - 8); tail--)
        {
            if (packed.Slice(tail, 4).SequenceEqual(expected))
                return;
        }

        throw new InvalidDataException("the check sum of packed data is wrong.");
    }

    // PNG predictors, which cross-reference streams use (ISO 32000-1, 7.4.4.4).
    private static byte[] Predict(byte[] data, PdfDictionary how, PdfFile file)
    {
        var predictor = file.GetInt(how, "Predictor", 1);
        if (predictor < 10)
            return predictor == 1 ? data : throw new InvalidDataException($"data are packed with predictor {predictor}.");

        var colors = file.GetInt(how, "Colors", 1);
        var bits = file.GetInt(how, "BitsPerComponent", 8);
        var columns = file.GetInt(how, "Columns", 1);
        if (colors is < 1 or > 32 || bits is < 1 or > 16 || columns is < 1 or > 1_000_000)
            throw new InvalidDataException("data are packed with impossible parameters.");

        var pixel = Math.Max(1, colors * bits / 8);
        var stride = ((colors * bits * columns) + 7) / 8;
        var rows = data.Length / (stride + 1);
        var output = new byte[rows * stride];
        for (var y = 0; y < rows; y++)
        {
            var filter = data[y * (stride + 1)];
            var input = data.AsSpan((y * (stride + 1)) + 1, stride);
            var row = output.AsSpan(y * stride, stride);
            var above = y == 0 ? default : output.AsSpan((y - 1) * stride, stride);
            for (var i = 0; i < stride; i++)
            {
                int left = i < pixel ? 0 : row[i - pixel];
                int up = above.IsEmpty ? 0 : above[i];
                int corner = above.IsEmpty || i < pixel ? 0 : above[i - pixel];
                row[i] = (byte)(input[i] + filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => throw new InvalidDataException($"data are packed with row filter {filter}."),
                });
            }
        }

        return output;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int a = Math.Abs(guess - left), b = Math.Abs(guess - up), c = Math.Abs(guess - corner);
        if (a <= b && a <= c)
            return left;
        return b <= c ? up : corner;
    }

    private static byte[] FromHex(ReadOnlyMemory<byte> text)
    {
        var wrapped = new byte[text.Length + 2];
        wrapped[0] = (byte)'<';
        text.Span.CopyTo(wrapped.AsSpan(1));
        wrapped[^1] = (byte)'>';
        return new PdfParser(wrapped).ReadToken() as byte[] ?? [];
    }

    private static byte[] FromAscii85(ReadOnlySpan<byte> text)
    {
        var output = new List<byte>(text.Length);
        uint group = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (PdfParser.IsSpace(c))
                continue;
            if (c == '~')
                break;
            if (c == 'z' && count == 0)
            {
                output.AddRange([0, 0, 0, 0]);
                continue;
            }

            if (c is < (byte)'!' or > (byte)'u')
                throw new InvalidDataException("data hold a character that ASCII85 doesn't have.");
            group = unchecked((group * 85) + (uint)(c - '!'));
            if (++count == 5)
            {
                output.AddRange([(byte)(group >> 24), (byte)(group >> 16), (byte)(group >> 8), (byte)group]);
                (group, count) = (0, 0);
            }
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                group = unchecked((group * 85) + 84);
            }

            for (var i = 0; i < count - 1; i++)
            {
                output.Add((byte)(group >> (24 - (8 * i))));
            }
        }

        return [.. output];
    }
}
