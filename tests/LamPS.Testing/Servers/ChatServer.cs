using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LamPS.Testing.Servers;

/// <summary>A real HTTP server that speaks as much of the chat API as a test says, and as badly as a test says.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ChatCall, ChatReply> _answer;
    private readonly Task _running;
    private int _calls;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers each call.</param>
    public ChatServer(Func<ChatCall, ChatReply> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Base address of the API.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>All calls so far.</summary>
    public ConcurrentQueue<ChatCall> Calls { get; } = [];

    /// <summary>Stops it; open connections are dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream).ConfigureAwait(false) is not { } call)
                    return;
                Calls.Enqueue(call);
                var reply = _answer(call);
                await stream.WriteAsync(reply.Bytes, _stop.Token).ConfigureAwait(false);
                while (reply.Then == ChatReply.Ending.Endless)
                    await stream.WriteAsync(new byte[16 << 10], _stop.Token).ConfigureAwait(false);
                if (reply.Then == ChatReply.Ending.Hang)
                    await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task<ChatCall?> ReadAsync(NetworkStream stream)
    {
        var text = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token).ConfigureAwait(false);
            if (read == 0)
                return null;
            text.Write(buffer, 0, read);
            var all = Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
            var head = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
                continue;
            var lines = all[..head].Split("\r\n");
            var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(l => l[0].Trim(), l => l[1].Trim(), StringComparer.OrdinalIgnoreCase);
            var length = headers.TryGetValue("Content-Length", out var count) ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (text.Length - head - 4 >= length)
                return new ChatCall(Interlocked.Increment(ref _calls), lines[0], headers, all[(head + 4)..]);
        }
    }
}

/// <summary>A call of the server.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Line">First line of the request.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Body">Body.</param>
public sealed record ChatCall(int Number, string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Text of the message with a role.</summary>
    /// <param name="role">Role.</param>
    public string Message(string role) => Json.GetProperty("messages").EnumerateArray().First(m => m.GetProperty("role").GetString() == role).GetProperty("content").GetString()!;
}

/// <summary>What the server sends.</summary>
/// <param name="Bytes">Bytes as they go over the wire.</param>
/// <param name="Then">What comes after them.</param>
public sealed record ChatReply(byte[] Bytes, ChatReply.Ending Then)
{
    /// <summary>What comes after the bytes.</summary>
    public enum Ending
    {
        /// <summary>The connection is closed.</summary>
        Close,

        /// <summary>Nothing, for ever.</summary>
        Hang,

        /// <summary>Zeros, for ever.</summary>
        Endless,
    }

    /// <summary>Says nothing at all.</summary>
    public static ChatReply Hang { get; } = new([], Ending.Hang);

    /// <summary>Bytes that aren't HTTP.</summary>
    public static ChatReply Garbage { get; } = new([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919))], Ending.Close);

    /// <summary>A body without end.</summary>
    public static ChatReply Endless { get; } = new(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{"), Ending.Endless);

    /// <summary>A status with a body.</summary>
    /// <param name="status">Status.</param>
    /// <param name="body">Body.</param>
    /// <param name="headers">More headers.</param>
    public static ChatReply Of(int status, string body = "", params string[] headers) => Http(status, body, Encoding.UTF8.GetByteCount(body), headers);

    /// <summary>An answer of the model.</summary>
    /// <param name="content">Text of the message.</param>
    public static ChatReply Answer(string content) => Of(200, Completion(content));

    /// <summary>An answer that breaks off.</summary>
    /// <param name="content">Text of the message.</param>
    public static ChatReply Truncated(string content)
    {
        var body = Completion(content);
        return Http(200, body[..(body.Length / 2)], Encoding.UTF8.GetByteCount(body), []);
    }

    /// <summary>The body of an answer.</summary>
    /// <param name="content">Text of the message.</param>
    public static string Completion(string content) => JsonSerializer.Serialize(new
    {
        id = "x", choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content } } }, usage = new { total_tokens = 42 },
    });

    private static ChatReply Http(int status, string body, int length, string[] headers) => new(
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{string.Concat(headers.Select(h => $"{h}\r\n"))}\r\n{body}"),
        Ending.Close);
}
