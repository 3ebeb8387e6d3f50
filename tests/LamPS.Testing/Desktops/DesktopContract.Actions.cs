using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Testing.Desktops;

/// <content>Acting.</content>
public abstract partial class DesktopContract
{
    [Fact]
    public async Task Text_that_was_set_is_read_back()
    {
        var box = await FindAsync(TextBox);

        foreach (var text in new[] { "Contoso", "Zażółć \"gęślą\" jaźń, 'x' & <y>", "" })
        {
            await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", text));
            await EventuallyAsync(box.Id, $"value '{text}'", e => (e.Value ?? "").TrimEnd('\n') == text);
        }
    }

    [Fact]
    public async Task Typed_text_goes_to_the_element()
    {
        var box = await FindAsync(TextBox);
        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", ""));

        await DoAsync(UiFunctions.TypeKeys.Name, box.Id, ("text", "Hello, World 42"));

        await EventuallyAsync(box.Id, "the typed text", e => e.Value?.TrimEnd('\n') == "Hello, World 42");
    }

    [Fact]
    public async Task Selected_text_is_replaced_by_what_is_typed()
    {
        var box = await FindAsync(TextBox);
        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", "alpha beta alpha"));
        await EventuallyAsync(box.Id, "the text", e => e.Value?.TrimEnd('\n') == "alpha beta alpha");

        await DoAsync(UiFunctions.SelectText.Name, box.Id, ("text", "alpha"), ("occurrence", 2));
        await DoAsync(UiFunctions.TypeKeys.Name, box.Id, ("text", "gamma"));
        await EventuallyAsync(box.Id, "the second occurrence replaced", e => e.Value?.TrimEnd('\n') == "alpha beta gamma");

        await DoAsync(UiFunctions.SelectText.Name, box.Id, ("text", "a"), ("occurrence", TextOccurrence.Last));
        await DoAsync(UiFunctions.TypeKeys.Name, box.Id, ("text", "e"));
        await EventuallyAsync(box.Id, "the last occurrence replaced", e => e.Value?.TrimEnd('\n') == "alpha beta gamme");

        await DoAsync(UiFunctions.SelectText.Name, box.Id);
        await DoAsync(UiFunctions.TypeKeys.Name, box.Id, ("keys", "Delete"));
        await EventuallyAsync(box.Id, "everything deleted", e => string.IsNullOrEmpty(e.Value?.TrimEnd('\n')));
    }

    [Fact]
    public async Task Selecting_text_that_is_not_there_is_not_found()
    {
        var box = await FindAsync(TextBox);
        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", "alpha"));

        AssertOutcome(await ActAsync(UiFunctions.SelectText.Name, box.Id, ("text", "omega")), Outcome.NotFound);
        AssertOutcome(await ActAsync(UiFunctions.SelectText.Name, box.Id, ("text", "alpha"), ("occurrence", 2)), Outcome.NotFound);
        AssertOutcome(await ActAsync(UiFunctions.SelectText.Name, box.Id, ("text", "omega"), ("occurrence", TextOccurrence.Last)), Outcome.NotFound);
        AssertOutcome(await ActAsync(UiFunctions.SelectText.Name, box.Id, ("text", "alpha"), ("occurrence", 0)), Outcome.Failed);
    }

    [Fact]
    public async Task The_focus_goes_where_it_is_sent()
    {
        var box = await FindAsync(TextBox);

        await DoAsync(UiFunctions.Focus.Name, box.Id);

        await EventuallyAsync(box.Id, "the focus", e => e.Is(ElementStates.Focused));
    }

    [Fact]
    public async Task A_value_in_range_is_taken()
    {
        var spin = await FindAsync(SpinButton);
        var range = Assert.NotNull(spin.Range);
        var wanted = range.Current + Math.Max(1, range.Step) <= range.Maximum ? range.Current + Math.Max(1, range.Step) : range.Minimum;

        await DoAsync(UiFunctions.SetValue.Name, spin.Id, ("value", wanted));

        await EventuallyAsync(spin.Id, $"the value {wanted}", e => e.Range?.Current == wanted);
    }

    [Fact]
    public async Task A_value_out_of_range_is_clamped_or_refused()
    {
        var spin = await FindAsync(SpinButton);
        var range = Assert.NotNull(spin.Range);

        var outcome = await ActAsync(UiFunctions.SetValue.Name, spin.Id, ("value", range.Maximum + 1000));

        if (outcome.IsDone)
            await EventuallyAsync(spin.Id, "the largest value", e => e.Range?.Current == range.Maximum);
        else
            await EventuallyAsync(spin.Id, "the old value", e => e.Range?.Current == range.Current);
    }

    [Fact]
    public async Task Switching_on_twice_leaves_it_on()
    {
        var box = await FindAsync(CheckBox);

        foreach (var on in new[] { true, true, false, false, true })
        {
            await DoAsync(UiFunctions.Toggle.Name, box.Id, ("on", on));
            await EventuallyAsync(box.Id, on ? "on" : "off", e => e.Is(ElementStates.Checked) == on);
        }
    }

    [Fact]
    public async Task Switching_without_a_wish_changes_it()
    {
        var box = await FindAsync(CheckBox);
        var was = box.Is(ElementStates.Checked);

        await DoAsync(UiFunctions.Toggle.Name, box.Id);

        await EventuallyAsync(box.Id, "the other state", e => e.Is(ElementStates.Checked) != was);
    }

    [Fact]
    public async Task An_option_is_chosen()
    {
        var choice = await FindAsync(Choice);

        await DoAsync(UiFunctions.Select.Name, choice.Id, ("option", Choice!.Option));

        await EventuallyAsync(
            $"option '{Choice.Option}' chosen",
            s => s.TryGet(choice.Id, out var now)
                && (now.Value == Choice.Option || s.ChildrenOf(s.IndexOf(now.Id)).Any(c => c.Name == Choice.Option && c.Is(ElementStates.Selected))));
    }

