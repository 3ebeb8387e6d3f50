using System.Diagnostics;
using LamPS.Core;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.Sessions;
using LamPS.Desktop.AtSpi.Tests.Desktops;
using LamPS.Desktop.AtSpi.X11;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Sessions;

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class HeadlessSessionTests
{
    private const string VictimVariable = "LAMPS_TEST_VICTIM";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_has_a_display_two_buses_and_a_window_manager_and_leaves_nothing()
    {
        Needed.Session();
        await using var session = await HeadlessSession.StartAsync(new HeadlessOptions { Width = 800, Height = 600, Timeout = Patience }, TimeProvider.System, Token);

        using (var display = XConnection.Connect(session.Display, session.Environment["XAUTHORITY"]))
        {
            Assert.Equal((800, 600), (display.Screen.Width, display.Screen.Height));
            Assert.True(new XWindows(display).HasManager);
        }

        await using (var bus = await DBusConnection.ConnectAsync(session.SessionBusAddress, TimeProvider.System, Token))
            Assert.True(await AccessibilityBus.IsEnabledAsync(bus, Token));
        await using (var bus = await DBusConnection.ConnectAsync(session.AccessibilityBusAddress, TimeProvider.System, Token))
            Assert.StartsWith(":", bus.UniqueName);
        Assert.NotEmpty(SessionProcess.FindMarked(SessionReaper.MarkVariable, session.Mark));

        await session.DisposeAsync();

        AssertNothingLeft(session.Mark, session.Folder, session.Display);
    }

    [Fact]
    public async Task Another_user_without_the_cookie_is_kept_out()
    {
        Needed.Session();
        await using var session = await HeadlessSession.StartAsync(new HeadlessOptions { Timeout = Patience }, TimeProvider.System, Token);

        Assert.Equal(nameof(X11Errors.DisplayUnreachable), Assert.Throws<LamException>(() => XConnection.Connect(session.Display, "/no/such/file")).Id);
    }

    [Fact]
    public async Task Processes_that_hide_in_sessions_and_groups_of_their_own_end_with_the_session()
    {
        Needed.Session();
        await using var session = await HeadlessSession.StartAsync(new HeadlessOptions { Timeout = Patience }, TimeProvider.System, Token);
        using var process = session.StartProcess("sh", ["-c", "(setsid sleep 1000 & ) ; trap '' TERM HUP; sleep 1000"], "hidden.log");
        await EventuallyAsync(() => SessionProcess.FindMarked(SessionReaper.MarkVariable, session.Mark).Count(IsSleep) == 2);

        await session.DisposeAsync();

        AssertNothingLeft(session.Mark, session.Folder, session.Display);

        static bool IsSleep(int id) => File.Exists($"/proc/{id}/comm") && File.ReadAllText($"/proc/{id}/comm").Trim() == "sleep";
    }

    [Fact]
    public async Task A_session_outlives_its_owner_killed_by_less_than_a_blink()
    {
        Needed.Session();
        var report = Path.GetTempFileName();
        using var victim = StartVictim(report);
        await EventuallyAsync(() => File.ReadAllLines(report).Length >= 3);
        var lines = await File.ReadAllLinesAsync(report, Token);
        var (mark, folder, display) = (lines[0], lines[1], lines[2]);
        Assert.NotEmpty(SessionProcess.FindMarked(SessionReaper.MarkVariable, mark));
        Assert.True(Directory.Exists(folder));

        victim.Kill();

        await EventuallyAsync(() => !Directory.Exists(folder));
        AssertNothingLeft(mark, folder, display);
        File.Delete(report);
    }

    // Not a test of its own: the process that the test above kills runs it.
    [Fact]
    public async Task Victim()
    {
        if (Environment.GetEnvironmentVariable(VictimVariable) is not { } report)
            return;
        await using var session = await HeadlessSession.StartAsync(new HeadlessOptions { Timeout = Patience }, TimeProvider.System, Token);
        using var process = session.StartProcess("sleep", ["1000"], "sleep.log");
        await File.WriteAllLinesAsync(report, [session.Mark, session.Folder, session.Display, ""], Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, Token);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing()
    {
        Needed.Session();
        var parent = Directory.CreateTempSubdirectory("lamps-test-").FullName;
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => HeadlessSession.StartAsync(new HeadlessOptions { ParentFolder = parent, Timeout = Patience }, TimeProvider.System, cancel.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(parent));
        Directory.Delete(parent);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_an_error_with_a_remedy()
    {
        Needed.Session();
        var error = await Assert.ThrowsAsync<LamException>(
            () => HeadlessSession.StartAsync(new HeadlessOptions { ParentFolder = "/proc/no-such-folder" }, TimeProvider.System, Token));

        Assert.Equal(nameof(SessionErrors.SessionPartFailed), error.Id);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void Missing_programs_are_named_with_the_packages_that_bring_them()
    {
        var error = SessionErrors.SessionProgramMissing(["Xvfb", "openbox"], ["xvfb", "openbox", "xvfb"]);

        Assert.Contains("Xvfb, openbox, which aren't installed", error.Message);
        Assert.Equal("apt-get install --no-install-recommends xvfb openbox", error.Remedy);
    }

    [Fact]
    public async Task Characters_that_the_keymap_lacks_are_typed()
    {
        Needed.Session();
        await using var session = await HeadlessSession.StartAsync(new HeadlessOptions { Timeout = Patience }, TimeProvider.System, Token);
        using var display = XConnection.Connect(session.Display, session.Environment["XAUTHORITY"]);
        using var input = new XInput(display, TimeProvider.System);

        // More different characters than there are spare key codes.
        await input.TypeAsync(string.Concat(Enumerable.Range(0x4E00, 40).Select(char.ConvertFromUtf32)) + "aA€\n\t", Token);

        var picture = XScreenshot.Take(display, null);
        Assert.Equal(display.Screen.Width * display.Screen.Height * 3, picture.Rgb.Length);
    }

    private static Process StartVictim(string report)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(HeadlessSessionTests).Assembly.Location);
        foreach (var argument in (string[])["-method", $"{typeof(HeadlessSessionTests).FullName}.{nameof(Victim)}"])
            start.ArgumentList.Add(argument);
        start.Environment[VictimVariable] = report;
        return Process.Start(start)!;
    }

    private static void AssertNothingLeft(string mark, string folder, string display)
    {
        Assert.DoesNotContain(SessionProcess.FindMarked(SessionReaper.MarkVariable, mark), SessionProcess.Runs);
        Assert.False(Directory.Exists(folder), folder);
        Assert.False(File.Exists($"/tmp/.X{display[1..]}-lock"));
        Assert.False(File.Exists($"/tmp/.X11-unix/X{display[1..]}"));
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < Patience, "Never came.");
            await Task.Delay(20, Token);
        }
    }
}
