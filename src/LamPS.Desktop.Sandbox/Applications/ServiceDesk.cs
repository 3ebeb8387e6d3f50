using System.Globalization;
using System.Text;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>A service desk: a form for tickets, a table of them, kept in a CSV file.</summary>
internal sealed class ServiceDesk : SandboxApplication
{
    private const string Title = "Service Desk";
    private static readonly string[] Categories = ["Hardware", "Printer", "Network", "Software", "Account", "Phone", "Other"];
    private static readonly string[] Priorities = ["Low", "Normal", "High", "Urgent"];
    private static readonly string[] Locations = ["Berlin", "London", "Madrid", "Paris", "Warsaw"];
    private readonly List<Ticket> _tickets = [];
    private readonly TextBox _name = new("Name") { Required = true, Stretch = true };
    private readonly TextBox _email = new("Email") { Stretch = true };
    private readonly ComboBox _category = new("Category", Categories) { Required = true };
    private readonly RadioGroup _priority = new("Priority", Priorities, "Normal");
    private readonly ComboBox _location = new("Location", Locations, "Berlin");
    private readonly SpinButton _floor = new("Floor", 0, -2, 40);
    private readonly TextBox _description = new("Description") { Required = true, MultiLine = true, Rows = 5, Grow = 1, Stretch = true };
    private readonly CheckBox _notify = new("Notify me");
    private readonly Table _table;
    private readonly Button _delete;
    private readonly MenuItem _deleteEntry;
    private readonly Label _count = new("0 tickets") { Width = 90 };
    private readonly StatusBar _status;
    private string _path = "";

    public ServiceDesk(Screen screen)
        : base(screen)
    {
        _table = new Table("Tickets", 8, ("Number", 80), ("Name", 125), ("Category", 95), ("Priority", 80), ("Description", 200))
        {
            Grow = 1,
            SelectionChanged = _ => EnableDelete(),
        };
        _delete = new Button("Delete Ticket", AskDelete) { Enabled = false };
        _deleteEntry = new MenuItem("Delete Ticket...", AskDelete) { Enabled = false };
        _status = new StatusBar(_count);
        _name.Changed = () => _name.Invalid = false;
        _email.Changed = () => _email.Invalid = false;
        _category.Changed = _ => _category.Invalid = false;
        _description.Changed = () => _description.Invalid = false;
    }

    public override bool MakesDocument => true;

    public override void Start(string? document, IReadOnlyList<string> arguments)
    {
        _path = Path.GetFullPath(document ?? Path.Combine(Screen.Options.WorkingFolder, "tickets.csv"));
        if (Files.FileExists(_path))
        {
            Load();
        }

        var window = new Window(this, Title, new Size(1060, 600)) { Cancelled = () => End() };
        window.AddMenus(new MenuBar(
            new Menu(
                "File",
                new MenuItem("New Ticket", ClearForm, "Ctrl+N"),
                new MenuItem("Submit", Submit, "Ctrl+S"),
                new Separator(),
                new MenuItem("Quit", () => End(), "Ctrl+Q")),
            new Menu("Tickets", _deleteEntry),
            new Menu("Help", new MenuItem("About", () => Dialogs.About(this, Title, "Takes tickets and keeps them in a CSV file.")))));
        var form = new Form { Grow = 1 }
            .Field(_name).Field(_email).Field(_category).Field(_priority).Field(_location).Field(_floor).Field(_description).Plain(_notify);
        window.Body.Add(new Box(false) { Padding = 14, Spacing = 18, Grow = 1, Stretch = true }.With(
            new Box(true, "New ticket") { Framed = true, Padding = 14, Stretch = true, Width = 480, Spacing = 10 }.With(
                form, Dialogs.Buttons(new Button("Clear", ClearForm), new Button("Submit", Submit) { IsDefault = true })),
            new Box(true) { Grow = 1, Stretch = true }.With(_table, Dialogs.Buttons(_delete))));
        window.Body.Add(_status);
        MainWindow = window;
        ShowTickets();
        Screen.Open(window);
    }

