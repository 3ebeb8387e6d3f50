using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Core.Tests.Runs;

namespace LamPS.Core.Tests.Reports;

/// <summary>Runs that look like those of a word processor, with pictures, for reports.</summary>
internal sealed class ReportSamples(RunStore store)
{
    private DateTimeOffset _now = RunSamples.Start;
    private int _number;
    private string _run = "";
    private string? _step;

    /// <summary>A runbook run in which all went well.</summary>
    public string Verified()
    {
        var run = Begin("rgood2", "runbook", "Quarterly letter") with { Runbook = "/home/zoe/letters/letter.yaml" };
        Step("open", "launch", "Launch writer with templates/letter.odt", 640, () => { });
        var plain = new ScreenSketch().Paragraphs(3).Picture();
        var bold = new ScreenSketch().Paragraphs(3, heading: true).Pressed(6).Picture();
        Step("heading", "task", "Make the heading bold", 180, () =>
        {
            Plan(false, ("Select the heading", "request"), ("Switch on Bold", "help: Bold"));
            Act("Select the heading", "select_text", "heading", "Quarterly letter", new Bounds(380, 210, 300, 12), plain, plain, new StepTimes(28, 2, 9, 14, 22), ("text", "Quarterly letter"));
            Act("Switch on Bold", "toggle", "togglebutton", "Bold", ScreenSketch.Toolbar(6), plain, bold, new StepTimes(27, 1, 8, 31, 40), ("on", true));
            Expect("heading", "heading 'Quarterly letter' is bold", true, "its runs have the weight bold, in content.xml");
        });
        Step("table", "plan", "Insert a table with 3 rows and 4 columns", 930, () =>
        {
            Plan(false, ("Choose Table > Insert Table", "runbook"), ("Set Columns to 4", "runbook"), ("Set Rows to 3", "runbook"), ("Press Insert", "runbook"));
            var dialog = new ScreenSketch().Paragraphs(3, heading: true).Dialog("Table1", "2", "2").Picture();
            var four = new ScreenSketch().Paragraphs(3, heading: true).Dialog("Table1", "4", "2").Picture();
            var three = new ScreenSketch().Paragraphs(3, heading: true).Dialog("Table1", "4", "3").Picture();
            var table = new ScreenSketch().Paragraphs(3, heading: true).Table(3, 4).Picture();
            Act("Choose Table > Insert Table", "invoke_menu", "menuitem", "Insert Table...", default, bold, dialog, new StepTimes(29, 3, 11, 120, 180), ("path", "Table > Insert Table..."));
            Act("Set Columns to 4", "set_value", "spinbutton", "Columns", ScreenSketch.Field(1), dialog, four, new StepTimes(24, 1, 9, 11, 16), ("value", 4));
            Act("Set Rows to 3", "set_value", "spinbutton", "Rows", ScreenSketch.Field(2), four, three, new StepTimes(25, 1, 9, 12, 15), ("value", 3));
            Act("Press Insert", "click", "button", "Insert", ScreenSketch.Button(0), three, table, new StepTimes(24, 1, 10, 90, 130));
            Expect("table", "the document has a table with 3 rows and 4 columns", true, "Table1: 3 rows, 4 columns");
        });
        Step("save", "task", "Save as out/letter.odt", 410, () => Expect("save", "file out/letter.odt is newer than the run", true, "14,212 bytes, written 2026-11-20 09:00:03"));
        return Finish(End(run, Outcome.Verified, ExitCode.Verified) with { Saved = ["/home/zoe/letters/out/letter.odt"] });
    }

