using FsCheck;
using FsCheck.Fluent;
using LamPS.Core;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Testing;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class ServiceDeskTests : IDisposable
{
    private const string Header = "Number,Created,Name,Email,Category,Priority,Location,Floor,Description,Notify\r\n";
    private readonly TemporaryFolder _folder = new();

    private SandboxOptions OnDisk => new() { WorkingFolder = _folder.Path, Time = new ManualTimeProvider() };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_ticket_is_kept_in_the_file()
    {
        var desk = Session.Start("service-desk", options: OnDisk);
        desk.Set("Name", "Ada \"the first\" Lovelace");
        desk.Set("Email", "ada@example.org");
        desk.Select(Role.ComboBox, "Category", "Printer");
        desk.Do("toggle", desk.Find(Role.RadioButton, "High"), ("on", true));
        desk.Do("set_value", desk.Find(Role.SpinButton, "Floor"), ("value", 3));
        desk.Set("Description", "Prints, but\nonly comas,,,");
        desk.Do("toggle", desk.Find(Role.CheckBox, "Notify me"), ("on", true));

        desk.Click("Submit");

        Assert.Equal(
            Header + "1,2026-11-20 09:00,\"Ada \"\"the first\"\" Lovelace\",ada@example.org,Printer,High,Berlin,3,\"Prints, but\nonly comas,,,\",yes\r\n",
            File.ReadAllText(_folder.File("tickets.csv")));
        desk.Find(Role.Label, "Ticket 1 submitted");
        desk.Find(Role.Row, "1, Ada \"the first\" Lovelace, Printer, High, Prints, but");
        Assert.Equal("", desk.Value(Role.TextBox, "Name"));
    }

    [Fact]
    public void Tickets_are_read_again()
    {
        var path = _folder.File("store.csv", Header + "7,2026-01-01 10:00,Ada,,Network,Low,Paris,-1,\"a \"\"b\"\"\r\nc\",no\n");

        var desk = Session.Start("service-desk", path, OnDisk);

        desk.Find(Role.Row, "7, Ada, Network, Low, a \"b\"");
        desk.Find(Role.Label, "1 ticket");
    }

    [Theory]
    [InlineData("", "", "", "", false, "Name is required", "Name")]
    [InlineData("Ada", "nope", "Printer", "x", false, "Email is not an address", "Email")]
    [InlineData("Ada", "", "Printer", "x", true, "Email is required to notify you", "Email")]
    [InlineData("Ada", "a@b.c", "", "x", false, "Category is required", "Category")]
    [InlineData("Ada", "", "Printer", "  ", false, "Description is required", "Description")]
    public void What_is_missing_or_wrong_is_said_and_marked(string name, string email, string category, string description, bool notify, string message, string field)
    {
        var desk = Session.Start("service-desk", options: OnDisk);
        desk.Set("Name", name);
        desk.Set("Email", email);
        desk.Set("Description", description);
        desk.Do("toggle", desk.Find(Role.CheckBox, "Notify me"), ("on", notify));
        if (category.Length > 0)
        {
            desk.Select(Role.ComboBox, "Category", category);
        }

        desk.Click("Submit");

        desk.Find(Role.Label, message);
        Assert.True(desk.See().Elements.Single(e => e.Name == field && e.Role is Role.TextBox or Role.ComboBox && e.Name == field).Is(ElementStates.Invalid | ElementStates.Focused));
        Assert.False(File.Exists(_folder.File("tickets.csv")));
    }

    [Theory]
    [InlineData("Cancel", 2)]
    [InlineData("Delete", 1)]
    public void A_ticket_is_deleted_only_after_asking(string answer, int left)
    {
        var path = _folder.File("t.csv", Header + "1,d,Ada,,Network,Low,Paris,1,a,no\r\n2,d,Bob,,Network,Low,Paris,1,b,no\r\n");
        var desk = Session.Start("service-desk", path, OnDisk);
        Assert.False(desk.Find(Role.Button, "Delete Ticket").Is(ElementStates.Enabled));

        desk.Select(Role.Table, "Tickets", "Bob");
        desk.Click("Delete Ticket");
        Assert.Equal("Cancel", desk.See().Focused?.Name);
        desk.Click(answer);

        Assert.Equal(left, desk.See().Elements.Count(e => e.Role == Role.Row));
        Assert.Equal(left + 1, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_filled_in()
    {
        var desk = Session.Start("service-desk", options: new SandboxOptions { Files = new FailingFiles(new IOException("No space left on device")), WorkingFolder = _folder.Path });
        desk.Set("Name", "Ada");
        desk.Select(Role.ComboBox, "Category", "Printer");
        desk.Set("Description", "x");

        desk.Click("Submit");

        Assert.Contains("Can't save", desk.Windows);
        desk.Click("OK");
        Assert.Equal("Ada", desk.Value(Role.TextBox, "Name"));
        Assert.DoesNotContain(desk.See().Elements, e => e.Role == Role.Row);
    }

    [Theory]
    [InlineData("a,b\r\n", "its first line")]
    [InlineData(Header + "x,d,Ada,,Network,Low,Paris,1,a,no\r\n", "record 2")]
    [InlineData(Header + "1,d,Ada\r\n", "record 2 has 3 fields")]
    [InlineData(Header + "1,\"d", "line 2: a quotation mark isn't closed")]
    [InlineData(Header + "1,\"d\"x", "line 2")]
    public void A_file_that_is_something_else_is_an_error_and_is_left_alone(string content, string message)
    {
        var path = _folder.File("other.csv", content);

        var error = Assert.Throws<LamException>(() => Session.Start("service-desk", path, OnDisk));

        Assert.Contains(message, error.Message);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Whatever_is_written_is_read_again()
    {
        var fields = Gen.Elements("", "plain", "a,b", "\"", "x\ny", "\r\n", ",", "\"\"", " ", "ü").ListOf().Where(l => l.Count > 0 && !(l.Count == 1 && l[0].Length == 0));
        Prop.ForAll(
            fields.ListOf().ToArbitrary(),
            records =>
            {
                var text = new System.Text.StringBuilder();
                foreach (var record in records)
                {
                    Csv.Write(text, [.. record]);
                }

                return Csv.Read(text.ToString()).Select(r => string.Join('\u0001', r)).SequenceEqual(records.Select(r => string.Join('\u0001', r)));
            }).QuickCheckThrowOnFailure();
    }
}
