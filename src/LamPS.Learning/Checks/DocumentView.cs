using System.Xml;
using System.Xml.Linq;
using LamPS.Core.Verification.Documents;
using LamPS.Core.Verification.Documents.Packages;
using LamPS.Learning.Checks.Odf;

namespace LamPS.Learning.Checks;

/// <summary>
/// A saved document as one small XML tree with all styles resolved, so that a check is an XPath expression. The vocabulary is in
/// <see cref="ViewVocabulary"/> and in <c>docs/recipes.md</c>. Its texts are those of whoever wrote the document and are untrusted.
/// </summary>
public sealed class DocumentView
{
    // What tasks work on is small; a file beyond this was blown up.
    private static readonly DocumentLimits Limits = new() { UnpackedBytes = 64L << 20, Items = 500_000, Depth = 200 };

    internal DocumentView(XElement root, string path)
    {
        // Expressions run over a document, which is made once.
        Root = (root.Document ?? new XDocument(root)).Root!;
        Path = path;
    }

    /// <summary>Path of the file that was read, for messages.</summary>
    public string Path { get; }

    /// <summary>The <c>document</c> element.</summary>
    public XElement Root { get; }

    /// <summary>What kind of file it was: <c>odt</c>, <c>docx</c>, <c>pdf</c>, <c>plaintext</c> ...</summary>
    public string Format => Root.Attribute("format")!.Value;

    /// <summary>Reads a document. OpenDocument texts are read in full, other kinds as far as <see cref="ViewVocabulary.Knows"/> says.</summary>
    /// <param name="path">File.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The view.</returns>
    /// <exception cref="Core.LamException">
    /// The file is missing, can't be opened, is damaged, protected, too large or no document; the errors of
    /// <see cref="DocumentReader.Read(string, CancellationToken)"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static DocumentView Read(string path, CancellationToken cancellationToken = default) =>
        Guard(path, () => new DocumentView(ReadOdf(path, cancellationToken) ?? ContentView.Read(DocumentReader.Read(path, cancellationToken)), path));

    /// <summary>Reads a document that isn't saved anywhere: a template.</summary>
    internal static DocumentView Read(ReadOnlyMemory<byte> document, string name) => Guard(name, () =>
    {
        using var stream = new MemoryStream(document.ToArray());
        var context = new ReadContext(name, Limits, CancellationToken.None);
        using var package = new DocumentPackage(stream, context);
        return new DocumentView(OdfView.Read(package, context), name);
    });

    /// <summary>The view as indented XML, for people who write checks.</summary>
    public override string ToString() => Root.ToString();

    private static DocumentView Guard(string path, Func<DocumentView> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            // What the ZIP and XML readers throw at content that doesn't follow their formats.
            throw DocumentErrors.DocumentDamaged(path, e.Message, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw DocumentReader.Classify(path, e);
        }
    }

    private static XElement? ReadOdf(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[4];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual("PK\x03\x04"u8))
            return null;

        stream.Position = 0;
        var context = new ReadContext(path, Limits, cancellationToken);
        using var package = new DocumentPackage(stream, context);
        return OdfView.IsText(package) ? OdfView.Read(package, context) : null;
    }
}
