using System.Xml;
using LamPS.Core.Verification.Documents.Odf;
using LamPS.Core.Verification.Documents.OpenXml;
using LamPS.Core.Verification.Documents.Packages;
using LamPS.Core.Verification.Documents.Pdf;
using LamPS.Core.Verification.Documents.Text;

namespace LamPS.Core.Verification.Documents;

/// <summary>
/// Reads saved documents: ODT, ODS, DOCX, XLSX (templates and single-file ODF included), PDF, text, Markdown and separated values.
/// The kind is found by the content. Files from anywhere are safe to read: no macro, link or external entity is followed, and
/// size and depth are limited.
/// </summary>
public static class DocumentReader
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly string[] PackageExtensions =
        [".odt", ".ott", ".ods", ".ots", ".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm"];

    /// <summary>Reads a document.</summary>
    /// <param name="path">Path of the file. It may be open in a program that lets others read it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What stands in it.</returns>
    /// <exception cref="LamException">
    /// The file is missing (<c>DocumentNotFound</c>), a folder (<c>DocumentIsFolder</c>), not readable (<c>DocumentAccessDenied</c>,
    /// <c>DocumentLocked</c>, <c>DocumentUnreadable</c>), protected by a password (<c>DocumentEncrypted</c>), cut or altered
    /// (<c>DocumentDamaged</c>), beyond the limits (<c>DocumentTooLarge</c>) or none of the kinds (<c>DocumentFormatUnknown</c>).
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static DocumentContent Read(string path, CancellationToken cancellationToken = default)
    {
        using var stream = Open(path);
        return Read(stream, path, DocumentLimits.Default, cancellationToken);
    }

    /// <summary>Reads a document from a stream that can seek; the path is for messages and for kinds of plain text.</summary>
    internal static DocumentContent Read(Stream stream, string path, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var context = new ReadContext(path, limits, cancellationToken);
        try
        {
            return Dispatch(stream, context);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            // What the ZIP and XML readers throw at content that doesn't follow their formats.
            throw DocumentErrors.DocumentDamaged(path, e.Message, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Classify(path, e);
        }
    }

    /// <summary>Which error a failure to open or read a file is.</summary>
    internal static LamException Classify(string path, Exception e) => (e.HResult & 0xFFFF) switch
    {
        _ when e is UnauthorizedAccessException => DocumentErrors.DocumentAccessDenied(path, e),
        // Sharing and lock violations of Windows; EAGAIN of Linux and of macOS.
        32 or 33 when OperatingSystem.IsWindows() => DocumentErrors.DocumentLocked(path, e),
        11 when OperatingSystem.IsLinux() => DocumentErrors.DocumentLocked(path, e),
        35 when OperatingSystem.IsMacOS() => DocumentErrors.DocumentLocked(path, e),
        _ => DocumentErrors.DocumentUnreadable(path, e),
    };

    private static FileStream Open(string path)
    {
        try
        {
            // Shared in every way, so that reading never disturbs the program that has the document open.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw DocumentErrors.DocumentNotFound(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Directory.Exists(path) ? DocumentErrors.DocumentIsFolder(path) : Classify(path, e);
        }
    }

    private static DocumentContent Dispatch(Stream stream, ReadContext context)
    {
        Span<byte> head = stackalloc byte[1024];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var extension = Path.GetExtension(context.Path).ToLowerInvariant();
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return ReadPackage(stream, context);
        if (head.StartsWith(CompoundFile))
            throw ReadCompoundFile(stream, context);
        if (PdfReader.IsPdf(head, extension))
            return PdfReader.Read(ReadAll(stream, context), context);
        if (head.StartsWith(@"{\rtf"u8))
            throw DocumentErrors.DocumentFormatUnknown(context.Path, "Rich Text Format");

        var isXml = head.IndexOf("<?xml"u8) is >= 0 and <= 3;
        if (isXml && OdfReader.ReadFlat(() => Rewind(stream, context), context) is { } flat)
            return flat;
        if (Array.IndexOf(PackageExtensions, extension) >= 0 || extension is ".pdf" or ".fodt" or ".fods")
        {
            throw context.Damaged(head.IsEmpty ? "it is empty." : $"its content isn't that of a '{extension}' file.");
        }

        stream.Position = 0;
        return PlainTextReader.Read(ReadAll(stream, context), context.Path, context)
            ?? throw DocumentErrors.DocumentFormatUnknown(context.Path, "neither text nor a known kind of document");
    }

    private static DocumentContent ReadPackage(Stream stream, ReadContext context)
    {
        using var package = new DocumentPackage(stream, context);
        if (OdfReader.IsOdf(package))
            return OdfReader.Read(package, context);
        if (OpenXmlReader.IsOpenXml(package))
            return OpenXmlReader.Read(package, context);
        throw DocumentErrors.DocumentFormatUnknown(context.Path, "a ZIP archive without a document");
    }

    // Office puts an encrypted document, and every document of before 2007, into the same kind of container.
    private static LamException ReadCompoundFile(Stream stream, ReadContext context)
    {
        var name = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        return ReadAll(stream, context).AsSpan().IndexOf(name) >= 0
            ? DocumentErrors.DocumentEncrypted(context.Path)
            : DocumentErrors.DocumentFormatUnknown(context.Path, "a document of Office 97 to 2003");
    }

    private static Stream Rewind(Stream stream, ReadContext context)
    {
        if (stream.Length > context.Limits.FileBytes)
            throw TooLarge(context);

        stream.Position = 0;
        return stream;
    }

    private static byte[] ReadAll(Stream stream, ReadContext context)
    {
        if (stream.Length > context.Limits.FileBytes)
            throw TooLarge(context);

        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        context.CancellationToken.ThrowIfCancellationRequested();
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static LamException TooLarge(ReadContext context) =>
        DocumentErrors.DocumentTooLarge(context.Path, $"its file has more than {context.Limits.FileBytes / (1 << 20)} MiB");
}
