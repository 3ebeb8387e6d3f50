using LamPS.Core.Runbooks.Scripts;
using LamPS.Testing.Scripts;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>The engine that runs scripts in a child process, on a real PowerShell.</summary>
[Trait("Needs", "powershell")]
public sealed class PowerShellTests(PowerShellTests.Fixture fixture) : ScriptEngineContract, IClassFixture<PowerShellTests.Fixture>
{
    protected override IScriptEngine Engine => fixture.Scripts;

    protected override IScriptEngine Create(ScriptLimits limits) => new PowerShellEngine(limits: limits);

    /// <summary>One engine for all tests, as for all scripts of a run.</summary>
    public sealed class Fixture : IAsyncDisposable
    {
        internal PowerShellEngine Scripts { get; } = new();

        public ValueTask DisposeAsync() => Scripts.DisposeAsync();
    }
}
