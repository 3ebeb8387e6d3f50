using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

/// <summary>The script engine on a real PowerShell.</summary>
[Trait("Needs", "powershell")]
public sealed class PowerShellTests(PowerShellTests.Engine engine) : IClassFixture<PowerShellTests.Engine>
{
    /// <summary>One engine for all tests, as for all scripts of a run.</summary>
    public sealed class Engine : IAsyncDisposable
    {
        internal PowerShellEngine Scripts { get; } = new();

        public ValueTask DisposeAsync() => Scripts.DisposeAsync();
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a', 'b'", "[\"a\",\"b\"]")]
    [InlineData("", "")]
    [InlineData("$null", "")]
    [InlineData(", @(1, 2)", "[1,2]")]
    [InlineData("@{ a = 1 }", "{\"a\":1}")]
    [InlineData("[pscustomobject] @{ Name = 'x'; On = $true; Parts = 1, 2.5 }", "{\"Name\":\"x\",\"On\":true,\"Parts\":[1,2.5]}")]
    [InlineData("[datetime]::new(2026, 11, 20, 3, 0, 0, [DateTimeKind]::Utc)", "2026-11-20T03:00:00.0000000Z")]
    [InlineData("[DayOfWeek]::Friday", "Friday")]
    [InlineData("'äöü', '日本', ([char]::ConvertFromUtf32(0x1F600)) -join '|'", "äöü|日本|😀")]
    [InlineData("\"line 1`nline 2`t\"", "line 1\nline 2\t")]
    [InlineData("[double]::NaN", "NaN")]
    [InlineData("Write-Host 'for people'; Write-Verbose 'v' -Verbose; Write-Information 'i' -InformationAction Continue; 7", "7")]
    public async Task Output_becomes_values(string script, string expected)
    {
        var result = await RunAsync(script);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors));
        Assert.Equal(expected, result.Value.ToString());
    }

    [Theory]
    [InlineData("Get-Item ./nothing-there", "nothing-there")]
    [InlineData("Write-Error 'it broke'; 'not reached'", "it broke")]
    [InlineData("throw 'up'", "up")]
    [InlineData("1 / 0", "divide by zero")]
    [InlineData("if (", "Missing")]
    [InlineData("Get-Nothing", "Get-Nothing")]
    [InlineData("[int] 'x'", "Cannot convert")]
    public async Task An_error_fails_the_script_and_says_what(string script, string message)
    {
        var result = await RunAsync(script);
        Assert.False(result.Succeeded);
        Assert.Contains(message, Assert.Single(result.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_error_names_its_line() =>
        Assert.StartsWith("line 3: ", Assert.Single((await RunAsync("$a = 1\n$b = 2\nthrow 'here'")).Errors), StringComparison.Ordinal);

    [Fact]
    public async Task Warnings_and_errors_that_do_not_end_it_are_kept_apart_from_the_output()
    {
        var result = await RunAsync("Write-Warning 'careful'; 'out'; Write-Error 'soft' -ErrorAction Continue; 'more'");
        Assert.Equal(["careful"], result.Warnings);
        Assert.Contains("soft", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal("[\"out\",\"more\"]", result.Value.ToString());
        Assert.False(result.Succeeded);
    }

    [Theory]
    [InlineData("try { throw 'caught' } catch { 'fine' }")]
    [InlineData("Get-Item ./nothing-there -ErrorAction SilentlyContinue; 'fine'")]
    public async Task An_error_that_the_script_handles_is_none(string script)
    {
        var result = await RunAsync(script);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors));
        Assert.Equal("fine", result.Value.ToString());
    }

    [Fact]
    public async Task The_exit_code_of_a_program_counts_and_what_it_says_on_its_error_stream_does_not()
    {
        var result = await RunAsync("dotnet nothing-like-that 2>&1 | Out-Null; 'after'");
        Assert.False(result.Succeeded);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("after", result.Value.ToString());
        Assert.Equal(0, (await RunAsync("'the next one starts anew'")).ExitCode);
    }

    [Theory]
    [InlineData("'before'; exit 3", 3)]
    [InlineData("'before'; exit", 0)]
    public async Task Exit_ends_the_script_with_its_code_and_the_next_one_runs(string script, int code)
    {
        var result = await RunAsync(script);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code == 0, result.Succeeded);
        Assert.Equal("before", result.Value.ToString());
        Assert.Equal("alive", (await RunAsync("'alive'")).Value.ToString());
    }

    [Fact]
    public async Task Variables_arrive_as_they_are_and_never_as_code()
    {
        var variables = new Dictionary<string, RunbookValue>
        {
            ["text"] = RunbookValue.Of("'; exit 9; $(exit 9) `\" 2026-11-20T03:00:00Z"),
            ["when"] = RunbookValue.Of("2026-11-20T03:00:00Z"),
            ["number"] = RunbookValue.Of(2.5),
            ["list"] = RunbookValue.From(new object?[] { 1, "two", null, true }),
            ["map"] = RunbookValue.From(new Dictionary<string, object?> { ["a"] = new object?[] { "x" } }),
            ["secret"] = RunbookValue.Secret("hunter2"),
            ["nothing"] = RunbookValue.Null,
        };
        var result = await RunAsync("$text; $when.GetType().Name; $number + 1; $list.Count; $list[1]; $map.a[0]; $secret.Length; $null -eq $nothing", variables);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors));
        Assert.Equal(["'; exit 9; $(exit 9) `\" 2026-11-20T03:00:00Z", "String", "3.5", "4", "two", "x", "7", "true"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public async Task One_process_does_all_scripts_of_a_run_and_what_is_global_stays()
    {
        var first = await RunAsync("$global:kept = 5; $local = 6; $PID");
        var second = await RunAsync("$PID; $global:kept; $null -eq $local");
        Assert.Equal(first.Value.ToString(), second.Output[0].ToString());
        Assert.Equal(["5", "true"], second.Output.Skip(1).Select(o => o.ToString()));
    }

    [Fact]
    public async Task A_cancelled_script_is_ended_and_the_next_one_runs()
    {
        await RunAsync("1");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("Start-Sleep 60", cancellationToken: cancel.Token).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("2", (await RunAsync("1 + 1")).Value.ToString());
    }

    [Fact]
    public async Task Much_output_arrives_whole()
    {
        var result = await RunAsync("1..3000");
        Assert.Equal(3000, result.Output.Count);
        Assert.Equal(200_000, (await RunAsync("'x' * 200000")).Value.ToString().Length);
    }

    private async Task<ScriptResult> RunAsync(
        string script, IReadOnlyDictionary<string, RunbookValue>? variables = null, CancellationToken cancellationToken = default) =>
        await engine.Scripts.RunAsync(new ScriptRequest(script, variables ?? new Dictionary<string, RunbookValue>(), Path.GetTempPath()), cancellationToken);
}
