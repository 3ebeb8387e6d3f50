using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Host.Scripts.InProcess;
using LamPS.Testing.Scripts;
using Xunit;

namespace LamPS.Host.Tests.Scripts.InProcess;

/// <summary>The engine that runs scripts in this process.</summary>
public sealed class InProcessEngineTests(InProcessEngineTests.Fixture fixture) : ScriptEngineContract, IClassFixture<InProcessEngineTests.Fixture>
{
    protected override IScriptEngine Engine => fixture.Scripts;

    protected override IScriptEngine Create(ScriptLimits limits) => new InProcessEngine(limits);

    [Fact]
    public async Task What_scripts_change_in_the_environment_ends_with_the_run()
    {
        await using (var engine = new InProcessEngine())
        {
            var script = new ScriptRequest("$env:LAMPS_TEST_LEFT = 'x'; $env:LAMPS_TEST_LEFT", new Dictionary<string, RunbookValue>(), Path.GetTempPath());
            Assert.Equal("x", (await engine.RunAsync(script, default)).Value.ToString());
            Assert.Equal("x", Environment.GetEnvironmentVariable("LAMPS_TEST_LEFT"));
        }

        Assert.Null(Environment.GetEnvironmentVariable("LAMPS_TEST_LEFT"));
    }

    [Fact]
    public async Task An_engine_without_scripts_opens_nothing() => await new InProcessEngine().DisposeAsync();

    /// <summary>One engine for all tests, as for all scripts of a run.</summary>
    public sealed class Fixture : IAsyncDisposable
    {
        internal InProcessEngine Scripts { get; } = new();

        public ValueTask DisposeAsync() => Scripts.DisposeAsync();
    }
}
