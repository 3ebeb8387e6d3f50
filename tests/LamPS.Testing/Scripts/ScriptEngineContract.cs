using LamPS.Core;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;
using Xunit;

namespace LamPS.Testing.Scripts;

/// <summary>What every engine of scripts does alike, whether its PowerShell is a process of its own or in this one.</summary>
public abstract class ScriptEngineContract
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>The engine; one for all tests of a class, as for all scripts of a run.</summary>
    protected abstract IScriptEngine Engine { get; }

    /// <summary>An engine whose scripts may put out less.</summary>
    protected abstract IScriptEngine Create(ScriptLimits limits);

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a', 'b'", "[\"a\",\"b\"]")]
    [InlineData("", "")]
    [InlineData("$null", "")]
    [InlineData(", @(1, 2)", "[1,2]")]
    [InlineData("@{ a = 1 }", "{\"a\":1}")]
    [InlineData("[pscustomobject] @{ Name = 'x'; On = $true; Parts = 1, 2.5 }", "{\"Name\":\"x\",\"On\":true,\"Parts\":[1,2.5]}")]
    [InlineData("[datetime]::new(2026, 11, 20, 3, 0, 0, [DateTimeKind]::Utc)", "2026-11-20T03:00:00.0000000Z")]
    [InlineData("[timespan]::FromMinutes(90)", "01:30:00")]
    [InlineData("[DayOfWeek]::Friday", "Friday")]
    [InlineData("[version] '1.2.3'", "1.2.3")]
    [InlineData("[uri] 'https://example.org/a'", "https://example.org/a")]
    [InlineData("[guid] '00000000-0000-0000-0000-000000000001'", "00000000-0000-0000-0000-000000000001")]
    [InlineData("[char] 'x'", "x")]
    [InlineData("'äöü', '日本', ([char]::ConvertFromUtf32(0x1F600)) -join '|'", "äöü|日本|😀")]
    [InlineData("\"line 1`nline 2`t\"", "line 1\nline 2\t")]
    [InlineData("[double]::NaN", "NaN")]
    [InlineData("2.0, 5d, 5.5d, [ulong]::MaxValue, [byte] 7", "[2,5,5.5,1.8446744073709552E+19,7]")]
    [InlineData("[string]", "System.String")]
    [InlineData("{ 1 + 1 }", " 1 + 1 ")]
    [InlineData("@{ a = @{ b = @{ c = @{ d = @{ e = 1 } } } } }", "{\"a\":{\"b\":{\"c\":{\"d\":\"System.Collections.Hashtable\"}}}}")]
    [InlineData("New-Object psobject | Add-Member -PassThru ScriptProperty Bad { throw 'no' } | Add-Member -PassThru NoteProperty Good 1", "{\"Bad\":null,\"Good\":1}")]
    [InlineData("Write-Host 'for people'; Write-Verbose 'v' -Verbose; Write-Information 'i' -InformationAction Continue; 7", "7")]
    [InlineData("[Console]::WriteLine('past PowerShell'); 7", "7")]
    [InlineData("function global:Double($x) { 2 * $x }; 1, 2 | ForEach-Object { Double $_ } | Measure-Object -Sum | Select-Object -ExpandProperty Sum", "6")]
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
    [InlineData("Read-Host 'name'", "")]
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
    public async Task A_folder_that_is_not_there_fails_the_script()
    {
        var result = await Engine.RunAsync(new ScriptRequest("1", new Dictionary<string, RunbookValue>(), Path.Combine(Path.GetTempPath(), "lamps-no-such-folder")), TestContext.Current.CancellationToken);
        Assert.False(result.Succeeded);
        Assert.Contains("lamps-no-such-folder", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

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
        await RunAsync("$global:kept = 5");
        var result = await RunAsync(script);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code == 0, result.Succeeded);
        Assert.Equal(code == 0 ? [] : ["PowerShell ended with 3"], result.Errors);
        Assert.Equal("before", result.Value.ToString());
        Assert.Equal("true", (await RunAsync("$null -eq $global:kept")).Value.ToString());
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
        var result = await RunAsync("$text; $when.GetType().Name; $number + 1; $list.Count; $list[1]; $map.a[0]; $secret.Length; $null -eq $nothing; $map.GetType().Name", variables);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors));
        Assert.Equal(["'; exit 9; $(exit 9) `\" 2026-11-20T03:00:00Z", "String", "3.5", "4", "two", "x", "7", "true", "PSCustomObject"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public async Task A_secret_stands_in_no_text_that_anything_logs()
    {
        var variables = new Dictionary<string, RunbookValue> { ["secret"] = RunbookValue.Secret("hunter2") };
        var seen = await RunAsync("$secret.Length; [Environment]::CommandLine; (Get-PSCallStack | ForEach-Object { $_.Position.Text }) -join ' '; $MyInvocation.Line", variables);
        Assert.Equal("7", seen.Output[0].ToString());
        Assert.DoesNotContain("hunter2", seen.Value.ToString(), StringComparison.Ordinal);
        var failed = await RunAsync("Get-Item $secret.Length; throw 'x'", variables);
        Assert.DoesNotContain("hunter2", string.Join(' ', failed.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_of_a_script_that_got_text_of_the_screen_is_data_too()
    {
        Assert.True((await RunAsync("'x'", new Dictionary<string, RunbookValue> { ["a"] = RunbookValue.Of("b", untrusted: true) })).Value.IsUntrusted);
        Assert.False((await RunAsync("'x'")).Value.IsUntrusted);
    }

    [Fact]
    public async Task One_PowerShell_does_all_scripts_of_a_run_and_what_is_global_stays()
    {
        var first = await RunAsync("$global:kept = 5; $local = 6; $PID");
        var second = await RunAsync("$PID; $global:kept; $null -eq $local; $null -eq $secret");
        Assert.Equal(first.Value.ToString(), second.Output[0].ToString());
        Assert.Equal(["5", "true", "true"], second.Output.Skip(1).Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Start-Sleep 60")]
    [InlineData("while ($true) { }")]
    [InlineData("[Threading.Thread]::Sleep(40000)")]
    public async Task A_cancelled_script_is_left_at_once_and_the_next_one_runs_as_if_it_had_never_been(string script)
    {
        await RunAsync("$global:kept = 5");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(script, cancellationToken: cancel.Token).WaitAsync(Soon));
        Assert.Equal("true", (await RunAsync("$null -eq $global:kept")).Value.ToString());
    }

    [Fact]
    public async Task Much_output_arrives_whole()
    {
        var result = await RunAsync("1..3000");
        Assert.Equal(3000, result.Output.Count);
        Assert.Equal(200_000, (await RunAsync("'x' * 200000")).Value.ToString().Length);
    }

    [Theory]
    [InlineData("while ($true) { Write-Warning 'careful'; 1 }")]
    [InlineData("'x' * 1000000")]
    [InlineData(", (1..100000)")]
    public async Task A_script_that_puts_out_too_much_is_stopped_and_the_next_one_runs(string script)
    {
        await using var engine = Create(new ScriptLimits(Records: 100, Characters: 20_000));
        ScriptRequest Request(string text) => new(text, new Dictionary<string, RunbookValue>(), Path.GetTempPath());
        var error = await Assert.ThrowsAsync<LamException>(() => engine.RunAsync(Request(script), default).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("ScriptOutputTooLarge", error.Id);
        Assert.Contains("100 objects, or 20,000 characters", error.Message, StringComparison.Ordinal);
        Assert.Equal("2", (await engine.RunAsync(Request("1 + 1"), default)).Value.ToString());
        Assert.Equal(100, (await engine.RunAsync(Request("1..100"), default)).Output.Count);
    }

    private async Task<ScriptResult> RunAsync(
        string script, IReadOnlyDictionary<string, RunbookValue>? variables = null, CancellationToken cancellationToken = default) =>
        await Engine.RunAsync(new ScriptRequest(script, variables ?? new Dictionary<string, RunbookValue>(), Path.GetTempPath()), cancellationToken);
}
