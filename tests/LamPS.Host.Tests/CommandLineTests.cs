using Xunit;

namespace LamPS.Host.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task Help_names_every_verb()
    {
        var result = await _lamps.RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            ["task", "plan", "act", "tree", "find", "expect", "run", "validate", "runs", "report", "compile", "serve", "stop", "doctor", "app", "model", "schedule"],
            verb => Assert.Contains($"  {verb} ", result.Output));
    }

    [Theory]
    [InlineData("tusk")]
    [InlineData("run")]
    [InlineData("runs", "--limit", "many")]
    [InlineData("task", "x", "--desktop", "moon", "--app", "service-desk")]
    [InlineData("task", "x", "--app", "service-desk", "--timeout", "soon")]
    [InlineData("act", "click", "--app", "service-desk", "--on", "button[name=")]
    [InlineData("act", "clik", "--app", "service-desk", "--on", "button")]
    [InlineData("tree", "--app", "service-desk", "--headless")]
    [InlineData("task", "x", "--app", "service-desk", "--policy", "lenient")]
    [InlineData("task", "x")]
    [InlineData("report", "nothing")]
    [InlineData("validate", "missing.yaml")]
    [InlineData("run", "missing.yaml")]
    public async Task Wrong_input_is_exit_code_2_with_a_message(params string[] arguments)
    {
        var result = await _lamps.RunAsync(arguments);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("lamps: ", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Errors_are_json_where_json_is_asked_for()
    {
        var result = await _lamps.RunAsync("task", "x", "--policy", "lenient", "--app", "service-desk", "--output", "json");

        Assert.Equal(2, result.Json.GetProperty("exitCode").GetInt32());
        Assert.Equal("PolicyNotFound", result.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_exit_code_2()
    {
        var result = await _lamps.RunAsync("task", "press Submit", "--app", "service-desk", "--model", "phi-4");

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("ModelUnknown", result.Error);
    }

    [Fact]
    public async Task Doctor_says_what_is_here()
    {
        var result = await _lamps.RunAsync("doctor", "--output", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.True(result.Json.GetProperty("ready").GetBoolean());
        Assert.All(
            result.Json.GetProperty("checks").EnumerateArray().Where(c => !c.GetProperty("ok").GetBoolean()),
            c => Assert.NotEqual("", c.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task The_catalog_lists_the_applications()
    {
        var result = await _lamps.RunAsync("app", "list", "--output", "json");

        var names = result.Json.EnumerateArray().Select(a => a.GetProperty("name").GetString());
        Assert.All(["writer", "calc", "mousepad", "galculator", "zenity", "service-desk", "text-editor", "settings"], name => Assert.Contains(name, names));
    }

    [Fact]
    public async Task A_new_user_without_runs_is_told_how_to_begin()
    {
        var result = await _lamps.RunAsync("runs");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("quickstart.yaml", result.Output);
    }
}
