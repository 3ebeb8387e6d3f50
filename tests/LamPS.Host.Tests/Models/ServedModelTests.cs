using LamPS.Contracts;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Host.Tests.Serving;
using LamPS.Model.Tests.Agents;
using Xunit;

namespace LamPS.Host.Tests.Models;

/// <summary>Models in a host: loaded once, shared by all who ask.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class ServedModelTests
{
    [Fact]
    public async Task A_loaded_model_serves_all_sessions_without_being_read_again()
    {
        await using var host = await ServingHost.StartAsync();
        var folder = TinyCompact.Write(Path.Combine(host.Home, "models", "lam"), isWired: true);
        using var connection = await host.ConnectAsync();
        using var other = await host.ConnectAsync();
        var none = CancellationToken.None;

        var models = await connection.CallAsync<IReadOnlyList<ModelInfo>>(Methods.Models, null, none);
        Assert.Equal(["baseline:baseline", "lam:compact"], models.Where(m => m.Name != "lam-desk").Select(m => $"{m.Name}:{m.Kind}"));

        TaskRequest Task(string token) => new(
            token, new DesktopScope("sandbox", Application: "service-desk"), new RunSettings(Screenshots: false, Model: "lam"), "Set Name to \"Zoe\"", [], [], host.Home);
        var first = await connection.CallAsync<RunResult>(Methods.Task, Task("a"), none);
        Assert.True(first.Outcome == Outcome.Verified, first.Error?.Message);

        // Nobody reads it again, or this would be seen.
        var file = Path.Combine(folder, "tokenizer.json");
        var writtenAt = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "{");
        File.SetLastWriteTimeUtc(file, writtenAt);
        var results = await System.Threading.Tasks.Task.WhenAll(connection.CallAsync<RunResult>(Methods.Task, Task("b"), none), other.CallAsync<RunResult>(Methods.Task, Task("c"), none));

        Assert.All(results, r => Assert.True(r.Outcome == Outcome.Verified, r.Error?.Message));
        Assert.All(results, r => Assert.Equal("lam", r.Model));
    }

    [Fact]
    public async Task An_unknown_model_is_an_error_of_the_call_and_the_host_lives_on()
    {
        await using var host = await ServingHost.StartAsync();
        using var connection = await host.ConnectAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => connection.CallAsync<PlanInfo>(Methods.Plan, new PlanRequest("press OK", "service-desk", "nobody"), CancellationToken.None));

        Assert.Equal("ModelUnknown", error.Error.Id);
        Assert.Contains(await connection.CallAsync<IReadOnlyList<ModelInfo>>(Methods.Models, null, CancellationToken.None), m => m.Name == "baseline");
    }
}
