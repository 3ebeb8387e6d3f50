using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <content>The pages.</content>
internal sealed partial class Settings
{
    private const string AllCategories = "All";
    private readonly RadioGroup _proxy = new("Proxy", ["No proxy", "System proxy", "Manual proxy"], "System proxy");
    private readonly TextBox _proxyHost = new("Proxy host") { Columns = 30 };
    private readonly SpinButton _proxyPort = new("Proxy port", 8080, 1, 65535);
    private readonly ListBox _accounts = new("Accounts", "Work", "Home", "Archive") { Reorderable = true, VisibleRows = 4 };
    private readonly Button _removeAccount;

    private void MakePages()
    {
        General();
        Appearance();
        Network();
        Accounts();
        Advanced();
    }

    private void General()
    {
        _tabs.Page("General", new Form()
            .Field(Combo("language", "Language", ["English", "Deutsch", "Français", "Español", "Italiano", "Polski"], "English"))
            .Plain(Check("startAtLogin", "Start at login"))
            .Plain(Check("checkForUpdates", "Check for updates", true))
            .Field(Radio("startPage", new RadioGroup("Start page", ["Home", "Recent documents", "Blank page"], "Home", vertical: true)))
            .Field(Spin("recentItems", "Recent items", 10, 0, 50))
            .Field(Spin("autosave", "Autosave interval", 5, 1, 120, "Minutes")));
    }

    private void Appearance()
    {
        _tabs.Page("Appearance", new Form()
            .Field(Combo("theme", "Theme", ["System", "Light", "Dark"], "System"))
            .Field(Combo("accentColor", "Accent color", ["Blue", "Green", "Orange", "Purple", "Red"], "Blue"))
            .Field(Slide("fontSize", "Font size", 11, 8, 32, 1))
            .Field(Slide("zoom", "Zoom", 100, 50, 200, 10))
            .Plain(Check("animations", "Show animations", true))
            .Plain(Check("highContrast", "High contrast")));
    }

    private void Network()
    {
        Add(Setting.Of("proxyHost", _proxyHost, Changed));
        Add(Setting.Of("proxyPort", _proxyPort, 1, 65535, Changed));
        _tabs.Page("Network", new Form()
            .Field(Radio("proxy", _proxy))
            .Field(_proxyHost)
            .Field(_proxyPort)
            .Field(Slide("timeout", "Timeout", 30, 5, 120, 5, "Seconds"))
            .Plain(Check("ipv6", "Use IPv6", true))
            .Plain(Check("metered", "Metered connection")));
    }

    private void Accounts()
    {
        var user = new TextBox("User name");
        var email = new TextBox("Email") { Columns = 30 };
        Add(Setting.Of("userName", user, Changed));
        Add(Setting.Of("email", email, Changed));
        Add(Setting.Of("accounts", _accounts, Changed));
        _accounts.SelectionChanged = _ => EnableFields();
        _tabs.Page(
            "Accounts",
            new Form().Field(user).Field(email).Field(_password).Plain(Check("rememberMe", "Remember me")),
            _accounts,
            Box.Row(new Button("Add Account...", AskAccount), _removeAccount));
    }

    private void Advanced()
    {
        var logging = new Form()
            .Field(Combo("logLevel", "Log level", ["Error", "Warning", "Information", "Debug"], "Warning"))
            .Field(Spin("logDays", "Log days", 14, 1, 365, "How many days logs are kept"));
        var storage = new Form()
            .Field(Spin("cacheSize", "Cache size", 512, 16, 16384, "Megabytes"))
            .Plain(Check("compress", "Compress files"));
        var privacy = new Form()
            .Plain(Check("telemetry", "Share usage data"))
            .Plain(Check("history", "Keep history", true));
        var developer = new Form()
            .Plain(Check("developerMode", "Developer mode"))
            .Field(Combo("channel", "Update channel", ["Stable", "Beta", "Nightly"], "Stable"));
        Box[] groups = [Box.Group("Logging", logging), Box.Group("Storage", storage), Box.Group("Privacy", privacy), Box.Group("Developer", developer)];
        var tree = new TreeView(
            "Categories",
            new TreeNode(AllCategories, new TreeNode("System", new TreeNode("Logging"), new TreeNode("Storage")), new TreeNode("Privacy"), new TreeNode("Developer")))
        {
            Stretch = true,
        };
        tree.SelectNode(tree.Find(AllCategories));
        tree.Selected!.IsOpen = true;
        tree.SelectionChanged = name =>
        {
            foreach (var group in groups)
            {
                group.Visible = name == AllCategories || name == group.Name || (name == "System" && group.Name is ("Logging" or "Storage"));
            }
        };
        _tabs.Page(
            "Advanced",
            new Box(false) { Stretch = true, Spacing = 14, Height = 280 }.With(
                tree,
                new Box(true) { Grow = 1, Stretch = true }.With(groups[0], groups[2]),
                new Box(true) { Grow = 1, Stretch = true }.With(groups[1], groups[3])),
            Dialogs.Buttons(new Button("Delete everything", AskDelete) { IsDangerous = true }));
    }

    private void EnableFields()
    {
        _proxyHost.Enabled = _proxyPort.Enabled = _proxy.Choice == "Manual proxy";
        _removeAccount.Enabled = _accounts.SelectedIndex >= 0;
    }

    private void AskAccount()
    {
        var dialog = Dialogs.Make(this, "Add Account");
        var name = new TextBox("Account name") { Stretch = true };
        var add = Dialogs.Closing(dialog, "Add", () => AddAccount(name.Text.Trim()), isDefault: true);
        add.Enabled = false;
        name.Changed = () => add.Enabled = name.Text.Trim().Length > 0 && !_accounts.Items.Contains(name.Text.Trim());
        dialog.AddContent(new Form().Field(name), Dialogs.Buttons(Dialogs.Closing(dialog, "Cancel"), add));
        Screen.Open(dialog);
    }

    private void AddAccount(string name)
    {
        _accounts.Fill([.. _accounts.Items, name]);
        Changed();
    }

    private void RemoveAccount()
    {
        var index = _accounts.SelectedIndex;
        Dialogs.Confirm(this, "Remove account?", $"Remove account \"{_accounts.Selected}\" from this list?", "Remove", () =>
        {
            _accounts.RemoveAt(index);
            Changed();
        });
    }

    private CheckBox Check(string key, string name, bool isChecked = false)
    {
        var box = new CheckBox(name, isChecked);
        Add(Setting.Of(key, box, Changed));
        return box;
    }

    private ComboBox Combo(string key, string name, string[] options, string chosen)
    {
        var box = new ComboBox(name, options, chosen);
        Add(Setting.Of(key, box, options, Changed));
        return box;
    }

    private SpinButton Spin(string key, string name, int value, int minimum, int maximum, string description = "")
    {
        var spin = new SpinButton(name, value, minimum, maximum) { Description = description };
        Add(Setting.Of(key, spin, minimum, maximum, Changed));
        return spin;
    }

    private Slider Slide(string key, string name, int value, int minimum, int maximum, int step, string description = "")
    {
        var slider = new Slider(name, value, minimum, maximum, step) { Description = description };
        Add(Setting.Of(key, slider, minimum, maximum, Changed));
        return slider;
    }

    private RadioGroup Radio(string key, RadioGroup group)
    {
        Add(Setting.Of(key, group, Changed));
        return group;
    }

    private void Add(Setting setting) => _settings.Add(setting);
}
