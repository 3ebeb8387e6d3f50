using System.IO.Compression;
using LamPS.Learning.Checks;
using LamPS.Learning.Templates;

namespace LamPS.Learning.Tests.Checks;

/// <summary>Small OpenDocument texts from pieces of XML, with the styles of a template.</summary>
internal static class SomeOdt
{
    private const string Head = """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
         xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
         xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
         xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3">
        """;

    public static byte[] Bytes(string body, string styles = "")
    {
        using var output = new MemoryStream();
        output.Write(TemplateLibrary.Make("plain", 1).Document.Span);
        using (var zip = new ZipArchive(output, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("content.xml")!.Delete();
            using var content = new StreamWriter(zip.CreateEntry("content.xml").Open());
            content.Write($"{Head}<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>");
        }

        return output.ToArray();
    }

    public static DocumentView View(string body, string styles = "") => DocumentView.Read(Bytes(body, styles), "some.odt");
}
