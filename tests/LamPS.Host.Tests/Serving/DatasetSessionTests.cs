using LamPS.Contracts.Hosting;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;
using Xunit;

namespace LamPS.Host.Tests.Serving;

/// <summary>Data sets and measurements over the pipe.</summary>
public sealed class DatasetSessionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private ServingHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServingHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_data_set_is_made_as_the_command_line_makes_it()
    {
        var client = new Client();
        using var connection = await _host.ConnectAsync(client);
        var made = await connection.CallAsync<DatasetInfo>(Methods.MakeDataset, Request(_host.PathOf("pipe"), DatasetStage.Synthetic), None);
        var shown = await connection.CallAsync<DatasetInfo>(Methods.Dataset, new DatasetReference(_host.PathOf("pipe")), None);
        var line = await _host.RunAsync("data", "make", "--out", _host.PathOf("line"), "--stage", "synthetic", "--sample");

        Assert.True(line.ExitCode == 0, line.ToString());
        Assert.True(made.Synthetic >= 2000);
        Assert.Equal((made.Path, made.Tasks, made.Bytes), (shown.Path, shown.Tasks, shown.Bytes));
        Assert.Equal(made.Groups, shown.Groups);
        Assert.Equal(File.ReadAllBytes(_host.PathOf("pipe/synthetic.jsonl")), File.ReadAllBytes(_host.PathOf("line/synthetic.jsonl")));
        Assert.Contains(client.Updates, u => u is { Token: "t", Done: 1000, Total: 2000 });
        Assert.Equal(Enumerable.Range(1, client.Updates.Count), client.Updates.Select(u => u.Number));
    }

    [Fact]
    public async Task Without_a_folder_it_is_the_one_of_the_data_folder()
    {
        using var connection = await _host.ConnectAsync();
        Assert.Equal("DatasetNotFound", await ErrorOf(connection.CallAsync<object?>(Methods.Dataset, new DatasetReference(null), None)));
        var made = await connection.CallAsync<DatasetInfo>(Methods.MakeDataset, Request(null, DatasetStage.Synthetic), None);
        Assert.Equal(Path.Combine(_host.Home, "data"), made.Path);
    }

    [Fact]
    public async Task Work_counts_as_a_run_of_the_host_and_ends_soon_when_it_is_cancelled()
    {
        using var connection = await _host.ConnectAsync();
        using var other = await _host.ConnectAsync();
        using var stop = new CancellationTokenSource();
        var work = connection.CallAsync<DatasetInfo>(Methods.MakeDataset, Request(_host.PathOf("long"), DatasetStage.Synthetic) with { Sample = false }, stop.Token);
        await ServingHost.UntilAsync(async () => await RunsAsync(other) == 1, "it doesn't count");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, await RunsAsync(other));
        Assert.False(Directory.Exists(_host.PathOf("long")) && Directory.EnumerateFiles(_host.PathOf("long")).Any());
    }

    [Fact]
    public async Task A_client_that_goes_ends_its_work()
    {
        var connection = await _host.ConnectAsync();
        using var other = await _host.ConnectAsync();
        var work = connection.CallAsync<DatasetInfo>(Methods.MakeDataset, Request(_host.PathOf("left"), DatasetStage.Synthetic) with { Sample = false }, None);
        await ServingHost.UntilAsync(async () => await RunsAsync(other) == 1, "it doesn't count");
        connection.Dispose();
        Assert.Equal("ConnectionLost", await ErrorOf(work));
        await ServingHost.UntilAsync(async () => await RunsAsync(other) == 0, "it went on");
    }

    [Theory]
    [InlineData("Episodes", "no-such-family", "train", "FamilyUnknown")]
    [InlineData("Episodes", "document-subject", "test-composition", "NoTasks")]
    [InlineData("Episodes", "document-subject", "exam", "OptionInvalid")]
    [InlineData("Nonsense", "document-subject", "train", "ParametersInvalid")]
    public async Task A_wrong_request_has_an_id(string stage, string family, string split, string id)
    {
        using var connection = await _host.ConnectAsync();
        var request = new Dictionary<string, object?>
        {
            ["token"] = "t", ["path"] = _host.PathOf("wrong"), ["stages"] = new[] { stage }, ["sample"] = true, ["seed"] = "1", ["families"] = new[] { family }, ["splits"] = new[] { split },
        };
        Assert.Equal(id, await ErrorOf(connection.CallAsync<object?>(Methods.MakeDataset, request, None)));
        Assert.False(Directory.Exists(_host.PathOf("wrong")));
    }

    [Fact]
    public async Task Decisions_are_measured_on_the_trajectories_of_the_teacher()
    {
        var folder = _host.PathOf("episodes");
        using (var store = EpisodeStore.Open(DatasetFolder.EpisodesIn(folder)))
        {
            store.Add([Task("f/1", Split.TestFamily), Task("f/2", Split.TestPhrasing), Task("f/3", Split.Train)]);
            foreach (var id in (string[])["f/1", "f/2", "f/3"])
                store.Add(new Episode { Task = id, Agent = ExpertAgent.Name, Verdict = Verdict.Yes, Outcome = "Verified", Actions = 1, Steps = [Press(id)] }, "f");
        }

        var client = new Client();
        using var connection = await _host.ConnectAsync(client);
        var request = new MeasureRequest("m", MeasureKind.Decide, folder, ["oracle", "random", "oracle"], GivenPlan: true, Output: _host.PathOf("report"));
        var all = await connection.CallAsync<MeasureResult>(Methods.Measure, request, None);
        var one = await connection.CallAsync<MeasureResult>(Methods.Measure, request with { Split = "test-family", Output = null }, None);

        Assert.True(File.Exists(all.Page));
        Assert.Null(one.Page);
        Assert.Equal(["oracle", "random"], all.Numbers.Select(n => n.Model).Distinct());
        Assert.Equal(["all", "test-family", "test-phrasing"], all.Numbers.Select(n => n.Split).Distinct().Order());
        Assert.All(all.Numbers, n => Assert.True(n.Kind == MeasureKind.Decide && n.Low <= n.Value && n.Value <= n.High, n.ToString()));
        var best = all.Numbers.Single(n => n is { Model: "oracle", Split: "all", Metric: "TSR" });
        Assert.Equal((2, 1d, "%"), (best.N, best.Value, best.Unit));
        Assert.Equal(1, one.Numbers.First(n => n.Metric == "TSR").N);
        Assert.Contains(client.Updates, u => u.Message.StartsWith("oracle: 0 of 2", StringComparison.Ordinal));
        Assert.Equal("NoTrajectories", await ErrorOf(connection.CallAsync<object?>(Methods.Measure, request with { Split = "test-composition" }, None)));
        Assert.Equal("ModelUnknown", await ErrorOf(connection.CallAsync<object?>(Methods.Measure, request with { Models = ["nobody"] }, None)));
    }

    [Fact]
    public async Task Families_are_listed()
    {
        using var connection = await _host.ConnectAsync();
        var families = await connection.CallAsync<IReadOnlyList<FamilyInfo>>(Methods.Families, null, None);
        Assert.Contains(families, f => f is { Id: "document-subject", HasExpert: true, Split: "train" });
        Assert.Contains(families, f => f.Split == "test-family");
    }

    private static DatasetRequest Request(string? folder, DatasetStage stage) => new("t", folder, [stage], true, "1", [], null, [], []);

    private static async Task<int> RunsAsync(HostConnection connection) => (await connection.CallAsync<HostInfo>(Methods.Info, null, None)).Runs;

    private static async Task<string> ErrorOf<T>(Task<T> call) => (await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(ServingHost.Soon))).Error.Id;

    private static TaskInstance Task(string id, Split split) => new()
    {
        Id = id, Split = split, Application = "text-editor", Request = "open it", Template = "plain", TemplateSeed = 1, Parts = [new TaskPart("f", 0, new Dictionary<string, ParameterValue>())],
    };

    private static StateAction Press(string id) => new()
    {
        Id = id + "#1", Source = "live", Family = "f", Split = Split.TestFamily, Application = "text-editor", Request = "open it", Line = "Press OK", LineNumber = 1, Lines = 1,
        Scene = new Scene
        {
            Elements =
            [
                new SceneElement { Id = 1, Parent = -1, Role = "window", Name = "Editor", States = 3 },
                new SceneElement { Id = 2, Parent = 0, Role = "button", Name = "OK", States = 3, Patterns = 1 }, new SceneElement { Id = 3, Parent = 0, Role = "button", Name = "Cancel", States = 3, Patterns = 1 },
            ],
        },
        Action = new RecordedAction { Function = "click", Element = 2, Status = "finish" },
    };
}
