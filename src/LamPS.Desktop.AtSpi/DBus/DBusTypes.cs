namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Path of an object, such as <c>/org/a11y/atspi/accessible/root</c>.</summary>
internal readonly record struct ObjectPath(string Text)
{
    /// <summary>Whether a text has the form of an object path.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '/' || (text.Length > 1 && text[^1] == '/'))
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (!(char.IsAsciiLetterOrDigit(c) || c == '_' || (c == '/' && text[i - 1] != '/')))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => Text;
}

/// <summary>A type signature as value.</summary>
internal readonly record struct SignatureText(string Text)
{
    public override string ToString() => Text;
}

/// <summary>Index into the file descriptors of a message; never resolved here.</summary>
internal readonly record struct UnixFd(uint Index);

/// <summary>A value with its type.</summary>
internal sealed record DBusVariant(string Signature, object Value);

/// <summary>An array with the signature of its elements, so that empty ones keep their type.</summary>
internal sealed record DBusArray(string ElementSignature, IReadOnlyList<object> Items);

/// <summary>A struct.</summary>
internal sealed record DBusStruct(IReadOnlyList<object> Fields);

/// <summary>An entry of a dictionary.</summary>
internal sealed record DBusEntry(object Key, object Value);
