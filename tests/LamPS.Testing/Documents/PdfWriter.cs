using System.IO.Compression;
using System.Text;

namespace LamPS.Testing.Documents;

/// <summary>Writes small PDF files, object by object.</summary>
public sealed class PdfWriter
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Entries of the trailer beside the size and the root.</summary>
    public string Trailer { get; set; } = "";

    /// <summary>Adds an object; the first is the catalog.</summary>
    /// <returns>Its number, from 1.</returns>
    public int Add(string content)
    {
        _objects.Add(Encoding.Latin1.GetBytes(content));
        return _objects.Count;
    }

    /// <summary>Adds a packed stream.</summary>
    /// <returns>Its number, from 1.</returns>
    public int AddStream(string content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(content));
        }

        _objects.Add(
        [
            .. Encoding.Latin1.GetBytes($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"),
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ]);
        return _objects.Count;
    }

    /// <summary>A document with a page for each program of operators. Font F1 is a plain font in Windows encoding; <paramref name="font"/> replaces it.</summary>
    public static PdfWriter Pages(IReadOnlyList<string> programs, string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    {
        var writer = new PdfWriter();
        writer.Add("<< /Type /Catalog /Pages 2 0 R >>");
        writer.Add($"<< /Type /Pages /Count {programs.Count} /Kids [{string.Join(' ', programs.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] /Resources << /Font << /F1 3 0 R >> >> >>");
        writer.Add(font);
        foreach (var program in programs)
        {
            writer.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {writer._objects.Count + 2} 0 R >>");
            writer.AddStream(program);
        }

        return writer;
    }

    /// <summary>The file, with a table of objects.</summary>
    public byte[] ToFile()
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        foreach (var content in _objects)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n");
            file.Write(content);
            Write("\nendobj\n");
        }

        var table = file.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Write($"{offset:D10} 00000 n \n");
        }

        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {Trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>The file with all objects that aren't streams in an object stream, and a stream as the table of objects.</summary>
    public byte[] ToFileWithObjectStreams()
    {
        using var file = new MemoryStream();
        Write("%PDF-1.7\n");
        var isStream = _objects.Select(content => content.AsSpan().IndexOf("\nstream\n"u8) >= 0).ToArray();
        var (index, contents) = (new StringBuilder(), new StringBuilder());
        var rows = new List<byte[]> { Row(0, 0, 0) };
        var container = _objects.Count + 1;
        var contained = 0;
        for (var i = 0; i < _objects.Count; i++)
        {
            if (isStream[i])
            {
                rows.Add(Row(1, file.Position, 0));
                Write($"{i + 1} 0 obj\n");
                file.Write(_objects[i]);
                Write("\nendobj\n");
                continue;
            }

            rows.Add(Row(2, container, contained++));
            index.Append($"{i + 1} {contents.Length} ");
            contents.Append(Encoding.Latin1.GetString(_objects[i])).Append('\n');
        }

        rows.Add(Row(1, file.Position, 0));
        Write($"{container} 0 obj\n");
        AddStream(index.ToString() + contents, $"/Type /ObjStm /N {contained} /First {index.Length}");
        file.Write(_objects[^1]);
        Write("\nendobj\n");

        // Rows are packed as differences to the row above, as real writers do.
        var table = file.Position;
        rows.Add(Row(1, table, 0));
        var packed = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            packed.Append('\u0002');
            for (var k = 0; k < rows[i].Length; k++)
            {
                packed.Append((char)(byte)(rows[i][k] - (i == 0 ? 0 : rows[i - 1][k])));
            }
        }

        AddStream(packed.ToString(), $"/Type /XRef /Size {rows.Count} /W [1 4 2] /Root 1 0 R /DecodeParms << /Predictor 12 /Columns 7 >> {Trailer}");
        Write($"{rows.Count - 1} 0 obj\n");
        file.Write(_objects[^1]);
        Write($"\nendobj\nstartxref\n{table}\n%%EOF\n");
        _objects.RemoveRange(_objects.Count - 2, 2);
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        static byte[] Row(int kind, long place, int extra) =>
            [(byte)kind, (byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place, (byte)(extra >> 8), (byte)extra];
    }
}
