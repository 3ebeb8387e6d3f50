namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Reading of type signatures, with the limits of the D-Bus specification.</summary>
internal static class DBusSignature
{
    /// <summary>Longest signature, characters.</summary>
    public const int MaxLength = 255;

    /// <summary>Deepest nesting of arrays, and of structs.</summary>
    public const int MaxDepth = 32;

    /// <summary>Length of the single complete type at the start of a signature.</summary>
    /// <exception cref="DBusFormatException">There is none.</exception>
    public static int LengthOfFirst(ReadOnlySpan<char> signature) => LengthOfFirst(signature, 0, 0);

    /// <summary>Throws unless a signature is a sequence of complete types.</summary>
    /// <exception cref="DBusFormatException">It isn't, or it is too long or nested too deeply.</exception>
    public static void Validate(ReadOnlySpan<char> signature)
    {
        if (signature.Length > MaxLength)
        {
            throw new DBusFormatException($"A signature has {signature.Length} characters, more than {MaxLength}.");
        }

        while (!signature.IsEmpty)
        {
            signature = signature[LengthOfFirst(signature, 0, 0)..];
        }
    }

    /// <summary>Alignment of the values of a type, by the first character of its signature.</summary>
    public static int Alignment(char type) => type switch
    {
        'y' or 'g' or 'v' => 1,
        'n' or 'q' => 2,
        'b' or 'i' or 'u' or 's' or 'o' or 'a' or 'h' => 4,
        'x' or 't' or 'd' or '(' or '{' => 8,
        _ => throw new DBusFormatException($"'{Printable(type)}' is no D-Bus type."),
    };

    private static bool IsBasic(char type) => type is 'y' or 'b' or 'n' or 'q' or 'i' or 'u' or 'x' or 't' or 'd' or 's' or 'o' or 'g' or 'h';

    private static int LengthOfFirst(ReadOnlySpan<char> signature, int arrays, int structs)
    {
        if (signature.IsEmpty)
        {
            throw new DBusFormatException("A signature ends where a type is due.");
        }

        if (arrays > MaxDepth || structs > MaxDepth)
        {
            throw new DBusFormatException($"A signature nests deeper than {MaxDepth}.");
        }

        var type = signature[0];
        if (IsBasic(type) || type == 'v')
        {
            return 1;
        }

        return type switch
        {
            'a' when signature.Length > 1 && signature[1] == '{' => 1 + LengthOfEntry(signature[1..], arrays + 1, structs),
            'a' => 1 + LengthOfFirst(signature[1..], arrays + 1, structs),
            '(' => LengthOfStruct(signature, arrays, structs + 1),
            _ => throw new DBusFormatException($"'{Printable(type)}' is no D-Bus type."),
        };
    }

    private static int LengthOfStruct(ReadOnlySpan<char> signature, int arrays, int structs)
    {
        var at = 1;
        while (true)
        {
            if (at >= signature.Length)
            {
                throw new DBusFormatException("A struct in a signature isn't closed.");
            }

            if (signature[at] == ')')
            {
                return at == 1 ? throw new DBusFormatException("A struct in a signature is empty.") : at + 1;
            }

            at += LengthOfFirst(signature[at..], arrays, structs);
        }
    }

    private static int LengthOfEntry(ReadOnlySpan<char> signature, int arrays, int structs)
    {
        if (signature.Length < 4 || !IsBasic(signature[1]))
        {
            throw new DBusFormatException("The key of a dictionary entry in a signature isn't a basic type.");
        }

        var end = 2 + LengthOfFirst(signature[2..], arrays, structs + 1);
        return end < signature.Length && signature[end] == '}'
            ? end + 1
            : throw new DBusFormatException("A dictionary entry in a signature isn't closed after two types.");
    }

    private static string Printable(char type) => char.IsAsciiLetterOrDigit(type) || char.IsPunctuation(type) ? type.ToString() : $"U+{(int)type:X4}";
}
