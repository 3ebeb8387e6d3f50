using System.Text;
using LamPS.Core.Verification.Documents;

namespace LamPS.Core.Tests.Verification.Documents;

/// <summary>Reads documents from memory.</summary>
internal static class Reading
{
    public static DocumentContent Read(byte[] bytes, string path = "document.odt", DocumentLimits? limits = null, CancellationToken cancellationToken = default) =>
        DocumentReader.Read(new MemoryStream(bytes, writable: false), path, limits ?? DocumentLimits.Default, cancellationToken);

    public static DocumentContent Read(string text, string path) => Read(Encoding.UTF8.GetBytes(text), path);

    public static IEnumerable<string> Texts(this DocumentContent content) => content.Paragraphs.Select(paragraph => paragraph.Text);
}
