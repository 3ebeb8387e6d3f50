using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LamPS.Core;

namespace LamPS.Model.Remote;

/// <summary>
/// Asks a model on a server over the OpenAI-compatible chat API. A busy or failing server is asked again, as it says or after growing pauses. Safe for
/// use from several threads.
/// </summary>
public sealed class RemoteChatClient : IDisposable
{
    // No answer that is wanted here comes near it; a server that streams without end is cut off.
    private const int MostBytes = 4 << 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    private readonly RemoteModelSettings _settings;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly Func<string, string?> _variables;
    private readonly Uri _address;

    /// <summary>Makes a client; asks nothing yet.</summary>
    /// <param name="name">Name of the model, for messages.</param>
    /// <param name="settings">Where it is, and how it is asked.</param>
    /// <param name="time">Clock.</param>
    /// <param name="variables">Reads environment variables; null for those of the process.</param>
    public RemoteChatClient(string name, RemoteModelSettings settings, TimeProvider time, Func<string, string?>? variables = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (Name, _settings, _time, _variables) = (name, settings, time, variables ?? Environment.GetEnvironmentVariable);
        _address = new Uri($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/chat/completions");

        // A redirection could send key and prompt anywhere, and so could a proxy that is asked for this machine.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = !settings.Endpoint.IsLoopback, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Name of the model, for messages.</summary>
    public string Name { get; }

    /// <summary>Where it is, and how it is asked.</summary>
    public RemoteModelSettings Settings => _settings;

    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Cancels, also a pause.</param>
    /// <exception cref="LamException">There is no key, or the server can't be reached, refuses, hangs, is busy for too long, or answers what can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RemoteAnswer> AskAsync(RemoteQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var key = RemoteKey.Read(Name, _settings, _variables);
        var body = Body(question).ToJsonString();
        var paused = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var (answer, failure, wanted) = await TryAsync(body, key, attempt, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
                return answer with { Attempts = attempt };
            var pause = wanted ?? FirstPause * Math.Pow(2, attempt - 1);
            if (failure!.IsFinal || attempt >= _settings.Attempts || paused + pause > TimeSpan.FromSeconds(_settings.PauseSeconds))
                throw failure.Error;
            paused += pause;
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<(RemoteAnswer? Answer, Failure? Failure, TimeSpan? Pause)> TryAsync(string body, string? key, int attempt, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(_settings.TimeoutSeconds);
        using var late = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var content = await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return Judge(response, content, key, attempt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new Failure(RemoteErrors.RemoteTimedOut(Name, _settings.Endpoint, limit), IsFinal: true), null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return (null, new Failure(RemoteErrors.RemoteUnreachable(Name, _settings.Endpoint, Hide(error.Message, key).TrimEnd('.'), attempt), IsFinal: false), null);
        }
    }

    private (RemoteAnswer? Answer, Failure? Failure, TimeSpan? Pause) Judge(HttpResponseMessage response, byte[]? content, string? key, int attempt)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return (null, new Failure(RemoteErrors.RemoteRefused(Name, _settings.Endpoint, status, _settings), IsFinal: true), null);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= 500)
        {
            var pause = Pause(response.Headers.RetryAfter);
            var wait = pause is { } time ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and wants {time.TotalSeconds:0} s of pause") : "";
            return (null, new Failure(RemoteErrors.RemoteBusy(Name, status, attempt, wait), IsFinal: false), pause);
        }

        if (!response.IsSuccessStatusCode)
        {
            var said = content is null ? "" : Hide(RemoteReply.Error(content), key);
            return (null, new Failure(RemoteErrors.RemoteFailed(Name, _settings.Endpoint, status, said), IsFinal: true), null);
        }

        var (text, tokens, problem) = content is null ? (null, 0, $"it is larger than {MostBytes >> 20} MB") : RemoteReply.Read(content);
        return text is null
            ? (null, new Failure(RemoteErrors.RemoteAnswerUnreadable(Name, Hide(problem, key), attempt), IsFinal: false), null)
            : (new RemoteAnswer(text, attempt, tokens), null, null);
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
                return null;
        }

        return bytes.ToArray();
    }

    private TimeSpan? Pause(RetryConditionHeaderValue? wanted)
    {
        var pause = wanted?.Delta ?? (wanted?.Date - _time.GetUtcNow());
        return pause is { } time ? (time > TimeSpan.Zero ? time : TimeSpan.Zero) : null;
    }

    // Servers like to repeat the key that they don't accept.
    private static string Hide(string text, string? key) => key is null ? text : text.Replace(key, "***", StringComparison.Ordinal);

    private JsonObject Body(RemoteQuestion question)
    {
        var messages = question.Messages.Select(m => new JsonObject { ["role"] = m.Role, ["content"] = m.Content }).ToList();
        if (_settings.Format != RemoteFormat.Schema && messages.Count > 0)
            messages[0]["content"] = $"{question.Messages[0].Content}\n\nAnswer with one JSON object that keeps to this JSON Schema, and nothing else:\n{question.Schema.ToJsonString()}";
        var body = new JsonObject
        {
            ["model"] = _settings.Model,
            ["messages"] = new JsonArray([.. messages]),
            ["max_tokens"] = question.MaxTokens,
            ["temperature"] = 0,
            ["seed"] = 1,
            ["stream"] = false,
        };
        if (_settings.Format == RemoteFormat.Schema)
        {
            body["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = question.SchemaName, ["strict"] = true, ["schema"] = question.Schema.DeepClone() },
            };
        }
        else if (_settings.Format == RemoteFormat.Object)
        {
            body["response_format"] = new JsonObject { ["type"] = "json_object" };
        }

        return body;
    }

    private sealed record Failure(LamException Error, bool IsFinal);
}
