using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Controls;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>A text editor: UTF-8 files, undo, find and replace, fonts.</summary>
internal sealed partial class TextEditor : SandboxApplication
{
    private const string Title = "Text Editor";
    private readonly TextBox _document;
    private readonly Label _place = new("Line 1, Column 1") { Width = 150 };
    private readonly Label _count = new("0 characters") { Width = 130 };
    private readonly StatusBar _status;
    private readonly MenuItem _undo;
    private readonly MenuItem _redo;
    private readonly MenuItem _cut;
    private readonly MenuItem _copy;
    private readonly MenuItem _paste;
    private readonly MenuItem _wrap;
    private readonly MenuItem _statusShows;
    private readonly MenuItem _numbers;
    private readonly Button _undoTool;
    private readonly Button _redoTool;
    private readonly CheckBox _boldTool = new("Bold", role: Role.ToggleButton);
    private readonly CheckBox _italicTool = new("Italic", role: Role.ToggleButton);
    private string? _path;
    private string _saved = "";
    private string _lineEnding = "\n";

    public TextEditor(Screen screen)
        : base(screen)
    {
        _document = new TextBox("Document")
        {
            MultiLine = true,
            TakesTab = true,
            Grow = 1,
            Stretch = true,
            Look = new TextLook { Plain = true, Font = Font.Mono },
            Changed = Update,
            Moved = UpdateCommands,
        };
        _undo = new MenuItem("Undo", () => Edit(b => b.Undo()), "Ctrl+Z");
        _redo = new MenuItem("Redo", () => Edit(b => b.Redo()), "Ctrl+Y");
        _cut = new MenuItem("Cut", Cut, "Ctrl+X");
        _copy = new MenuItem("Copy", Copy, "Ctrl+C");
        _paste = new MenuItem("Paste", () => Edit(b => b.Insert(Screen.Clipboard)), "Ctrl+V");
        _wrap = new MenuItem("Word Wrap", SwitchWrap) { Checkable = true, IsChecked = true };
        _statusShows = new MenuItem("Status Bar", SwitchStatusBar) { Checkable = true, IsChecked = true };
        _numbers = new MenuItem("Line Numbers", SwitchLineNumbers) { Checkable = true };
        _undoTool = new Button("Undo", () => Edit(b => b.Undo())) { Flat = true };
        _redoTool = new Button("Redo", () => Edit(b => b.Redo())) { Flat = true };
        _boldTool.Changed = bold => SetFont(_font with { Bold = bold });
        _italicTool.Changed = italic => SetFont(_font with { Italic = italic });
        _status = new StatusBar(_place, _count, new Label("UTF-8") { Width = 50 });
    }

    private bool HasUnsavedChanges => _document.Text != _saved;

    private string FileName => _path is null ? "Untitled" : Path.GetFileName(_path);

    public override void Start(string? document, IReadOnlyList<string> arguments)
    {
        if (document is not null)
        {
            var path = Path.GetFullPath(document);
            if (Try(() => Load(path)) is { } problem)
            {
                throw SandboxErrors.DocumentInvalid(path, problem);
            }
        }

        var window = new Window(this, "", new Size(900, 600)) { Cancelled = () => Leave(() => End()) };
        window.AddMenus(MakeMenus());
        window.Body.Add(MakeTools());
        window.Body.Add(_document);
        window.Body.Add(_status);
        window.SetFocus(_document);
        MainWindow = window;
        Update();
        UpdateCommands();
        Screen.Open(window);
    }

    public override string? Save() => !HasUnsavedChanges ? null : _path is null ? "the document has no file yet" : SaveTo(_path);

