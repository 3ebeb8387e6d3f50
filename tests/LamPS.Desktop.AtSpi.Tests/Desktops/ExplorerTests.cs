using LamPS.Core.Applications;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>The explorer in a real application.</summary>
[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class ExplorerTests(SharedDesktop shared)
{
    [Fact]
    public async Task Learns_galculator_with_the_tabs_of_its_preferences()
    {
        Needed.Programs("galculator");
        var desktop = await shared.GetAsync();
        var galculator = CatalogReader.Shipped().Single(a => a.Name == "galculator");

        var map = await new ApplicationExplorer(TimeProvider.System).LearnAsync(desktop, galculator, new ExplorationOptions(), null, TestContext.Current.CancellationToken);

        Assert.Contains(map.Menus, m => m.Path == "View > Scientific Mode");
        var preferences = map.Dialogs.Single(d => d.OpenedBy == "Edit > Preferences...");
        Assert.True(preferences.Fields.Select(f => f.Tab).Distinct().Count() > 2, string.Join(", ", preferences.Fields.Select(f => $"{f.Tab}: {f.Label}")));
        var width = preferences.Fields.Single(f => f.Label == "Minimal button width");
        Assert.Equal(("number", 0.0, 100.0), (width.Takes, width.Minimum, width.Maximum));
        Assert.Empty(map.LeftOut);
        Assert.DoesNotContain(await desktop.GetApplicationsAsync(TestContext.Current.CancellationToken), a => a.Name == "galculator");
    }
}
