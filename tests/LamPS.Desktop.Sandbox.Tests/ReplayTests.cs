using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Replay;
using LamPS.Testing;
using Xunit;
using Outcome = LamPS.Contracts.Outcome;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class ReplayTests
{
    private const string Secret = "hunter2-geheim";
    private static readonly string Recorded = Record(FillIn);

    [Fact]
    public void A_recording_replays_what_was_seen_and_how_it_ended()
    {
        var live = new List<string>();
        var replayed = new List<string>();
        var recording = Record(session => FillIn(session, live));

        FillIn(Session.On(Read(recording), "service-desk"), replayed);

        Assert.Equal(live, replayed);
        Assert.Contains(live, l => l.Contains("Ticket 1 submitted"));
    }

    [Fact]
    public void Another_action_fails_and_says_what_was_recorded()
    {
        var desk = Session.On(Read(Recorded), "service-desk");

        var outcome = desk.Try("click", desk.Find(Role.Button, "Submit"));

        Assert.Equal(Outcome.Failed, outcome.Outcome);
        Assert.Equal("the recording goes on with 'set_text' on textbox 'Name' (text: \"Ada\") (line 5)", outcome.Detail);
        desk.Set("Name", "Ada");
    }

    [Fact]
    public void Other_arguments_fail_too_and_numbers_are_compared_as_such()
    {
        var recording = Record(s => s.Do("set_value", s.Find(Role.SpinButton, "Floor"), ("value", 3)));
        var desk = Session.On(Read(recording), "service-desk");
        var floor = desk.Find(Role.SpinButton, "Floor");

        Assert.Equal(Outcome.Failed, desk.Try("set_value", floor, ("value", 4)).Outcome);
        Assert.True(desk.Try("set_value", floor, ("value", 3.0)).IsDone);
        Assert.Equal("the recording has ended", desk.Try("set_value", floor, ("value", 3)).Detail);
    }

    [Fact]
    public void Reading_is_possible_at_any_time()
    {
        var desk = Session.On(Read(Recorded), "service-desk");

        Assert.Equal("Berlin", desk.Try("read_text", desk.Find(Role.ComboBox, "Location")).Text);
        Assert.Equal(Outcome.NotFound, desk.Try("read_text", null).Outcome);
        desk.Set("Name", "Ada");
    }

    [Fact]
    public void An_application_that_ended_ends_in_the_replay()
    {
        var recording = Record(s => s.Menu("File > Quit"));
        var desk = Session.On(Read(recording), "service-desk");

        desk.Menu("File > Quit");

        Assert.False(desk.IsRunning);
        Assert.Equal(0, desk.See().Count);
    }

    [Fact]
    public void Launching_something_else_is_an_error()
    {
        Assert.Equal("ApplicationUnknown", Assert.Throws<LamException>(() => Session.On(Read(Recorded), "settings")).Id);
        var desk = Session.On(Read(Recorded), "service-desk");
        Assert.Equal("LaunchNotRecorded", Assert.Throws<LamException>(() => Session.On(desk.Desktop, "service-desk")).Id);
    }

    [Fact]
    public void Limits_of_a_capture_hold_in_a_replay()
    {
        var desk = Session.On(Read(Recorded), "service-desk");
        var request = new CaptureRequest { Application = desk.Application };

        var few = Session.Now(desk.Desktop.CaptureAsync(request with { MaxElements = 3 }, default));
        var narrow = Session.Now(desk.Desktop.CaptureAsync(request with { MaxChildren = 1 }, default));
        var below = Session.Now(desk.Desktop.CaptureAsync(request with { Root = desk.Find(Role.Group, "Priority").Id }, default));

        Assert.Equal((3, OmissionReason.Budget), (few.Count, few.Omissions.Single().Reason));
        Assert.Contains(narrow.Omissions, o => o.Reason == OmissionReason.TooManyChildren);
        Assert.Equal(5, below.Count);
    }

    [Theory]
    [InlineData("set_text")]
    [InlineData("type_keys")]
    [InlineData("keys")]
    public void A_secret_never_gets_into_a_recording(string way)
    {
        var recording = Record(
            settings =>
            {
                settings.Select(Role.TabList, "Settings", "Accounts");
                var password = settings.Find(Role.TextBox, "Password");
                switch (way)
                {
                    case "set_text":
                        settings.Do("set_text", password, ("text", Secret));
                        break;
                    case "type_keys":
                        settings.Do("focus", password);
                        settings.Type(Secret);
                        break;
                    default:
                        settings.Do("type_keys", password, ("keys", "h u n t e r 2"));
                        break;
                }

                settings.Set("User name", "is " + Secret);
            },
            "settings");

        Assert.DoesNotContain("h u n", recording);
        Assert.Equal(way == "keys", recording.Contains(Secret));
        Assert.Contains("\"masked\":true", recording);
    }

    [Fact]
    public void A_masked_argument_takes_any_value()
    {
        var recording = Record(s => s.Do("set_text", Password(s), ("text", Secret)), "settings");
        var settings = Session.On(Read(recording), "settings");

        settings.Do("set_text", Password(settings), ("text", "another one"));

        static Element Password(Session s)
        {
            s.Select(Role.TabList, "Settings", "Accounts");
            return s.Find(Role.TextBox, "Password");
        }
    }

    [Fact]
    public void Secrets_that_it_was_told_of_are_masked_everywhere()
    {
        var output = new StringWriter();
        var desk = Session.On(new RecordingDesktop(new SandboxDesktop(Session.InMemory()), output, ["Contoso-42"]), "service-desk");

        desk.Set("Name", "from Contoso-42");
        desk.Try("select", desk.Find(Role.ComboBox, "Category"), ("option", "Contoso-42"));

        Assert.DoesNotContain("Contoso-42", output.ToString());
        Assert.Contains("from ***", output.ToString());
    }

    [Theory]
    [InlineData("", 1, "it is empty")]
    [InlineData("{\"type\":\"launch\"}", 1, "begins with")]
    [InlineData("{\"type\":\"recording\",\"version\":2}", 1, "version 2")]
    [InlineData("{\"type\":\"recording\"}", 1, "'version' is missing")]
    [InlineData("nonsense", 1, "it isn't JSON")]
    [InlineData("[1]", 1, "isn't a JSON object")]
    [InlineData("{\"type\":\"recording\",\"version\":1}\n{\"type\":\"exit\",\"application\":\"x\"}", 2, "never launched")]
    [InlineData("{\"type\":\"recording\",\"version\":1}\n{\"type\":\"launch\",\"application\":\"x\"}", 2, "'name' is missing")]
    [InlineData("{\"type\":\"recording\",\"version\":1}\n{\"type\":\"launch\",\"application\":\"x\",\"name\":7}", 2, "'name' isn't a text")]
    [InlineData(Begin + "{\"type\":\"dance\",\"application\":\"x\"}", 3, "no type 'dance'")]
    [InlineData(Begin + "{\"type\":\"action\",\"application\":\"x\",\"function\":\"click\",\"outcome\":\"Great\"}", 3, "'outcome' is 'Great'")]
    [InlineData(Begin + "{\"type\":\"action\",\"application\":\"x\",\"function\":\"click\",\"outcome\":\"1\"}", 3, "'outcome' is '1'")]
    [InlineData(Begin + Snapshot + "[{\"id\":1,\"parent\":0,\"role\":\"window\"}]}", 3, "'nodes[0].parent' is 0")]
    [InlineData(Begin + Snapshot + "[{\"id\":1,\"parent\":-1,\"role\":\"wind\"}]}", 3, "no role 'wind'")]
    [InlineData(Begin + Snapshot + "[{\"id\":0,\"parent\":-1,\"role\":\"window\"}]}", 3, "more than 0")]
    [InlineData(Begin + Snapshot + "[{\"id\":1,\"parent\":-1,\"role\":\"window\",\"bounds\":[1,2]}]}", 3, "'nodes[0].bounds' isn't a list of 4 numbers")]
    [InlineData(Begin + Snapshot + "[{\"id\":1,\"parent\":-1,\"role\":\"window\"},{\"id\":1,\"parent\":0,\"role\":\"label\"}]}", 3, "a second time")]
    [InlineData(Begin + Snapshot + "[{\"id\":1,\"parent\":-1,\"role\":\"window\"},{\"id\":2,\"parent\":0,\"role\":\"group\"},{\"id\":3,\"parent\":0,\"role\":\"group\"},{\"id\":4,\"parent\":1,\"role\":\"label\"}]}", 3, "pre-order")]
    public void A_malformed_recording_is_an_error_with_its_line(string text, int line, string message)
    {
        var error = Assert.Throws<LamException>(() => Read(text));

        Assert.Equal(("RecordingMalformed", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains($"line {line}: ", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Whatever_a_recording_holds_it_is_read_or_an_error_says_why()
    {
        var pieces = Gen.Elements(
            "", "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999", "99999999999999999999", "\"\\ud800\"", "\n", "\0", "\"snapshot\"", "{\"a\":1}", "\"id\":0,", "é");
        var mutations = from at in Gen.Choose(0, Recorded.Length - 1) from length in Gen.Choose(0, 40) from piece in pieces select (at, length, piece);
        Prop.ForAll(mutations.ListOf().Where(m => m.Count > 0).ToArbitrary(), changes =>
        {
            var text = Recorded;
            foreach (var (at, length, piece) in changes)
            {
                var from = Math.Min(at, text.Length);
                text = string.Concat(text.AsSpan(0, from), piece, text.AsSpan(Math.Min(text.Length, from + length)));
            }

            try
            {
                Replay(Read(text));
                return true;
            }
            catch (LamException error)
            {
                return error.ExitCode == ExitCode.InvalidInput;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_recording_that_was_cut_off_replays_as_far_as_it_goes()
    {
        var lines = Recorded.Split('\n');

        var desk = Session.On(Read(string.Join('\n', lines.Take(5))), "service-desk");

        desk.Set("Name", "Ada");
        Assert.Equal("the recording has ended", desk.Try("click", desk.Find(Role.Button, "Submit")).Detail);
    }

    [Fact]
    public void A_file_is_written_and_opened()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("session.jsonl");
        var recording = RecordingDesktop.ToFile(new SandboxDesktop(Session.InMemory()), path);
        var session = Session.On(recording, "settings");
        session.Menu("View > Network");
        Session.Now(Disposed(recording));

        var replay = Session.On(ReplayDesktop.Open(path), "settings");

        replay.Menu("View > Network");
        replay.Find(Role.Slider, "Timeout");
        Assert.Equal("RecordingUnreadable", Assert.Throws<LamException>(() => ReplayDesktop.Open(path + ".no")).Id);
        Assert.Equal("RecordingUnwritable", Assert.Throws<LamException>(() => RecordingDesktop.ToFile(new SandboxDesktop(), folder.File("no/such/folder/x"))).Id);

        static async ValueTask<bool> Disposed(IDesktop desktop)
        {
            await desktop.DisposeAsync();
            return true;
        }
    }

    private const string Begin = "{\"type\":\"recording\",\"version\":1}\n{\"type\":\"launch\",\"application\":\"x\",\"name\":\"app\"}\n";
    private const string Snapshot = "{\"type\":\"snapshot\",\"application\":\"x\",\"at\":\"2026-11-20T09:00:00Z\",\"nodes\":";

    private static ReplayDesktop Read(string recording) => ReplayDesktop.Read(new StringReader(recording), "test.jsonl", new ManualTimeProvider());

    private static string Record(Action<Session> actions, string application = "service-desk")
    {
        var output = new StringWriter();
        var options = Session.InMemory() with { Time = new ManualTimeProvider() };
        actions(Session.On(new RecordingDesktop(new SandboxDesktop(options), output, time: options.Time), application));
        return output.ToString();
    }

    private static void FillIn(Session desk) => FillIn(desk, []);

    private static void FillIn(Session desk, List<string> log)
    {
        Note(desk.Try("set_text", desk.Find(Role.TextBox, "Name"), ("text", "Ada")));
        Note(desk.Try("select", desk.Find(Role.ComboBox, "Category"), ("option", "Nothing")));
        Note(desk.Try("select", desk.Find(Role.ComboBox, "Category"), ("option", "Printer")));
        Note(desk.Try("type_keys", desk.Find(Role.TextBox, "Description"), ("text", "No \"ink\"\nat all")));
        Note(desk.Try("click", desk.Find(Role.Button, "Submit")));
        Note(desk.Try("invoke_menu", null, ("path", "Help > About")));

        void Note(ActionOutcome outcome)
        {
            log.Add(outcome.ToString());
            log.AddRange(desk.See().Nodes.Select(n => $"{n.Depth} {n.Element.Id} {n.Element} {n.Element.Value} {n.Element.States} {n.Element.Bounds} {n.Element.Range}"));
            log.AddRange(Session.Now(desk.Desktop.GetMenusAsync(desk.Application, default)).Select(m => m.ToString()));
        }
    }

    // Uses all of a desktop, whatever the recording holds.
    private static void Replay(ReplayDesktop desktop)
    {
        var desk = Session.On(desktop, "service-desk");
        foreach (var element in desk.See().Elements.Take(20))
        {
            desk.Try("set_text", element, ("text", "Ada"));
            desk.Try("read_text", element);
        }

        Session.Now(desktop.CloseAsync(desk.Application, CloseMode.Discard, default));
    }
}
