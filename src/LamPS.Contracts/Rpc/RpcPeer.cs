using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Json;
using LamPS.Contracts.Runs;

namespace LamPS.Contracts.Rpc;

/// <summary>One end of a JSON-RPC 2.0 connection. Both ends call, answer, notify and cancel (<c>$/cancelRequest</c>) alike; any thread may do so.</summary>
public sealed class RpcPeer : IDisposable
{
    private const string CancelMethod = "$/cancelRequest";

    private readonly MessageStream _messages;
    private readonly IRpcTarget _target;
    private readonly SendQueue _queue;
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<object?>> _waiting = new();
    private readonly ConcurrentDictionary<object, CancellationTokenSource> _answering = new();
    private readonly TaskCompletionSource<Exception?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;
    private Exception? _cause;
    private int _started;
    private int _ended;

    /// <summary>Makes an end; nothing is read before <see cref="Start"/>.</summary>
    /// <param name="messages">The stream, disposed with this.</param>
    /// <param name="target">Answers the other end.</param>
    public RpcPeer(MessageStream messages, IRpcTarget target)
    {
        _messages = messages;
        _target = target;
        _queue = new SendQueue(messages, Close);
    }

    /// <summary>Ends, without an exception, when the connection has; the result is what ended it, or null for an orderly end.</summary>
    public Task<Exception?> Completion => _completion.Task;

