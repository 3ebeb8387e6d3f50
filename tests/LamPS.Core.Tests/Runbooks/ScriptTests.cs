using System.IO.Pipes;
using System.Text.Json;
using LamPS.Contracts;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Scripts;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public class ScriptTests
{
    [Theory]
    [InlineData("Get-Item ${{ x }}", "Get-Item ${lampsValue0}")]
    [InlineData("\"a ${{ x }}b\"", "\"a ${lampsValue0}b\"")]
    [InlineData("'a ${{ x }} b'", "'a it''s b'")]
    [InlineData("'it''s ${{ x }}' + ${{ x }}", "'it''s it''s' + ${lampsValue0}")]
    [InlineData("\"it's ${{ x }}\"", "\"it's ${lampsValue0}\"")]
    [InlineData("# don't\n${{ x }}", "# don't\n${lampsValue0}")]
    [InlineData("$x=1;# don't\n${{ x }}", "$x=1;# don't\n${lampsValue0}")]
    [InlineData("<# it's #> ${{ x }}", "<# it's #> ${lampsValue0}")]
    [InlineData("@\"\nit's \"quoted\" ${{ x }}\n\"@ + ${{ x }}", "@\"\nit's \"quoted\" ${lampsValue0}\n\"@ + ${lampsValue1}")]
    [InlineData("`' ${{ x }}", "`' ${lampsValue0}")]
    public async Task Values_become_variables(string text, string expected) =>
        Assert.Equal(expected, (await Compose(text, RunbookValue.Of("it's"))).Script);

    [Theory]
    [InlineData("'${{ x }}'")]
    [InlineData("@'\n${{ x }}\n'@")]
    public async Task What_must_not_become_code_is_not_trusted_to_quotation_marks(string text)
    {
        foreach (var value in (RunbookValue[])[RunbookValue.Of("'; Remove-Item x; '", untrusted: true), RunbookValue.Secret("hunter2")])
        {
            var error = await Assert.ThrowsAsync<LamException>(async () => await Compose(text, value));
            Assert.Equal("NotInSingleQuotes", error.Id);
            Assert.DoesNotContain("hunter2", error.Message);
        }
    }

    [Fact]
    public async Task No_untrusted_value_ever_stands_in_a_script()
    {
        var random = new Random(5);
        const string alphabet = "a '\"`$@#<>(){};=\n\u2019\u201c";
        for (var i = 0; i < 5_000; i++)
        {
            string Noise() => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])]).Replace("${{", "").TrimEnd('$');
            try
            {
                Assert.DoesNotContain("EVIL", (await Compose($"{Noise()}${{{{ x }}}}{Noise()}", RunbookValue.Of("EVIL", untrusted: true))).Script);
            }
            catch (LamException error)
            {
                Assert.Equal("NotInSingleQuotes", error.Id);
            }
        }
    }

    [Fact]
    public async Task Scripts_are_run_in_one_process_that_keeps_its_state()
    {
        var starts = 0;
        await using var engine = new PowerShellEngine(
            pipe =>
            {
                starts++;
                return new FakeProcess(pipe, (request, send) =>
                {
                    var who = request.GetProperty("variables").GetProperty("who").GetString();
                    send($$$"""{"type":"output","value":{"Name":"{{{who}}}","When":"2026-11-20"}}""");
                    send("""{"type":"warning","message":"careful"}""");
                    send("""{"type":"log","message":"x"}""");
                    send("""{"type":"output","value":[1,2.5,null,true]}""");
                    send("""{"type":"done","failed":false,"exitCode":0}""");
                    return true;
                });
            },
            TimeProvider.System);
        for (var i = 0; i < 3; i++)
        {
            var result = await engine.RunAsync(Request("x", ("who", RunbookValue.Of("2026-01-01T00:00:00"))), default);
            Assert.True(result.Succeeded);
            Assert.Equal("""[{"Name":"'2026-01-01T00:00:00","When":"2026-11-20"},[1,2.5,null,true]]""", result.Value.ToString());
            Assert.Equal(["careful"], result.Warnings);
            Assert.False(result.Value.IsUntrusted);
        }

        Assert.Equal(1, starts);
    }

    [Theory]
    [InlineData("""{"type":"error","message":"no such item","line":3}""", 0, "line 3: no such item")]
    [InlineData("""{"type":"log","message":""}""", 3, "")]
    public async Task Errors_and_exit_codes_are_failures(string answer, int exitCode, string error)
    {
        await using var engine = Engine((_, send) =>
        {
            send(answer);
            send($$$"""{"type":"done","failed":false,"exitCode":{{{exitCode}}}}""");
            return true;
        });
        var result = await engine.RunAsync(Request("x"), default);
        Assert.False(result.Succeeded);
        Assert.Equal((error, exitCode), (string.Join(';', result.Errors), result.ExitCode));
    }

    [Fact]
    public async Task An_exit_in_a_script_ends_the_process_and_the_next_script_gets_a_new_one()
    {
        var starts = 0;
        await using var engine = new PowerShellEngine(
            pipe =>
            {
                starts++;
                return new FakeProcess(pipe, (request, send) =>
                {
                    send("""{"type":"output","value":"before"}""");
                    return false;
                }) { EndsWith = starts == 1 ? 0 : 7 };
            },
            TimeProvider.System);
        var result = await engine.RunAsync(Request("exit 0"), default);
        Assert.Equal((true, "before"), (result.Succeeded, result.Value.ToString()));
        result = await engine.RunAsync(Request("exit 7"), default);
        Assert.Equal((false, 7, 2), (result.Succeeded, result.ExitCode, starts));
    }

    [Fact]
    public async Task Output_of_a_script_that_got_text_of_the_screen_is_data_too()
    {
        await using var engine = Engine((_, send) =>
        {
            send("""{"type":"output","value":"x"}""");
            send("""{"type":"done","failed":false,"exitCode":0}""");
            return true;
        });
        Assert.True((await engine.RunAsync(Request("x", ("a", RunbookValue.Of("b", untrusted: true))), default)).Value.IsUntrusted);
    }

    [Fact]
    public async Task A_stop_ends_the_process()
    {
        FakeProcess? process = null;
        var got = new TaskCompletionSource();
        await using var engine = new PowerShellEngine(
            pipe => process = new FakeProcess(pipe, (_, _) =>
            {
                got.SetResult();
                return true;
            }),
            TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = engine.RunAsync(Request("Start-Sleep 1000"), stop.Token).AsTask();
        await got.Task;
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(process!.Killed);
    }

    [Fact]
    public async Task A_process_that_ends_at_once_and_garbage_are_errors()
    {
        await using var dead = new PowerShellEngine(pipe => new FakeProcess(null, (_, _) => false) { EndsWith = 1, Words = "cannot run" }, TimeProvider.System);
        var error = await Assert.ThrowsAsync<LamException>(async () => await dead.RunAsync(Request("x"), default));
        Assert.Equal(("PowerShellNotStarted", ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains("cannot run", error.Message);

        await using var mad = Engine((_, send) =>
        {
            send("hello");
            return true;
        });
        Assert.Equal("PowerShellAnswerInvalid", (await Assert.ThrowsAsync<LamException>(async () => await mad.RunAsync(Request("x"), default))).Id);
    }

    private static PowerShellEngine Engine(Func<JsonElement, Action<string>, bool> answer) => new(pipe => new FakeProcess(pipe, answer), TimeProvider.System);

    private static ScriptRequest Request(string script, params (string Name, RunbookValue Value)[] variables) =>
        new(script, variables.ToDictionary(v => v.Name, v => v.Value), "/");

    private static async ValueTask<(string Script, Dictionary<string, RunbookValue> Variables)> Compose(string text, RunbookValue value)
    {
        var place = new TextPlace(new SourceLocation("x.yaml", 1, 1), true, 0);
        var shape = new TextShape();
        return await ScriptText.ComposeAsync(
            new TemplateSource(place.Start, Template.Parse(text, place, out _)!, StaticType.Any, "script", shape), new Scope(value), default);
    }

    private sealed class Scope(RunbookValue value) : IExpressionScope
    {
        public RunbookValue? Get(string name) => value;

        public ValueTask<bool> ExistsAsync(string selector, CancellationToken cancellationToken) => new(false);
    }

    /// <summary>The other end of the pipe, without a process.</summary>
    private sealed class FakeProcess : IScriptProcess
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly NamedPipeClientStream? _pipe;

        public FakeProcess(string? pipe, Func<JsonElement, Action<string>, bool> answer)
        {
            _pipe = pipe is null ? null : new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
            _ = Task.Run(() => Serve(answer));
        }

        public int EndsWith { get; init; }

        public string Words { get; init; } = "";

        public bool Killed { get; private set; }

        public int? ExitCode => _ended.Task.IsCompleted ? EndsWith : null;

        public string LastWords => Words;

        public Task WaitForExitAsync(CancellationToken cancellationToken) => _ended.Task.WaitAsync(cancellationToken);

        public void Kill()
        {
            Killed = true;
            _ended.TrySetResult();
        }

        public void Dispose() => _pipe?.Dispose();

        private async Task Serve(Func<JsonElement, Action<string>, bool> answer)
        {
            try
            {
                if (_pipe is not null)
                {
                    await _pipe.ConnectAsync(5000);
                    using var reader = new StreamReader(_pipe, leaveOpen: true);
                    using var writer = new StreamWriter(_pipe, leaveOpen: true) { AutoFlush = true };
                    while (await reader.ReadLineAsync() is { } line)
                    {
                        using var request = JsonDocument.Parse(line);
                        if (!answer(request.RootElement, writer.WriteLine))
                        {
                            break;
                        }
                    }
                }
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
            }
            finally
            {
                _ended.TrySetResult();
                _pipe?.Dispose();
            }
        }
    }
}
