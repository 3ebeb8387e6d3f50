using System.Xml.Linq;
using LamPS.Core;
using LamPS.Core.Scheduling;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using Xunit;

namespace LamPS.Host.Tests.Scheduling;

/// <summary>The host at logon: registered, read back, started and removed, with a Task Scheduler and a systemd that are played.</summary>
public sealed class LogonHostTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps logon ");
    private readonly FakeTaskScheduler _tasks = new();
    private readonly FakeSystemd _systemd = new();

    private string Unit => Path.Combine(_folder.FullName, "units", "lamps.service");

    private LogonHostOperation Windows => new(new WindowsLogonHost(_tasks));

    private LogonHostOperation Systemd => new(new SystemdLogonHost(_systemd, Path.GetDirectoryName(Unit)!));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_task_is_registered_read_back_started_and_removed()
    {
        Assert.Null(await Windows.FindAsync(None));
        var added = await Windows.AddAsync(new LogonHostOperation.Request(), None);
        var path = HostTaskXml.PathOf(ThisProgram.User);

        Assert.Equal(("windows", "enabled", path, false), (added.Scheduler, added.State, added.Registered, added.Highest));
        Assert.Empty(added.Changes);
        Assert.Equal(["serve", "--wait", "--idle-timeout", "never", "--no-window", "--log", added.Log], added.Command.Skip(ThisProgram.Command.Count));
        Assert.Equal(ThisProgram.User, _tasks.Tasks[path].Descendants(TaskXml.Namespace + "Author").Single().Value);

        await Windows.StartAsync(None);
        Assert.Equal($"/Run /TN {path}", _tasks.Calls[^1]);
        await Windows.RemoveAsync(None);
        Assert.Null(await Windows.FindAsync(None));
        Assert.Equal("HostNotRegistered", (await Assert.ThrowsAsync<LamException>(() => Windows.RemoveAsync(None))).Id);
    }

    [Fact]
    public async Task A_task_is_no_schedule()
    {
        await Windows.AddAsync(new LogonHostOperation.Request(), None);
        Assert.Empty(await new WindowsScheduler(_tasks).NamesAsync(None));
    }

    [Fact]
    public async Task What_somebody_changed_is_told_and_registering_again_undoes_it()
    {
        await Windows.AddAsync(new LogonHostOperation.Request("8h", Highest: true), None);
        var task = _tasks.Tasks[HostTaskXml.PathOf(ThisProgram.User)];
        task.Root!.Element(TaskXml.Namespace + "Settings")!.Element(TaskXml.Namespace + "Enabled")!.Value = "false";
        task.Root.Element(TaskXml.Namespace + "Triggers")!.Add(new XElement(TaskXml.Namespace + "BootTrigger"));

        var shown = await Windows.ShowAsync(None);
        Assert.Equal(("disabled", true), (shown.State, shown.Highest));
        Assert.Equal(["Settings/Enabled is 'false'; it was 'true'", "Triggers/BootTrigger was added"], shown.Changes);
        Assert.Empty((await Windows.AddAsync(new LogonHostOperation.Request(), None)).Changes);
    }

    [Fact]
    public async Task A_refusal_of_Task_Scheduler_is_passed_on()
    {
        _tasks.Refusal = "Access is denied.";
        var error = await Assert.ThrowsAsync<LamException>(() => Windows.AddAsync(new LogonHostOperation.Request(), None));
        Assert.Equal("HostNotTaken", error.Id);
        Assert.Contains("Access is denied.", error.Message, StringComparison.Ordinal);
        Assert.Contains("as administrator", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_is_registered_read_back_started_and_removed()
    {
        var added = await Systemd.AddAsync(new LogonHostOperation.Request(), None);
        Assert.Equal(("systemd", "enabled", Unit), (added.Scheduler, added.State, added.Registered));
        Assert.Equal(["show --property=Version", "daemon-reload", "enable lamps.service"], _systemd.Calls.Take(3));
        Assert.DoesNotContain("--no-window", added.Command);
        Assert.Empty(await new SystemdScheduler(_systemd, Path.GetDirectoryName(Unit)!).NamesAsync(None));

        await Systemd.StartAsync(None);
        Assert.Equal("start lamps.service", _systemd.Calls[^1]);
        File.AppendAllText(Unit, "[Service]\nNice=5\n");
        Directory.CreateDirectory(Unit + ".d");
        Assert.Equal(["[Service] Nice was added: '5'", "lamps.service.d was added and may change anything"], (await Systemd.ShowAsync(None)).Changes);

        await Systemd.RemoveAsync(None);
        Assert.False(File.Exists(Unit));
        Assert.Contains("disable lamps.service", _systemd.Calls);
    }

    [Theory]
    [InlineData("show", "SchedulerNotReady")]
    [InlineData("enable", "HostNotTaken")]
    public async Task A_systemd_that_refuses_leaves_nothing_behind(string verb, string id)
    {
        _systemd.Failing.Add(verb);
        Assert.Equal(id, (await Assert.ThrowsAsync<LamException>(() => Systemd.AddAsync(new LogonHostOperation.Request(), None))).Id);
        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public async Task A_systemd_that_refuses_leaves_what_was_there()
    {
        await Systemd.AddAsync(new LogonHostOperation.Request("8h"), None);
        var before = File.ReadAllText(Unit);
        _systemd.Failing.Add("enable");
        await Assert.ThrowsAsync<LamException>(() => Systemd.AddAsync(new LogonHostOperation.Request(), None));
        Assert.Equal(before, File.ReadAllText(Unit));
    }

    [Fact]
    public async Task What_can_not_be_started_now_says_when_it_will_be()
    {
        await Systemd.AddAsync(new LogonHostOperation.Request(), None);
        _systemd.Failing.Add("start");
        Assert.Contains("Log on", (await Assert.ThrowsAsync<LamException>(() => Systemd.StartAsync(None))).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_checked_now_and_not_at_logon()
    {
        Assert.Equal("PolicyNotFound", Assert.Throws<LamException>(() => Windows.Preview(new LogonHostOperation.Request(Policy: "lenient"))).Id);
        var file = Path.Combine(_folder.FullName, "own.yaml");
        File.WriteAllText(file, "extends: unattended\n");
        Assert.Contains(file, Systemd.Preview(new LogonHostOperation.Request(Policy: file)).Parts[0].Content, StringComparison.Ordinal);
    }
}
