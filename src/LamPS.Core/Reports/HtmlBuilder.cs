using System.Globalization;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>Writes HTML. The one place where text becomes markup: everything is encoded, and characters that hide something show as escapes.</summary>
internal sealed class HtmlBuilder(TextWriter output)
{
    private readonly Stack<string> _open = new();

    /// <summary>An attribute; null leaves it out, empty text writes the name alone.</summary>
    public readonly record struct Attribute(string Name, string? Value)
    {
        public static implicit operator Attribute((string Name, string? Value) pair) => new(pair.Name, pair.Value);

        public static implicit operator Attribute((string Name, double Value) pair) => new(pair.Name, Number(pair.Value));
    }

    /// <summary>A number as attributes have it.</summary>
    /// <param name="value">Number.</param>
    public static string Number(double value) => double.IsFinite(value) ? Math.Round(value, 2).ToString(CultureInfo.InvariantCulture) : "0";

    /// <summary>Opens an element, which ends when the result is disposed.</summary>
    /// <param name="tag">Name.</param>
    /// <param name="attributes">Attributes.</param>
    public Scope Open(string tag, params ReadOnlySpan<Attribute> attributes)
    {
        Tag(tag, attributes);
        _open.Push(tag);
        return new Scope(this);
    }

    /// <summary>An element without content that has no end tag, or an empty one of SVG.</summary>
    /// <param name="tag">Name.</param>
    /// <param name="attributes">Attributes.</param>
    public void Empty(string tag, params ReadOnlySpan<Attribute> attributes)
    {
        Tag(tag, attributes);
        if (tag is "rect" or "path" or "use" or "image")
        {
            output.Write($"</{tag}>");
        }
    }

    /// <summary>An element with text.</summary>
    /// <param name="tag">Name.</param>
    /// <param name="text">Text.</param>
    /// <param name="attributes">Attributes.</param>
    public void Element(string tag, string text, params ReadOnlySpan<Attribute> attributes)
    {
        using (Open(tag, attributes))
        {
            Text(text);
        }
    }

    /// <summary>Text.</summary>
    /// <param name="text">Text.</param>
    public void Text(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var code = VisibleText.At(text, i, out var length);
            if (VisibleText.IsHidden(code, lines: true))
            {
                output.Write("<span class=\"esc\">");
                output.Write(VisibleText.Escape(code));
                output.Write("</span>");
            }
            else
            {
                Encode(text.AsSpan(i, length));
            }

            i += length;
        }
    }

    /// <summary>Text that others wrote, a user interface for example: its direction stays its own, and it is cut when it is long.</summary>
    /// <param name="text">Text.</param>
    /// <param name="limit">Most characters.</param>
    public void Foreign(string text, int limit = 2000)
    {
        using (Open("bdi"))
        {
            if (text.Length <= limit)
            {
                Text(text);
                return;
            }

            Text(text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)]);
        }

        Element("span", string.Create(CultureInfo.InvariantCulture, $" … {text.Length - limit:N0} more characters"), ("class", "more"));
    }

    /// <summary>Markup that is a constant of LamPS.</summary>
    /// <param name="markup">Markup.</param>
    public void Constant(string markup) => output.Write(markup);

    /// <summary>Base64 of bytes, as the value of an attribute that is written in between.</summary>
    /// <param name="before">Markup before.</param>
    /// <param name="bytes">Bytes.</param>
    /// <param name="after">Markup after.</param>
    public void Base64(string before, byte[] bytes, string after)
    {
        output.Write(before);
        // In parts of 3 bytes times n there is no padding in the middle, and no string of megabytes.
        const int Part = 3 * 8192;
        for (var i = 0; i < bytes.Length; i += Part)
        {
            output.Write(Convert.ToBase64String(bytes, i, Math.Min(Part, bytes.Length - i)));
        }

        output.Write(after);
    }

    private void Tag(string tag, ReadOnlySpan<Attribute> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;

            output.Write(' ');
            output.Write(name);
            if (value.Length > 0)
            {
                output.Write("=\"");
                Encode(VisibleText.Of(value, lines: true));
                output.Write('"');
            }
        }

        output.Write('>');
    }

    private void Close()
    {
        var tag = _open.Pop();
        output.Write($"</{tag}>");
        // Text that is copied, or read out, must not run together where the style alone keeps it apart.
        if (tag is not ("bdi" or "code"))
        {
            output.Write('\n');
        }
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    output.Write("&amp;");
                    break;
                case '<':
                    output.Write("&lt;");
                    break;
                case '>':
                    output.Write("&gt;");
                    break;
                case '"':
                    output.Write("&quot;");
                    break;
                case '\'':
                    output.Write("&#39;");
                    break;
                default:
                    output.Write(c);
                    break;
            }
        }
    }

    /// <summary>An open element.</summary>
    public readonly struct Scope(HtmlBuilder builder) : IDisposable
    {
        public void Dispose() => builder.Close();
    }
}
