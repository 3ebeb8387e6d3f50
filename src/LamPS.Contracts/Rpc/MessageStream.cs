using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LamPS.Contracts.Rpc;

/// <summary>Messages on a stream: <c>Content-Length: N</c>, an empty line, N bytes; as the Language Server Protocol has it.</summary>
/// <param name="stream">The stream.</param>
public sealed class MessageStream(Stream stream) : IDisposable
{
    /// <summary>Largest message, in bytes. Bigger things travel as files.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int MaxHeader = 1024;
    private const string Length = "Content-Length:";

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads one message.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The message, or null when the other side is gone between two messages.</returns>
    /// <exception cref="RpcException">What came is no message, or too large.</exception>
    /// <exception cref="IOException">The other side is gone in the middle of one.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        int header;
        while ((header = FindHeaderEnd()) < 0)
        {
            if (_end - _start >= MaxHeader)
            {
                throw RpcErrors.MessageInvalid("its header doesn't end");
            }

            if (await FillAsync(cancellationToken).ConfigureAwait(false) == 0)
            {
                return _end == _start ? null : throw new EndOfStreamException("the other side ended in the middle of a message");
            }
        }

        var length = ParseHeader(Encoding.ASCII.GetString(_buffer, _start, header - _start));
        _start = header + 4;
        var message = new byte[length];
        var have = Math.Min(length, _end - _start);
        Buffer.BlockCopy(_buffer, _start, message, 0, have);
        _start += have;
        while (have < length)
        {
            var read = await stream.ReadAsync(message, have, length - have, cancellationToken).ConfigureAwait(false);
            have += read > 0 ? read : throw new EndOfStreamException("the other side ended in the middle of a message");
        }

        return message;
    }

    /// <summary>Writes one message. One call at a time.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels; a message half written makes the stream useless.</param>
    public async Task WriteAsync(byte[] message, CancellationToken cancellationToken)
    {
        var header = Encoding.ASCII.GetBytes($"{Length} {message.Length}\r\n\r\n");

        // One write: a header alone would cost the reader a wake-up of its own.
        var all = new byte[header.Length + message.Length];
        Buffer.BlockCopy(header, 0, all, 0, header.Length);
        Buffer.BlockCopy(message, 0, all, header.Length, message.Length);
        await stream.WriteAsync(all, 0, all.Length, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static int ParseHeader(string header)
    {
        foreach (var line in header.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.StartsWith(Length, StringComparison.OrdinalIgnoreCase))
            {
                return !long.TryParse(text.Substring(Length.Length).Trim(), out var length) || length < 0
                    ? throw RpcErrors.MessageInvalid("its length is no number")
                    : length > MaxBytes ? throw RpcErrors.MessageTooLarge(length) : (int)length;
            }
        }

        throw RpcErrors.MessageInvalid($"it has no '{Length}' header");
    }

    private int FindHeaderEnd()
    {
        for (var i = _start; i + 3 < _end; i++)
        {
            if (_buffer[i] == '\r' && _buffer[i + 1] == '\n' && _buffer[i + 2] == '\r' && _buffer[i + 3] == '\n')
            {
                return i;
            }
        }

        return -1;
    }

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        var read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += read;
        return read;
    }
}
