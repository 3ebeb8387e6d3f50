using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Capturing;

public sealed class NodeTreeTests
{
    private readonly ElementRegistry _registry = new();
    private int _last;

    [Fact]
    public void A_field_is_named_by_the_label_that_says_it_belongs_to_it()
    {
        var window = Window();
        var near = Add(window, AtSpiRole.Label, "Near:", new Bounds(0, 0, 50, 20));
        var label = Add(window, AtSpiRole.Label, "Columns:", new Bounds(400, 400, 50, 20));
        var field = Add(window, AtSpiRole.Text, "", new Bounds(60, 0, 100, 20));
        field.Known.LabelledBy = [label.Known.Reference];

        Assert.Equal("Columns", Element(window, field).Name);
        Assert.Equal("Near:", Element(window, near).Name);
    }

    [Theory]
    [InlineData(60, 0, "Left")]
    [InlineData(0, 45, "Above")]
    [InlineData(600, 300, "")]
    public void A_field_without_a_label_of_its_own_is_named_by_the_nearest(int x, int y, string name)
    {
        var window = Window();
        Add(window, AtSpiRole.Label, "Left:", new Bounds(0, 0, 50, 20));
        Add(window, AtSpiRole.Label, "Above:", new Bounds(0, 24, 50, 20));

        Assert.Equal(name, Element(window, Add(window, AtSpiRole.Text, "", new Bounds(x, y, 100, 20))).Name);
    }

    [Fact]
    public void A_message_beside_a_field_is_no_label()
    {
        var window = Window();
        Add(window, AtSpiRole.Label, "Warning: you are using an account that may harm this whole system.", new Bounds(0, 0, 500, 20));

        Assert.Equal("", Element(window, Add(window, AtSpiRole.Text, "", new Bounds(0, 22, 500, 400))).Name);
    }

    [Fact]
    public void A_button_is_not_named_by_the_label_beside_it()
    {
        var window = Window();
        Add(window, AtSpiRole.Label, "Name:", new Bounds(0, 0, 50, 20));

        Assert.Equal("", Element(window, Add(window, 43, "", new Bounds(60, 0, 100, 20))).Name);
    }

    [Fact]
    public void A_field_in_wrappers_is_named_by_the_outermost()
    {
        var window = Window();
        var outer = Add(window, 39, "Paragraph Style", new Bounds(0, 0, 100, 20));
        var inner = Add(Add(outer, 39, "", outer.Bounds), 20, "", outer.Bounds);
        var text = Add(inner, AtSpiRole.Text, "", new Bounds(0, 0, 80, 20));
        var button = Add(inner, AtSpiRole.ToggleButton, "", new Bounds(80, 0, 20, 20));
        SnapshotBuilder.Prepare(window);

        var element = Element(window, text);

        Assert.Equal((Role.ComboBox, "Paragraph Style"), (element.Role, element.Name));
        Assert.Equal(button.Known.Reference, text.Known.Opener);
        Assert.DoesNotContain(button, window.Subtree());
    }

    [Fact]
    public void A_closed_combo_box_has_what_is_chosen_as_value()
    {
        var window = Window();
        Add(window, AtSpiRole.Label, "Color Scheme", new Bounds(0, 0, 90, 20));
        var combo = Add(window, AtSpiRole.ComboBox, "none", new Bounds(100, 0, 90, 20));
        combo.Options = ["None", "Classic"];

        var element = Element(window, combo);

        Assert.Equal(("Color Scheme", "None"), (element.Name, element.Value));
    }

    [Fact]
    public void A_list_item_is_named_by_what_it_holds()
    {
        var window = Window();
        var item = Add(window, 32, "", new Bounds(0, 0, 90, 20));
        Add(Add(item, 39, "", item.Bounds), AtSpiRole.Label, "Home", item.Bounds);

        Assert.Equal("Home", Element(window, item).Name);
    }

    [Fact]
    public void The_dead_menu_bar_of_LibreOffice_is_left_out_and_places_are_put_right()
    {
        var window = Window(new Bounds(0, 0, 1280, 960));
        var dead = Add(Add(window, 39, "", new Bounds(0, 19, 1280, 25)), AtSpiRole.MenuBar, "", new Bounds(0, 19, 1280, 25));
        var holder = Add(window, 39, "", new Bounds(0, 44, 1280, 916));
        var pane = Add(holder, AtSpiRole.RootPane, "", new Bounds(0, 19, 1280, 916));
        var live = Add(pane, AtSpiRole.MenuBar, "", default);
        var button = Add(pane, 43, "Bold", new Bounds(591, 60, 33, 35));
        var wrapper = Add(pane, 39, "", new Bounds(4, 60, 189, 34));
        var native = Add(wrapper, 39, "", new Bounds(4, 85, 189, 34));
        var text = Add(native, AtSpiRole.Text, "", new Bounds(4, 85, 153, 34));

        SnapshotBuilder.Prepare(window);

        Assert.DoesNotContain(dead, window.Subtree());
        Assert.Contains(live, window.Subtree());
        Assert.Equal(new Bounds(591, 85, 33, 35), button.Bounds);
        Assert.Equal(new Bounds(4, 85, 189, 34), wrapper.Bounds);
        Assert.Equal(new Bounds(4, 85, 189, 34), native.Bounds);
        Assert.Equal(new Bounds(4, 85, 153, 34), text.Bounds);
    }

    [Fact]
    public void A_file_chooser_inside_a_dialog_is_no_dialog()
    {
        var window = Window();
        var inner = Add(window, AtSpiRole.FileChooser, "", new Bounds(0, 0, 10, 10));

        SnapshotBuilder.Prepare(window);

        Assert.Equal((Role.Window, Role.Pane), (window.Role, inner.Role));
    }

    [Fact]
    public void A_password_is_protected()
    {
        var window = Window();
        var field = Add(window, AtSpiRole.PasswordText, "Secret", new Bounds(0, 0, 10, 10));
        field.Text = "hunter2";

        var element = Element(window, field);

        Assert.True(element.Is(ElementStates.Protected));
        Assert.Null(element.Value);
    }

    [Fact]
    public void Ids_stay_and_are_never_used_again()
    {
        var first = _registry.Get(new AccessibleRef(":1.1", "/a")).Id;

        Assert.Equal(first, _registry.Get(new AccessibleRef(":1.1", "/a")).Id);
        _registry.Forget(":1.1");
        Assert.Null(_registry.Find(first));
        Assert.NotEqual(first, _registry.Get(new AccessibleRef(":1.1", "/a")).Id);
    }

    private static Element Element(RawNode window, RawNode node) => SnapshotBuilder.ToElement(node, new LabelFinder(window), 1);

    private RawNode Window(Bounds bounds = default)
    {
        var node = new RawNode(_registry.Get(new AccessibleRef(":1.5", "/w" + _last++)), null);
        node.Known.RoleNumber = AtSpiRole.Frame;
        node.Role = Role.Window;
        node.Bounds = bounds;
        return node;
    }

    private RawNode Add(RawNode parent, int role, string name, Bounds bounds)
    {
        var node = new RawNode(_registry.Get(new AccessibleRef(":1.5", "/n" + _last++)), parent) { Name = name, Bounds = bounds, Role = AtSpiRole.Map(role) };
        node.Known.RoleNumber = role;
        parent.Children.Add(node);
        return node;
    }
}
