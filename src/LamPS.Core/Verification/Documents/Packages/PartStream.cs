using System.IO.Compression;

namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>
/// Reads a part and stops at the limit of unpacked bytes, whatever size the package claims. At its end it compares the check sum,
/// which <see cref="ZipArchive"/> doesn't, so that a flipped bit is an error and never a different text.
/// </summary>
internal sealed class PartStream(Stream inner, ZipArchiveEntry entry, ReadContext context) : Stream
{
    private uint _crc = Crc32.Start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;

        context.CancellationToken.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        if (read > 0)
        {
            context.CountUnpacked(read);
            _crc = Crc32.Add(_crc, buffer[..read]);
        }
        else if (~_crc != entry.Crc32)
        {
            throw new InvalidDataException($"the check sum of '{entry.FullName}' is wrong.");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
