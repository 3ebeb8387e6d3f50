using System.Xml.Linq;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Scheduling;
using LamPS.Core;
using LamPS.Core.Runbooks;
using LamPS.Core.Scheduling;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using Xunit;

namespace LamPS.Host.Tests.Scheduling;

/// <summary>Registering, reading back and removing, with a Task Scheduler and a systemd that are played.</summary>
public sealed class ScheduleOperationTests : IDisposable
{
    private static readonly Composer Composer = new();
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps schedule ");
    private readonly FakeTaskScheduler _tasks = new();
    private readonly FakeSystemd _systemd = new();

    private string Units => Path.Combine(_folder.FullName, "units");

    private ScheduleOperation Windows => new(Composer, new WindowsScheduler(_tasks), TimeProvider.System);

    private ScheduleOperation Systemd => new(Composer, new SystemdScheduler(_systemd, Units), TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("daily 06:00")]
    [InlineData("weekly mon,thu@06:00")]
    [InlineData("monthly 1,last@06:00")]
    [InlineData("once 2099-12-01T06:00")]
    [InlineData("logon")]
    [InlineData("idle 20m")]
    [InlineData("event Application:MsiInstaller:1033")]
    public async Task A_task_is_registered_read_back_listed_and_removed(string trigger)
    {
        var request = Request(trigger) with { Scope = new DesktopScope(TimeoutMs: 3_600_000) };
        var added = await Windows.AddAsync(Runbook(), request, None);
        var shown = await Windows.ShowAsync("nightly", None);
        var listed = Assert.Single(await Windows.ListAsync(None));

        Assert.Equal(("nightly", "windows", trigger, "enabled"), (added.Name, added.Scheduler, added.Trigger, added.State));
        Assert.Empty(added.Changes);
        Assert.Equal([@"\LamPS\nightly"], added.Registered);
        Assert.Equal(3_600_000, added.TimeLimitMs);
        Assert.Equal(trigger[0] is 'd' or 'w' or 'm' or 'o', added.NextRun > DateTimeOffset.Now);
        Assert.Equal((null, null), (added.LastRun, added.LastExitCode));
        Assert.Equal((shown.Trigger, shown.Command), (listed.Trigger, listed.Command), Same);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetTempPath(), "lamps-*.xml"), f => File.GetLastWriteTimeUtc(f) > DateTime.UtcNow.AddMinutes(-1));

        Assert.Equal("ScheduleExists", (await Assert.ThrowsAsync<LamException>(() => Windows.AddAsync(Runbook(), request, None))).Id);
        await Windows.AddAsync(Runbook(), Request("daily 07:00") with { Force = true }, None);
        Assert.Equal("daily 07:00", (await Windows.ShowAsync("nightly", None)).Trigger);

        await Windows.RemoveAsync("nightly", None);
        Assert.Empty(await Windows.ListAsync(None));
        Assert.Equal("ScheduleNotFound", (await Assert.ThrowsAsync<LamException>(() => Windows.RemoveAsync("nightly", None))).Id);
        Assert.Contains(@"\Microsoft\Windows\Defrag", _tasks.Tasks.Keys);
    }

    [Fact]
    public async Task What_somebody_changed_in_a_task_is_said()
    {
        await Windows.AddAsync(Runbook(), Request(), None);
        var task = _tasks.Tasks[@"\LamPS\nightly"];
        task.Descendants(TaskXml.Namespace + "Settings").Single().Element(TaskXml.Namespace + "Enabled")!.Value = "false";
        var changed = await Windows.ShowAsync("nightly", None);

        Assert.Equal(("disabled", null), (changed.State, changed.NextRun));
        Assert.Equal(["Settings/Enabled is 'false'; it was 'true'"], changed.Changes);

        task.Descendants(TaskXml.Namespace + "Documentation").Remove();
        var foreign = await Windows.ShowAsync("nightly", None);
        Assert.Equal("", foreign.Trigger);
        Assert.Contains("can't be read", Assert.Single(foreign.Changes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task The_exit_code_of_the_last_run_is_shown(int code)
    {
        await Windows.AddAsync(Runbook(), Request(), None);
        _tasks.LastResult = code;

        Assert.Equal(code, (await Windows.ShowAsync("nightly", None)).LastExitCode);
    }

    [Fact]
    public async Task A_task_that_is_refused_is_an_error_with_what_Windows_says()
    {
        _tasks.Refusal = "Access is denied.";
        var error = await Assert.ThrowsAsync<LamException>(() => Windows.AddAsync(Runbook(), Request() with { Highest = true }, None));

        Assert.Equal(("SchedulerRefused", ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains("Access is denied.", error.Message);
        Assert.Contains("administrator", error.Remedy);
    }

    [Theory]
    [InlineData("daily 06:00")]
    [InlineData("monthly 1,last@06:00")]
    [InlineData("logon")]
    public async Task Units_are_registered_read_back_listed_and_removed(string trigger)
    {
        var added = await Systemd.AddAsync(Runbook(), Request(trigger), None);

        Assert.Equal(("nightly", "systemd", trigger, "enabled"), (added.Name, added.Scheduler, added.Trigger, added.State));
        Assert.Empty(added.Changes);
        Assert.All(added.Registered, f => Assert.True(File.Exists(f), f));
        Assert.Equal(
            trigger == "logon"
                ? ["show --property=Version", "daemon-reload", "enable lamps-nightly.timer", "stop lamps-nightly.timer", "clean --what=state lamps-nightly.timer"]
                : ["show --property=Version", "daemon-reload", "enable lamps-nightly.timer", "stop lamps-nightly.timer", "clean --what=state lamps-nightly.timer", "start lamps-nightly.timer"],
            _systemd.Calls.Where(c => !c.StartsWith("show lamps", StringComparison.Ordinal)));
        Assert.Equal("nightly", Assert.Single(await Systemd.ListAsync(None)).Name);
        Assert.Equal("ScheduleExists", (await Assert.ThrowsAsync<LamException>(() => Systemd.AddAsync(Runbook(), Request(trigger), None))).Id);

        _systemd.Calls.Clear();
        await Systemd.RemoveAsync("nightly", None);
        Assert.Contains("disable lamps-nightly.timer", _systemd.Calls);
        Assert.Equal("daemon-reload", _systemd.Calls[^1]);
        Assert.Empty(Directory.GetFiles(Units));
        Assert.Empty(await Systemd.ListAsync(None));
    }

    [Fact]
    public async Task The_last_run_of_a_service_is_shown()
    {
        await Systemd.AddAsync(Runbook(), Request(), None);
        _systemd.Shown = "UnitFileState=disabled\nExecMainStatus=3\nExecMainStartTimestamp=Fri 2026-11-20 06:00:01 CET\nExecMainExitTimestamp=Fri 2026-11-20 06:00:09 CET\n";
        var shown = await Systemd.ShowAsync("nightly", None);

        Assert.Equal(("disabled", 3, new DateTime(2026, 11, 20, 6, 0, 1), null), (shown.State, shown.LastExitCode, shown.LastRun!.Value.LocalDateTime, shown.NextRun));
    }

    [Theory]
    [InlineData("show", "SchedulerNotReady")]
    [InlineData("daemon-reload", "SchedulerRefused")]
    [InlineData("enable", "SchedulerRefused")]
    [InlineData("start", "SchedulerRefused")]
    public async Task Where_systemd_fails_nothing_is_left(string verb, string id)
    {
        _systemd.Failing.Add(verb);
        var error = await Assert.ThrowsAsync<LamException>(() => Systemd.AddAsync(Runbook(), Request(), None));

        Assert.Equal((id, ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains("No medium found", error.Message);
        Assert.True(!Directory.Exists(Units) || Directory.GetFiles(Units).Length == 0);
    }

    [Fact]
    public async Task Where_systemd_fails_the_schedule_that_was_there_stays()
    {
        await Systemd.AddAsync(Runbook(), Request(), None);
        _systemd.Failing.Add("start");
        await Assert.ThrowsAsync<LamException>(() => Systemd.AddAsync(Runbook(), Request("daily 07:00") with { Force = true }, None));

        Assert.Equal("daily 06:00", (await Systemd.ShowAsync("nightly", None)).Trigger);
    }

    [Fact]
    public async Task What_somebody_changed_in_a_unit_is_said()
    {
        var added = await Systemd.AddAsync(Runbook(), Request(), None);
        File.WriteAllText(added.Registered[1], File.ReadAllText(added.Registered[1]).Replace("06:00:00", "03:00:00"));
        Directory.CreateDirectory(added.Registered[0] + ".d");
        var changed = await Systemd.ShowAsync("nightly", None);

        Assert.Equal(["timer [Timer] OnCalendar is '*-*-* 03:00:00'; it was '*-*-* 06:00:00'", "lamps-nightly.service.d was added and may change anything"], changed.Changes.Order(StringComparer.Ordinal).Reverse());
        Assert.Null(changed.NextRun);
    }

    [Fact]
    public void The_run_is_what_was_asked_for()
    {
        var request = Request() with
        {
            Parameters = new Dictionary<string, object?> { ["who"] = "Zoe Müller", ["count"] = 3L, ["list"] = new object[] { "a", "b" } },
            Scope = new DesktopScope("atspi", true, "writer", "/tmp/in.odt", 90_000),
            Settings = new RunSettings(Policy: "read-only", Report: "/tmp/out", Screenshots: false, Model: "lam-desk", MaxActions: 9, KeepOpen: true),
        };
        var task = XDocument.Parse(Assert.Single(Windows.Preview(Runbook(), request).Parts).Content);
        var command = TaskXml.Asked(task)!.Command;

        Assert.Equal("run", command.SkipWhile(w => w != "run").First());
        Assert.Equal(
            ["--parameter", "who=Zoe Müller", "--parameter", "count=3", "--parameter", "list=a,b", "--desktop", "atspi", "--headless", "--app", "writer", "--document", "/tmp/in.odt", "--policy", "read-only",
             "--model", "lam-desk", "--report", "/tmp/out", "--no-screenshots", "--max-actions", "9", "--keep-open", "--timeout", "90s", "--log"],
            command.SkipWhile(w => w != "run").Skip(2).SkipLast(1));
    }

    [Theory]
    [InlineData("{ type: secret }", "password", "hush", "SecretInSchedule")]
    [InlineData("{ type: secret, required: true }", null, null, "SecretInSchedule")]
    [InlineData("{ type: secret, from: env:LAMPS_NO_SUCH_VARIABLE }", "password", "hush", "SecretInSchedule")]
    [InlineData("{ type: string, required: true }", null, null, "ParameterMissing")]
    [InlineData("{ type: integer }", "password", "many", "ParameterInvalid")]
    [InlineData("{ type: string }", "pasword", "x", "ParameterUnknown")]
    public void Parameters_are_checked_and_secrets_are_refused(string definition, string? name, string? value, string id)
    {
        var request = Request() with { Parameters = name is null ? new Dictionary<string, object?>() : new() { [name] = value } };
        var error = Assert.Throws<LamException>(() => Windows.Preview(Runbook($"parameters: {{ password: {definition} }}"), request));

        Assert.Equal((id, ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.DoesNotContain("hush", error.Message + error.Remedy);
        if (id == "SecretInSchedule")
            Assert.Contains("from: env:", error.Remedy);
    }

    [Fact]
    public void A_secret_of_the_environment_is_left_to_the_run() =>
        Assert.DoesNotContain("a secret", Windows.Preview(Runbook("parameters: { password: { type: secret, from: env:LAMPS_NO_SUCH_VARIABLE } }"), Request()).Parts[0].Content);

    [Theory]
    [InlineData("bad name", "daily 06:00", "ScheduleNameInvalid")]
    [InlineData("ok", "daily 25:00", "TriggerInvalid")]
    [InlineData("ok", "once 2020-01-01T06:00", "TriggerPassed")]
    public void What_is_wrong_is_told(string name, string trigger, string id) =>
        Assert.Equal(id, Assert.Throws<LamException>(() => Windows.Preview(Runbook(), Request(trigger) with { Name = name })).Id);

    [Fact]
    public void Options_are_checked_now_and_not_at_night()
    {
        string Error(ScheduleRequest request) => Assert.Throws<LamException>(() => Windows.Preview(Runbook(), request)).Id;

        Assert.Equal("FileNotFound", Error(Request() with { WorkingFolder = Path.Combine(_folder.FullName, "none") }));
        Assert.Equal("PolicyNotFound", Error(Request() with { Settings = new RunSettings(Policy: "lenient") }));
        Assert.Equal("DesktopUnknown", Error(Request() with { Scope = new DesktopScope("moon") }));
        Assert.Equal("HeadlessNeedsLiveDesktop", Error(Request() with { Scope = new DesktopScope("sandbox", true) }));
        Assert.Equal("HeadlessNeedsLiveDesktop", Error(Request() with { Scope = new DesktopScope("windows", true) }));
        Assert.Equal("TextNotSchedulable", Error(Request() with { Parameters = new Dictionary<string, object?> { ["list"] = new object[] { "a,b" } } }));
    }

    private static bool Same((string Trigger, IReadOnlyList<string> Command) a, (string Trigger, IReadOnlyList<string> Command) b) => a.Trigger == b.Trigger && a.Command.SequenceEqual(b.Command);

    private ScheduleRequest Request(string trigger = "daily 06:00") =>
        new("nightly", Path.Combine(_folder.FullName, "letter.yaml"), trigger, _folder.FullName, new Dictionary<string, object?>(), new DesktopScope(), new RunSettings());

    private Runbook Runbook(string? parameters = null)
    {
        var file = Path.Combine(_folder.FullName, "letter.yaml");
        File.WriteAllText(file, $"name: x\nversion: 1\n{parameters ?? "parameters: { who: { type: string }, count: { type: integer }, list: { type: list } }"}\nsteps:\n  - wait: 10ms\n");
        return new RunbookLoader(Composer.Pool()).Load(file).OrThrow();
    }
}