    private void Load()
    {
        string? problem;
        try
        {
            problem = Try(() =>
            {
                var records = Csv.Read(Files.Read(_path));
                if (records.Count > 0 && !records[0].SequenceEqual(Ticket.Columns))
                {
                    throw new FormatException($"its first line isn't {string.Join(',', Ticket.Columns)}");
                }

                _tickets.AddRange(records.Skip(1).Select((fields, i) => Ticket.FromFields(fields, i + 2)));
            });
        }
        catch (FormatException error)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            throw SandboxErrors.DocumentInvalid(_path, problem);
        }
    }

    private void ShowTickets()
    {
        _table.Fill(_tickets.Select(t => t.ToCells()));
        EnableDelete();
        ShowCount();
    }

    private void Submit()
    {
        if (Problem() is { } problem)
        {
            _status.Say(problem.Message, error: true);
            MainWindow!.SetFocus(problem.Field);
            return;
        }

        var created = Screen.Options.Time.GetLocalNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var ticket = new Ticket(
            _tickets.Count == 0 ? 1 : _tickets.Max(t => t.Number) + 1, created, _name.Text.Trim(), _email.Text.Trim(), _category.Choice, _priority.Choice,
            _location.Choice, _floor.Number, _description.Text.Trim(), _notify.IsChecked);
        _tickets.Add(ticket);
        if (Store() is { } failure)
        {
            _tickets.RemoveAt(_tickets.Count - 1);
            Dialogs.Message(this, "Can't save", $"The ticket can't be saved to \"{_path}\".\n{failure}");
            return;
        }

        _table.AddRow(ticket.ToCells());
        ShowCount();
        ClearForm();
        _status.Say($"Ticket {ticket.Number} submitted");
    }

    // The first field that isn't right; all of them are marked.
    private (Control Field, string Message)? Problem()
    {
        var email = _email.Text.Trim();
        _name.Invalid = string.IsNullOrWhiteSpace(_name.Text);
        _email.Invalid = email.Length > 0 ? !IsAddress(email) : _notify.IsChecked;
        _category.Invalid = _category.Choice.Length == 0;
        _description.Invalid = string.IsNullOrWhiteSpace(_description.Text);
        return _name.Invalid ? (_name, "Name is required")
            : _email.Invalid ? (_email, email.Length == 0 ? "Email is required to notify you" : "Email is not an address")
            : _category.Invalid ? (_category, "Category is required")
            : _description.Invalid ? (_description, "Description is required")
            : null;
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@') is > 0 and var at && text.LastIndexOf('@') == at && text.LastIndexOf('.') is var dot && dot > at + 1 && dot < text.Length - 1
        && !text.Any(char.IsWhiteSpace);

    private string? Store()
    {
        var output = new StringBuilder();
        Csv.Write(output, Ticket.Columns);
        foreach (var ticket in _tickets)
        {
            Csv.Write(output, ticket.ToFields());
        }

        return Try(() => Files.Write(_path, output.ToString()));
    }

    private void ClearForm()
    {
        _name.Text = _email.Text = _description.Text = "";
        _name.Invalid = _email.Invalid = _category.Invalid = _description.Invalid = false;
        _category.Choice = "";
        _priority.Choice = "Normal";
        _location.Choice = "Berlin";
        _floor.Number = 0;
        _notify.IsChecked = false;
        _status.Say("Ready");
    }

    private void AskDelete()
    {
        var ticket = _tickets[_table.SelectedIndex];
        Dialogs.Confirm(
            this, "Delete ticket?", $"Delete ticket {ticket.Number} of {ticket.Name}?\nThis can't be undone.", "Delete", () => Delete(ticket));
    }

    private void Delete(Ticket ticket)
    {
        var index = _tickets.IndexOf(ticket);
        _tickets.RemoveAt(index);
        if (Store() is { } failure)
        {
            _tickets.Insert(index, ticket);
            Dialogs.Message(this, "Can't save", $"The tickets can't be saved to \"{_path}\".\n{failure}");
            return;
        }

        _table.RemoveRow(index);
        EnableDelete();
        ShowCount();
        _status.Say($"Ticket {ticket.Number} deleted");
    }

    private void EnableDelete() => _delete.Enabled = _deleteEntry.Enabled = _table.SelectedIndex >= 0;

    private void ShowCount() => _count.Name = _tickets.Count == 1 ? "1 ticket" : $"{_tickets.Count} tickets";
}