    private MenuBar MakeMenus() => new(
        new Menu(
            "File",
            new MenuItem("New", () => Leave(Renew), "Ctrl+N"),
            new MenuItem("Open...", () => Leave(ShowOpen), "Ctrl+O"),
            new Separator(),
            new MenuItem("Save", SaveOrAsk, "Ctrl+S"),
            new MenuItem("Save As...", () => ShowSaveAs(null), "Ctrl+Shift+S"),
            new Separator(),
            new MenuItem("Quit", () => Leave(() => End()), "Ctrl+Q")),
        new Menu(
            "Edit",
            _undo,
            _redo,
            new Separator(),
            _cut,
            _copy,
            _paste,
            new MenuItem("Select All", SelectAll, "Ctrl+A"),
            new Separator(),
            new MenuItem("Find...", ShowFind, "Ctrl+F"),
            new MenuItem("Find and Replace...", ShowReplace, "Ctrl+H")),
        new Menu("Format", _wrap, new MenuItem("Font...", ShowFont)),
        new Menu("View", _statusShows, _numbers),
        new Menu("Help", new MenuItem("About", () => Dialogs.About(this, Title, "A small text editor.\nUTF-8, find and replace, undo."))));

    private ToolBar MakeTools() => new(
        "Standard",
        new Button("New", () => Leave(Renew)) { Flat = true },
        new Button("Open", () => Leave(ShowOpen)) { Flat = true },
        new Button("Save", SaveOrAsk) { Flat = true },
        new Separator(),
        _undoTool,
        _redoTool,
        new Separator(),
        _boldTool,
        _italicTool,
        new Separator(),
        new Button("Find", ShowFind) { Flat = true });

    private void Load(string path)
    {
        var text = Files.Read(path);
        _lineEnding = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        _saved = text.ReplaceLineEndings("\n");
        _document.Text = _saved;
        _path = path;
    }

    private string? SaveTo(string path)
    {
        var text = _document.Text;
        if (Try(() => Files.Write(path, _lineEnding == "\n" ? text : text.ReplaceLineEndings(_lineEnding))) is { } problem)
        {
            return problem;
        }

        _path = path;
        _saved = text;
        Update();
        _status.Say($"Saved {path}");
        return null;
    }

    private void Renew()
    {
        _path = null;
        _saved = "";
        _lineEnding = "\n";
        _document.Text = "";
        Update();
        UpdateCommands();
        _status.Say("New document");
    }

    private void Edit(Func<TextBuffer, bool> edit)
    {
        if (edit(_document.Buffer))
        {
            _document.Edited();
        }
    }

    private void Edit(Action<TextBuffer> edit)
    {
        edit(_document.Buffer);
        _document.Edited();
    }

    private void Cut()
    {
        Screen.Clipboard = _document.Buffer.Selected;
        Edit(b => b.Insert(""));
    }

    private void Copy()
    {
        Screen.Clipboard = _document.Buffer.Selected;
        UpdateCommands();
    }

    private void SelectAll()
    {
        _document.Buffer.Select(0, _document.Text.Length);
        _document.MovedTo();
    }

    private void SwitchWrap()
    {
        _document.Look.Wrap = _wrap.IsChecked = !_wrap.IsChecked;
        _status.Say(_wrap.IsChecked ? "Word wrap on" : "Word wrap off");
    }

    private void SwitchLineNumbers()
    {
        _document.Look.LineNumbers = _numbers.IsChecked = !_numbers.IsChecked;
        _status.Say(_numbers.IsChecked ? "Line numbers on" : "Line numbers off");
    }

    private void SwitchStatusBar() => _status.Visible = _statusShows.IsChecked = !_statusShows.IsChecked;

    // The text changed.
    private void Update()
    {
        if (MainWindow is not null)
        {
            MainWindow.Name = $"{(HasUnsavedChanges ? "*" : "")}{FileName} - {Title}";
        }

        _count.Name = $"{_document.Text.Length} characters";
    }

    // The caret, the selection or what can be undone changed.
    private void UpdateCommands()
    {
        var buffer = _document.Buffer;
        _undo.Enabled = _undoTool.Enabled = buffer.CanUndo;
        _redo.Enabled = _redoTool.Enabled = buffer.CanRedo;
        _cut.Enabled = _copy.Enabled = buffer.HasSelection;
        _paste.Enabled = Screen.Clipboard.Length > 0;
        var start = buffer.LineStart(buffer.Caret);
        _place.Name = $"Line {buffer.Text.AsSpan(0, start).Count('\n') + 1}, Column {buffer.Caret - start + 1}";
    }
}
