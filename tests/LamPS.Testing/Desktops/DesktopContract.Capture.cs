using System.Diagnostics;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Testing.Desktops;

/// <content>Capturing, reading, pictures.</content>
public abstract partial class DesktopContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_capture_is_in_pre_order_with_unique_ids_and_windows_at_its_roots()
    {
        var snapshot = await CaptureAsync();

        // The constructor of Snapshot has proven the pre-order.
        Assert.NotEqual(0, snapshot.Count);
        Assert.Equal(snapshot.Count, snapshot.Elements.Select(e => e.Id).Distinct().Count());
        Assert.DoesNotContain(snapshot.Elements, e => e.Id.IsNone);
        Assert.All(snapshot.Nodes.Where(n => n.Parent < 0), n => Assert.True(n.Element.Role is Role.Window or Role.Dialog, n.Element.ToString()));
        Assert.NotNull(snapshot.ActiveWindow);
        Assert.Empty(snapshot.Omissions);
    }

    [Fact]
    public async Task Only_what_shows_is_captured_and_windows_have_a_place()
    {
        var snapshot = await CaptureAsync();

        Assert.All(snapshot.Elements, e => Assert.True(e.Is(ElementStates.Showing), e.ToString()));
        Assert.All(snapshot.Nodes.Where(n => n.Parent < 0), n => Assert.False(n.Element.Bounds.IsEmpty, n.Element.ToString()));
    }

    [Fact]
    public async Task A_parent_counts_at_least_the_children_that_were_captured()
    {
        var snapshot = await CaptureAsync();

        for (var i = 0; i < snapshot.Count; i++)
        {
            Assert.True(snapshot[i].ChildCount >= snapshot.ChildrenOf(i).Count(), $"{snapshot[i]} says {snapshot[i].ChildCount}");
        }
    }

    [Fact]
    public async Task Ids_stay_the_same_over_captures()
    {
        var first = await CaptureAsync();
        var second = await CaptureAsync();

        Assert.Equal(Lines(first), Lines(second));

        static IEnumerable<string> Lines(Snapshot snapshot) => snapshot.Nodes.Select(n => $"{n.Element.Id} {n.Depth} {n.Element}");
    }

    [Fact]
    public async Task Ids_of_closed_windows_are_not_used_again()
    {
        var dialog = await OpenDialogAsync();
        var seen = dialog.Elements.Select(e => e.Id).ToHashSet();
        var main = (await CloseDialogAsync(dialog)).Elements.Select(e => e.Id).ToHashSet();

        var again = await OpenDialogAsync();

        // A dialog that is kept hidden may come back with its ids; then it has to be the same elements.
        foreach (var element in again.Elements.Where(e => seen.Contains(e.Id) && !main.Contains(e.Id)))
        {
            Assert.True(dialog.TryGet(element.Id, out var before) && before.Role == element.Role, $"{element.Id} was {before} and is {element}");
        }
    }

    [Fact]
    public async Task Reading_an_element_gives_what_the_capture_gave()
    {
        var snapshot = await CaptureAsync();

        foreach (var captured in snapshot.Elements.Take(60))
        {
            var read = await Desktop.ReadAsync(captured.Id, Token);
            Assert.NotNull(read);
            Assert.Equal((captured.Id, captured.Role, captured.Name, captured.Value, captured.Patterns), (read.Id, read.Role, read.Name, read.Value, read.Patterns));
        }
    }

    [Fact]
    public async Task Reading_what_is_not_there_gives_null()
    {
        Assert.Null(await Desktop.ReadAsync(new ElementId(int.MaxValue), Token));
        Assert.Null(await Desktop.ReadAsync(ElementId.None, Token));
    }

    [Fact]
    public async Task Reading_an_element_of_a_closed_dialog_gives_null_or_one_that_does_not_show()
    {
        var dialog = await OpenDialogAsync();
        var closer = dialog.Elements.First(DialogCloser!.Matches);

        await CloseDialogAsync(dialog);

        var read = await Desktop.ReadAsync(closer.Id, Token);
        Assert.True(read is null || !read.Is(ElementStates.Showing), $"{read} still shows");
    }

    [Fact]
    public async Task A_capture_below_an_element_holds_its_subtree_alone()
    {
        var all = await CaptureAsync();
        var index = Enumerable.Range(1, all.Count - 1).First(i => all.SubtreeEnd(i) - i > 1);

        var part = await Desktop.CaptureAsync(new CaptureRequest { Application = Instance, Root = all[index].Id }, Token);

        Assert.Equal(
            Enumerable.Range(index, all.SubtreeEnd(index) - index).Select(i => all[i].Id),
            part.Elements.Select(e => e.Id));
    }

    [Fact]
    public async Task A_capture_below_an_element_that_is_gone_is_empty()
    {
        var part = await Desktop.CaptureAsync(new CaptureRequest { Application = Instance, Root = new ElementId(int.MaxValue) }, Token);

        Assert.Equal(0, part.Count);
    }

    [Fact]
    public async Task The_element_budget_is_kept_and_what_is_missing_is_reported()
    {
        var snapshot = await Desktop.CaptureAsync(new CaptureRequest { Application = Instance, MaxElements = 4 }, Token);

        Assert.InRange(snapshot.Count, 1, 4);
        Assert.Contains(snapshot.Omissions, o => o.Reason == OmissionReason.Budget);
    }

    [Fact]
    public async Task The_children_limit_is_kept_and_what_is_missing_is_reported()
    {
        var snapshot = await Desktop.CaptureAsync(new CaptureRequest { Application = Instance, MaxChildren = 1 }, Token);

        for (var i = 0; i < snapshot.Count; i++)
        {
            Assert.InRange(snapshot.ChildrenOf(i).Count(), 0, 1);
        }

        Assert.Contains(snapshot.Omissions, o => o.Reason == OmissionReason.TooManyChildren && o.Count != 0);
    }

    [Fact]
    public async Task The_text_limit_is_kept_and_read_text_has_the_rest()
    {
        var box = await FindAsync(TextBox);
        var text = string.Concat(Enumerable.Range(0, 30).Select(i => (char)('a' + (i % 26))));
        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", text));
        await EventuallyAsync(box.Id, "the text", e => e.Value == text);

        var snapshot = await Desktop.CaptureAsync(new CaptureRequest { Application = Instance, MaxText = 10 }, Token);
        var whole = await DoAsync(UiFunctions.ReadText.Name, box.Id);

        Assert.All(snapshot.Elements, e => Assert.InRange(e.Value?.Length ?? 0, 0, 10));
        Assert.Equal(text, whole.Text?.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_picture_is_as_large_as_the_area_it_shows()
    {
        Assert.SkipUnless(HasScreenshots, $"Desktop '{Desktop.Kind}' takes no pictures.");

        foreach (var scope in new[] { Instance, null })
        {
            var picture = await Desktop.ScreenshotAsync(scope, Token);
            Assert.NotNull(picture);
            Assert.False(picture.Area.IsEmpty);
            Assert.Equal(picture.Area.Width * picture.Area.Height * 3, picture.Rgb.Length);
            Assert.True(picture.Rgb.Distinct().Count() > 1, "The picture has one colour.");
        }
    }

    [Fact]
    public async Task A_change_is_noticed()
    {
        var box = await FindAsync(TextBox);
        await CaptureAsync();

        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", "noticed"));

        Assert.True(await Desktop.WaitForChangeAsync(TimeSpan.FromSeconds(2), Token) || (await Desktop.ReadAsync(box.Id, Token))?.Value == "noticed");
    }

    [Fact]
    public async Task Waiting_for_a_change_keeps_its_limit()
    {
        await CaptureAsync();
        var watch = Stopwatch.StartNew();

        await Desktop.WaitForChangeAsync(TimeSpan.FromMilliseconds(50), Token);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    private async Task<Snapshot> CloseDialogAsync(Snapshot dialog)
    {
        await DoAsync(UiFunctions.Click.Name, dialog.Elements.First(DialogCloser!.Matches).Id);
        var windows = dialog.Windows.Count();
        return await EventuallyAsync("the dialog closed", s => s.Windows.Count() < windows);
    }
}
