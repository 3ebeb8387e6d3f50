using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Testing.Desktops;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class SandboxDesktopTests
{
    [Fact]
    public void What_did_not_change_is_the_same_object()
    {
        var desk = Session.Start("service-desk");
        var before = desk.See();

        desk.Set("Description", "x");
        var after = desk.See();

        var changed = after.Elements.Where(e => !before.TryGet(e.Id, out var old) || !ReferenceEquals(old, e)).Select(e => e.Name).ToList();
        Assert.Equal(["Description"], changed.Distinct());
    }

    [Fact]
    public void Ids_are_never_given_again()
    {
        var desktop = new SandboxDesktop(Session.InMemory());
        var seen = new HashSet<ElementId>();
        for (var i = 0; i < 3; i++)
        {
            var desk = Session.On(desktop, "service-desk");
            Assert.All(desk.See().Elements, e => Assert.True(seen.Add(e.Id)));
            Session.Now(desktop.CloseAsync(desk.Application, CloseMode.Discard, default));
        }
    }

    [Fact]
    public void Two_applications_share_screen_and_clipboard()
    {
        var desktop = new SandboxDesktop(Session.InMemory());
        var editor = Session.On(desktop, "text-editor");
        var desk = Session.On(desktop, "service-desk");
        Assert.Equal("Service Desk", Session.Now(desktop.CaptureAsync(new CaptureRequest(), default)).ActiveWindow?.Name);

        editor.Type("shared");
        editor.Keys("Ctrl+A Ctrl+C");
        desk.Do("type_keys", desk.Find(Role.TextBox, "Name"), ("keys", "Ctrl+V"));

        Assert.Equal("shared", desk.Value(Role.TextBox, "Name"));
        Assert.Equal(2, Session.Now(desktop.GetApplicationsAsync(default)).Count);
        Assert.Equal(2, Session.Now(desktop.CaptureAsync(new CaptureRequest(), default)).Nodes.Count(n => n.Parent < 0));
        Assert.Single(editor.See().Nodes, n => n.Parent < 0);
    }

    [Fact]
    public void Nothing_changes_by_itself()
    {
        var desk = Session.Start("service-desk");
        desk.See();

        Assert.False(Session.Now(desk.Desktop.WaitForChangeAsync(TimeSpan.FromHours(1), default)));
        desk.Set("Name", "x");
        Assert.True(Session.Now(desk.Desktop.WaitForChangeAsync(TimeSpan.FromHours(1), default)));
    }

    [Fact]
    public void What_does_not_show_can_not_be_acted_on_but_rows_are_scrolled_to()
    {
        var settings = Session.Start("settings");
        settings.Select(Role.TabList, "Settings", "Appearance");
        var zoom = settings.Find(Role.Slider, "Zoom");
        settings.Select(Role.TabList, "Settings", "General");

        Assert.Contains("doesn't show", settings.Try("set_value", zoom, ("value", 60)).Detail);
    }

    [Fact]
    public void Menus_open_and_their_entries_are_elements_then()
    {
        var editor = Session.Start("text-editor");
        Assert.Null(editor.TryFind(Role.MenuItem, "Select All"));

        editor.Do("expand", editor.Find(Role.Menu, "Edit"));
        Assert.True(editor.Find(Role.Menu, "Edit").Is(ElementStates.Expanded));
        editor.Do("click", editor.Find(Role.MenuItem, "Select All"));

        Assert.Null(editor.TryFind(Role.MenuItem, "Select All"));
        editor.Do("expand", editor.Find(Role.Menu, "Edit"));
        editor.Keys("Escape");
        Assert.False(editor.Find(Role.Menu, "Edit").Is(ElementStates.Expanded));
    }

    [Fact]
    public void A_combo_box_opens_and_its_items_can_be_chosen()
    {
        var desk = Session.Start("service-desk");
        var category = desk.Find(Role.ComboBox, "Category");

        desk.Do("expand", category);
        desk.Do("click", desk.Find(Role.ListItem, "Network"));

        Assert.Equal("Network", desk.Value(Role.ComboBox, "Category"));
        Assert.Null(desk.TryFind(Role.ListItem, "Network"));
    }

    [Fact]
    public void Read_text_reads_lists_trees_and_labels_and_never_secrets()
    {
        var settings = Session.Start("settings");
        settings.Select(Role.TabList, "Settings", "Advanced");
        Assert.Equal("All\nSystem\nLogging\nStorage\nPrivacy\nDeveloper", settings.Try("read_text", settings.Find(Role.Tree, "Categories")).Text);
        settings.Select(Role.TabList, "Settings", "Accounts");
        Assert.Equal("Work\nHome\nArchive", settings.Try("read_text", settings.Find(Role.List, "Accounts")).Text);
        Assert.Equal("Email", settings.Try("read_text", settings.Find(Role.Label, "Email")).Text);
        Assert.Equal(Outcome.NotSupported, settings.Try("read_text", settings.Find(Role.TextBox, "Password")).Outcome);
    }

    [Fact]
    public void Clicks_with_another_button_or_twice()
    {
        var editor = Session.Start("text-editor");
        editor.Type("alpha");
        var document = editor.Find(Role.TextBox, "Document");

        Assert.Equal(Outcome.NotSupported, editor.Try("click", document, ("button", "right")).Outcome);
        Assert.Equal(Outcome.Failed, editor.Try("click", document, ("button", "fourth")).Outcome);
        editor.Do("click", document, ("double", true));
        editor.Type("beta");
        Assert.Equal("beta", editor.Value(Role.TextBox, "Document"));
    }

    [Fact]
    public async Task A_closed_desktop_launches_nothing()
    {
        var desktop = new SandboxDesktop(Session.InMemory());
        await desktop.DisposeAsync();

        Assert.Throws<LamException>(() => Session.On(desktop, "settings"));
    }

    [Theory]
    [InlineData(0, 800)]
    [InlineData(1280, 5000)]
    public void A_screen_has_sensible_sizes(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxDesktop(new SandboxOptions { Width = width, Height = height }));

    [Fact]
    public async Task An_episode_runs_by_itself_and_through_the_executor()
    {
        var desktop = new SandboxDesktop(Session.InMemory());
        var definition = SandboxCatalog.All.Single(a => a.Name == "service-desk");

        await SandboxEpisode.RunAsync(desktop, definition, default);
        await SandboxEpisode.ExecuteAsync(desktop, new ApplicationCatalog(SandboxCatalog.All), definition, default);

        var desk = Session.On(desktop, "service-desk");
        Assert.Equal(2, desk.See().Elements.Count(e => e.Role == Role.Row));
    }
}
