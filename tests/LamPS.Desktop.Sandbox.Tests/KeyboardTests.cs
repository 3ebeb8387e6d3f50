using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Keyboard;
using Xunit;
using Outcome = LamPS.Contracts.Outcome;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class KeyboardTests
{
    [Fact]
    public void Tab_goes_through_the_fields_and_back()
    {
        var desk = Session.Start("service-desk");
        var order = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            order.Add(desk.See().Focused!.Name);
            desk.Keys("Tab");
        }

        Assert.Equal(["Name", "Email", "Category", "Low", "Normal", "High"], order);
        desk.Keys("Shift+Tab");
        Assert.Equal("High", desk.See().Focused!.Name);
    }

    [Fact]
    public void A_form_is_filled_by_keyboard_alone()
    {
        var desk = Session.Start("service-desk");

        desk.Type("Ada\tada@example.org\tPri");
        desk.Keys("Tab Tab Tab Tab Tab Tab");
        desk.Type("12\tNo ink.");
        Assert.Equal("12", desk.Value(Role.SpinButton, "Floor"));
        desk.Keys("Ctrl+S");

        desk.Find(Role.Row, "1, Ada, Printer, Normal, No ink.");
    }

    [Fact]
    public void Enter_presses_the_default_button_and_escape_closes_a_dialog()
    {
        var editor = Session.Start("text-editor");
        editor.Set("Document", "x y x");
        editor.Keys("Ctrl+Home Ctrl+F");
        editor.Type("x\n");
        editor.Find(Role.Label, "Line 1, Column 2");

        editor.Keys("Escape");

        Assert.Single(editor.Windows);
    }

    [Fact]
    public void Arrows_choose_in_lists_combo_boxes_radio_buttons_and_sliders()
    {
        var settings = Session.Start("settings");
        settings.Do("type_keys", settings.Find(Role.ComboBox, "Language"), ("keys", "Down Down"));
        Assert.Equal("Français", settings.Value(Role.ComboBox, "Language"));
        settings.Do("type_keys", settings.Find(Role.RadioButton, "Home"), ("keys", "Up"));
        Assert.True(settings.Find(Role.RadioButton, "Blank page").Is(ElementStates.Checked | ElementStates.Focused));
        settings.Keys("Alt+2");
        settings.Do("type_keys", settings.Find(Role.Slider, "Zoom"), ("keys", "Right Right"));
        Assert.Equal("120", settings.Value(Role.Slider, "Zoom"));
        settings.Keys("Alt+4");
        settings.Do("type_keys", settings.Find(Role.List, "Accounts"), ("keys", "End Up"));
        Assert.True(settings.Find(Role.ListItem, "Home").Is(ElementStates.Selected));
    }

    [Fact]
    public void The_caret_moves_selects_and_deletes()
    {
        var editor = Session.Start("text-editor");
        editor.Type("one two three\nfour");

        editor.Keys("Ctrl+Home Ctrl+Right Shift+End Delete");
        Assert.Equal("one \nfour", editor.Value(Role.TextBox, "Document"));
        editor.Keys("Down End Backspace Backspace Ctrl+Backspace");
        Assert.Equal("one \n", editor.Value(Role.TextBox, "Document"));
        editor.Keys("Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Y");
        Assert.Equal("one \nfou", editor.Value(Role.TextBox, "Document"));
    }

    [Fact]
    public void A_typed_number_is_taken_when_the_focus_leaves()
    {
        var desk = Session.Start("service-desk");
        desk.Do("type_keys", desk.Find(Role.SpinButton, "Floor"), ("text", "99"));

        desk.Keys("Tab");

        Assert.Equal(40, desk.Find(Role.SpinButton, "Floor").Range?.Current);
    }

    [Fact]
    public void A_disabled_shortcut_is_said()
    {
        var settings = Session.Start("settings");

        var outcome = settings.Try("type_keys", null, ("keys", "Ctrl+S"));

        Assert.Equal((Outcome.Failed, "menuitem 'Apply' is disabled"), (outcome.Outcome, outcome.Detail));
    }

    [Fact]
    public void Text_without_a_field_to_take_it_is_said()
    {
        var settings = Session.Start("settings");
        settings.Do("focus", settings.Find(Role.CheckBox, "Start at login"));

        Assert.Equal(Outcome.Failed, settings.Try("type_keys", null, ("text", "hello")).Outcome);
        Assert.Equal(Outcome.Failed, settings.Try("type_keys", null).Outcome);
    }

    [Theory]
    [InlineData("ctrl+shift+end", "Ctrl+Shift+End")]
    [InlineData("Control+S", "Ctrl+S")]
    [InlineData("Return", "Enter")]
    [InlineData("Ctrl++", "Ctrl++")]
    [InlineData("a, Esc Del", "A Escape Delete")]
    [InlineData("f11", "F11")]
    public void Keys_are_read(string text, string expected)
    {
        Assert.True(KeyStroke.TryParse(text, out var strokes, out _));
        Assert.Equal(expected, string.Join(' ', strokes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hyper+S")]
    [InlineData("Ctrl+NoSuchKey")]
    [InlineData("F99")]
    [InlineData("Ctrl+")]
    public void What_is_no_key_is_said(string text)
    {
        Assert.False(KeyStroke.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void Keys_are_written_as_they_are_read()
    {
        var keys = Gen.Elements("A", "7", "+", "Enter", "F5", "PageDown");
        var flag = Gen.Elements(true, false);
        var strokes = from key in keys from c in flag from s in flag from a in flag select new KeyStroke(key, c, s, a);
        Prop.ForAll(strokes.ToArbitrary(), stroke => KeyStroke.TryParse(stroke.ToString(), out var read, out _) && read.Single() == stroke).QuickCheckThrowOnFailure();
    }
}
