using System.Text.Json.Nodes;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Applied_settings_are_saved_and_read_again()
    {
        var path = _folder.File("settings.json");
        var settings = Start(path);
        Assert.False(settings.Find(Role.Button, "Apply").Is(ElementStates.Enabled));
        settings.Select(Role.ComboBox, "Language", "Polski");
        settings.Do("toggle", settings.Find(Role.RadioButton, "Blank page"));
        settings.Select(Role.TabList, "Settings", "Appearance");
        settings.Do("set_value", settings.Find(Role.Slider, "Zoom"), ("value", 150));

        settings.Click("Apply");

        var saved = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal(("Polski", "Blank page", 150), ((string?)saved["language"], (string?)saved["startPage"], (int)saved["zoom"]!));
        Assert.Equal("Polski", Start(path).Value(Role.ComboBox, "Language"));
    }

    [Fact]
    public void A_password_is_never_saved()
    {
        var path = _folder.File("settings.json");
        var settings = Start(path);
        settings.Select(Role.TabList, "Settings", "Accounts");
        settings.Set("Password", "hunter2-geheim");
        settings.Do("focus", settings.Find(Role.TextBox, "Password"));
        settings.Keys("Ctrl+A Ctrl+C");
        settings.Do("type_keys", settings.Find(Role.TextBox, "User name"), ("keys", "Ctrl+V"));

        settings.Click("Apply");

        Assert.DoesNotContain("hunter2", File.ReadAllText(path));
        Assert.True((bool)JsonNode.Parse(File.ReadAllText(path))!["passwordSet"]!);
        Assert.Equal("", settings.Value(Role.TextBox, "User name"));
    }

    [Fact]
    public void A_modal_dialog_blocks_the_window_below()
    {
        var settings = Start(null);
        settings.Select(Role.TabList, "Settings", "Advanced");
        var danger = settings.Find(Role.Button, "Delete everything");
        settings.Do("click", danger);

        var outcome = settings.Try("click", danger);

        Assert.Equal((Outcome.Failed, true), (outcome.Outcome, outcome.Detail.Contains("blocked by dialog 'Delete everything?'")));
        Assert.Equal(Outcome.Failed, settings.Try("invoke_menu", null, ("path", "View > General")).Outcome);
        settings.Keys("Escape");
        settings.Menu("View > General");
    }

    [Fact]
    public void Delete_everything_deletes_the_file_and_only_when_confirmed()
    {
        var path = _folder.File("settings.json", "{\"theme\":\"Dark\"}");
        var settings = Start(path);
        settings.Select(Role.TabList, "Settings", "Advanced");

        settings.Click("Delete everything");
        settings.Keys("Enter");
        Assert.True(File.Exists(path), "Enter means Cancel.");
        settings.Click("Delete everything");
        settings.Click("Delete");

        Assert.False(File.Exists(path));
        settings.Select(Role.TabList, "Settings", "Appearance");
        Assert.Equal("System", settings.Value(Role.ComboBox, "Theme"));
    }

    [Fact]
    public void Fields_of_a_proxy_are_enabled_for_a_manual_one()
    {
        var settings = Start(null);
        settings.Select(Role.TabList, "Settings", "Network");
        var host = settings.Find(Role.TextBox, "Proxy host");
        Assert.Contains("disabled", settings.Try("set_text", host, ("text", "proxy")).Detail);

        settings.Do("select", settings.Find(Role.RadioButton, "Manual proxy"));

        settings.Do("set_text", host, ("text", "proxy"));
    }

    [Fact]
    public void A_tree_shows_the_page_of_its_node()
    {
        var settings = Start(null);
        settings.Select(Role.TabList, "Settings", "Advanced");

        settings.Select(Role.Tree, "Categories", "System > Storage");
        settings.Find(Role.SpinButton, "Cache size");
        settings.Do("collapse", settings.Find(Role.TreeItem, "System"));
        Assert.Null(settings.TryFind(Role.TreeItem, "Storage"));
        settings.Select(Role.Tree, "Categories", "Privacy");

        Assert.Null(settings.TryFind(Role.SpinButton, "Cache size"));
        settings.Find(Role.CheckBox, "Share usage data");
    }

    [Fact]
    public void Accounts_are_added_moved_and_removed()
    {
        var path = _folder.File("s.json");
        var settings = Start(path);
        settings.Select(Role.TabList, "Settings", "Accounts");
        settings.Click("Add Account...");
        settings.Set("Account name", "School");
        settings.Click("Add");

        settings.Do("drag", settings.Find(Role.ListItem, "School"), ("to", settings.Find(Role.ListItem, "Work").Id.ToString()));
        settings.Select(Role.List, "Accounts", "Home");
        settings.Click("Remove Account...");
        settings.Click("Remove");
        settings.Keys("Ctrl+S");

        Assert.Equal(["School", "Work", "Archive"], JsonNode.Parse(File.ReadAllText(path))!["accounts"]!.AsArray().Select(a => (string)a!));
    }

    [Fact]
    public void A_slider_is_dragged()
    {
        var settings = Start(null);
        settings.Select(Role.TabList, "Settings", "Appearance");

        settings.Do("drag", settings.Find(Role.Slider, "Zoom"), ("to", settings.Find(Role.Label, "Zoom").Id.ToString()));

        Assert.Equal("50", settings.Value(Role.Slider, "Zoom"));
        Assert.Equal(Outcome.NotSupported, settings.Try("drag", settings.Find(Role.Label, "Zoom"), ("to", settings.Find(Role.Slider, "Zoom").Id.ToString())).Outcome);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"zoom\": 7}", "'zoom' can't be 7")]
    [InlineData("{\"theme\": \"Pink\"}", "'theme' can't be")]
    [InlineData("{\"ipv6\": \"yes\"}", "'ipv6' can't be")]
    [InlineData("{\"zoom\": 60, \"zoom\": 70}", "")]
    public void A_file_with_something_else_is_an_error(string content, string message)
    {
        var path = _folder.File("other.json", content);

        var error = Assert.Throws<LamException>(() => Start(path));

        Assert.Contains(message, error.Message);
        Assert.Contains(path, error.Message);
    }

    [Theory]
    [InlineData("Discard", false)]
    [InlineData("Cancel", true)]
    [InlineData("Apply", false)]
    public void Quitting_with_changes_asks(string answer, bool runs)
    {
        var settings = Start(null);
        settings.Do("toggle", settings.Find(Role.CheckBox, "Start at login"));
        settings.Menu("File > Quit");

        settings.Do("click", settings.See().Elements.Last(e => e.Role == Role.Button && e.Name == answer));

        Assert.Equal(runs, settings.IsRunning);
    }

    private Session Start(string? path) => Session.Start("settings", path, new SandboxOptions { WorkingFolder = _folder.Path });
}
