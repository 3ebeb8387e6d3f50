using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using LamPS.Testing;
using LamPS.Testing.Desktops;
using Xunit;

namespace LamPS.Core.Tests.Agent;

public sealed class KnownMenusTests
{
    private static readonly ApplicationMap Map = new()
    {
        Application = "application", Menus = [new("Menu > Preferences"), new("Menu > Full Screen", Checkable: true), new("Other > Sort…")],
    };

    [Fact]
    public async Task Entries_behind_a_button_that_shows_can_be_chosen_but_no_switches()
    {
        await using var desktop = new ScriptedDesktop(new ManualTimeProvider());
        desktop.Add(Role.Window, "Application");
        desktop.Add(Role.ToggleButton, "Menu");
        var snapshot = await desktop.CaptureAsync(new(), TestContext.Current.CancellationToken);

        var menu = Assert.Single(KnownMenus.Of(Map, snapshot));
        Assert.Equal("Menu > Preferences", menu.Path);
        Assert.True(menu.Enabled);
        Assert.Empty(KnownMenus.Of(null, snapshot));
        Assert.Empty(KnownMenus.Of(Map, Snapshot.Empty));
    }
}