    [Fact]
    public async Task An_option_that_is_not_there_is_not_found_and_changes_nothing()
    {
        var choice = await FindAsync(Choice);

        AssertOutcome(await ActAsync(UiFunctions.Select.Name, choice.Id, ("option", "no such option at all")), Outcome.NotFound);

        Assert.Equal(choice.Value, (await Desktop.ReadAsync(choice.Id, Token))?.Value);
    }

    [Fact]
    public async Task A_button_opens_its_dialog_and_a_button_closes_it()
    {
        var button = await FindAsync(DialogButton);
        var windows = (await CaptureAsync()).Windows.Count();

        await DoAsync(UiFunctions.Click.Name, button.Id);

        var open = await EventuallyAsync("a dialog", s => s.Windows.Count() > windows && s.Elements.Any(DialogCloser!.Matches));
        await CloseDialogAsync(open);
    }

    [Fact]
    public async Task Menus_are_listed_once_each_and_complete()
    {
        var menus = await Desktop.GetMenusAsync(Instance, Token);
        Assert.SkipWhen(DialogMenu is null && menus.Count == 0, $"{Application.Title} has no menus.");

        Assert.Contains(menus, m => m.Path == DialogMenu && m.Enabled);
        Assert.All(menus, m => Assert.False(m.Id.IsNone));
        Assert.Equal(menus.Count, menus.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_menu_path_opens_its_dialog()
    {
        Assert.SkipWhen(DialogMenu is null, $"{Application.Title} has no menu entry that opens a dialog.");
        var windows = (await CaptureAsync()).Windows.Count();

        await DoAsync(UiFunctions.InvokeMenu.Name, default, ("path", DialogMenu));

        var open = await EventuallyAsync("a dialog", s => s.Windows.Count() > windows && s.Elements.Any(DialogCloser!.Matches));
        await CloseDialogAsync(open);
    }

    [Fact]
    public async Task A_menu_path_that_is_not_there_is_not_found()
    {
        AssertOutcome(await ActAsync(UiFunctions.InvokeMenu.Name, default, ("path", "No > Such > Entry")), Outcome.NotFound);
    }

    [Fact]
    public async Task A_disabled_menu_entry_is_not_reported_as_done()
    {
        Assert.SkipWhen(DisabledMenu is null, $"{Application.Title} has no disabled menu entry when it is fresh.");

        AssertOutcome(await ActAsync(UiFunctions.InvokeMenu.Name, default, ("path", DisabledMenu)), Outcome.Failed, Outcome.NotSupported);
    }

    [Fact]
    public async Task Acting_on_what_is_gone_is_not_found()
    {
        var dialog = await OpenDialogAsync();
        var closer = dialog.Elements.First(DialogCloser!.Matches);
        await CloseDialogAsync(dialog);

        AssertOutcome(await ActAsync(UiFunctions.Click.Name, closer.Id), Outcome.NotFound);
        AssertOutcome(await ActAsync(UiFunctions.Click.Name, new ElementId(int.MaxValue)), Outcome.NotFound);
    }

    [Fact]
    public async Task A_function_that_the_element_has_no_pattern_for_is_not_supported()
    {
        var plain = await FindAsync(Plain);

        AssertOutcome(await ActAsync(UiFunctions.SetText.Name, plain.Id, ("text", "x")), Outcome.NotSupported);
        AssertOutcome(await ActAsync(UiFunctions.SetValue.Name, plain.Id, ("value", 3)), Outcome.NotSupported);
        AssertOutcome(await ActAsync(UiFunctions.Toggle.Name, plain.Id, ("on", true)), Outcome.NotSupported);
        AssertOutcome(await ActAsync(UiFunctions.Expand.Name, plain.Id), Outcome.NotSupported);
    }

    [Fact]
    public async Task An_unknown_function_is_not_supported()
    {
        AssertOutcome(await ActAsync("levitate"), Outcome.NotSupported);
        AssertOutcome(await ActAsync("levitate", (await CaptureAsync())[0].Id), Outcome.NotSupported);
    }

    [Fact]
    public async Task A_function_that_needs_an_element_or_argument_fails_without_it()
    {
        AssertOutcome(await ActAsync(UiFunctions.Click.Name), Outcome.NotFound, Outcome.NotSupported, Outcome.Failed);
        AssertOutcome(await ActAsync(UiFunctions.InvokeMenu.Name), Outcome.NotFound, Outcome.NotSupported, Outcome.Failed);
        AssertOutcome(await ActAsync(UiFunctions.TypeKeys.Name, default, ("keys", "Ctrl+NoSuchKey")), Outcome.NotSupported, Outcome.Failed);
    }

    [Fact]
    public async Task A_secret_never_shows()
    {
        const string secret = "hunter2-geheim";
        var field = await FindAsync(Password);

        var set = await ActAsync(UiFunctions.SetText.Name, field.Id, ("text", secret));
        var read = await ActAsync(UiFunctions.ReadText.Name, field.Id);
        var now = await Desktop.ReadAsync(field.Id, Token);
        var snapshot = await CaptureAsync();

        Assert.True(set.IsDone, set.ToString());
        Assert.False(read.IsDone, "A protected field was read.");
        Assert.True(now!.Is(ElementStates.Protected));
        Assert.Null(now.Value);
        Assert.DoesNotContain(secret, $"{set} {set.Text} {read} {read.Text}");
        Assert.DoesNotContain(snapshot.Elements, e => e.ToString().Contains(secret) || e.Value?.Contains(secret) == true || e.Description.Contains(secret));
    }
}
