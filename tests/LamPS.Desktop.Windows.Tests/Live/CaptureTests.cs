using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Tests.Fakes;
using Xunit;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Live;

public sealed class CaptureTests : LiveFixture
{
    [Fact]
    public async Task One_call_reads_a_whole_window()
    {
        Show("Main", new FakeNode(50026, "Group", new FakeNode(50000, "Go")));

        var snapshot = await CaptureAsync();

        Assert.Equal(["window 'Main'", "group 'Group'", "button 'Go'"], snapshot.Elements.Select(e => e.ToString()));
        Assert.Equal(Reach.Subtree, Assert.Single(System.Reads).Reach);
        Assert.All(snapshot.Elements, e => Assert.Equal(Process, e.ProcessId));
    }

    [Fact]
    public async Task A_window_that_hangs_is_named_and_never_asked()
    {
        Show("Works");
        var hung = Show("Hangs");
        hung.Window = hung.Window with { IsHung = true };

        var snapshot = await CaptureAsync();

        Assert.Equal("Works", Assert.Single(snapshot.Elements).Name);
        Assert.Equal(new Omission(OmissionReason.NotResponding, "Hangs", -1), Assert.Single(snapshot.Omissions));
        Assert.DoesNotContain(System.Reads, r => r.At.Window == hung.Window.Handle);
        Assert.Equal(ApplicationHealth.NotResponding, await Desktop.CheckAsync(App, Token));
    }

    [Fact]
    public async Task A_window_that_is_too_much_at_once_is_walked_level_by_level()
    {
        Show("Big", new FakeNode(50026, "Group", new FakeNode(50000, "Deep")));
        System.Reading = (_, reach) => Throw(reach == Reach.Subtree);

        var snapshot = await CaptureAsync();

        Assert.Equal(["Big", "Group", "Deep"], snapshot.Elements.Select(e => e.Name));
        Assert.Empty(snapshot.Omissions);
    }

    [Fact]
    public async Task A_walk_ends_with_the_time_and_says_what_is_missing()
    {
        Show("Big", [.. Enumerable.Range(0, 50).Select(i => new FakeNode(50026, $"Group {i}", new FakeNode(50000, "Deep")))]);
        System.Reading = (_, reach) =>
        {
            Time.Skip(TimeSpan.FromMilliseconds(300));
            Throw(reach == Reach.Subtree);
        };

        var snapshot = await CaptureAsync();

        Assert.InRange(snapshot.Elements.Count(e => e.Name == "Deep"), 1, 20);
        Assert.Contains(snapshot.Omissions, o => o is { Reason: OmissionReason.TimeLimit, At: "Big", Count: > 0 });
    }

    [Fact]
    public async Task A_window_that_answers_nothing_in_time_is_named_as_such()
    {
        Show("Silent");
        System.Reading = (_, _) => Throw(true);

        Assert.Equal(OmissionReason.NotResponding, Assert.Single((await CaptureAsync()).Omissions).Reason);
    }

    [Fact]
    public async Task A_page_that_sleeps_is_waited_for_once()
    {
        var page = new FakeNode(50030, "Page").With((P.FrameworkId, "Chrome"));
        Show("Browser", page);
        System.Reading = (_, _) =>
        {
            if (System.Reads.Count == 3)
            {
                page.Add(new FakeNode(50005, "Link"));
            }
        };

        Assert.Contains((await CaptureAsync()).Elements, e => e.Name == "Link");
        page.Children.Clear();
        System.Reads.Clear();
        await CaptureAsync();
        Assert.Single(System.Reads);
    }

    [Theory]
    [InlineData(1, "app", "Form")]
    [InlineData(Process, "LogonUI", "Form")]
    [InlineData(Process, "logonui", "Form")]
    [InlineData(Process, "app", "Shell_TrayWnd")]
    public async Task What_is_excluded_is_never_looked_at(int process, string name, string className)
    {
        System.Show(process, "Secret", new FakeNode(50032, "Secret"), className: className, processName: name);

        Assert.Equal(0, (await CaptureAsync()).Count);
        Assert.Empty(await Desktop.GetApplicationsAsync(Token));
        Assert.Empty(System.Reads);
    }

    [Fact]
    public async Task Windows_of_other_virtual_desktops_are_applications_but_do_not_show()
    {
        var away = Show("Away");
        away.Window = away.Window with { IsCloaked = true, IsOnCurrentDesktop = false };

        Assert.Equal(0, (await CaptureAsync()).Count);
        Assert.Equal("Away", Assert.Single(await Desktop.GetApplicationsAsync(Token)).Title);
    }

    [Fact]
    public async Task A_minimized_window_is_there_without_content()
    {
        var icon = Show("Icon", new FakeNode(50000, "Go"));
        icon.Window = icon.Window with { IsMinimized = true, Bounds = default };

        var window = Assert.Single((await CaptureAsync()).Elements);

        Assert.True(window.Is(ElementStates.Minimized));
    }

    [Fact]
    public async Task A_handle_that_is_used_again_gives_new_ids()
    {
        var window = Show("First", new FakeNode(50000, "Go"));
        var before = (await CaptureAsync()).Elements.Select(e => e.Id).ToList();
        System.Hide(window);
        await CaptureAsync();
        var again = Show("Second");
        again.Window = again.Window with { Handle = window.Window.Handle };

        Assert.DoesNotContain((await CaptureAsync())[0].Id, before);
    }

    [Fact]
    public async Task Windows_come_topmost_last_and_what_has_the_input_is_active()
    {
        Show("Below");
        Show("Above");

        var snapshot = await CaptureAsync();

        Assert.Equal(["Below", "Above"], snapshot.Elements.Select(e => e.Name));
        Assert.Equal("Above", snapshot.ActiveWindow?.Name);
    }

    [Fact]
    public async Task A_window_that_does_not_draw_itself_is_cut_out_of_the_screen_when_it_is_on_top()
    {
        var window = Show("Main");
        window.Window = window.Window with { Bounds = new Bounds(-1, 2, 100, 1) };
        System.DrawsNothing = true;

        var picture = await Desktop.ScreenshotAsync(App, Token);
        System.Show(99, "Other", new FakeNode(50032, "Other"));

        Assert.Equal((new Bounds(-1, 2, 3, 1), 9), (picture?.Area, picture?.Rgb.Length));
        Assert.Equal([27, 28, 29, 30, 31, 32, 33, 34, 35], picture!.Rgb);
        Assert.Null(await Desktop.ScreenshotAsync(App, Token));
    }

    [Fact]
    public async Task A_pop_up_without_a_title_is_no_window_to_work_in()
    {
        var main = Show("Main");
        System.Show(Process, "", new FakeNode(50033, "", new FakeNode(50011, "Cut")), main.Window.Handle).Window = new LiveWindow(900, Process, "app", "Popup", "")
        {
            Owner = main.Window.Handle,
            Bounds = new Bounds(0, 0, 10, 10),
        };

        var snapshot = await CaptureAsync();

        Assert.Equal(Role.Pane, snapshot.Elements.First(e => e.Name.Length == 0).Role);
    }

    private static void Throw(bool when)
    {
        if (when)
        {
            throw new TimeoutException();
        }
    }
}
