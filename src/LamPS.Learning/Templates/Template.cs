using LamPS.Learning.Records;

namespace LamPS.Learning.Templates;

/// <summary>A document that a task starts from.</summary>
/// <param name="Kind">Kind, one of <see cref="TemplateLibrary.Kinds"/>.</param>
/// <param name="Seed">Seed that it was made with.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="Document">The file: OpenDocument text.</param>
public sealed record Template(string Kind, int Seed, TemplateContent Content, ReadOnlyMemory<byte> Document)
{
    /// <summary>Writes the document.</summary>
    /// <param name="path">File; what stood there is replaced.</param>
    /// <exception cref="Core.LamException">It can't be written (<c>NotWritten</c>).</exception>
    public void Write(string path)
    {
        try
        {
            File.WriteAllBytes(path, Document.Span);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(path, error);
        }
    }
}
