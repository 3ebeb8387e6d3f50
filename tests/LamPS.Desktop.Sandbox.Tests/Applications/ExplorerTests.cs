using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Testing;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests.Applications;

public sealed class ExplorerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-explore-test-");
    private readonly ManualTimeProvider _time = new();

    private string Journal => Path.Combine(_folder.FullName, "application.journal");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Finds_the_dialogs_fields_and_buttons_that_the_application_has()
    {
        await using var desktop = new WatchedDesktop();

        var map = await LearnAsync(desktop, "text-editor");

        var known = SandboxMaps.For("text-editor")!;
        Assert.Equal(known.Menus.Select(m => m.Path), map.Menus.Select(m => m.Path));
        var font = map.Dialogs.Single(d => d.Name == "Font");
        Assert.Equal(["Family", "Size", "Bold", "Italic"], font.Fields.Select(f => f.Label));
        Assert.Equal(["choice", "number", "switch", "switch"], font.Fields.Select(f => f.Takes));
        Assert.Equal((6, 72), (font.Fields[1].Minimum, font.Fields[1].Maximum));
        Assert.Contains("Cancel", font.Buttons);
        Assert.Equal("Find and Replace", map.Menus.Single(m => m.Path == "Edit > Find and Replace...").Opens);
        Assert.Empty(map.LeftOut);
    }

    [Theory]
    [InlineData("text-editor")]
    [InlineData("service-desk")]
    [InlineData("settings")]
    public async Task Presses_nothing_that_could_do_harm(string application)
    {
        await using var desktop = new WatchedDesktop();

        await LearnAsync(desktop, application);

        string[] harmful = ["Print", "Send", "Delete", "Remove", "Quit", "Exit", "Submit", "Apply", "Restore"];
        Assert.DoesNotContain(desktop.Done, d => d.Function is "click" && d.Target is not ("Cancel" or "Close" or "OK" or "Done" or "No" or "Discard" or "Back"));
        Assert.DoesNotContain(desktop.Menus, m => m.Split(' ', '.', '>').Any(harmful.Contains));
        Assert.DoesNotContain(desktop.Done, d => d.Function is "set_text" or "set_value" or "drag" or "close");
    }

    [Fact]
    public async Task Goes_on_after_a_cut_at_any_byte_and_explores_nothing_twice()
    {
        await using var whole = new WatchedDesktop();
        var expected = await LearnAsync(whole, "text-editor", new ExplorationOptions { Journal = Journal });
        var bytes = await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken);
        var ends = Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n').Select(i => i + 1).ToList();

        // At each end of a line, and in the middle of each line.
        foreach (var cut in ends.SelectMany((end, i) => new[] { end, end - ((end - (i == 0 ? 0 : ends[i - 1])) / 2) }))
        {
            await File.WriteAllBytesAsync(Journal, bytes[..cut], TestContext.Current.CancellationToken);
            await using var desktop = new WatchedDesktop();

            var map = await LearnAsync(desktop, "text-editor", new ExplorationOptions { Journal = Journal, Resume = true });

            Assert.Equal(ApplicationMapStore.ToJson(expected), ApplicationMapStore.ToJson(map));
            var settled = System.Text.Encoding.UTF8.GetString(bytes, 0, cut).Split('\n').SkipLast(1).Count(l => l.Contains("\"dialog\":{", StringComparison.Ordinal));
            Assert.Equal(expected.Dialogs.Count - settled, desktop.Menus.Count(m => expected.Dialogs.Any(d => d.OpenedBy == m)));
        }
    }

    [Fact]
    public async Task A_dialog_that_kills_the_application_is_left_out_and_named()
    {
        await using var desktop = new WatchedDesktop { BreaksAt = "Format > Font..." };

        var map = await LearnAsync(desktop, "text-editor");

        var omission = Assert.Single(map.LeftOut);
        Assert.Equal("Format > Font...", omission.Path);
        Assert.Contains("segmentation fault", omission.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(map.Dialogs, d => d.OpenedBy == "Format > Font...");
        Assert.Contains(map.Dialogs, d => d.Name == "Find and Replace");
        Assert.True(desktop.Launches > 1);
    }

    [Fact]
    public async Task A_dialog_that_ended_the_explorer_twice_is_left_out()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var ending = new WatchedDesktop { EndsAt = "Format > Font..." };
            await Assert.ThrowsAsync<OperationCanceledException>(() => LearnAsync(ending, "text-editor", new ExplorationOptions { Journal = Journal, Resume = true }));
        }

        await using var desktop = new WatchedDesktop();
        var map = await LearnAsync(desktop, "text-editor", new ExplorationOptions { Journal = Journal, Resume = true });

        Assert.Contains("twice", Assert.Single(map.LeftOut).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Format > Font...", desktop.Menus);
    }

    [Fact]
    public async Task Opens_no_more_dialogs_than_it_may_and_the_rest_later()
    {
        await using var desktop = new WatchedDesktop();

        var some = await LearnAsync(desktop, "text-editor", new ExplorationOptions { Journal = Journal, Dialogs = 1 });
        var all = await LearnAsync(desktop, "text-editor", new ExplorationOptions { Journal = Journal, Resume = true });

        Assert.Single(some.Dialogs);
        Assert.True(all.Dialogs.Count > 1);
        Assert.Equal(desktop.Menus.Distinct(), desktop.Menus);
    }

    [Fact]
    public async Task A_context_is_prepared_and_one_that_can_not_be_is_named()
    {
        await using var desktop = new WatchedDesktop();
        var definition = SandboxCatalog.All.Single(a => a.Name == "text-editor") with
        {
            Contexts =
            [
                new ExplorationContext("text selected", "", "", [new("type_keys", "", ActionArguments.Of("text", "Hello")), new("type_keys", "", ActionArguments.Of("keys", "Ctrl+A"))]),
                new ExplorationContext("in the clouds", "", "", [new("click", "button[name='Cloud']", ActionArguments.None)]),
            ],
        };

        var map = await new ApplicationExplorer(_time).LearnAsync(desktop, definition, new ExplorationOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal("text selected", map.Menus.Single(m => m.Path == "Edit > Copy").Needs);
        Assert.Equal("", map.Menus.Single(m => m.Path == "Edit > Select All").Needs);
        Assert.Equal("(in the clouds)", Assert.Single(map.LeftOut).Path);
        Assert.Contains("Cloud", map.LeftOut[0].Reason, StringComparison.Ordinal);
    }

    private Task<ApplicationMap> LearnAsync(WatchedDesktop desktop, string application, ExplorationOptions? options = null) => new ApplicationExplorer(_time).LearnAsync(
        desktop, SandboxCatalog.All.Single(a => a.Name == application), options ?? new ExplorationOptions(), null, TestContext.Current.CancellationToken);
}
