using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using Xunit;

namespace LamPS.Host.Tests.Serving;

public sealed class ClientSessionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DesktopScope Desk = new("sandbox", Application: "service-desk");

    private ServingHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServingHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Elements_stay_live_between_calls()
    {
        using var connection = await _host.ConnectAsync();
        var box = (await FindAsync(connection, "checkbox")).Elements[0];
        Assert.DoesNotContain("checked", box.States);
        var done = await connection.CallAsync<ActResult>(Methods.Act, Act("toggle", box.Id), None);
        Assert.Equal(Outcome.Verified, done.Run.Outcome);
        Assert.Equal(box.Id, done.Element!.Id);
        Assert.Contains("checked", done.Element.States);
        Assert.True((await CheckAsync(connection, box.Id, ("checked", true))).Holds);
        var wrong = await CheckAsync(connection, box.Id, ("checked", false), ("enabled", true));
        Assert.False(wrong.Holds);
        Assert.Equal([false, true], wrong.Expectations.Select(e => e.Holds));
    }

    [Fact]
    public async Task Two_clients_do_not_see_each_others_desktop()
    {
        using var one = await _host.ConnectAsync();
        using var other = await _host.ConnectAsync();
        var box = (await FindAsync(one, "checkbox")).Elements[0];
        await one.CallAsync<ActResult>(Methods.Act, Act("toggle", box.Id), None);
        Assert.DoesNotContain("checked", (await FindAsync(other, "checkbox")).Elements[0].States);
    }

    [Theory]
    [InlineData("click", "e99999", "ElementGone")]
    [InlineData("click", "nine", "ElementIdInvalid")]
    [InlineData("clik", "e1", "FunctionUnknown")]
    public async Task A_wrong_action_has_an_id(string function, string element, string id)
    {
        using var connection = await _host.ConnectAsync();
        try
        {
            Assert.Equal(id, (await connection.CallAsync<ActResult>(Methods.Act, Act(function, element), None)).Run.Error?.Id);
        }
        catch (RpcException error)
        {
            Assert.Equal(id, error.Error.Id);
        }
    }

    [Fact]
    public async Task A_script_runs_at_the_caller_and_may_call_the_host_itself()
    {
        HostConnection connection = null!;
        ScriptCall? called = null;
        var client = new Client
        {
            Script = async (call, stop) =>
            {
                called = call;
                var seen = await FindAsync(connection, "button[name='Submit']");
                return new ScriptAnswer(true, [new Dictionary<string, object?> { ["found"] = (long)seen.Elements.Count, ["who"] = call.Variables["who"] }], [], ["careful"], 0);
            },
        };
        using (connection = await _host.ConnectAsync(client))
        {
            var runbook = _host.Write("script.yaml", """
                name: A script at the caller
                version: 1
                parameters: { who: { type: secret, required: true } }
                desktop: sandbox
                steps:
                  - { id: open, launch: service-desk }
                  - id: ask
                    script: "Get-LamElement"
                    with: { who: "${{ parameters.who }}" }
                  - { id: check, expect: [{ condition: "steps.ask.output.found == 1" }] }
                """);
            var result = await RunAsync(connection, runbook, new() { ["who"] = "s3cret-word" }).WaitAsync(ServingHost.Soon);
            Assert.True(result.Outcome == Outcome.Verified, result.Error?.Message);
        }

        Assert.Equal("s3cret-word", called!.Variables["who"]);
        Assert.DoesNotContain(client.Updates, u => u.Message.Contains("s3cret-word", StringComparison.Ordinal));

        // What a database still holds beside itself goes into it, or away, while the host runs.
        Assert.True(await HostConnection.StopAsync(_host.Address, ServingHost.Soon, None));
        await _host.Process.WaitForExitAsync().WaitAsync(ServingHost.Soon);
        string[] files = [.. Directory.GetFiles(_host.Home, "*", SearchOption.AllDirectories)];
        Assert.Contains(files, f => Path.GetFileName(f) == "runs.db");
        Assert.All(files, f => Assert.DoesNotContain("s3cret-word", File.ReadAllText(f, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, Outcome.Verified)]
    [InlineData(false, Outcome.Blocked)]
    [InlineData(null, Outcome.Blocked)]
    public async Task What_the_policy_asks_the_client_is_asked(bool? answer, Outcome outcome)
    {
        var client = new Client { Agrees = answer };
        using var connection = await _host.ConnectAsync(client);
        var policy = _host.Write("ask.yaml", "name: careful\nextends: attended\nask: [change]\n");
        var box = (await FindAsync(connection, "checkbox")).Elements[0];
        var result = await connection.CallAsync<ActResult>(Methods.Act, Act("toggle", box.Id) with { Settings = new RunSettings(policy, Screenshots: false) }, None);
        Assert.Equal(outcome, result.Run.Outcome);
        Assert.Contains("'toggle'", Assert.Single(client.Questions));
    }

    [Fact]
    public async Task A_registered_function_is_known_planned_gated_and_called_with_its_arguments()
    {
        FunctionCall? called = null;
        var client = new Client
        {
            Function = call =>
            {
                called = call;
                return Task.FromResult(new ScriptAnswer(true, [new Dictionary<string, object?> { ["number"] = "INV-7", ["year"] = 2026L }], [], [], 0));
            },
        };
        using var connection = await _host.ConnectAsync(client);
        var function = new FunctionInfo("get_invoice_number", "Gets the next invoice number.", "read", [new FunctionArgument("customer", "text", "Name of the customer.", true)], "registered", false);
        await connection.CallAsync<object?>(Methods.RegisterFunction, function, None);
        Assert.Contains(await connection.CallAsync<IReadOnlyList<FunctionInfo>>(Methods.Functions, new FunctionsRequest(), None), f => f.Name == "get_invoice_number" && f.Source == "registered");
        Assert.Equal("FunctionNameTaken", (await Assert.ThrowsAsync<RpcException>(() => connection.CallAsync<object?>(Methods.RegisterFunction, function with { Name = "click" }, None))).Error.Id);

        var runbook = _host.Write("function.yaml", """
            name: A registered function
            version: 1
            desktop: sandbox
            steps:
              - { id: open, launch: service-desk }
              - { id: number, act: get_invoice_number, with: { customer: Zoe } }
              - { id: check, expect: [{ condition: "steps.number.output.number == 'INV-7' && steps.number.output.year == 2026" }] }
            """);
        var result = await RunAsync(connection, runbook, []);
        Assert.True(result.Outcome == Outcome.Verified, result.Error?.Message);
        Assert.Equal("Zoe", called!.Arguments["customer"]);

        var alone = Act("get_invoice_number", "") with { Scope = new DesktopScope("sandbox"), Element = null, Arguments = new Dictionary<string, object?> { ["customer"] = "Ann" } };
        using var second = await _host.ConnectAsync(client);
        await second.CallAsync<object?>(Methods.RegisterFunction, function, None);
        Assert.Equal(Outcome.Verified, (await second.CallAsync<ActResult>(Methods.Act, alone, None)).Run.Outcome);
        Assert.Equal("Ann", called.Arguments["customer"]);

        Assert.True(await connection.CallAsync<bool>(Methods.UnregisterFunction, new FunctionReference("get_invoice_number"), None));
        Assert.Equal("RunbookInvalid", await RunbookErrorAsync(connection, runbook));
    }

    [Fact]
    public async Task A_client_that_dies_leaves_nothing_running()
    {
        var inScript = new TaskCompletionSource();
        var client = new Client
        {
            Script = async (_, stop) =>
            {
                inScript.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return null!;
            },
        };
        var connection = await _host.ConnectAsync(client);
        var runbook = _host.Write("endless.yaml", "name: Endless\nversion: 1\ndesktop: sandbox\nsteps:\n  - { id: open, launch: service-desk }\n  - { id: wait, script: forever }\n");
        var run = RunAsync(connection, runbook, []);
        await inScript.Task.WaitAsync(ServingHost.Soon);
        using var other = await _host.ConnectAsync();
        Assert.Equal(1, (await other.CallAsync<HostInfo>(Methods.Info, null, None)).Runs);

        connection.Dispose();
        Assert.Equal("ConnectionLost", (await Assert.ThrowsAsync<RpcException>(() => run.WaitAsync(ServingHost.Soon))).Error.Id);
        await ServingHost.UntilAsync(async () => await other.CallAsync<HostInfo>(Methods.Info, null, None) is { Runs: 0, Clients: 1 }, "the run went on");
        var last = await other.CallAsync<RunResult>(Methods.Report, new ReportRequest("last", null), None);
        Assert.True(last.Outcome == Outcome.Cancelled, last.Error?.ToString());
    }

    [Fact]
    public async Task A_script_that_the_caller_cancels_ends_the_run_as_cancelled()
    {
        using var connection = await _host.ConnectAsync(new Client { Script = (_, _) => throw new OperationCanceledException() });
        var runbook = _host.Write("cancelled.yaml", "name: Cancelled\nversion: 1\ndesktop: sandbox\nsteps:\n  - { id: ask, script: stop }\n");
        var result = await RunAsync(connection, runbook, []);
        Assert.Equal(Outcome.Cancelled, result.Outcome);
        Assert.Equal((int)ExitCode.Cancelled, result.ExitCode);
    }

    [Fact]
    public async Task A_run_is_stopped_from_elsewhere_and_ends_as_cancelled()
    {
        var inScript = new TaskCompletionSource();
        var client = new Client
        {
            Script = async (_, stop) =>
            {
                inScript.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return null!;
            },
        };
        using var connection = await _host.ConnectAsync(client);
        var runbook = _host.Write("endless.yaml", "name: Endless\nversion: 1\ndesktop: sandbox\nsteps:\n  - { id: wait, script: forever }\n");
        var run = RunAsync(connection, runbook, []);
        await inScript.Task.WaitAsync(ServingHost.Soon);
        var stop = await _host.RunAsync("stop", "last");
        Assert.True(stop.ExitCode == 0, stop.ToString());
        Assert.Equal(Outcome.Cancelled, (await run.WaitAsync(ServingHost.Soon)).Outcome);
        Assert.Equal("RunNotRunning", (await Assert.ThrowsAsync<RpcException>(() => connection.CallAsync<RunInfo>(Methods.StopRun, new RunReference("last"), None))).Error.Id);
    }

    [Fact]
    public async Task An_invalid_runbook_names_all_its_problems_with_places()
    {
        using var connection = await _host.ConnectAsync();
        var file = _host.Write("wrong.yaml", "name: x\nversion: 1\nsteps:\n  - { id: a, lunch: writer }\n  - { id: a, act: clik }\n");
        var info = await connection.CallAsync<RunbookInfo>(Methods.Validate, new RunbookFile(file), None);
        Assert.False(info.Valid);
        Assert.All(info.Problems, p => Assert.True(p.Line > 0 && p.Column > 0 && p.Id.Length > 0));
        Assert.True(info.Problems.Count >= 2);
        var error = await Assert.ThrowsAsync<RpcException>(() => RunAsync(connection, file, []));
        Assert.Equal(info.Problems, error.Problems);
    }

    [Fact]
    public async Task A_run_becomes_a_runbook_that_does_the_same()
    {
        using var connection = await _host.ConnectAsync();
        var task = new TaskRequest("t", Desk, new RunSettings(Screenshots: false), "Set Name to \"Zoe\", choose Printer as Category", [], [], _host.Home);
        var first = await connection.CallAsync<RunResult>(Methods.Task, task, None);
        Assert.True(first.Outcome == Outcome.Verified, first.Error?.Message);
        var file = _host.PathOf("again.yaml");
        var compiled = await connection.CallAsync<CompiledRunbook>(Methods.Compile, new CompileRequest(first.Run, file), None);
        Assert.Equal(3, compiled.Steps);
        Assert.Equal("FileExists", (await Assert.ThrowsAsync<RpcException>(() => connection.CallAsync<CompiledRunbook>(Methods.Compile, new CompileRequest(first.Run, file), None))).Error.Id);
        using var fresh = await _host.ConnectAsync();
        var second = await RunAsync(fresh, file, []);
        Assert.True(second.Outcome == Outcome.Verified, second.Error?.Message);
        Assert.Equal(first.Steps.Select(s => (s.Function, s.Element?.Selector)), second.Steps.Where(s => s.Function != "close").Select(s => (s.Function, s.Element?.Selector)));
    }

    private static Task<ElementList> FindAsync(HostConnection connection, string selector) =>
        connection.CallAsync<ElementList>(Methods.Look, new LookRequest(Desk, selector), None);

    private static ActRequest Act(string function, string element) =>
        new("t", Desk, new RunSettings(Screenshots: false), function, null, element, new Dictionary<string, object?>());

    private static Task<StateResult> CheckAsync(HostConnection connection, string element, params (string Name, object? Value)[] states) => connection.CallAsync<StateResult>(
        Methods.Check, new StateRequest("c", Desk, null, element, true, states.ToDictionary(s => s.Name, s => s.Value), null, null, [], "", 0), None);

    private static Task<RunResult> RunAsync(HostConnection connection, string file, Dictionary<string, object?> parameters) => connection.CallAsync<RunResult>(
        Methods.Run, new RunbookRequest("r", file, parameters, new DesktopScope(), new RunSettings(Screenshots: false), Scripts: true), None);

    private static async Task<string> RunbookErrorAsync(HostConnection connection, string file)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => RunAsync(connection, file, []));
        return error.Problems.Count > 0 ? "RunbookInvalid" : error.Error.Id;
    }
}
