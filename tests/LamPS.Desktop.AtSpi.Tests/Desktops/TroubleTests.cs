using System.Diagnostics;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Sessions;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>Applications that hang, die, or never come up.</summary>
[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class TroubleTests(SharedDesktop shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_that_hangs_is_noticed_within_the_time_limit()
    {
        await using var editor = await Driver.StartAsync(shared, SharedDesktop.Mousepad);
        var box = (await editor.CaptureAsync()).Elements.First(e => e.Role == Role.TextBox && e.Is(ElementStates.MultiLine));
        await SignalAsync(editor.Instance.ProcessId, "STOP");
        try
        {
            Assert.Equal(ApplicationHealth.NotResponding, await editor.Desktop.CheckAsync(editor.Instance, Token));
            var watch = Stopwatch.StartNew();
            var snapshot = await editor.Desktop.CaptureAsync(
                new CaptureRequest { Application = editor.Instance, TimeLimit = TimeSpan.FromMilliseconds(700) }, Token);
            Assert.InRange(watch.ElapsedMilliseconds, 0, 3000);
            Assert.Contains(snapshot.Omissions, o => o.Reason == OmissionReason.NotResponding);
            Assert.Equal(Outcome.TimedOut, (await editor.ActAsync("set_text", box, ("text", "x"))).Outcome);
        }
        finally
        {
            await SignalAsync(editor.Instance.ProcessId, "CONT");
        }

        Assert.Equal(ApplicationHealth.Responding, await editor.Desktop.CheckAsync(editor.Instance, Token));
    }

    [Fact]
    public async Task One_application_that_hangs_keeps_no_other_out_of_a_capture_of_everything()
    {
        await using var hung = await Driver.StartAsync(shared, SharedDesktop.Mousepad);
        await using var other = await Driver.StartAsync(shared, SharedDesktop.Zenity("--info", "--text=Here I am", "--title=Other"));
        await SignalAsync(hung.Instance.ProcessId, "STOP");
        try
        {
            var all = await other.Desktop.CaptureAsync(new CaptureRequest { TimeLimit = TimeSpan.FromSeconds(2) }, Token);

            Assert.Contains(all.Elements, e => e.Name == "Here I am");
            Assert.Contains(all.Omissions, o => o.Reason == OmissionReason.NotResponding);
        }
        finally
        {
            await SignalAsync(hung.Instance.ProcessId, "CONT");
        }
    }

    [Fact]
    public async Task A_dialog_that_a_shell_started_is_known_by_both_names_and_is_gone_once_it_is_closed()
    {
        await using var dialog = await Driver.StartAsync(
            shared, new() { Name = "sh", Title = "sh", Desktops = ["atspi"], Command = "/bin/sh", Arguments = ["-c", "zenity --info --text=Hello --title=Shell; true"] });

        Assert.Equal(("sh", "zenity"), (dialog.Instance.Name, dialog.Instance.Program));
        Assert.Contains(await dialog.Desktop.GetApplicationsAsync(Token), a => a is { Name: "sh", Program: "zenity" });
        Assert.True((await dialog.Desktop.CloseAsync(dialog.Instance, CloseMode.Discard, Token)).IsDone);
        Assert.Equal(ApplicationHealth.Exited, await dialog.Desktop.CheckAsync(dialog.Instance, Token));
        Assert.DoesNotContain(await dialog.Desktop.GetApplicationsAsync(Token), a => a.Name == "sh");
    }

    [Fact]
    public async Task An_application_that_dies_between_look_and_action_is_not_found()
    {
        await using var editor = await Driver.StartAsync(shared, SharedDesktop.Mousepad);
        var box = (await editor.CaptureAsync()).Elements.First(e => e.Role == Role.TextBox && e.Is(ElementStates.MultiLine));

        SessionProcess.Kill([editor.Instance.ProcessId]);

        Assert.Equal(Outcome.NotFound, (await editor.ActAsync("set_text", box, ("text", "x"))).Outcome);
        Assert.Equal(ApplicationHealth.Exited, await editor.Desktop.CheckAsync(editor.Instance, Token));
        Assert.Null(await editor.Desktop.ReadAsync(box.Id, Token));
    }

    [Fact]
    public async Task An_application_that_ends_before_its_window_shows_says_why()
    {
        Needed.Session();
        var desktop = await shared.GetAsync();
        var broken = SharedDesktop.Zenity() with { Name = "broken", Command = "sh", Arguments = ["-c", "echo no display for me >&2; exit 3"] };

        var error = await Assert.ThrowsAsync<LamException>(async () => await desktop.LaunchAsync(new LaunchRequest(broken), Token));

        Assert.Equal((nameof(DesktopErrors.ApplicationExited), ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains("exit code 3", error.Message);
        Assert.Contains("no display for me", error.Message);
    }

    [Fact]
    public async Task An_application_without_a_window_is_given_up_and_ended()
    {
        Needed.Session();
        var desktop = await shared.GetAsync();
        var mark = Guid.NewGuid().ToString("N");
        var silent = SharedDesktop.Zenity() with { Name = "silent", Command = "sleep", Arguments = ["1000", "--", mark] };
        silent = silent with { Command = "sh", Arguments = ["-c", $"exec sleep 1000 # {mark}"] };

        var error = await Assert.ThrowsAsync<LamException>(
            async () => await desktop.LaunchAsync(new LaunchRequest(silent, null, [], TimeSpan.FromMilliseconds(300)), Token));

        Assert.Equal(nameof(DesktopErrors.ApplicationNotReady), error.Id);
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), p => Runs(p, mark));

        static bool Runs(string process, string mark)
        {
            try
            {
                return int.TryParse(Path.GetFileName(process), out _) && File.ReadAllText(Path.Combine(process, "cmdline")).Contains(mark, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_dialog_that_its_application_runs_while_it_handles_the_action_is_seen()
    {
        await using var editor = await Driver.StartAsync(shared, SharedDesktop.Mousepad);

        await editor.MenuAsync("File > Open...");

        var dialog = await editor.EventuallyAsync("the dialog", s => s.Windows.Any(w => w is { Role: Role.Dialog, Name: "Open File" }));
        Assert.True(dialog.ActiveWindow!.Is(ElementStates.Modal));
        await editor.ClickAsync("Cancel");
        await editor.DialogsClosedAsync();
    }

    private static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync(Token);
    }
}
