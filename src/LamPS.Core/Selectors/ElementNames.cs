using System.Buffers;

namespace LamPS.Core.Selectors;

/// <summary>
/// How names of elements are compared. Tool kits decorate a name with a mnemonic mark (<c>_File</c>, <c>&amp;File</c>), an ellipsis
/// (<c>Insert Table...</c>) or the colon of a label, and do so differently on each platform and version; none of it is part of the name.
/// </summary>
public static class ElementNames
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("_&");

    /// <summary>The name without decoration: mnemonic marks, a trailing ellipsis or colon, and spaces around it.</summary>
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
        string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Plain(a), Plain(b), StringComparison.Ordinal);

    /// <summary>Whether two names are the same apart from decoration and case: for what people write.</summary>
    /// <param name="a">A name.</param>
    /// <param name="b">A name.</param>
    public static bool SameIgnoringCase(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase) || string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name has anything that <see cref="Plain(string)"/> takes away; cheap, for the hot path.</summary>
    internal static bool IsDecorated(ReadOnlySpan<char> name) =>
        name.Length > 0
        && (name[^1] is '.' or '…' or ':' || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) || name.ContainsAny(Marks));

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
                _ => name,
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
