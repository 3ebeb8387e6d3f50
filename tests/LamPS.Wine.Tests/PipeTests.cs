using System.Diagnostics;
using Xunit;

namespace LamPS.Wine.Tests;

/// <summary>The pipe between a host and its clients, in two Windows processes.</summary>
[Trait("Needs", "wine")]
public sealed class PipeTests(WinePrefix wine) : IAsyncLifetime
{
    private Process? _host;
    private string _pipe = "";

    public async ValueTask InitializeAsync()
    {
        WinePrefix.Require();
        _host = wine.StartLamps("serve");
        var line = await _host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? await _host.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("serving this user at LamPS-", line, StringComparison.Ordinal);
        _pipe = line.Split(' ')[4];
    }

    public ValueTask DisposeAsync()
    {
        if (_host is { HasExited: false })
        {
            _host.Kill(entireProcessTree: true);
        }

        _host?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_second_process_asks_the_host_and_ends_it()
    {
        var status = await wine.RunAsync("serve", "--status", "--output", "json");
        var second = await wine.RunAsync("serve");
        var stop = await wine.RunAsync("serve", "--stop");
        await _host!.WaitForExitAsync(TestContext.Current.CancellationToken);
        var gone = await wine.RunAsync("serve", "--status");

        Assert.True(status.ExitCode == 0, status.ToString());
        Assert.Equal(_pipe, status.Json.GetProperty("address").GetString());
        Assert.True(second.ExitCode != 0 && second.Error.Contains("HostAlreadyRunning", StringComparison.Ordinal), second.ToString());
        Assert.True(stop.ExitCode == 0, stop.ToString());
        Assert.Equal(0, _host.ExitCode);
        Assert.True(gone.ExitCode == 4 && gone.Error.Contains("HostNotRunning", StringComparison.Ordinal), gone.ToString());
    }

    [Fact]
    public async Task Nobody_but_the_user_may_use_it()
    {
        var lines = await wine.InsideAsync(nameof(Inside.Access), _pipe);
        string Value(string name) => lines.Single(l => l.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..];

        // The user, and not the group of administrators, which is what things of an elevated administrator belong to otherwise.
        Assert.Equal(Value("user"), Value("of"));
        Assert.Equal($"Allow {Value("user")}", Assert.Single(lines, l => l.StartsWith("Allow ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_token_without_the_user_is_refused()
    {
        var answer = Assert.Single(await wine.InsideAsync(nameof(Inside.ConnectWithoutUser), _pipe));

        Assert.SkipWhen(answer.StartsWith("no ", StringComparison.Ordinal), $"this Wine makes no token without the user ({answer})");
        Assert.SkipWhen(answer == "access lists don't count", "this Wine lets everybody into every pipe, whatever its access list says");
        Assert.Equal("refused", answer);
    }
}
