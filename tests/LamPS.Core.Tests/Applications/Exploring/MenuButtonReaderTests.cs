using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Applications.Exploring;
using LamPS.Core.Elements;
using LamPS.Testing;
using LamPS.Testing.Desktops;
using Xunit;

namespace LamPS.Core.Tests.Applications.Exploring;

public sealed class MenuButtonReaderTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedDesktop _desktop;
    private readonly Dictionary<string, (Role Role, string Name)[]> _opens = [];
    private readonly List<string> _pressed = [];
    private int _ids = 1000;

    public MenuButtonReaderTests()
    {
        _desktop = new ScriptedDesktop(_time) { OnAct = (action, _) => new(Act(action)) };
        _desktop.Add(Role.Window, "Application");
    }

    public ValueTask DisposeAsync() => _desktop.DisposeAsync();

    [Fact]
    public async Task What_a_button_pops_up_is_its_menu_and_one_below_it_too()
    {
        Button("Main", (Role.Button, "Save As…"), (Role.CheckBox, "Full Screen"), (Role.Button, "View"), (Role.Button, "Leave"));
        _opens["View"] = [(Role.Button, "View"), (Role.CheckBox, "Side Panel")];

        var menus = await ReadAsync();

        Assert.Equal(["Main > Save As…", "Main > Full Screen", "Main > View > Side Panel", "Main > Leave"], menus);
        Assert.All(_pressed, p => Assert.Contains(p, (string[])["Main", "View"]));
        Assert.DoesNotContain(_desktop.Elements, e => e.Is(ElementStates.Checked) || e.Id.Number > 1000);
    }

    [Fact]
    public async Task What_switches_something_is_switched_back_and_no_menu()
    {
        Button("Bold");
        Button("Side Panel", (Role.List, "Folders"), (Role.Button, "Up"));

        Assert.Empty(await ReadAsync());
        Assert.Equal(["Bold", "Bold", "Side Panel", "Side Panel"], _pressed);
        Assert.Equal(3, _desktop.Elements.Count);
    }

    [Fact]
    public async Task Files_of_the_user_and_menus_that_have_nothing_are_left_out()
    {
        Button("Documents", (Role.MenuItem, "notes.txt"), (Role.MenuItem, "Letter"));
        Button("Menu");
        _desktop.Change(_desktop.Elements[^1].Id, e => e with { Description = "Open a recently used file" });

        Assert.Empty(await ReadAsync());
        Assert.DoesNotContain("Menu", _pressed);
    }

    [Theory]
    [InlineData("Delete")]
    [InlineData("Send")]
    [InlineData("Record")]
    public async Task A_risky_button_is_not_pressed(string name)
    {
        Button(name, (Role.Button, "All"));

        Assert.Empty(await ReadAsync());
        Assert.Empty(_desktop.Acted);
    }

    [Theory]
    [InlineData("Menu > Preferences", true)]
    [InlineData("Menu > View > Highlight Mode…", true)]
    [InlineData("Edit > Find...", true)]
    [InlineData("Menu > New Window", false)]
    [InlineData("Menu > Remove Preferences…", false)]
    [InlineData("Menu > Print…", false)]
    public void An_entry_is_opened_when_it_announces_a_window(string path, bool expected) => Assert.Equal(expected, ApplicationExplorer.CanOpen(path));

    private async Task<IEnumerable<string>> ReadAsync() =>
        (await new MenuButtonReader(_desktop, _desktop.Application, _time).ReadAsync(TestContext.Current.CancellationToken)).Select(m => m.Path);

    private void Button(string name, params (Role Role, string Name)[] items)
    {
        _desktop.Add(Role.ToggleButton, name);
        _opens[name] = items;
    }

    // A press shows what is behind a button, in the place of what showed; a second press, or Escape for all but a list, takes it away.
    private ActionOutcome Act(LamAction action)
    {
        if (action.Function == "type_keys")
        {
            if (!_desktop.Elements.Any(e => e.Role == Role.List))
                Close();
            return ActionOutcome.Unverified("keys");
        }

        var element = _desktop.Elements.Single(e => e.Id == action.Element);
        _pressed.Add(element.Name);
        if (element.Is(ElementStates.Checked))
        {
            Close();
        }
        else
        {
            if (element.Role == Role.ToggleButton)
                _desktop.Change(element.Id, e => e with { States = e.States | ElementStates.Checked });
            _desktop.Elements.RemoveAll(e => e.Id.Number > 1000);
            _desktop.Elements.AddRange(_opens[element.Name].Select(
                i => new Element { Id = new ElementId(++_ids), Role = i.Role, Name = i.Name, States = ElementStates.Enabled | ElementStates.Showing }));
        }

        return ActionOutcome.Unverified("press");
    }

    private void Close()
    {
        _desktop.Elements.RemoveAll(e => e.Id.Number > 1000);
        foreach (var button in _desktop.Elements.Where(e => e.Is(ElementStates.Checked)).ToList())
            _desktop.Change(button.Id, e => e with { States = e.States & ~ElementStates.Checked });
    }
}
