using System.Text.Json.Nodes;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Remote;
using LamPS.Model.Templates;
using LamPS.Testing;
using LamPS.Testing.Servers;
using Xunit;

namespace LamPS.Model.Tests.Remote;

public sealed class RemoteChatClientTests
{
    private const string Key = "sk-very-secret-0123456789";

    private static readonly RemoteQuestion Question = new(
        [new ChatMessage("system", "You plan."), new ChatMessage("user", "Do it.")], new JsonObject { ["type"] = "object" }, "plan", 100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_as_the_api_wants_it_and_reads_the_answer()
    {
        await using var server = new ChatServer(_ => ChatReply.Answer("{\"steps\":[\"Press OK\"]}"));
        using var client = Client(server, s => s with { KeyVariable = "KEY" });

        var answer = await client.AskAsync(Question, Token);

        Assert.Equal(("{\"steps\":[\"Press OK\"]}", 1, 42), (answer.Json, answer.Attempts, answer.Tokens));
        var call = Assert.Single(server.Calls);
        Assert.Equal("POST /v1/chat/completions HTTP/1.1", call.Line);
        Assert.Equal($"Bearer {Key}", call.Headers["Authorization"]);
        Assert.Equal("m", call.Json.GetProperty("model").GetString());
        Assert.Equal("plan", call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString());
        Assert.Equal("You plan.", call.Message("system"));
    }

    [Theory]
    [InlineData(RemoteFormat.Object, "json_object")]
    [InlineData(RemoteFormat.None, null)]
    public async Task Servers_without_schema_get_it_in_the_prompt(RemoteFormat format, string? type)
    {
        await using var server = new ChatServer(_ => ChatReply.Answer("Sure:\n```json\n{\"a\":1}\n```\nDone."));
        using var client = Client(server, s => s with { Format = format });

        Assert.Equal("{\"a\":1}", (await client.AskAsync(Question, Token)).Json);

        var call = Assert.Single(server.Calls);
        Assert.Contains("JSON Schema", call.Message("system"));
        Assert.Equal(type, call.Json.TryGetProperty("response_format", out var wanted) ? wanted.GetProperty("type").GetString() : null);
        Assert.DoesNotContain("Authorization", call.Headers.Keys);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says()
    {
        var time = new PauseSkipper();
        await using var server = new ChatServer(c => c.Number < 3 ? ChatReply.Of(429, "", c.Number == 1 ? ["Retry-After: 7"] : []) : ChatReply.Answer("{}"));
        using var client = Client(server, s => s, time);

        Assert.Equal(3, (await client.AskAsync(Question, Token)).Attempts);

        // As the server said, then twice what the first pause would have been.
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1)], time.Pauses);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failing_server_is_given_up_after_the_attempts(int status)
    {
        await using var server = new ChatServer(_ => ChatReply.Of(status, "<html>"));
        using var client = Client(server, s => s with { Attempts = 2 }, new PauseSkipper());

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal(("RemoteBusy", ExitCode.NotReady, 2), (error.Id, error.ExitCode, server.Calls.Count));
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_not_waited_for()
    {
        await using var server = new ChatServer(_ => ChatReply.Of(429, "", "Retry-After: 3600"));
        using var client = Client(server, s => s);

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteBusy", error.Id);
        Assert.Contains("3600 s", error.Message);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_told_and_not_tried_again()
    {
        await using var server = new ChatServer(_ => ChatReply.Of(401, $$$"""{"error":{"message":"Incorrect key {{{Key}}}"}}"""));
        using var client = Client(server, s => s with { KeyVariable = "KEY" });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteRefused", error.Id);
        Assert.DoesNotContain(Key, error.ToString() + error.Remedy);
        Assert.Contains("KEY", error.Remedy);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task What_a_server_says_of_a_bad_question_is_told_without_the_key()
    {
        await using var server = new ChatServer(_ => ChatReply.Of(400, $$$"""{"error":{"message":"no such model for {{{Key}}}"}}"""));
        using var client = Client(server, s => s with { KeyVariable = "KEY" });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteFailed", error.Id);
        Assert.Contains("no such model for ***", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public async Task A_missing_or_impossible_key_is_named_by_its_variable(string key)
    {
        await using var server = new ChatServer(_ => ChatReply.Answer("{}"));
        using var client = new RemoteChatClient("remote:test", Settings(server) with { KeyVariable = "MY_KEY" }, TimeProvider.System, _ => key);

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteKeyMissing", error.Id);
        Assert.Contains("MY_KEY", error.Message);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_key_file_is_read_for_each_question()
    {
        using var file = new KeyFile(Key + "\n");
        await using var server = new ChatServer(_ => ChatReply.Answer("{}"));
        using var client = Client(server, s => s with { KeyFile = file.Path });

        await client.AskAsync(Question, Token);
        File.WriteAllText(file.Path, "sk-another");
        await client.AskAsync(Question, Token);

        Assert.Equal([$"Bearer {Key}", "Bearer sk-another"], server.Calls.Select(c => c.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, "640")]
    [InlineData(UnixFileMode.OtherRead, "604")]
    [InlineData(UnixFileMode.OtherWrite, "602")]
    public async Task A_key_file_that_others_have_access_to_is_refused(UnixFileMode others, string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no modes on Windows");
        using var file = new KeyFile(Key);
        SetMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        await using var server = new ChatServer(_ => ChatReply.Answer("{}"));
        using var client = Client(server, s => s with { KeyFile = file.Path });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteKeyFileOpen", error.Id);
        Assert.Contains($"mode {mode}", error.Message);
        Assert.Contains($"chmod 600 {file.Path}", error.Remedy);
        Assert.DoesNotContain(Key, error.ToString() + error.Remedy);
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("two words", "more than a key")]
    [InlineData("long", "longer")]
    [InlineData(null, "")]
    public async Task A_key_file_without_a_key_is_named_without_what_is_in_it(string? content, string why)
    {
        using var file = new KeyFile(content == "long" ? new string('k', 5000) : content ?? "");
        if (content is null)
            File.Delete(file.Path);
        await using var server = new ChatServer(_ => ChatReply.Answer("{}"));
        using var client = Client(server, s => s with { KeyFile = file.Path });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteKeyFileUnusable", error.Id);
        Assert.Contains(file.Path, error.Message);
        Assert.Contains(why, error.Message);
        Assert.DoesNotContain("kkk", error.Message);
        Assert.DoesNotContain("two words", error.Message);
    }

    [Fact]
    public async Task A_key_of_a_file_that_is_refused_is_not_told()
    {
        using var file = new KeyFile(Key);
        await using var server = new ChatServer(_ => ChatReply.Of(401, $$$"""{"error":{"message":"Incorrect key {{{Key}}}"}}"""));
        using var client = Client(server, s => s with { KeyFile = file.Path });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal("RemoteRefused", error.Id);
        Assert.DoesNotContain(Key, error.ToString() + error.Remedy);
        Assert.Contains(file.Path, error.Remedy);
    }

    [Theory]
    [InlineData("keys/m.key", "{0}/keys/m.key")]
    [InlineData("/etc/m.key", "/etc/m.key")]
    [InlineData("~/m.key", "{1}/m.key")]
    public void A_key_file_lies_beside_the_settings_or_where_they_say(string written, string meant)
    {
        var folder = Directory.CreateTempSubdirectory("lamps-remote-").FullName;
        try
        {
            var file = Path.Combine(folder, "m.remote.json");
            File.WriteAllText(file, $$"""{"endpoint":"https://example.org/v1","model":"m","keyFile":"{{written}}"}""");
            var expected = string.Format(System.Globalization.CultureInfo.InvariantCulture, meant, folder, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
            Assert.Equal(Path.GetFullPath(expected), RemoteModelSettings.Read(file).KeyFile);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_hangs_is_left_after_the_time_limit(bool afterHeaders)
    {
        var time = new ManualTimeProvider();
        await using var server = new ChatServer(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(61));
            return afterHeaders ? new ChatReply("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"u8.ToArray(), ChatReply.Ending.Hang) : ChatReply.Hang;
        });
        using var client = Client(server, s => s, time);

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.Equal(("RemoteTimedOut", ExitCode.TimedOut), (error.Id, error.ExitCode));
    }

    public static TheoryData<string> Unreadable => ["garbage", "truncated", "endless", "empty", "html", "no-choices", "no-object", "refusal", "cut", "redirect"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_an_error_with_a_reason(string kind)
    {
        await using var server = new ChatServer(_ => kind switch
        {
            "garbage" => ChatReply.Garbage,
            "truncated" => ChatReply.Truncated("{\"steps\":[\"a\",\"b\"]}"),
            "endless" => ChatReply.Endless,
            "empty" => ChatReply.Of(200),
            "html" => ChatReply.Of(200, "<html>captive portal</html>"),
            "no-choices" => ChatReply.Of(200, "{\"choices\":[]}"),
            "no-object" => ChatReply.Answer("I would press OK."),
            "refusal" => ChatReply.Of(200, "{\"choices\":[{\"message\":{\"refusal\":\"no\",\"content\":null}}]}"),
            "cut" => ChatReply.Of(200, ChatReply.Completion("{}").Replace("\"stop\"", "\"length\"", StringComparison.Ordinal)),
            _ => ChatReply.Of(302, "", "Location: http://127.0.0.1:1/"),
        });
        using var client = Client(server, s => s with { Attempts = 1 });

        var error = await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token));

        Assert.True(error.Id is "RemoteAnswerUnreadable" or "RemoteUnreachable" or "RemoteFailed", error.Id);
        Assert.NotEqual("", error.Remedy);
    }

    [Fact]
    public async Task Nobody_there_is_said_so()
    {
        Uri endpoint;
        await using (var server = new ChatServer(_ => ChatReply.Hang))
            endpoint = server.Endpoint;
        using var client = new RemoteChatClient("remote:test", new RemoteModelSettings { Endpoint = endpoint, Model = "m", Attempts = 1 }, TimeProvider.System);

        Assert.Equal("RemoteUnreachable", (await Assert.ThrowsAsync<LamException>(() => client.AskAsync(Question, Token))).Id);
    }

    [Fact]
    public async Task Cancelling_ends_a_pause_at_once()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ChatServer(_ =>
        {
            stop.CancelAfter(20);
            return ChatReply.Of(429, "", "Retry-After: 50");
        });
        using var client = Client(server, s => s);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AskAsync(Question, stop.Token));
    }

    [Theory]
    [InlineData("""{"endpoint":"ftp://x","model":"m"}""", "http")]
    [InlineData("""{"endpoint":"http://example.org/v1","model":"m","keyVariable":"K"}""", "https")]
    [InlineData("""{"endpoint":"http://example.org/v1","model":"m","keyFile":"k"}""", "https")]
    [InlineData("""{"endpoint":"https://example.org/v1","model":"m","keyFile":"k","keyVariable":"K"}""", "one of")]
    [InlineData("""{"endpoint":"https://example.org/v1","model":"m","keyFile":""}""", "keyFile")]
    [InlineData("""{"endpoint":"http://me:pw@localhost/v1","model":"m"}""", "password")]
    [InlineData("""{"endpoint":"http://localhost/v1","model":"m","timeoutSeconds":0}""", "timeoutSeconds")]
    [InlineData("""{"endpoint":"http://localhost/v1","model":"m","key":"sk-1"}""", "key")]
    [InlineData("""{"endpoint":"http://localhost/v1"}""", "model")]
    [InlineData("{", "invalid")]
    public void Wrong_settings_are_refused(string json, string why)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            var error = Assert.Throws<LamException>(() => RemoteModelSettings.Read(file));
            Assert.Equal("RemoteSettingsInvalid", error.Id);
            Assert.Contains(why, error.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static RemoteModelSettings Settings(ChatServer server) => new() { Endpoint = server.Endpoint, Model = "m" };

    private static RemoteChatClient Client(ChatServer server, Func<RemoteModelSettings, RemoteModelSettings> change, TimeProvider? time = null) =>
        new("remote:test", change(Settings(server)), time ?? TimeProvider.System, name => name == "KEY" ? Key : null);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    /// <summary>A file that only its owner can read.</summary>
    private sealed class KeyFile : IDisposable
    {
        public KeyFile(string content)
        {
            File.WriteAllText(Path, content);
            SetMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }

    /// <summary>A clock on which pauses take no time; time limits do.</summary>
    private sealed class PauseSkipper : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.FromSeconds(30) || dueTime < TimeSpan.Zero)
                return base.CreateTimer(callback, state, dueTime, period);
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
