using System.Buffers;

namespace LamPS.Core.Selectors;

/// <summary>
/// How names of elements are compared. Tool kits decorate a name with a mnemonic mark (<c>_File</c>, <c>&amp;File</c>), an ellipsis
/// (<c>Insert Table...</c>), the
/// colon of a label or a unit right behind it (<c>Interval:(lines)</c>), and do so differently on each platform and version; none of it is part
/// of the name. Names with two units, <c>Width:(cm)</c> and <c>Width:(%)</c>, are two names.
/// </summary>
public static class ElementNames
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("_&");

    /// <summary>The name without decoration: mnemonic marks, a trailing ellipsis, colon or unit behind a colon, and spaces around it.</summary>
    /// <param name="name">Name as an element has it.</param>
    public static string Plain(string name)
    {
        if (!IsDecorated(name))
        {
            return name;
        }

        var buffer = ArrayPool<char>.Shared.Rent(name.Length);
        var plain = Plain(name, buffer).ToString();
        ArrayPool<char>.Shared.Return(buffer);
        return plain;
    }

    /// <summary>Whether two names are the same apart from decoration; case counts.</summary>
    /// <param name="a">A name.</param>
    /// <param name="b">A name.</param>
    public static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal) || (string.Equals(Plain(a), Plain(b), StringComparison.Ordinal) && !HaveTwoUnits(a, b));

    /// <summary>Whether two names are the same apart from decoration and case: for what people write.</summary>
    /// <param name="a">A name.</param>
    /// <param name="b">A name.</param>
    public static bool SameIgnoringCase(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase) || (string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase) && !HaveTwoUnits(a, b));

    /// <summary>Whether both names have a unit, and not the same; who names none means any.</summary>
    internal static bool HaveTwoUnits(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        (UnitLength(a), UnitLength(b)) is (> 0 and var one, > 0 and var other) && !a[^one..].Equals(b[^other..], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name has anything that <see cref="Plain(string)"/> takes away; cheap, for the hot path.</summary>
    internal static bool IsDecorated(ReadOnlySpan<char> name) =>
        name.Length > 0
        && (name[^1] is '.' or '…' or ':' || UnitLength(name) > 0 || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) || name.ContainsAny(Marks));

    /// <summary><see cref="Plain(string)"/> into a buffer at least as long as the name.</summary>
    internal static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name, Span<char> buffer) =>
        WithoutMarks(WithoutTail(name), buffer);

    /// <summary>A part of a name without mnemonic marks; spaces and punctuation at its ends belong to it.</summary>
    internal static string PlainPart(string part) =>
        part.AsSpan().ContainsAny(Marks) ? WithoutMarks(part, new char[part.Length]).ToString() : part;

    private static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        while (true)
        {
            var shorter = name switch
            {
                [.. var rest, '…'] => rest,
                [.. var rest, '.', '.', '.'] => rest,
                [.. var rest, ':'] => rest,
                _ => name[..^UnitLength(name)],
            };
            if (shorter.Length == name.Length || shorter.Length == 0)
            {
                return name;
            }

            name = shorter.TrimEnd();
            if (name.Length == 0)
            {
                return shorter;
            }
        }
    }

    // How much of a name is a unit in brackets right behind its colon; 0 without one.
    private static int UnitLength(ReadOnlySpan<char> name)
    {
        var open = name is [.., ')'] ? name.LastIndexOf('(') : -1;
        if (open < 2 || name[open - 1] != ':' || open == name.Length - 2)
        {
            return 0;
        }

        foreach (var c in name[(open + 1)..^1])
        {
            if (!char.IsLetter(c) && c != '%')
            {
                return 0;
            }
        }

        return name.Length - open;
    }

    // A mark stands before a letter or digit; a doubled mark is the character itself.
    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is '_' or '&' && i + 1 < name.Length)
            {
                if (name[i + 1] == c)
                {
                    i++;
                }
                else if (char.IsLetterOrDigit(name[i + 1]))
                {
                    continue;
                }
            }

            buffer[length++] = c;
        }

        return buffer[..length];
    }
}
