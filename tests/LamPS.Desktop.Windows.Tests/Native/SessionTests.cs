using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Live.Acting;
using LamPS.Desktop.Windows.Native;
using Xunit;

namespace LamPS.Desktop.Windows.Tests.Native;

/// <summary>What calls Windows, in a real session (Windows, or Wine with a screen).</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_window_is_described_listed_and_found_by_its_place()
    {
        using var own = Open(out var windows);

        var found = Eventually(() => windows.List().FirstOrDefault(w => w.Handle == own.Handle), w => w is { IsForeground: true })!;

        Assert.Equal(("Own window", "LampsOwnWindow", Environment.ProcessId, false, true), (found.Title, found.ClassName, found.ProcessId, found.IsHung, found.IsEnabled));
        Assert.False(found.Bounds.IsEmpty);
        Assert.Equal(own.Handle, windows.At(found.Bounds.CenterX, found.Bounds.CenterY));
        Assert.NotEmpty(found.ProcessName);
    }

    [Fact]
    public void A_menu_is_read_and_chosen_without_opening_it()
    {
        using var own = Open(out var windows);

        var menu = windows.Menu(own.Handle)!;

        Assert.Equal(["&File", "&Edit"], menu.Select(m => m.Text));
        Assert.Equal(
            [("&Options...\tCtrl+O", 11, true, false), ("&Ticked", 13, true, true), ("&Undo\tCtrl+Z", 12, false, false)],
            menu.SelectMany(m => m.Below).Select(m => (m.Text, m.Command, m.IsEnabled, m.IsChecked)));
        windows.ChooseMenu(own.Handle, 11);
        Eventually(() => OwnWindow.Command, command => command == 11);
    }

    [Fact]
    public void Text_keys_and_clicks_arrive()
    {
        using var own = Open(out var windows);
        var input = new InputDevice();
        Eventually(() => windows.List().Any(w => w.Handle == own.Handle && w.IsForeground), there => there);
        Assert.True(input.TakesInput());
        Assert.True(input.Reaches(Environment.ProcessId));

        Assert.Equal(20, input.Send(input.Text("Hello ż 42")));
        Eventually(() => own.Text, text => text == "Hello ż 42");
        input.Send([.. Assert.IsAssignableFrom<IReadOnlyList<IReadOnlyList<InputEvent>>>(input.Chords("Home Shift+End Delete", out _)).SelectMany(c => c)]);
        Eventually(() => own.Text, text => text.Length == 0);
        var place = windows.List().First(w => w.Handle == own.Handle).Bounds;
        input.Send([PointerMoves.MoveTo(place.X + 60, place.Y + 75), .. PointerMoves.Click(1, twice: false), .. input.Text("x")]);
        Eventually(() => own.Text, text => text == "x");
    }

    [Fact]
    public void The_screen_has_a_picture()
    {
        using var own = Open(out var windows);

        var picture = Eventually(() => windows.Picture(0), p => p is { ShowsSomething: true })!;

        Assert.Equal((InputDevice.Screens(), picture.Area.Width * picture.Area.Height * 3), (picture.Area, picture.Rgb.Length));
        Assert.Equal(windows.Picture(own.Handle)!.Area.Width, windows.List().First(w => w.Handle == own.Handle).Bounds.Width, 40.0);
    }

    [Fact]
    public void A_window_is_asked_to_close()
    {
        using var own = Open(out var windows);

        windows.Close(own.Handle);

        Eventually(() => OwnWindow.IsClosed, closed => closed);
    }

    [Fact]
    public void A_program_is_started_told_apart_and_ended()
    {
        SkipUnlessWindows();
        var (windows, processes) = (new WindowManager(), new ProcessStarter());
        var notepad = new ApplicationDefinition { Name = "notepad", Title = "Notepad", Desktops = ["windows"], Command = "notepad" };

        var id = Assert.NotNull(processes.Start(new LaunchRequest(notepad)));
        Assert.Null(processes.ExitCode(id));
        Eventually(() => windows.List().FirstOrDefault(w => w.ProcessName.Equals("notepad", StringComparison.OrdinalIgnoreCase)), w => w is not null);
        processes.Kill(id);
        Eventually(() => processes.ExitCode(id), code => code is not null);
        Assert.Null(processes.Start(new LaunchRequest(notepad with { Command = "no-such-program-anywhere" })));
    }

    private static void SkipUnlessWindows() => Assert.SkipUnless(OperatingSystem.IsWindows(), "it needs a Windows session");

    private static OwnWindow Open(out WindowManager windows)
    {
        SkipUnlessWindows();
        _ = User32.SetThreadDpiAwarenessContext(User32.PerMonitorAwareV2);
        windows = new WindowManager();
        var own = new OwnWindow();
        windows.Activate(own.Handle);
        return own;
    }

    private static T Eventually<T>(Func<T> read, Func<T, bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = read();
            if (holds(now) || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.True(holds(now), $"last seen: {now}");
                return now;
            }

            Thread.Yield();
        }
    }
}