    /// <summary>A task that was refused, tried again, and failed.</summary>
    public string Failed()
    {
        var run = Begin("rbad22", "task", "make the heading bold and add a table with 3 rows and 4 columns");
        var plain = new ScreenSketch().Paragraphs(3).Picture();
        var bold = new ScreenSketch().Paragraphs(3, heading: true).Pressed(6).Picture();
        var menu = new ScreenSketch().Paragraphs(3, heading: true).Pressed(6).Menu().Picture();
        Plan(false, ("Select the heading", "request"), ("Switch on Bold", "help: Bold"), ("Choose Table > Insert Table", "help: Inserting Tables"), ("Set Columns to 4, Rows to 3, press Insert", "help: Inserting Tables"));
        Act("Select the heading", "select_text", "heading", "Quarterly letter", new Bounds(380, 210, 300, 12), plain, plain, new StepTimes(28, 2, 9, 14, 22), ("text", "Quarterly letter"));
        Act("Switch on Bold", "toggle", "togglebutton", "Bold", ScreenSketch.Toolbar(6), plain, bold, new StepTimes(27, 1, 8, 31, 40), ("on", true));
        Act("Choose Table > Insert Table", "invoke_menu", "menuitem", "Insert Table...", new Bounds(430, 220, 240, 30), bold, menu, new StepTimes(28, 3, 11, 120, 5000), Outcome.TimedOut, "nothing shows dialog[name='Insert Table'] after 5 s; the menu item is disabled: the cursor is inside of a frame", ("path", "Table > Insert Table..."));
        Plan(true, ("Press Escape", "learned"), ("Choose Table > Insert Table", "help: Inserting Tables"));
        Act("Press Escape", "type_keys", "document", "letter.odt", new Bounds(320, 166, 640, 594), menu, bold, new StepTimes(26, 1, 7, 9, 18), ("keys", "Escape"));
        Act("Choose Table > Insert Table", "invoke_menu", "menuitem", "Insert Table...", new Bounds(430, 220, 240, 30), bold, bold, new StepTimes(28, 3, 11, 120, 5000), Outcome.Failed, "nothing shows dialog[name='Insert Table'] after 5 s; the menu item is disabled: the cursor is inside of a frame", ("path", "Table > Insert Table..."));
        return Finish(End(run, Outcome.Failed, ExitCode.Failed) with
        {
            Error = new LamError("StepFailed", "nothing shows dialog[name='Insert Table'] after 'invoke_menu Table > Insert Table' (waited 5 s). The menu item is disabled: the cursor is inside of a frame. Tried 2 other ways.", "Put the cursor into the text, then run it again."),
        });
    }

    /// <summary>A run of many actions on ever changing pictures.</summary>
    public string Long(int actions)
    {
        var run = Begin("rlong2", "task", "fill the whole form");
        var before = new ScreenSketch().Paragraphs(1).Picture();
        for (var i = 0; i < actions; i++)
        {
            var after = new ScreenSketch().Paragraphs(1 + (i % 4), i % 2 == 0).Dialog(new string('x', i % 15), new string('y', (i * 7 % 15) + 1)).Picture();
            Act($"Set field {i + 1}", "set_text", "textbox", $"Field {i + 1}", ScreenSketch.Field(i % 3), before, after, new StepTimes(20 + (i * 13 % 17), 1, 8, 11 + (i * 29 % 40), 16), ("text", $"value {i + 1}"));
            before = after;
        }

        return Finish(End(run, Outcome.Verified, ExitCode.Verified));
    }

    /// <summary>A run with one text wherever a text from outside can be.</summary>
    public static string Hostile(RunStore store, string id, string text)
    {
        var run = RunSamples.Run(id) with { Request = text, Runbook = text, Desktop = text, Model = text };
        store.OnEvent(new RunStarted(RunSamples.Start, run));
        store.OnEvent(new RunbookStepStarted(RunSamples.Start, "a", text, text, 0));
        store.OnEvent(new PlanMade(RunSamples.Start, "a", new Plan([new PlanStep(text, text)], [text], text), false));
        store.OnEvent(new StepEnded(RunSamples.Start, new StepRecord
        {
            Number = 1,
            Step = "a",
            PlanStep = text,
            Function = text,
            Element = new ElementReference(text, text, text),
            Arguments = ActionArguments.Of("value", text),
            Reason = text,
            Confidence = 0.5,
            Alternatives = [new(text, text, 0.1)],
            Policy = new PolicyAnswer(PolicyVerdict.Ask, text, Risk.Outside),
            Outcome = Outcome.Failed,
            Detail = text,
            Changes = [new(text, text, text, text, text, text)],
            DurationMs = 3,
            ScreenshotBefore = text,
            ScreenshotAfter = "../../../etc/passwd",
        }));
        store.OnEvent(new ExpectationChecked(RunSamples.Start, new ExpectationOutcome("a", text, false, text)));
        store.OnEvent(new RunbookStepEnded(RunSamples.Start, "a", Outcome.Failed, text, 1, 0));
        store.OnEvent(new RunEnded(RunSamples.Start, run with
        {
            EndedAt = RunSamples.Start.AddSeconds(1),
            Outcome = Outcome.Failed,
            ExitCode = ExitCode.Failed,
            Error = new LamError("X", text, text),
            Saved = [text],
        }));
        return id;
    }

