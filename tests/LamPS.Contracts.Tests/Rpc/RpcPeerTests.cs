using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using LamPS.Contracts.Json;
using LamPS.Contracts.Rpc;
using Xunit;

namespace LamPS.Contracts.Tests.Rpc;

public sealed class RpcPeerTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly NamedPipeServerStream _serverPipe;
    private readonly NamedPipeClientStream _clientPipe;
    private readonly Target _server = new();
    private readonly Target _client = new();
    private readonly RpcPeer _there;

    public RpcPeerTests()
    {
        var name = $"lamps-test-{Guid.NewGuid():N}";
        _serverPipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        _clientPipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        var waiting = _serverPipe.WaitForConnectionAsync();
        _clientPipe.Connect(5000);
        waiting.Wait(5000);
        _there = new RpcPeer(new MessageStream(_serverPipe), _server);
        _server.Peer = _there;
        _there.Start();
    }

    [Fact]
    public async Task Both_ends_call_and_answer()
    {
        using var here = Here();
        Assert.Equal("ab", await here.CallAsync<string>("echo", "ab", CancellationToken.None).WaitAsync(Soon));
        Assert.Equal("cd", await _there.CallAsync<string>("echo", "cd", CancellationToken.None).WaitAsync(Soon));
        Assert.Equal("asked back: yes", await here.CallAsync<string>("ask back", "yes", CancellationToken.None).WaitAsync(Soon));
    }

    [Fact]
    public async Task Notifications_arrive_in_order_and_before_the_answer_that_follows_them()
    {
        using var here = Here();
        await here.InvokeAsync("count", 5000L, CancellationToken.None).WaitAsync(Soon);
        Assert.Equal(Enumerable.Range(1, 5000).Select(n => (object)(long)n), _client.Notified);
    }

    [Fact]
    public async Task Many_calls_side_by_side_each_get_their_own_answer()
    {
        using var here = Here();
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => here.CallAsync<string>("echo", $"n{i}", CancellationToken.None))).WaitAsync(Soon);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"n{i}"), answers);
    }

    [Fact]
    public async Task A_cancelled_call_stops_the_other_end_and_ends_as_cancelled()
    {
        using var here = Here();
        using var cancel = new CancellationTokenSource();
        var call = here.InvokeAsync("wait", null, cancel.Token);
        await _server.Waiting.Task.WaitAsync(Soon);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Soon));
        Assert.True(await _server.Stopped.Task.WaitAsync(Soon));
        Assert.Equal("still there", await here.CallAsync<string>("echo", "still there", CancellationToken.None).WaitAsync(Soon));
    }

    [Fact]
    public async Task The_end_of_one_end_fails_the_calls_of_the_other_and_cancels_what_it_answers()
    {
        var here = Here();
        var call = here.InvokeAsync("wait", null, CancellationToken.None);
        await _server.Waiting.Task.WaitAsync(Soon);
        here.Dispose();
        Assert.Equal("ConnectionLost", (await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(Soon))).Error.Id);
        Assert.True(await _server.Stopped.Task.WaitAsync(Soon));
        await _there.Completion.WaitAsync(Soon);
        Assert.Equal("ConnectionLost", (await Assert.ThrowsAsync<RpcException>(() => _there.InvokeAsync("echo", "x", CancellationToken.None).WaitAsync(Soon))).Error.Id);
    }

    [Theory]
    [InlineData("fail", "Said")]
    [InlineData("throw", "InternalError")]
    [InlineData("shape", "ParametersInvalid")]
    [InlineData("nothing like that", "MethodUnknown")]
    public async Task Errors_cross_with_id_and_remedy(string method, string id)
    {
        using var here = Here();
        var error = await Assert.ThrowsAsync<RpcException>(() => here.InvokeAsync(method, null, CancellationToken.None).WaitAsync(Soon));
        Assert.Equal(id, error.Error.Id);
        Assert.NotEqual("", error.Error.Remedy);
    }

    [Theory]
    [InlineData("not json", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("3", -32600)]
    [InlineData("""{ "jsonrpc": "2.0", "id": { }, "method": "echo" }""", -32600)]
    [InlineData("""{ "jsonrpc": "2.0", "id": 1, "method": 7 }""", -32600)]
    public async Task A_message_that_is_none_is_answered_and_the_connection_lives(string message, int code)
    {
        var raw = new MessageStream(_clientPipe);
        await raw.WriteAsync(Encoding.UTF8.GetBytes(message), CancellationToken.None);
        Assert.Equal(code, (await AnswerAsync(raw)).Code);
        await raw.WriteAsync("""{ "jsonrpc": "2.0", "id": "a", "method": "echo", "params": "b" }"""u8.ToArray(), CancellationToken.None);
        Assert.Equal("b", (await AnswerAsync(raw)).Result);
    }

    [Fact]
    public async Task Garbage_is_answered_with_an_error_and_the_connection_ends()
    {
        var garbage = new byte[4096];
        new Random(1).NextBytes(garbage);
        await _clientPipe.WriteAsync(garbage);
        Assert.Equal(-32700, (await AnswerAsync(new MessageStream(_clientPipe))).Code);
        Assert.IsType<RpcException>(await _there.Completion.WaitAsync(Soon));
    }

    [Fact]
    public async Task An_answer_to_nothing_and_a_cancellation_of_nothing_are_left_alone()
    {
        var raw = new MessageStream(_clientPipe);
        foreach (var message in new[] { """{ "id": 99, "result": 1 }""", """{ "id": null, "result": 1 }""", """{ "method": "$/cancelRequest", "params": { "id": 99 } }""", """{ "method": "$/cancelRequest" }""" })
        {
            await raw.WriteAsync(Encoding.UTF8.GetBytes(message), CancellationToken.None);
        }

        await raw.WriteAsync("""{ "id": 1, "method": "echo", "params": "alive" }"""u8.ToArray(), CancellationToken.None);
        Assert.Equal("alive", (await AnswerAsync(raw)).Result);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_is_hung_up_on_before_memory_fills()
    {
        var big = new string('x', 4 * 1024 * 1024);
        for (var i = 0; i < 40 && !_there.Completion.IsCompleted; i++)
        {
            _there.Notify("big", big);
        }

        Assert.IsType<IOException>(await _there.Completion.WaitAsync(Soon));
    }

    [Fact]
    public void A_message_over_the_limit_is_refused_where_it_is_made() =>
        Assert.Equal("MessageTooLarge", Assert.Throws<RpcException>(() => _there.Notify("x", new string('x', MessageStream.MaxBytes))).Error.Id);

    public void Dispose()
    {
        _there.Dispose();
        _clientPipe.Dispose();
        _serverPipe.Dispose();
    }

    private RpcPeer Here()
    {
        var here = new RpcPeer(new MessageStream(_clientPipe), _client);
        _client.Peer = here;
        here.Start();
        return here;
    }

    private static async Task<(int? Code, object? Result)> AnswerAsync(MessageStream raw)
    {
        var answer = JsonRecords.To<IReadOnlyDictionary<string, object?>>(JsonReader.Parse((await raw.ReadAsync(CancellationToken.None).WaitAsync(Soon))!));
        return answer.TryGetValue("error", out var error)
            ? (JsonRecords.To<int>(JsonRecords.To<IReadOnlyDictionary<string, object?>>(error)["code"]), null)
            : (null, answer["result"]);
    }

    private sealed class Target : IRpcTarget
    {
        public RpcPeer Peer { get; set; } = null!;

        public ConcurrentQueue<object?> Notified { get; } = new();

        public TaskCompletionSource Waiting { get; } = new();

        public TaskCompletionSource<bool> Stopped { get; } = new();

        public async Task<object?> AnswerAsync(string method, object? parameters, CancellationToken cancellationToken)
        {
            switch (method)
            {
                case "echo":
                    return parameters;
                case "ask back":
                    return "asked back: " + await Peer.CallAsync<string>("echo", parameters, cancellationToken);
                case "count":
                    for (var i = 1L; i <= (long)parameters!; i++)
                    {
                        Peer.Notify("number", i);
                    }

                    return null;
                case "wait":
                    Waiting.TrySetResult();
                    try
                    {
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    }
                    finally
                    {
                        Stopped.TrySetResult(cancellationToken.IsCancellationRequested);
                    }

                    return null;
                case "fail":
                    throw new RpcException(RpcErrorCode.Failed, new LamError("Said", "no", "Try again."), ExitCode.Failed);
                case "throw":
                    throw new InvalidOperationException("a defect");
                case "shape":
                    return JsonRecords.To<int>("x");
                default:
                    throw RpcErrors.MethodUnknown(method);
            }
        }

        public void OnNotification(string method, object? parameters) => Notified.Enqueue(parameters);
    }
}
