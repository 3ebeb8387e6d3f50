using System.Text.Json;
using LamPS.Testing.Servers;
using Xunit;

namespace LamPS.Host.Tests.Models;

/// <summary>The real <c>lamps</c> with a model on a real server.</summary>
public sealed class RemoteModelTests : IDisposable
{
    private const string Request = "Set Name to \"Zoe\"";

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task A_request_is_planned_decided_and_verified()
    {
        await using var server = new ChatServer(ServiceDeskModel.Answer);
        Describe(server);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(("Verified", "remote:test"), (result.Json.GetProperty("outcome").GetString(), result.Json.GetProperty("model").GetString()));
        var step = Assert.Single(result.Json.GetProperty("steps").EnumerateArray(), s => s.GetProperty("planStep").ValueKind == JsonValueKind.String);
        Assert.Equal(("set_text", "Zoe"), (step.GetProperty("function").GetString(), step.GetProperty("arguments").GetProperty("text").GetString()));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_plan_of_several_steps_is_done()
    {
        await using var server = new ChatServer(ServiceDeskModel.Answer);
        Describe(server);

        var result = await _lamps.RunAsync("task", "Set Name to \"Zoe\", set Email to \"zoe@example.org\"", "--app", "service-desk", "--model", "remote:test", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(2, result.Json.GetProperty("steps").EnumerateArray().Count(s => s.GetProperty("planStep").ValueKind == JsonValueKind.String));
    }

    [Theory]
    [InlineData(401, "RemoteRefused")]
    [InlineData(404, "RemoteFailed")]
    [InlineData(500, "RemoteBusy")]
    public async Task A_server_that_fails_is_exit_code_4(int status, string id)
    {
        await using var server = new ChatServer(_ => ChatReply.Of(status));
        Describe(server, attempts: 1);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test");

        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.Contains(id, result.Error);
    }

    [Fact]
    public async Task The_baseline_goes_on_where_it_may_and_the_record_says_so()
    {
        await using var server = new ChatServer(_ => ChatReply.Of(500));
        Describe(server, attempts: 1);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test,baseline", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("remote:test, else baseline", result.Json.GetProperty("model").GetString());
        Assert.Contains("plan (documentation (remote:test failed: ", result.Error);
        Assert.Contains("by the baseline, for remote:test failed", File.ReadAllText(result.Json.GetProperty("report").GetString()!));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_hangs_is_exit_code_6_or_the_baseline_goes_on()
    {
        await using var server = new ChatServer(_ => ChatReply.Hang);
        Describe(server, seconds: 1);

        var alone = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test", "--output", "json");
        var helped = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test,baseline", "--output", "json");

        Assert.True(alone.ExitCode == 6, alone.ToString());
        Assert.Equal("RemoteTimedOut", alone.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.True(helped.ExitCode == 0, helped.ToString());
    }

    [Fact]
    public async Task Garbage_and_answers_beside_the_point_are_errors()
    {
        await using var server = new ChatServer(call => call.Number % 2 == 1 ? ChatReply.Answer("{\"steps\":[\"rm -rf /\"]}") : ChatReply.Garbage);
        Describe(server, attempts: 1);

        var beside = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test");
        var garbage = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test");

        Assert.True(beside.ExitCode == 1 && beside.Error.Contains("PlanUnusable", StringComparison.Ordinal), beside.ToString());
        Assert.True(garbage.ExitCode == 4 && garbage.Error.Contains("RemoteUnreachable", StringComparison.Ordinal), garbage.ToString());
    }

    [Fact]
    public async Task A_key_is_sent_and_nowhere_written()
    {
        const string Key = "sk-0123456789-nobody-may-see-this";
        await using var server = new ChatServer(call => call.Number == 1 ? ServiceDeskModel.Answer(call) : ChatReply.Of(400, $$$"""{"error":{"message":"bad {{{Key}}}"}}"""));
        Describe(server, key: "LAMPS_TEST_KEY");
        _lamps.Environment["LAMPS_TEST_KEY"] = Key;

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test", "--output", "json", "--verbose");

        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.All(server.Calls, c => Assert.Equal($"Bearer {Key}", c.Headers["Authorization"]));
        Assert.DoesNotContain(Key, result.ToString());
        Assert.DoesNotContain(Directory.EnumerateFiles(_lamps.Folder, "*", SearchOption.AllDirectories), f => File.ReadAllBytes(f).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Key)) >= 0);
    }

    [Fact]
    public async Task Secrets_of_a_runbook_that_the_screen_shows_are_never_sent()
    {
        const string Secret = "hunter2-and-more";
        await using var server = new ChatServer(ServiceDeskModel.Answer);
        Describe(server);
        var file = _lamps.PathOf("book.yaml");
        File.WriteAllText(file, """
            name: Secret
            version: 1
            parameters: { word: { type: secret, required: true } }
            desktop: sandbox
            application: service-desk
            steps:
              - launch: service-desk
              - act: set_text
                on: "textbox[name='Name']"
                with: { text: "${{ parameters.word }}" }
              - task: Set Email to "zoe@example.org"
            """);

        var result = await _lamps.RunAsync("run", file, "--param", $"word={Secret}", "--model", "remote:test", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(server.Calls.Count >= 2, result.ToString());
        Assert.All(server.Calls, c => Assert.DoesNotContain(Secret, c.Body));
        Assert.Contains(server.Calls, c => c.Body.Contains("SECRET-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_plan_line_does_not_support_is_not_called_verified()
    {
        // It fills another field, and says that the step is done.
        await using var server = new ChatServer(call => call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString() == "plan"
            ? ServiceDeskModel.Answer(call)
            : ServiceDeskModel.Decide("set_text", ServiceDeskModel.Candidate(call.Message("user"), "'Email'"), "finish", new { text = "Zoe" }));
        Describe(server);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test", "--output", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Equal("Unverified", result.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task To_say_that_it_is_done_is_not_to_do_it()
    {
        await using var server = new ChatServer(call => call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString() == "plan"
            ? ServiceDeskModel.Answer(call)
            : ServiceDeskModel.Decide("none", null, "finish", new { }));
        Describe(server);

        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:test", "--output", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Equal("Failed", result.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_named_with_the_remedy()
    {
        var result = await _lamps.RunAsync("task", Request, "--app", "service-desk", "--model", "remote:nobody");

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("nobody.remote.json", result.Error);
    }

    private void Describe(ChatServer server, int attempts = 2, double seconds = 20, string? key = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_lamps.Folder, "home", "models")).FullName;
        File.WriteAllText(Path.Combine(folder, "test.remote.json"), JsonSerializer.Serialize(new { endpoint = server.Endpoint, model = "scripted", attempts, timeoutSeconds = seconds, keyVariable = key }));
    }
}