    private RunRecord Begin(string id, string kind, string request)
    {
        var run = RunSamples.Run(id) with { Kind = kind, Request = request, Desktop = "atspi", Model = "lexical", StartedAt = _now };
        _run = id;
        _number = 0;
        store.OnEvent(new RunStarted(_now, run));
        return run;
    }

    private RunRecord End(RunRecord run, Outcome outcome, ExitCode code)
    {
        Wait(85);
        return run with { EndedAt = _now, Outcome = outcome, ExitCode = code };
    }

    private string Finish(RunRecord run)
    {
        store.OnEvent(new RunEnded(_now, run));
        store.Flush();
        return run.Id;
    }

    private void Step(string id, string kind, string title, double waiting, Action inside)
    {
        var start = _now;
        store.OnEvent(new RunbookStepStarted(_now, id, kind, title, 0));
        _step = id;
        Wait(waiting);
        inside();
        _step = null;
        store.OnEvent(new RunbookStepEnded(_now, id, Outcome.Verified, "", (_now - start).TotalMilliseconds, 0));
    }

    private void Plan(bool again, params (string Text, string Source)[] lines) =>
        store.OnEvent(new PlanMade(_now, _step, new Plan([.. lines.Select(l => new PlanStep(l.Text, l.Source))], [], "documents"), again));

    private void Expect(string step, string expectation, bool holds, string evidence) =>
        store.OnEvent(new ExpectationChecked(_now, new ExpectationOutcome(step, expectation, holds, evidence)));

    private void Act(string line, string function, string role, string name, Bounds bounds, Screenshot before, Screenshot after, StepTimes times, params (string Name, object? Value)[] arguments) =>
        Act(line, function, role, name, bounds, before, after, times, Outcome.Verified, Evidence(function, name), arguments);

    private void Act(string line, string function, string role, string name, Bounds bounds, Screenshot before, Screenshot after, StepTimes times, Outcome outcome, string detail, params (string Name, object? Value)[] arguments)
    {
        _number++;
        var begun = new StepRecord
        {
            Number = _number,
            Step = _step,
            PlanStep = line,
            Function = function,
            Element = new ElementReference(role, name, $"window[name~='Writer'] >> {role}[name='{name}']"),
            Bounds = bounds,
            Arguments = new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))),
            Reason = $"'{name}' is named in the plan step, and it takes {function}",
            Confidence = 0.97 - (_number * 0.04),
            Alternatives = [new(function, $"{role} '{name} 2'", 0.41), new("click", $"menuitem '{name}'", 0.18), new("focus", "window", 0.02)],
            Policy = new PolicyAnswer(PolicyVerdict.Allow, "default: changes are allowed", Risk.Change),
            StartedAt = _now,
            ScreenshotBefore = $"{_number:000}-before.png",
            ScreenshotArea = before.Area,
        };
        store.Save(_run, begun.ScreenshotBefore, before);
        store.OnEvent(new StepStarted(_now, begun));
        Wait(times.Total + 6);
        store.Save(_run, $"{_number:000}-after.png", after);
        store.OnEvent(new StepEnded(_now, begun with
        {
            Outcome = outcome,
            Detail = detail,
            Times = times,
            DurationMs = times.Total + 6,
            ScreenshotAfter = $"{_number:000}-after.png",
            Changes = ReferenceEquals(before, after) ? [] : Changed(role, name, function),
        }));
    }

    private static string Evidence(string function, string name) => function switch
    {
        "toggle" => $"'{name}' is checked now",
        "invoke_menu" => "dialog 'Insert Table' shows",
        "click" => "dialog 'Insert Table' is gone, Table1 is there",
        _ => $"EditableText; '{name}' has the new value",
    };

    private static IReadOnlyList<ElementChange> Changed(string role, string name, string function) => function switch
    {
        "invoke_menu" =>
        [
            new("added", "dialog", "Insert Table", "", "", ""),
            .. Enumerable.Range(1, 9).Select(i => new ElementChange("added", i % 2 == 0 ? "spinbutton" : "label", i % 2 == 0 ? $"Field {i}" : $"Label {i}", "", "", i % 2 == 0 ? "2" : "")),
        ],
        "click" => [new("removed", "dialog", "Insert Table", "", "", ""), new("added", "table", "Table1", "", "", ""), new("changed", "window", "letter.odt - Writer", "name", "letter.odt - Writer", "letter.odt* - Writer")],
        "toggle" => [new("changed", role, name, "checked", "no", "yes")],
        _ => [new("changed", role, name, "value", "2", "4")],
    };

    private void Wait(double milliseconds) => _now += TimeSpan.FromMilliseconds(milliseconds);
}
