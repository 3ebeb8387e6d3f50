using System.Net;
using System.Text;
using System.Text.Json;
using LamPS.Core;
using LamPS.Learning.Evaluating.Plans;
using LamPS.Learning.Plans;
using LamPS.Learning.Teaching;
using LamPS.Model.Remote;
using Xunit;
using static LamPS.Learning.Tests.Plans.PlanData;

namespace LamPS.Learning.Tests.Teaching;

public sealed class PlanTeacherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AnswersAreKeptAndCounted()
    {
        await using var server = new ChatServer(_ => """{"wordings":["Give me a table with 4 columns","Give me a table with 5 columns","I need a table with 4 columns","insert a table with 4 columns"]}""");
        var record = Record("a#1/a", "Insert a table with 4 columns");
        using (var teacher = new PlanTeacher(server.Settings, _folder, TimeProvider.System))
        {
            var children = await teacher.ParaphraseAsync(record, TestContext.Current.CancellationToken);

            // One says another number, one is the task itself.
            Assert.Equal(["Give me a table with 4 columns", "I need a table with 4 columns"], children.Select(c => c.Task));
            Assert.All(children, c => Assert.Equal(("a#1/a", PlanRecordKind.Paraphrase), (c.Parent, c.Kind)));
            Assert.Equal((1, 0, 42, 2), (teacher.Cost["questions asked"], teacher.Cost["answers from the cache"], teacher.Cost["tokens"], teacher.Cost["answers of no use"]));
        }

        using var again = new PlanTeacher(server.Settings, _folder, TimeProvider.System);
        Assert.Equal(2, (await again.ParaphraseAsync(record, TestContext.Current.CancellationToken)).Count);
        Assert.Equal((0, 1, 0), (again.Cost["questions asked"], again.Cost["answers from the cache"], again.Cost["tokens"]));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task PlansAndJudges()
    {
        await using var server = new ChatServer(body => body.Contains("judgement", StringComparison.Ordinal) ? """{"solves":true}""" : """{"lines":["Press Bold"," "]}""");
        using var teacher = new PlanTeacher(server.Settings, _folder, TimeProvider.System);
        Assert.Equal(["Press Bold"], await teacher.PlanAsync("writer", "make it bold", TestContext.Current.CancellationToken));
        using var judge = new PlanJudge(server.Settings, _folder, TimeProvider.System);
        Assert.True(await judge.SolvesAsync(Record("a#1/a", "x y"), ["Press OK"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AnAnswerOfAnotherFormIsAnErrorAndIsNotKept()
    {
        await using var server = new ChatServer(_ => """{"other":1}""");
        using var teacher = new PlanTeacher(server.Settings, _folder, TimeProvider.System);
        Assert.Equal("TeacherAnswerInvalid", (await Assert.ThrowsAsync<LamException>(() => teacher.PlanAsync("any", "do it", TestContext.Current.CancellationToken))).Id);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.json", SearchOption.AllDirectories));
    }

    /// <summary>A small server that speaks the chat API.</summary>
    private sealed class ChatServer : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Func<string, string> _answer;
        private readonly Task _serving;

        public ChatServer(Func<string, string> answer)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            _answer = answer;
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            _listener.Start();
            Settings = new RemoteModelSettings { Endpoint = new Uri($"http://127.0.0.1:{port}/v1"), Model = "teacher" };
            _serving = ServeAsync();
        }

        public RemoteModelSettings Settings { get; }

        public int Asked { get; private set; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    var answer = _answer(await reader.ReadToEndAsync());
                    Asked++;
                    var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { choices = new[] { new { message = new { content = answer }, finish_reason = "stop" } }, usage = new { total_tokens = 42 } }));
                    await context.Response.OutputStream.WriteAsync(body);
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // The server was stopped.
                return;
            }
        }
    }
}
