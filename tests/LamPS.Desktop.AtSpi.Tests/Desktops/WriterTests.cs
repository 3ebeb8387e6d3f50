using System.IO.Compression;
using System.Text.RegularExpressions;
using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

[Collection("desktop")]
[Trait("Needs", "desktop")]
public sealed class WriterTests(SharedDesktop shared) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-writer-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_capture_holds_the_document_the_tool_bars_and_one_menu_bar()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);

        var snapshot = await writer.CaptureAsync();

        Assert.InRange(snapshot.Count, 120, 260);
        Assert.Single(snapshot.Elements, e => e.Role == Role.MenuBar);
        Assert.Single(snapshot.Elements, e => e.Role == Role.Document);
        var bold = Assert.Single(snapshot.Elements, e => e is { Role: Role.ToggleButton, Name: "Bold" });
        Assert.True(bold.Can(ElementPatterns.Toggle) && bold.Is(ElementStates.Enabled));
        Assert.Equal("Default Paragraph Style", Assert.Single(snapshot.Elements, e => e is { Role: Role.ComboBox, Name: "Paragraph Style" }).Value);
        Assert.Contains(snapshot.Elements, e => e is { Role: Role.Label, Name: "Page 1 of 1" });
        Assert.All(snapshot.Elements, e => Assert.Equal(writer.Instance.ProcessId, e.ProcessId));
        Assert.Empty(snapshot.Omissions);
    }

    [Fact]
    public async Task Places_are_where_the_pointer_hits()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);
        await writer.TypeAsync("one\ntwo\nthree");
        var paragraph = (await writer.CaptureAsync()).Elements.First(e => e is { Role: Role.Paragraph, Value: "two" });

        // The middle of a paragraph is behind its last word, so that is where the caret goes.
        await writer.DoAsync("click", paragraph);
        await writer.TypeAsync("!");

        Assert.Equal("one\ntwo!\nthree", await writer.ReadDocumentAsync());
    }

    [Fact]
    public async Task All_menu_paths_are_read_without_opening_a_menu()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);

        var menus = await writer.Desktop.GetMenusAsync(writer.Instance, Token);

        Assert.InRange(menus.Count, 500, 1500);
        Assert.Equal("File", menus[0].Path[..4]);
        Assert.Contains(menus, m => m is { Path: "Edit > Find and Replace...", Shortcut: "Ctrl+H" or "Ctrl+Alt+F" });
        Assert.Contains(menus, m => m.Path == "Table > Insert Table..." && m.Enabled);
        Assert.Contains(menus, m => m.Path == "Table > Delete > Delete Rows" && !m.Enabled);
        Assert.Contains(menus, m => m.Path == "Styles > Heading 1" && (m.States & ElementStates.Checkable) != 0);

        // In the order of the menu bar.
        Assert.True(Index("Edit > Undo") < Index("View > Normal") && Index("View > Normal") < Index("Help > About LibreOffice"));

        int Index(string path) => menus.TakeWhile(m => m.Path != path).Count();
    }

    [Fact]
    public async Task A_letter_is_written_formatted_and_saved()
    {
        var path = Path.Combine(_folder, "letter.odt");
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);

        await writer.TypeAsync("Quarterly letter\nDear CUSTOMER, thank you, CUSTOMER.\n");
        await writer.DoAsync("select_text", null, ("text", "Quarterly letter"));
        await writer.MenuAsync("Styles > Heading 1");
        await writer.EventuallyAsync("a heading", s => s.Elements.Any(e => e is { Role: Role.Heading, Value: "Quarterly letter" }));

        await writer.MenuAsync("Edit > Find and Replace...");
        await writer.DoAsync("set_text", await writer.FindAsync(Role.ComboBox, "Find"), ("text", "CUSTOMER"));
        await writer.DoAsync("set_text", await writer.FindAsync(Role.ComboBox, "Replace"), ("text", "Contoso"));
        await writer.ClickAsync("Replace All");
        await writer.EventuallyAsync("the notice", s => s.Elements.Any(e => e.Name == "Search key replaced 2 times."));
        await writer.ClickAsync("Close");
        await writer.DialogsClosedAsync();

        await writer.PressAsync("Ctrl+End");
        await writer.MenuAsync("Table > Insert Table...");
        await writer.DoAsync("set_value", await writer.FindAsync(Role.SpinButton, "Columns"), ("value", 4));
        await writer.DoAsync("set_value", await writer.FindAsync(Role.SpinButton, "Rows"), ("value", 3));
        await writer.ClickAsync("Insert");
        await writer.DialogsClosedAsync();
        await writer.EventuallyAsync("the table", s => s.Elements.Count(e => e.Role == Role.Cell) == 12);
        await writer.TypeAsync("Q1\tQ2\tQ3\tQ4");

        await writer.MenuAsync("File > Save As...");
        await writer.DoAsync("set_text", await writer.FindAsync(Role.TextBox, "Name"), ("text", path));
        await writer.ClickAsync("Save");
        await writer.EventuallyAsync("the title of the saved file", s => s.Windows.Any(w => w.Name.StartsWith("letter.odt", StringComparison.Ordinal)));
        await writer.DialogsClosedAsync();

        var content = Content(path);
        Assert.Matches("<text:h [^>]*>Quarterly letter</text:h>", content);
        Assert.Contains("Dear Contoso, thank you, Contoso.", content);
        Assert.Equal(3, Regex.Count(content, "<table:table-row>"));
        Assert.Equal(12, Regex.Count(content, "<table:table-cell "));
        Assert.Matches("Q1.*Q2.*Q3.*Q4", content);
        Assert.Equal(["letter.odt"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Bold_is_switched_and_applies_to_what_is_typed()
    {
        var path = Path.Combine(_folder, "bold.fodt");
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);
        var bold = await writer.FindAsync(Role.ToggleButton, "Bold");

        await writer.TypeAsync("plain ");
        await writer.DoAsync("toggle", bold, ("on", true));
        Assert.True((await writer.Desktop.ReadAsync(bold.Id, Token))!.Is(ElementStates.Checked));
        await writer.PressAsync("f a t");
        await writer.DoAsync("toggle", bold, ("on", false));

        Assert.Equal("plain fat", await writer.ReadDocumentAsync());
        Assert.False((await writer.Desktop.ReadAsync(bold.Id, Token))!.Is(ElementStates.Checked), path);
    }

    [Fact]
    public async Task The_last_one_of_several_texts_is_the_last()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);
        await writer.TypeAsync("one beta\ntwo beta, three beta");
        await writer.EventuallyAsync("the text", s => s.Elements.Any(e => e.Value == "two beta, three beta"));

        await writer.DoAsync("select_text", null, ("text", "beta"), ("occurrence", TextOccurrence.Last));
        await writer.TypeAsync("gamma");
        await writer.EventuallyAsync("the last one replaced", s => s.Elements.Any(e => e.Value == "two beta, three gamma"));
        await writer.DoAsync("select_text", null, ("text", "beta"));
        await writer.TypeAsync("alpha");
        await writer.EventuallyAsync("the first one replaced", s => s.Elements.Any(e => e.Value == "one alpha"));

        Assert.Equal(Outcome.NotFound, (await writer.ActAsync("select_text", null, ("text", "nowhere"), ("occurrence", TextOccurrence.Last))).Outcome);
    }

    [Fact]
    public async Task Typing_goes_to_the_document_after_a_button_of_a_tool_bar_was_pressed()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);

        await writer.TypeAsync("one");
        await writer.DoAsync("click", await writer.FindAsync(Role.ToggleButton, "Formatting Marks"));
        await writer.PressAsync("Ctrl+End");
        await writer.TypeAsync(" two");
        await writer.PressAsync("Enter");
        await writer.TypeAsync("three");

        Assert.Equal("one two\nthree", await writer.ReadDocumentAsync());
    }

    [Fact]
    public async Task A_modal_dialog_blocks_what_is_behind_it()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);
        var save = await writer.FindAsync(Role.Button, "Save");
        await writer.MenuAsync("Table > Insert Table...");
        await writer.FindAsync(Role.SpinButton, "Columns");

        var clicked = await writer.ActAsync("click", save);
        var chosen = await writer.ActAsync("invoke_menu", null, ("path", "File > Save As..."));

        Assert.Equal((Outcome.Failed, Outcome.Failed), (clicked.Outcome, chosen.Outcome));
        Assert.Contains("'Insert Table'", clicked.Detail);
        Assert.Equal("Insert Table", (await writer.CaptureAsync()).ActiveWindow?.Name);
    }

    [Fact]
    public async Task A_style_that_does_not_exist_is_not_made_by_choosing_it()
    {
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer);
        await writer.TypeAsync("text");
        var style = await writer.FindAsync(Role.ComboBox, "Paragraph Style");

        var outcome = await writer.ActAsync("select", style, ("option", "No such style"));

        Assert.Equal(Outcome.NotFound, outcome.Outcome);
        Assert.Contains("Heading 1", outcome.Detail);
        await writer.DoAsync("select", style, ("option", "heading 2"));
        await writer.EventuallyAsync("the style", s => s.TryGet(style.Id, out var e) && e.Value == "Heading 2");
    }

    [Fact]
    public async Task A_document_is_opened_changed_and_saved_when_closing()
    {
        var path = Path.Combine(_folder, "note.txt");
        await File.WriteAllTextAsync(path, "first line\n", Token);
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer, path);
        await writer.PressAsync("Ctrl+Home");
        await writer.TypeAsync("the ");

        var outcome = await writer.Desktop.CloseAsync(writer.Instance, CloseMode.Save, Token);

        Assert.True(outcome.IsDone, outcome.ToString());
        Assert.Equal("the first line", (await File.ReadAllTextAsync(path, Token)).Trim('\uFEFF', '\n', '\r'));
    }

    [Fact]
    public async Task Closing_without_saving_leaves_the_file_alone()
    {
        var path = Path.Combine(_folder, "note.txt");
        await File.WriteAllTextAsync(path, "first line\n", Token);
        await using var writer = await Driver.StartAsync(shared, SharedDesktop.Writer, path);
        await writer.TypeAsync("never saved");

        Assert.True((await writer.Desktop.CloseAsync(writer.Instance, CloseMode.Discard, Token)).IsDone);

        Assert.Equal("first line\n", await File.ReadAllTextAsync(path, Token));
        Assert.Equal(["note.txt"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_sheet_of_two_thousand_million_cells_is_captured_as_far_as_it_shows()
    {
        Needed.Programs("localc");
        await using var calc = await Driver.StartAsync(shared, SharedDesktop.Calc);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var snapshot = await calc.CaptureAsync();

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.InRange(snapshot.Elements.Count(e => e.Role == Role.Cell), 20, 1000);
        Assert.Contains(snapshot.Omissions, o => o.Reason == OmissionReason.TooManyChildren && o.Count > 1_000_000);
        var cell = snapshot.Elements.First(e => e.Role == Role.Cell && e.Name.StartsWith("B2", StringComparison.Ordinal));
        await calc.DoAsync("click", cell);
        await calc.TypeAsync("42\n");
        await calc.EventuallyAsync("the number", s => s.TryGet(cell.Id, out var e) && e.Value == "42");
    }

    private static string Content(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry("content.xml")!.Open());
        return reader.ReadToEnd();
    }
}
