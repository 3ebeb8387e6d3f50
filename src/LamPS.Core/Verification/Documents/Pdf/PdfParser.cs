using System.Globalization;
using System.Text;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>Reads objects and keywords from bytes (ISO 32000-1, 7.2 and 7.3): of a file, an object stream, a page or a character map.</summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> data, int position = 0)
{
    private const int Deepest = 100;
    private int _depth;

    /// <summary>What stands where an object or keyword should, at the end.</summary>
    public static object End { get; } = new();

    public int Position { get; set; } = position;

    private ReadOnlySpan<byte> Data => data.Span;

    /// <summary>Reads the next object, with references.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public object? ReadObject()
    {
        var first = ReadToken();
        if (first is not double number || !IsIndex(number))
            return first;

        // Two numbers and an R are a reference; anything else is just a number. No more than that is read ahead.
        var after = Position;
        if (PeekIsDigit() && ReadNumber() is double generation && IsIndex(generation) && TakeReferenceMark())
            return new PdfReference((int)number, (int)generation);

        Position = after;
        return number;
    }

    /// <summary>Reads the next object or keyword without looking for references, which pages don't have.</summary>
    public object? ReadToken()
    {
        SkipSpace();
        if (Position >= data.Length)
            return End;

        var c = Data[Position];
        switch (c)
        {
            case (byte)'/':
                Position++;
                return new PdfName(ReadName());
            case (byte)'(':
                return ReadLiteral();
            case (byte)'<':
                return At(Position + 1) == '<' ? ReadDictionary() : ReadHex();
            case (byte)'[':
                return ReadArray();
            case (byte)']' or (byte)'}' or (byte)'{' or (byte)')':
                Position++;
                return new PdfKeyword(((char)c).ToString());
            case (byte)'>':
                Position += At(Position + 1) == '>' ? 2 : 1;
                return new PdfKeyword(">>");
            case (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return ReadNumber();
            default:
                return ReadKeyword();
        }
    }

    /// <summary>Expects a keyword.</summary>
    public void Expect(string keyword)
    {
        if (ReadToken() is not PdfKeyword { Text: var found } || found != keyword)
            throw new InvalidDataException($"'{keyword}' is missing at byte {Position}.");
    }

    /// <summary>Expects a whole number from 0.</summary>
    public int ExpectIndex() => ReadToken() is double number && IsIndex(number)
        ? (int)number
        : throw new InvalidDataException($"a number is missing at byte {Position}.");

    /// <summary>Passes white space and comments.</summary>
    public void SkipSpace()
    {
        var bytes = Data;
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                while (Position < bytes.Length && bytes[Position] is not ((byte)'\r' or (byte)'\n'))
                {
                    Position++;
                }
            }
            else if (!IsSpace(bytes[Position]))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    /// <summary>Passes the data of an inline image, up to behind its <c>EI</c>.</summary>
    public void SkipInlineImage()
    {
        var bytes = Data;
        for (var i = Position; i + 2 < bytes.Length; i++)
        {
            if (IsSpace(bytes[i]) && bytes[i + 1] == 'E' && bytes[i + 2] == 'I' && (i + 3 >= bytes.Length || IsSpace(bytes[i + 3])))
            {
                Position = i + 3;
                return;
            }
        }

        throw new InvalidDataException("a picture in a page has no end.");
    }

    public static bool IsSpace(int c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsIndex(double number) => number is >= 0 and <= int.MaxValue && number == Math.Floor(number);

    private static bool IsDelimiter(byte c) => c is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']'
        or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private int At(int position) => position < data.Length ? Data[position] : -1;

    private bool PeekIsDigit()
    {
        SkipSpace();
        return At(Position) is >= '0' and <= '9';
    }

    private bool TakeReferenceMark()
    {
        SkipSpace();
        if (At(Position) != 'R' || (At(Position + 1) is >= 0 and var next && !IsSpace(next) && !IsDelimiter((byte)next)))
            return false;

        Position++;
        return true;
    }

    private object?[] ReadArray()
    {
        Position++;
        Enter();
        var items = new List<object?>();
        while (true)
        {
            var item = ReadObject();
            if (item is PdfKeyword { Text: "]" })
                break;
            if (item == End || item is PdfKeyword)
                throw new InvalidDataException($"an array has no end before byte {Position}.");
            items.Add(item);
        }

        _depth--;
        return [.. items];
    }

    private PdfDictionary ReadDictionary()
    {
        Position += 2;
        Enter();
        var dictionary = new PdfDictionary();
        while (true)
        {
            var key = ReadToken();
            if (key is PdfKeyword { Text: ">>" })
                break;
            if (key is not PdfName name)
                throw new InvalidDataException($"a dictionary has no end before byte {Position}.");
            var value = ReadObject();
            if (value == End || value is PdfKeyword)
                throw new InvalidDataException($"a dictionary has no value for '{name.Text}' at byte {Position}.");
            dictionary[name.Text] = value;
        }

        _depth--;
        return dictionary;
    }

    private void Enter()
    {
        if (++_depth > Deepest)
            throw new InvalidDataException($"objects stand more than {Deepest} levels deep inside each other.");
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        for (; Position < data.Length; Position++)
        {
            var c = Data[Position];
            if (IsSpace(c) || IsDelimiter(c))
                break;
            if (c == '#' && HexDigit(At(Position + 1)) is var high and >= 0 && HexDigit(At(Position + 2)) is var low and >= 0)
            {
                c = (byte)((high << 4) | low);
                Position += 2;
            }

            name.Append((char)c);
        }

        return name.ToString();
    }

    private object? ReadKeyword()
    {
        var start = Position;
        while (Position < data.Length && !IsSpace(Data[Position]) && !IsDelimiter(Data[Position]))
        {
            Position++;
        }

        return Encoding.Latin1.GetString(Data[start..Position]) switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            var other => new PdfKeyword(other),
        };
    }

    private object ReadNumber()
    {
        var start = Position;
        while (Position < data.Length && Data[Position] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            Position++;
        }

        return double.TryParse(Data[start..Position], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"there is no number at byte {start}.");
    }

    private byte[] ReadHex()
    {
        Position++;
        var bytes = new List<byte>();
        var high = -1;
        for (; ; Position++)
        {
            var c = At(Position);
            if (c < 0)
                throw new InvalidDataException("a string has no end.");
            if (c == '>')
                break;
            var digit = HexDigit(c);
            if (digit < 0)
                continue;
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        Position++;
        if (high >= 0)
            bytes.Add((byte)(high << 4));
        return [.. bytes];
    }

    private byte[] ReadLiteral()
    {
        Position++;
        var bytes = new List<byte>();
        var open = 1;
        while (true)
        {
            var c = At(Position++);
            switch (c)
            {
                case < 0:
                    throw new InvalidDataException("a string has no end.");
                case '(':
                    open++;
                    break;
                case ')' when --open == 0:
                    return [.. bytes];
                case '\\':
                    ReadEscape(bytes);
                    continue;
            }

            bytes.Add((byte)c);
        }
    }

    private void ReadEscape(List<byte> bytes)
    {
        var c = At(Position++);
        switch (c)
        {
            case 'n':
                bytes.Add((byte)'\n');
                break;
            case 'r':
                bytes.Add((byte)'\r');
                break;
            case 't':
                bytes.Add((byte)'\t');
                break;
            case 'b':
                bytes.Add((byte)'\b');
                break;
            case 'f':
                bytes.Add((byte)'\f');
                break;
            // A line end behind a backslash is no part of the string.
            case '\r':
                Position += At(Position) == '\n' ? 1 : 0;
                break;
            case '\n':
                break;
            case >= '0' and <= '7':
                var code = c - '0';
                for (var digits = 1; digits < 3 && At(Position) is >= '0' and <= '7' and var digit; digits++, Position++)
                {
                    code = (code << 3) | (digit - '0');
                }

                bytes.Add((byte)code);
                break;
            case >= 0:
                bytes.Add((byte)c);
                break;
        }
    }

    private static int HexDigit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
