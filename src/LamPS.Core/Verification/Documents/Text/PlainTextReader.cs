using System.Text;
using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Text;

/// <summary>Reads text, Markdown and separated values.</summary>
internal static class PlainTextReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; null where it isn't text.</summary>
    public static DocumentContent? Read(byte[] bytes, string path, ReadContext context)
    {
        if (Decode(bytes) is not { } text)
            return null;

        var content = new ContentBuilder(context);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".csv" or ".tsv":
                context.CountCharacters(text.Length);
                SeparatedValuesReader.Read(text, Path.GetFileNameWithoutExtension(path), content);
                return content.Build(DocumentFormat.Csv, DocumentMetadata.None, null);
            case ".md" or ".markdown":
                MarkdownReader.Read(Lines(text), content);
                return content.Build(DocumentFormat.Markdown, DocumentMetadata.None, null);
            default:
                var number = 0;
                foreach (var line in Lines(text))
                {
                    content.AddParagraph(new DocumentParagraph { Text = line, Location = new DocumentLocation(DocumentPlace.Line, ++number) });
                }

                return content.Build(DocumentFormat.PlainText, DocumentMetadata.None, null);
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Decode(byte[] bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        }

        // No text has these, and every format that isn't text has them early.
        if (bytes.AsSpan().IndexOfAny<byte>(0, 1, 2) >= 0)
            return null;

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return Utf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