    /// <summary>Starts to read.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _ = Task.Run(ReadAllAsync);
        }
    }

    /// <summary>Calls the other end.</summary>
    /// <param name="method">Method.</param>
    /// <param name="parameters">A record, or null.</param>
    /// <param name="cancellationToken">Asks the other end to stop; the call ends when it has.</param>
    /// <returns>The answer as read.</returns>
    /// <exception cref="RpcException">Refused, failed, or the connection is gone.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, and the other end has stopped.</exception>
    public async Task<object?> InvokeAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        if (Volatile.Read(ref _ended) != 0)
        {
            FailAll();
        }

        try
        {
            Send(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
            using (cancellationToken.Register(() => Notify(CancelMethod, new Dictionary<string, object?> { ["id"] = id })))
            {
                return await answer.Task.ConfigureAwait(false);
            }
        }
        catch (RpcException error) when (error.Code == RpcErrorCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Calls the other end and reads its answer as a type.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">Method.</param>
    /// <param name="parameters">A record, or null.</param>
    /// <param name="cancellationToken">Asks the other end to stop; the call ends when it has.</param>
    /// <exception cref="RpcException">Refused, failed, answered in another shape, or the connection is gone.</exception>
    public async Task<T> CallAsync<T>(string method, object? parameters, CancellationToken cancellationToken)
    {
        var answer = await InvokeAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonRecords.To<T>(answer);
        }
        catch (JsonFormatException error)
        {
            throw RpcErrors.MessageInvalid(error.Message);
        }
    }

    /// <summary>Tells the other end something. Notifications and answers arrive in the order in which they were sent.</summary>
    /// <param name="method">Method.</param>
    /// <param name="parameters">A record, or null.</param>
    public void Notify(string method, object? parameters) =>
        Send(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <inheritdoc/>
    public void Dispose()
    {
        Close(null);
        _queue.Dispose();
    }

    private void Send(Dictionary<string, object?> message)
    {
        var bytes = JsonWriter.Write(message);
        if (bytes.Length > MessageStream.MaxBytes)
        {
            throw RpcErrors.MessageTooLarge(bytes.Length);
        }

        _queue.Add(bytes);
    }

    private async Task ReadAllAsync()
    {
        Exception? cause = null;
        try
        {
            while (await _messages.ReadAsync(_closed.Token).ConfigureAwait(false) is { } message)
            {
                Receive(message);
            }
        }
        catch (RpcException error)
        {
            // Where one message ends and the next begins isn't known any more: say what was wrong, then hang up.
            cause = error;
            SendError(null, error);
            await Task.WhenAny(_queue.FlushAsync(), Task.Delay(1000)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cause = error;
        }

        Close(cause);
    }

    private void Receive(byte[] bytes)
    {
        object? value;
        try
        {
            value = JsonReader.Parse(bytes);
        }
        catch (JsonFormatException error)
        {
            SendError(null, RpcErrors.MessageInvalid(error.Message));
            return;
        }

        if (value is not Dictionary<string, object?> message)
        {
            SendError(null, Invalid("it is no object"));
            return;
        }

        message.TryGetValue("id", out var id);
        message.TryGetValue("params", out var parameters);
        if (!message.TryGetValue("method", out var method))
        {
            Complete(id, message);
        }
        else if (method is not string name || id is not (null or long or string))
        {
            SendError(null, Invalid("its method or id is of the wrong type"));
        }
        else if (id is not null)
        {
            _ = AnswerAsync(id, name, parameters);
        }
        else if (name == CancelMethod)
        {
            if (parameters is Dictionary<string, object?> which && which.TryGetValue("id", out var cancelled) && cancelled is not null && _answering.TryGetValue(cancelled, out var source))
            {
                // What is cancelled runs its own code then; reading must go on meanwhile.
                _ = Task.Run(() => Cancel(source));
            }
        }
        else
        {
            _target.OnNotification(name, parameters);
        }
    }

    private void Complete(object? id, Dictionary<string, object?> message)
    {
        if (id is not long number || !_waiting.TryGetValue(number, out var waiting))
        {
            return;
        }

        if (message.TryGetValue("error", out var error) && error is not null)
        {
            waiting.TrySetException(ReadError(error));
        }
        else
        {
            message.TryGetValue("result", out var result);
            waiting.TrySetResult(result);
        }
    }

    private async Task AnswerAsync(object id, string method, object? parameters)
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        if (!_answering.TryAdd(id, cancellation))
        {
            cancellation.Dispose();
            SendError(id, Invalid($"a call with the id {id} is being answered"));
            return;
        }

        try
        {
            var result = await Task.Run(() => _target.AnswerAsync(method, parameters, cancellation.Token)).ConfigureAwait(false);
            Send(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = result });
        }
        catch (RpcException error)
        {
            SendError(id, error);
        }
        catch (OperationCanceledException)
        {
            SendError(id, RpcErrors.Cancelled());
        }
        catch (JsonFormatException error)
        {
            SendError(id, RpcErrors.ParametersInvalid(method, error.Message));
        }
        catch (Exception error)
        {
            SendError(id, RpcErrors.InternalError(error));
        }
        finally
        {
            _answering.TryRemove(id, out _);
            cancellation.Dispose();
        }
    }

    private void SendError(object? id, RpcException error) => Send(new Dictionary<string, object?>
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["error"] = new Dictionary<string, object?>
        {
            ["code"] = error.Code,
            ["message"] = error.Message,
            ["data"] = new Dictionary<string, object?>
            {
                ["id"] = error.Error.Id, ["remedy"] = error.Error.Remedy, ["exitCode"] = (int)error.ExitCode, ["problems"] = error.Problems,
            },
        },
    });

    private static RpcException ReadError(object error)
    {
        try
        {
            var map = JsonRecords.To<IReadOnlyDictionary<string, object?>>(error);
            var data = map.TryGetValue("data", out var more) ? JsonRecords.To<ErrorData>(more) : new ErrorData();
            return new RpcException(
                JsonRecords.To<int>(map["code"]), new LamError(data.Id, JsonRecords.To<string>(map["message"]), data.Remedy), (ExitCode)data.ExitCode, data.Problems);
        }
        catch (Exception cause) when (cause is JsonFormatException or KeyNotFoundException)
        {
            return RpcErrors.MessageInvalid($"an error of another shape: {cause.Message}");
        }
    }

    private static RpcException Invalid(string what)
    {
        var error = RpcErrors.MessageInvalid(what);
        return new RpcException(RpcErrorCode.InvalidRequest, error.Error, error.ExitCode);
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception error) when (error is ObjectDisposedException or AggregateException)
        {
            // It has just ended by itself.
        }
    }

    private void Close(Exception? cause)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        // In this order: what is cancelled now must not tell the other end so, which would take it for an answer; and whoever hears of the end
        // may rely on everything being cancelled.
        _cause = cause;
        _messages.Dispose();
        Cancel(_closed);
        FailAll();
        _completion.TrySetResult(cause);
    }

    private void FailAll()
    {
        foreach (var waiting in _waiting.Values.ToList())
        {
            waiting.TrySetException(RpcErrors.ConnectionLost(_cause));
        }
    }

    private sealed record ErrorData(string Id = "Unknown", string Remedy = "", int ExitCode = 10, IReadOnlyList<Problem>? Problems = null);
}
