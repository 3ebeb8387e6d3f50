using Xunit;

namespace LamPS.Wine.Tests;

[Trait("Needs", "wine")]
public sealed class ConsoleTests(WinePrefix wine)
{
    private const string Request = "Set Name to \"Zoë Müller – 名前\"";

    [Fact]
    public async Task What_is_redirected_is_UTF_8_without_a_mark()
    {
        var result = await wine.RunAsync("plan", Request, "--app", "service-desk", "--output", "json");

        // Bytes that aren't UTF-8 had thrown by now.
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith("{", result.Output, StringComparison.Ordinal);
        Assert.Contains("Zoë Müller – 名前", result.Json.GetProperty("request").GetString(), StringComparison.Ordinal);
        var wrong = await wine.RunAsync("validate", @"C:\Zoë – 名前.yaml");
        Assert.Contains(@"Zoë – 名前.yaml", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_shows_every_letter()
    {
        var result = await wine.RunOnTerminalAsync("validate", @"C:\Zoë – ж.yaml");

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(@"C:\Zoë – ж.yaml", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_a_run_with_the_documented_exit_code()
    {
        WinePrefix.Require();
        await File.WriteAllTextAsync(
            wine.OnDriveC(@"C:\waits.yaml"),
            """
            name: Waits
            version: 1
            desktop: sandbox
            application: service-desk
            steps:
              - { id: open, launch: service-desk }
              - { id: dwell, wait: 100s }
            always:
              - { id: shut, close: service-desk }
            """,
            TestContext.Current.CancellationToken);

        var lines = await wine.InsideAsync(nameof(Inside.PressCtrlC), "error", "dwell", "run", @"C:\waits.yaml");

        Assert.True(lines[0] == "exit code 5", string.Join('\n', lines));
        Assert.Contains(lines, l => l.Contains("shut         verified", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_host()
    {
        var lines = await wine.InsideAsync(nameof(Inside.PressCtrlC), "output", "serving this user", "serve");

        Assert.True(lines[0] == "exit code 0", string.Join('\n', lines));
    }
}
