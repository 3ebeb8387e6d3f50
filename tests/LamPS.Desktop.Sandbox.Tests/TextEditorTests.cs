using System.Text;
using LamPS.Core;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class TextEditorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SandboxOptions OnDisk => new() { WorkingFolder = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_typed_is_saved_as_utf8()
    {
        var editor = Session.Start("text-editor", options: OnDisk);
        editor.Type("Grüße, zażółć\nline 2 €");

        editor.Menu("File > Save As...");
        editor.Set("Name", "notes.txt");
        editor.Click("Save");

        Assert.Equal(Encoding.UTF8.GetBytes("Grüße, zażółć\nline 2 €"), File.ReadAllBytes(_folder.File("notes.txt")));
        Assert.Equal(["notes.txt - Text Editor"], editor.Windows);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_document_keeps_its_line_endings()
    {
        var path = _folder.File("dos.txt", "one\r\ntwo\r\n");
        var editor = Session.Start("text-editor", path, OnDisk);
        Assert.Equal("one\ntwo\n", editor.Value(Role.TextBox, "Document"));

        editor.Keys("Ctrl+End");
        editor.Type("three\n");
        editor.Keys("Ctrl+S");

        Assert.Equal("one\r\ntwo\r\nthree\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void The_title_tells_whether_there_are_changes()
    {
        var editor = Session.Start("text-editor", _folder.File("a.txt", "x"), OnDisk);
        Assert.Equal(["a.txt - Text Editor"], editor.Windows);

        editor.Set("Document", "y");
        Assert.Equal(["*a.txt - Text Editor"], editor.Windows);

        editor.Menu("Edit > Undo");
        Assert.Equal(["a.txt - Text Editor"], editor.Windows);
    }

    [Fact]
    public void A_read_only_file_is_not_overwritten_and_a_dialog_says_so()
    {
        var path = _folder.File("fixed.txt", "stays");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        var editor = Session.Start("text-editor", path, OnDisk);
        editor.Set("Document", "changed");

        editor.Menu("File > Save");

        Assert.Contains("Can't save", editor.Windows);
        Assert.Contains(editor.See().Elements, e => e.Name.Contains("read-only"));
        editor.Click("OK");
        Assert.Equal("stays", File.ReadAllText(path));
        Assert.Equal(["*fixed.txt - Text Editor"], editor.Windows);
    }

    [Fact]
    public void What_a_link_points_to_is_written()
    {
        var target = _folder.File("target.txt", "old");
        var link = _folder.File("link.txt");
        File.CreateSymbolicLink(link, target);
        var editor = Session.Start("text-editor", link, OnDisk);
        editor.Set("Document", "new");

        editor.Keys("Ctrl+S");

        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void The_search_dialog_stays_above_the_document_while_that_has_the_keys()
    {
        var editor = Session.Start("text-editor");
        editor.Keys("Ctrl+F");
        editor.Do("click", editor.Find(Role.TextBox, "Document"));

        editor.Type("goes to the document");

        Assert.Equal("goes to the document", editor.Value(Role.TextBox, "Document"));
        Assert.Equal(Role.Dialog, editor.See().Windows.Last().Role);
        Assert.Equal(Role.Window, editor.See().ActiveWindow?.Role);
    }

    [Fact]
    public void A_full_disk_leaves_the_file_whole()
    {
        var path = _folder.File("whole.txt", "whole");
        var editor = Session.Start("text-editor", path, new SandboxOptions { Files = new FailingFiles(new IOException("No space left on device")), WorkingFolder = _folder.Path });
        editor.Set("Document", "more");

        editor.Keys("Ctrl+S");

        Assert.Contains(editor.See().Elements, e => e.Name.Contains("No space left on device"));
        Assert.Equal("whole", File.ReadAllText(path));
    }

    [Fact]
    public void A_missing_folder_is_said_and_the_dialog_stays()
    {
        var editor = Session.Start("text-editor", options: OnDisk);
        editor.Menu("File > Save As...");
        editor.Set("Name", "no/such/folder/a.txt");

        editor.Click("Save");

        Assert.Contains(editor.See().Elements, e => e.Name.Contains("The folder does not exist."));
        editor.Click("OK");
        Assert.Contains("Save As", editor.Windows);
    }

    [Theory]
    [InlineData("Overwrite", "new")]
    [InlineData("Cancel", "old")]
    public void Another_file_is_overwritten_only_after_asking(string answer, string content)
    {
        var path = _folder.File("there.txt", "old");
        var editor = Session.Start("text-editor", options: OnDisk);
        editor.Set("Document", "new");
        editor.Menu("File > Save As...");
        editor.Set("Name", path);

        editor.Click("Save");
        editor.Click(answer);

        Assert.Equal(content, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("Save", false, "changed")]
    [InlineData("Discard", false, "old")]
    [InlineData("Cancel", true, "old")]
    public void Quitting_with_changes_asks(string answer, bool runs, string content)
    {
        var path = _folder.File("a.txt", "old");
        var editor = Session.Start("text-editor", path, OnDisk);
        editor.Set("Document", "changed");

        editor.Menu("File > Quit");
        Assert.Contains("Save changes?", editor.Windows);
        Assert.Equal("Save", editor.See().Focused?.Name);
        editor.Click(answer);

        Assert.Equal(runs, editor.IsRunning);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Closing_with_save_saves_and_without_a_file_it_says_why_not()
    {
        var path = _folder.File("a.txt", "old");
        var editor = Session.Start("text-editor", path, OnDisk);
        editor.Set("Document", "kept");
        Assert.True(Session.Now(editor.Desktop.CloseAsync(editor.Application, CloseMode.Save, default)).IsDone);
        Assert.Equal("kept", File.ReadAllText(path));

        var fresh = Session.Start("text-editor", options: OnDisk);
        fresh.Set("Document", "lost");
        Assert.Contains("no file", Session.Now(fresh.Desktop.CloseAsync(fresh.Application, CloseMode.Save, default)).Detail);
        Assert.True(fresh.IsRunning);
    }

    [Fact]
    public void A_document_that_is_not_text_can_not_be_opened()
    {
        var path = _folder.File("binary.bin");
        File.WriteAllBytes(path, [0xFF, 0xFE, 0x80, 0x00]);

        var error = Assert.Throws<LamException>(() => Session.Start("text-editor", path, OnDisk));

        Assert.Contains("not UTF-8", error.Message);
    }

    [Theory]
    [InlineData(false, false, "one ONE onerous", 3, "1 1 1rous")]
    [InlineData(true, false, "one ONE onerous", 2, "1 ONE 1rous")]
    [InlineData(false, true, "one ONE onerous", 2, "1 1 onerous")]
    [InlineData(true, true, "one ONE onerous", 1, "1 ONE onerous")]
    public void Replace_all_keeps_to_its_options_and_counts(bool matchCase, bool wholeWords, string text, int count, string result)
    {
        var editor = Session.Start("text-editor");
        editor.Set("Document", text);
        editor.Menu("Edit > Find and Replace...");
        editor.Set("Find", "one");
        editor.Set("Replace", "1");
        editor.Do("toggle", editor.Find(Role.CheckBox, "Match case"), ("on", matchCase));
        editor.Do("toggle", editor.Find(Role.CheckBox, "Whole words"), ("on", wholeWords));

        editor.Click("Replace All");

        Assert.Equal(result, editor.Value(Role.TextBox, "Document"));
        editor.Find(Role.Label, count == 1 ? "1 occurrence replaced" : $"{count} occurrences replaced");
        editor.Menu("Edit > Undo");
        Assert.Equal(text, editor.Value(Role.TextBox, "Document"));
    }

    [Fact]
    public void Find_next_goes_around_and_says_what_is_not_there()
    {
        var editor = Session.Start("text-editor");
        editor.Set("Document", "a x\nb x");
        editor.Keys("Ctrl+F");
        editor.Set("Find", "x");

        editor.Click("Find Next");
        editor.Find(Role.Label, "Line 1, Column 4, from the beginning again");
        editor.Click("Find Next");
        editor.Find(Role.Label, "Line 2, Column 4");
        editor.Set("Find", "y");
        editor.Click("Find Next");
        editor.Find(Role.Label, "\"y\" was not found");
    }

    [Fact]
    public void One_occurrence_is_replaced_at_a_time()
    {
        var editor = Session.Start("text-editor");
        editor.Set("Document", "x x x");
        editor.Keys("Ctrl+Home Ctrl+H");
        editor.Set("Find", "x");
        editor.Set("Replace", "yy");

        editor.Click("Replace");
        editor.Click("Replace");

        Assert.Equal("yy yy x", editor.Value(Role.TextBox, "Document"));
    }

    [Fact]
    public void Cut_copy_and_paste_are_enabled_when_they_can_work()
    {
        var editor = Session.Start("text-editor");
        editor.Type("alpha beta");
        Assert.False(editor.MenuEnabled("Edit > Cut") || editor.MenuEnabled("Edit > Copy") || editor.MenuEnabled("Edit > Paste"));

        editor.Do("select_text", editor.Find(Role.TextBox, "Document"), ("text", "alpha "));
        editor.Menu("Edit > Cut");
        editor.Keys("End");
        editor.Type(" ");
        editor.Menu("Edit > Paste");

        Assert.Equal("beta alpha ", editor.Value(Role.TextBox, "Document"));
    }

    [Fact]
    public void Format_and_view_switch_things()
    {
        var editor = Session.Start("text-editor");
        Assert.NotNull(editor.TryFind(Role.StatusBar, "Status"));

        editor.Menu("View > Status Bar");
        Assert.Null(editor.TryFind(Role.StatusBar, "Status"));
        editor.Menu("View > Status Bar");
        editor.Menu("Format > Word Wrap");
        Assert.False(Session.Now(editor.Desktop.GetMenusAsync(editor.Application, default)).Single(m => m.Path == "Format > Word Wrap").States.HasFlag(ElementStates.Checked));

        editor.Menu("Format > Font...");
        editor.Select(Role.ComboBox, "Family", "DejaVu Sans");
        editor.Do("set_value", editor.Find(Role.SpinButton, "Size"), ("value", 18));
        editor.Do("toggle", editor.Find(Role.CheckBox, "Bold"), ("on", true));
        editor.Click("OK");

        editor.Find(Role.Label, "Font DejaVu Sans 18 bold");
        Assert.True(editor.Find(Role.ToggleButton, "Bold").Is(ElementStates.Checked));
    }

    [Fact]
    public void A_file_is_opened_from_the_list_of_its_folder()
    {
        _folder.File("b.txt", "from b");
        var editor = Session.Start("text-editor", options: OnDisk);

        editor.Menu("File > Open...");
        editor.Select(Role.List, "Files", "b.txt");
        editor.Click("Open");

        Assert.Equal("from b", editor.Value(Role.TextBox, "Document"));
    }
}
