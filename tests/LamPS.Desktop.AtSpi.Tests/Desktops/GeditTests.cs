using LamPS.Contracts;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>An application without a menu bar: its menus are behind two buttons of the same name.</summary>
[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class GeditTests(SharedDesktop shared)
{
    [Fact]
    public async Task An_entry_behind_a_menu_button_opens_its_dialog()
    {
        await using var gedit = await Driver.StartAsync(shared, SharedDesktop.Gedit);

        await gedit.MenuAsync("Menu > Preferences");

        var opened = await gedit.EventuallyAsync("Preferences", s => s.Windows.Any(w => w.Name == "Preferences"));
        Assert.DoesNotContain(opened.Elements, e => e is { Role: Role.ToggleButton, Name: "Menu" } && e.Is(ElementStates.Checked));

        // The dialog isn't modal: the menus of the window behind it are there.
        await gedit.MenuAsync("Menu > View > Bottom Panel");
    }

    [Fact]
    public async Task An_entry_of_a_menu_below_is_chosen()
    {
        await using var gedit = await Driver.StartAsync(shared, SharedDesktop.Gedit);
        Assert.Empty(Lists(await gedit.CaptureAsync()));

        await gedit.MenuAsync("Menu > View > Side Panel");

        await gedit.EventuallyAsync("the side panel", s => Lists(s).Any());

        static IEnumerable<Element> Lists(Snapshot snapshot) => snapshot.Elements.Where(e => e.Role == Role.List);
    }

    [Theory]
    [InlineData("Menu > Nowhere", Outcome.NotFound, "there is no 'Nowhere'")]
    [InlineData("Menu > View", Outcome.NotSupported, "is a menu")]
    [InlineData("Menu > Clear Highlight", Outcome.Failed, "disabled")]
    [InlineData("File > Open...", Outcome.NotFound, "no menu bar")]
    public async Task What_can_not_be_chosen_leaves_no_menu_open(string path, Outcome expected, string detail)
    {
        await using var gedit = await Driver.StartAsync(shared, SharedDesktop.Gedit);
        var before = (await gedit.CaptureAsync()).Elements.Select(e => e.ToString());

        var outcome = await gedit.ActAsync("invoke_menu", null, ("path", path));

        Assert.Equal(expected, outcome.Outcome);
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(before, (await gedit.CaptureAsync()).Elements.Select(e => e.ToString()));
    }

    [Fact]
    public async Task The_explorer_learns_its_menus_and_dialogs()
    {
        Needed.Programs("gedit");
        var desktop = await shared.GetAsync();

        var map = await new ApplicationExplorer(TimeProvider.System).LearnAsync(
            desktop, SharedDesktop.Gedit, new ExplorationOptions { Dialogs = 2 }, null, TestContext.Current.CancellationToken);

        Assert.Contains(map.Menus, m => m is { Path: "Menu > Fullscreen", Checkable: true });
        Assert.Contains(map.Menus, m => m.Path == "Menu > View > Side Panel");
        Assert.DoesNotContain(map.Menus, m => m.Path.Contains("No items found", StringComparison.Ordinal));
        Assert.NotEmpty(map.Dialogs);
    }
}
