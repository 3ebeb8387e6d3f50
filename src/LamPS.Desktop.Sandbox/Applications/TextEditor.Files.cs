using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <content>Opening, saving, leaving.</content>
internal sealed partial class TextEditor
{
    private const int MostFilesListed = 200;

    /// <summary>Does something that would lose unsaved changes; asks first when there are any.</summary>
    private void Leave(Action then)
    {
        if (!HasUnsavedChanges)
        {
            then();
            return;
        }

        var dialog = Dialogs.Make(this, "Save changes?");
        dialog.AddContent(
            new Label($"Save changes to \"{FileName}\" before going on?\nWhat you don't save is lost."),
            Dialogs.Buttons(
                Dialogs.Closing(dialog, "Discard", then, dangerous: true),
                Dialogs.Closing(dialog, "Cancel"),
                Dialogs.Closing(dialog, "Save", () => SaveThen(then), isDefault: true)));
        Screen.Open(dialog);
    }

    private void SaveThen(Action then)
    {
        if (_path is null)
        {
            ShowSaveAs(then);
        }
        else if (SaveTo(_path) is { } problem)
        {
            CannotSave(_path, problem);
        }
        else
        {
            then();
        }
    }

    private void SaveOrAsk() => SaveThen(() => { });

    private void ShowSaveAs(Action? then)
    {
        var dialog = Dialogs.Make(this, "Save As", size: new Size(560, 0));
        var path = new TextBox("Name", _path ?? Path.Combine(Screen.Options.WorkingFolder, "Untitled.txt")) { Stretch = true };
        dialog.AddContent(
            new Form().Field(path),
            Dialogs.Buttons(
                Dialogs.Closing(dialog, "Cancel"),
                new Button("Save", () => SaveAs(dialog, path.Text, then)) { IsDefault = true }));
        path.Buffer.Select(0, path.Text.Length);
        Screen.Open(dialog);
    }

    private void SaveAs(Window dialog, string typed, Action? then)
    {
        if (FullPath(typed) is not { } path || Path.GetFileName(path).Length == 0)
        {
            CannotSave(typed, "It is not the name of a file.");
        }
        else if (path != _path && Files.FileExists(path))
        {
            Dialogs.Confirm(
                this, "Overwrite file?", $"There is a file \"{Path.GetFileName(path)}\" already.\nOverwriting it replaces what is in it.", "Overwrite", () => Finish(path));
        }
        else
        {
            Finish(path);
        }

        void Finish(string full)
        {
            if (SaveTo(full) is { } problem)
            {
                CannotSave(full, problem);
                return;
            }

            Screen.Close(dialog);
            then?.Invoke();
        }
    }

    private void ShowOpen()
    {
        var dialog = Dialogs.Make(this, "Open File", size: new Size(560, 0));
        var folder = _path is null ? Screen.Options.WorkingFolder : Path.GetDirectoryName(_path)!;
        IReadOnlyList<string> names = [];
        _ = Try(() => names = Files.List(folder, MostFilesListed));
        var path = new TextBox("Name") { Stretch = true };
        var list = new ListBox("Files", [.. names]) { Stretch = true, VisibleRows = 8 };
        list.SelectionChanged = index => path.Text = index < 0 ? "" : Path.Combine(folder, names[index]);
        list.Opened = _ => OpenFile(dialog, path.Text);
        dialog.AddContent(
            new Label(folder),
            list,
            new Form().Field(path),
            Dialogs.Buttons(
                Dialogs.Closing(dialog, "Cancel"),
                new Button("Open", () => OpenFile(dialog, path.Text)) { IsDefault = true }));
        dialog.SetFocus(path);
        Screen.Open(dialog);
    }

    private void OpenFile(Window dialog, string typed)
    {
        var path = FullPath(typed);
        var problem = path is null ? "It is not the name of a file."
            : !Files.FileExists(path) ? "The file does not exist."
            : Try(() => Load(path));
        if (problem is not null)
        {
            Dialogs.Message(this, "Can't open", $"\"{typed}\" can't be opened.\n{problem}");
            return;
        }

        Screen.Close(dialog);
        Update();
        UpdateCommands();
        _status.Say($"Opened {path}");
    }

    private void CannotSave(string path, string problem) =>
        Dialogs.Message(this, "Can't save", $"\"{path}\" can't be saved.\n{problem}");
}
