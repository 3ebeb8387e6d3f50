using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Capturing;
using LamPS.Desktop.Windows.Tests.Fakes;
using Xunit;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Capturing;

public sealed class ControlTypesTests
{
    [Fact]
    public void Every_control_type_has_a_role_of_its_own_or_none_on_purpose()
    {
        var roles = Enumerable.Range(50000, 41).ToDictionary(t => t, t => Map(new FakeNode(t, "x").With((P.HasValue, true))));

        Assert.Equal(Role.Unknown, roles[50025]);
        Assert.DoesNotContain(roles, r => r.Key != 50025 && r.Value == Role.Unknown);
        Assert.Equal(
            (Role.Button, Role.CheckBox, Role.ComboBox, Role.TextBox, Role.ListItem, Role.MenuBar, Role.SpinButton, Role.TabList, Role.Tab, Role.TreeItem, Role.Document, Role.Table),
            (roles[50000], roles[50002], roles[50003], roles[50004], roles[50007], roles[50010], roles[50016], roles[50018], roles[50019], roles[50024], roles[50030], roles[50036]));
    }

    [Theory]
    [InlineData(50000, Role.ToggleButton)]
    [InlineData(50031, Role.ToggleButton)]
    [InlineData(50002, Role.CheckBox)]
    public void A_button_that_can_be_switched_stays_pressed(int type, Role role) => Assert.Equal(role, Map(new FakeNode(type, "Bold").With((P.CanToggle, true))));

    [Theory]
    [InlineData(50025, Role.Table, Role.Cell)]
    [InlineData(50029, Role.Row, Role.Cell)]
    [InlineData(50029, Role.List, Role.ListItem)]
    public void Items_of_grids_are_cells_and_those_of_lists_are_not(int type, Role parent, Role role) =>
        Assert.Equal(role, Map(new FakeNode(type, "A1").With((P.IsGridItem, true)), parent));

    [Theory]
    [InlineData(43, Role.Button)]
    [InlineData(44, Role.CheckBox)]
    [InlineData(34, Role.ListItem)]
    [InlineData(10, Role.Pane)]
    public void What_its_owner_draws_has_the_role_that_msaa_knows(int legacy, Role role) =>
        Assert.Equal(role, Map(new FakeNode(50033, "x").With((P.HasLegacy, true), (P.LegacyRole, legacy))));

    [Fact]
    public void A_window_in_a_window_is_a_part_of_it() =>
        Assert.Equal((Role.Window, Role.Pane), (ControlTypes.Map(Record(new FakeNode(50032, "x")), Role.Unknown, isTop: true), Map(new FakeNode(50032, "x"))));

    [Fact]
    public void Arrows_without_a_number_are_no_spin_button() => Assert.Equal(Role.Pane, Map(new FakeNode(50016, "")));

    private static AutomationRecord Record(FakeNode node) => node.ToRecord(Reach.Element, showingOnly: false);

    private static Role Map(FakeNode node, Role parent = Role.Unknown) => ControlTypes.Map(Record(node), parent, isTop: false);
}
