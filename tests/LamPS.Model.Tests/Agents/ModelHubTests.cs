using System.Text.Json;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Tests.Agents.Procedures;
using LamPS.Testing;
using LamPS.Testing.Servers;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class ModelHubTests : IDisposable, IProbeLauncher
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-hub-").FullName;
    private readonly ManualTimeProvider _time = new();
    private int _probes;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public Task<ProbeEnd> LaunchAsync(string device, TimeSpan limit, CancellationToken cancellationToken)
    {
        _probes++;
        var output = new StringWriter();
        return Task.FromResult(device == "cpu" ? new ProbeEnd(DeviceProbe.Run([device], output), output.ToString(), "") : new ProbeEnd(139, "", ""));
    }

    [Theory]
    [InlineData("a", "a", "a", false)]
    [InlineData("a,baseline", "a", "a", true)]
    [InlineData("baseline+a", "baseline", "a", false)]
    [InlineData(" remote:x + /models/b , baseline", "remote:x", "/models/b", true)]
    [InlineData("c++", "c++", "c++", false)]
    [InlineData("c++,baseline", "c++", "c++", true)]
    public void What_plans_and_what_decides_is_read(string text, string planner, string actor, bool fallsBack) =>
        Assert.Equal(new ModelSpec(planner, actor, fallsBack), ModelSpec.Parse(text, name => name == "c++"));

    [Fact]
    public async Task Servers_are_listed_with_what_is_wrong_and_used_by_name()
    {
        await using var server = new ChatServer(_ => ChatReply.Answer("{\"steps\":[\"Press OK\"]}"));
        File.WriteAllText(Path.Combine(_folder, "good.remote.json"), JsonSerializer.Serialize(new { endpoint = server.Endpoint, model = "m" }));
        File.WriteAllText(Path.Combine(_folder, "bad.remote.json"), "{\"endpoint\":\"nowhere\"");
        using var hub = Hub();

        Assert.Equal([("bad", true), ("good", false)], hub.Remotes().Select(r => (r.Name, r.Problem.Length > 0)));
        var agent = await hub.GetAsync("remote:GOOD,baseline", [], Token);
        Assert.Equal(("remote:good, else baseline", "remote:good, else baseline"), (agent.Planner.Name, agent.Actor.Name));
        Assert.Equal("remote:good", (await agent.Planner.PlanAsync(new() { Text = "Press OK" }, Core.Planning.PlanningKnowledge.None, Token)).Planner);
        Assert.Equal("RemoteSettingsInvalid", (await Assert.ThrowsAsync<LamException>(() => hub.GetAsync("remote:bad", [], Token))).Id);
        Assert.Equal("RemoteModelUnknown", (await Assert.ThrowsAsync<LamException>(() => hub.GetAsync("remote:other", [], Token))).Id);
        Assert.Equal("ModelUnknown", (await Assert.ThrowsAsync<LamException>(() => hub.GetAsync("baseline+other", [], Token))).Id);
        Assert.Equal(0, _probes);
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task What_tests_keep_is_known_in_work_and_neither_in_measuring_nor_in_exploring()
    {
        TinyCompact.Write(Path.Combine(_folder, "desk"), isWired: true);
        Taught.Memory.Write(Path.Combine(_folder, "desk"), [Taught.Landscape with { Id = "bold", Phrasings = ["Embolden the word \"{word}\""], Lines = ["Select the text \"{word}\"", "Choose Format > Text > Bold"], Parameters = [new("word", ProcedureParameter.Text, [])] }]);
        using var hub = Hub();
        var writer = PlanningKnowledge.None with { Application = new ApplicationDefinition { Name = "writer", Title = "Writer", Command = "writer", Desktops = ["atspi"] } };
        async Task<IEnumerable<string>> Plan(ModelUse use) =>
            (await (await hub.GetAsync("desk", [], use, Token)).Planner.PlanAsync(new() { Text = "Embolden the word \"very\"" }, writer, Token)).Steps.Select(s => s.Text);

        Assert.Equal(["Select the text \"very\"", "Choose Format > Text > Bold"], await Plan(ModelUse.Work));
        Assert.DoesNotContain("Choose Format > Text > Bold", await Plan(ModelUse.Measuring));
        Assert.DoesNotContain("Choose Format > Text > Bold", await Plan(ModelUse.Exploring(new CompactSampling(0.7, "1"))));
    }

    [Fact]
    public async Task A_model_is_told_from_another_of_its_name_by_what_its_files_say()
    {
        var desk = Directory.CreateDirectory(Path.Combine(_folder, "desk")).FullName;
        File.WriteAllText(Path.Combine(desk, "lam_config.json"), "{}");
        File.WriteAllText(Path.Combine(desk, "model.onnx"), "weights");
        using var hub = Hub();
        var name = await hub.IdentityAsync("desk", Token);

        Assert.Matches("^desk@[0-9a-f]{8}$", name);
        Assert.Equal(name.Replace("desk@", "desk+baseline@", StringComparison.Ordinal), await hub.IdentityAsync("desk+baseline", Token));
        File.WriteAllText(Path.Combine(desk, "README.md"), "other words");
        Assert.Equal(name, await hub.IdentityAsync("desk", Token));
        File.WriteAllText(Path.Combine(desk, "model.onnx"), "other weights");
        Assert.NotEqual(name, await hub.IdentityAsync("desk", Token));
        Assert.Equal(("baseline", "remote:x"), (await hub.IdentityAsync("baseline", Token), await hub.IdentityAsync("remote:x", Token)));
        Assert.Equal("ModelUnknown", (await Assert.ThrowsAsync<LamException>(() => hub.IdentityAsync("other", Token))).Id);
    }

    [Fact]
    public async Task Prompts_of_a_server_lie_in_a_folder_of_its_name_and_are_checked()
    {
        await using var server = new ChatServer(_ => ChatReply.Hang);
        File.WriteAllText(Path.Combine(_folder, "m.remote.json"), JsonSerializer.Serialize(new { endpoint = server.Endpoint, model = "m" }));
        Directory.CreateDirectory(Path.Combine(_folder, "m"));
        File.WriteAllText(Path.Combine(_folder, "m", "actor.prompt"), "[user]\n{{nothing}}");
        using var hub = Hub();

        Assert.Equal("PromptInvalid", (await Assert.ThrowsAsync<LamException>(() => hub.GetAsync("remote:m", [], Token))).Id);
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task The_choice_of_a_device_is_remembered_for_a_week()
    {
        using (var first = Hub("cuda,cpu"))
        {
            var choice = await first.Devices.ChooseAsync(again: false, Token);
            Assert.Equal((DeviceKind.Cpu, 2), (choice.Kind, _probes));
            Assert.Contains("cuda", choice.Reason);
        }

        using (var second = Hub("cuda,cpu"))
            Assert.Equal(DeviceKind.Cpu, (await second.Devices.ChooseAsync(again: false, Token)).Kind);
        Assert.Equal(2, _probes);
        using (var other = Hub("cpu"))
            await other.Devices.ChooseAsync(again: false, Token);
        Assert.Equal(3, _probes);
        _time.Advance(TimeSpan.FromDays(8));
        using (var late = Hub("cpu"))
            await late.Devices.ChooseAsync(again: false, Token);
        Assert.Equal(4, _probes);
        File.WriteAllText(Path.Combine(_folder, "device.json"), "{\"choice\":");
        using (var damaged = Hub("cpu"))
            await damaged.Devices.ChooseAsync(again: false, Token);
        Assert.Equal(5, _probes);
    }

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public async Task A_model_is_loaded_once_until_its_files_change()
    {
        var folder = TinyCompact.Write(Path.Combine(_folder, "lam"), isWired: true);
        using var hub = Hub("cpu");
        await hub.GetAsync("lam", [], Token);
        var file = Path.Combine(folder, "tokenizer.json");
        var writtenAt = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "{");

        File.SetLastWriteTimeUtc(file, writtenAt);
        await hub.GetAsync(folder, [], Token);
        File.SetLastWriteTimeUtc(file, writtenAt.AddMinutes(1));
        await Assert.ThrowsAsync<LamException>(() => hub.GetAsync("lam", [], Token));
    }

    [Theory]
    [InlineData("OnnxCallFailed", true)]
    [InlineData("LogitsNotFinite", true)]
    [InlineData("PromptTooLong", false)]
    public async Task A_device_that_fails_in_the_middle_hands_over_to_the_processor_and_the_name_says_so(string id, bool isHandedOver)
    {
        var device = new ScriptedModel((_, _) => throw new LamException(id, ExitCode.Failed, "gone"));
        var processor = new ScriptedModel((_, _) => "{}");
        var made = 0;
        var model = new GuardedAnswerModel(device, DeviceKind.WebGpu, () =>
        {
            made++;
            return processor;
        });
        var form = new AnswerForm("f", [], LamPS.Model.Constraints.Grammar.FromChoices(["{}"]), 10);

        if (!isHandedOver)
        {
            await Assert.ThrowsAsync<LamException>(() => model.AnswerAsync([], form, Token));
            Assert.Equal(("scripted", 0), (model.Name, made));
            return;
        }

        Assert.Equal(["{}", "{}"], [await model.AnswerAsync([], form, Token), await model.AnswerAsync([], form, Token)]);
        Assert.Equal(("scripted (on the processor, for webgpu failed)", 1, 1), (model.Name, made, device.Prompts.Count));
    }

    [Fact]
    public async Task Requests_that_were_under_way_when_a_device_failed_go_on_together()
    {
        var under = new CountdownEvent(2);
        var device = new ScriptedModel((_, _) =>
        {
            // Both are on the device before either fails.
            under.Signal();
            under.Wait(TimeSpan.FromSeconds(5));
            throw new LamException("OnnxCallFailed", ExitCode.Failed, "gone");
        });
        var made = 0;
        var model = new GuardedAnswerModel(device, DeviceKind.WebGpu, () =>
        {
            Interlocked.Increment(ref made);
            return new ScriptedModel((_, _) => "{}");
        });
        var form = new AnswerForm("f", [], LamPS.Model.Constraints.Grammar.FromChoices(["{}"]), 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => model.AnswerAsync([], form, Token), Token)));

        Assert.Equal(["{}", "{}"], answers);
        Assert.Equal(1, made);
    }

    private ModelHub Hub(string order = "auto") => new(new ModelHubOptions
    {
        Catalog = new ModelCatalog(_folder, []), RemoteFolder = _folder, Probes = this, DeviceOrder = order, DeviceFile = Path.Combine(_folder, "device.json"), Threads = 1, Time = _time,
    });
}
