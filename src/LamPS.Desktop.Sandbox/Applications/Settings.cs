using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>Settings with tabs, a tree and all kinds of fields, kept in a JSON file when a document is given.</summary>
internal sealed partial class Settings : SandboxApplication
{
    private const string Title = "Settings";
    private const string PasswordKey = "passwordSet";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly List<Setting> _settings = [];
    private readonly TabView _tabs = new("Settings") { Grow = 1 };
    private readonly Button _apply;
    private readonly MenuItem _applyEntry;
    private readonly StatusBar _status = new();
    private readonly TextBox _password;
    private string? _path;
    private IReadOnlyDictionary<string, string> _defaults = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string> _applied = new Dictionary<string, string>();
    private bool _passwordSet;

    public Settings(Screen screen)
        : base(screen)
    {
        _apply = new Button("Apply", Apply) { IsDefault = true, Enabled = false };
        _applyEntry = new MenuItem("Apply", Apply, "Ctrl+S") { Enabled = false };
        _password = new TextBox("Password") { Protected = true, Changed = Changed };
        _removeAccount = new Button("Remove Account...", RemoveAccount) { Enabled = false };
    }

    public override bool MakesDocument => true;

    private bool HasUnsavedChanges => _password.Text.Length > 0 || _settings.Any(s => Text(s) != _applied.GetValueOrDefault(s.Key));

    public override void Start(string? document, IReadOnlyList<string> arguments)
    {
        MakePages();
        _defaults = Now();
        _path = document is null ? null : Path.GetFullPath(document);
        if (_path is not null && Files.FileExists(_path))
        {
            Load(_path);
        }

        _applied = Now();
        var window = new Window(this, Title, new Size(940, 600)) { Cancelled = Leave };
        window.AddMenus(new MenuBar(
            new Menu(
                "File",
                _applyEntry,
                new MenuItem("Restore Defaults...", AskRestore),
                new Separator(),
                new MenuItem("Quit", Leave, "Ctrl+Q")),
            new Menu("View", [.. _tabs.Tabs.Select((tab, i) => (Control)new MenuItem(tab, () => _tabs.SelectTab(i), $"Alt+{i + 1}"))]),
            new Menu("Help", new MenuItem("About", () => Dialogs.About(this, Title, "Settings with tabs, a tree and all kinds of fields.")))));
        window.AddContent(_tabs, Dialogs.Buttons(new Button("Restore Defaults", AskRestore), _apply));
        window.Body.Add(_status);
        MainWindow = window;
        EnableFields();
        Screen.Open(window);
    }

    public override string? Save() => HasUnsavedChanges ? Store() : null;

    private void Load(string path)
    {
        string? problem;
        try
        {
            problem = Try(() =>
            {
                if (JsonNode.Parse(Files.Read(path)) is not JsonObject values)
                {
                    throw new FormatException("it holds no JSON object");
                }

                foreach (var setting in _settings)
                {
                    if (values[setting.Key] is { } value && !setting.Set(value))
                    {
                        throw new FormatException($"'{setting.Key}' can't be {value.ToJsonString()}");
                    }
                }

                _passwordSet = values[PasswordKey]?.GetValueKind() == JsonValueKind.True;
            });
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            throw SandboxErrors.DocumentInvalid(path, problem);
        }
    }

    private void Changed()
    {
        EnableFields();
        if (MainWindow is not null)
        {
            var changed = HasUnsavedChanges;
            _apply.Enabled = _applyEntry.Enabled = changed;
            _status.Say(changed ? "Changed, not yet applied" : "Ready");
        }
    }

    private void Apply()
    {
        if (Store() is { } problem)
        {
            Dialogs.Message(this, "Can't save", $"The settings can't be saved to \"{_path}\".\n{problem}");
            return;
        }

        Changed();
        _status.Say(_path is null ? "Applied" : $"Applied and saved to {_path}");
    }

    // Writes the file if there is one. The password stays here: the file only says that there is one.
    private string? Store()
    {
        var passwordSet = _passwordSet || _password.Text.Length > 0;
        if (_path is { } path)
        {
            var values = new JsonObject();
            foreach (var setting in _settings)
            {
                values[setting.Key] = setting.Get();
            }

            values[PasswordKey] = passwordSet;
            if (Try(() => Files.Write(path, values.ToJsonString(Indented) + "\n")) is { } problem)
            {
                return problem;
            }
        }

        _passwordSet = passwordSet;
        _password.Text = "";
        _applied = Now();
        return null;
    }

    private void AskRestore() => Dialogs.Confirm(
        this, "Restore defaults?", "All settings go back to how they were at first.\nThey are saved when you apply them.", "Restore", () =>
        {
            Show(_defaults);
            Changed();
        });

    private void AskDelete() => Dialogs.Confirm(
        this, "Delete everything?", "All settings, accounts and the settings file are deleted.\nThis can't be undone.", "Delete", () =>
        {
            if (_path is { } path && Try(() => Files.Delete(path)) is { } problem)
            {
                Dialogs.Message(this, "Can't delete", $"\"{path}\" can't be deleted.\n{problem}");
                return;
            }

            Show(_defaults);
            _password.Text = "";
            _passwordSet = false;
            _applied = Now();
            Changed();
            _status.Say("Everything was deleted");
        });

    private void Leave()
    {
        if (!HasUnsavedChanges)
        {
            End();
            return;
        }

        var dialog = Dialogs.Make(this, "Apply changes?");
        dialog.AddContent(
            new Label("Some settings were changed and not yet applied."),
            Dialogs.Buttons(
                Dialogs.Closing(dialog, "Discard", () => End(), dangerous: true),
                Dialogs.Closing(dialog, "Cancel"),
                Dialogs.Closing(dialog, "Apply", ApplyAndEnd, isDefault: true)));
        Screen.Open(dialog);
    }

    private void ApplyAndEnd()
    {
        Apply();
        if (!HasUnsavedChanges)
        {
            End();
        }
    }

    private void Show(IReadOnlyDictionary<string, string> values)
    {
        foreach (var setting in _settings)
        {
            setting.Set(JsonNode.Parse(values[setting.Key])!);
        }
    }

    private Dictionary<string, string> Now() => _settings.ToDictionary(s => s.Key, Text);

    private static string Text(Setting setting) => setting.Get().ToJsonString();
}
