using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LamPS.Contracts.Rpc;

/// <summary>Sends messages one by one in order. Whoever adds the first one to an empty queue sends it itself, so that a call costs no change of threads.</summary>
internal sealed class SendQueue(MessageStream messages, Action<Exception?> onFailure) : IDisposable
{
    // A reader that has stopped reading must not fill this process's memory.
    private const long MaxWaiting = 2L * MessageStream.MaxBytes;

    private readonly object _lock = new();
    private readonly Queue<byte[]> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private long _bytes;
    private Task _sending = Task.CompletedTask;
    private bool _busy;
    private bool _disposed;

    /// <summary>Adds a message. After the end of the connection it goes nowhere.</summary>
    /// <param name="message">The message.</param>
    public void Add(byte[] message)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _bytes += message.Length;
            _waiting.Enqueue(message);
            if (_busy && _bytes <= MaxWaiting)
            {
                return;
            }

            if (!_busy)
            {
                _busy = true;
                _sending = SendAllAsync();
                return;
            }
        }

        onFailure(new IOException("the other side doesn't read what it is sent"));
    }

    /// <summary>Waits until everything added so far has left.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
        {
            return _sending;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _waiting.Clear();
        }

        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                byte[] next;
                lock (_lock)
                {
                    if (_waiting.Count == 0)
                    {
                        _busy = false;
                        return;
                    }

                    next = _waiting.Dequeue();
                    _bytes -= next.Length;
                }

                await messages.WriteAsync(next, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            lock (_lock)
            {
                // Whatever comes now would never be sent: the queue stays busy and forgets it.
                _disposed = true;
                _waiting.Clear();
            }

            onFailure(error);
        }
    }
}
