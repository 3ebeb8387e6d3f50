using System.Diagnostics;
using System.Xml.Linq;
using LamPS.Core.Applications;
using LamPS.Core.Scheduling;
using Xunit;

namespace LamPS.Core.Tests.Scheduling;

/// <summary>The host at logon, as a task and as a unit.</summary>
public sealed class HostRegistrationTests
{
    private static readonly XNamespace Ns = TaskXml.Namespace;

    private static readonly HostRegistration Windows = new()
    {
        Program = [@"C:\Program Files\LamPS\lamps.exe"],
        Options = ["--wait", "--idle-timeout", "never", "--policy", @"C:\my policies\host.yaml", "--no-window"],
        WorkingFolder = @"C:\Users\zoe\AppData\Local\LamPS",
        Log = @"C:\Users\zoe\AppData\Local\LamPS\host-at-logon.log",
        User = @"OFFICE\zoe",
    };

    private static readonly HostRegistration Linux = Windows with
    {
        Program = ["/opt/LamPS/lamps"],
        Options = ["--wait", "--idle-timeout", "never"],
        Environment = ["LAMPS_HOME=/home/zoe/my data $x"],
        WorkingFolder = "/home/zoe/my data $x",
        Log = "/home/zoe/my data $x/host-at-logon.log",
        User = "zoe",
    };

    [Fact]
    public void The_task_keeps_the_rules_of_the_schema()
    {
        TaskXmlTests.Validate(HostTaskXml.Write(Windows));
        TaskXmlTests.Validate(HostTaskXml.Write(Windows with { Highest = true }));
    }

    [Fact]
    public void The_task_starts_at_the_logon_of_its_user_on_the_desktop_and_is_never_ended()
    {
        var task = HostTaskXml.Write(Windows).Root!;
        string Value(string path) => path.Split('/').Aggregate(task, (e, n) => e.Element(Ns + n)!).Value;

        Assert.Equal(@"\LamPS\Host\OFFICE.zoe", Value("RegistrationInfo/URI"));
        Assert.Equal("LogonTrigger", Assert.Single(task.Element(Ns + "Triggers")!.Elements()).Name.LocalName);
        Assert.Equal(@"OFFICE\zoe", Value("Triggers/LogonTrigger/UserId"));
        Assert.Equal("InteractiveToken", Value("Principals/Principal/LogonType"));
        Assert.Equal("LeastPrivilege", Value("Principals/Principal/RunLevel"));
        Assert.Equal("PT0S", Value("Settings/ExecutionTimeLimit"));
        Assert.Equal("IgnoreNew", Value("Settings/MultipleInstancesPolicy"));
        Assert.Equal("false", Value("Settings/StopIfGoingOnBatteries"));
        Assert.Equal(@"C:\Program Files\LamPS\lamps.exe", Value("Actions/Exec/Command"));
        Assert.Equal(
            """serve --wait --idle-timeout never --policy "C:\my policies\host.yaml" --no-window --log C:\Users\zoe\AppData\Local\LamPS\host-at-logon.log""",
            Value("Actions/Exec/Arguments"));
        Assert.Equal("HighestAvailable", HostTaskXml.Write(Windows with { Highest = true }).Descendants(Ns + "RunLevel").Single().Value);
    }

    [Fact]
    public void No_schedule_can_have_its_place() =>
        Assert.Contains('\\', HostTaskXml.PathOf(Windows.User)[TaskXml.Folder.Length..]);

    [Fact]
    public void What_was_asked_for_reads_back_and_a_change_is_told()
    {
        var there = XDocument.Parse(HostTaskXml.Write(Windows).ToString());
        var asked = HostTaskXml.Asked(there)!;
        Assert.Equal(Windows.Command, asked.Command);
        Assert.Empty(TaskComparison.Compare(HostTaskXml.Write(asked), there));

        there.Descendants(Ns + "RunLevel").Single().Value = "HighestAvailable";
        Assert.Equal(["Principals/Principal/RunLevel is 'HighestAvailable'; it was 'LeastPrivilege'"], TaskComparison.Compare(HostTaskXml.Write(asked), there));
    }

    [Fact]
    public void A_task_of_something_else_was_not_asked_for() => Assert.Null(HostTaskXml.Asked(new XDocument(new XElement("Task"))));

    [Fact]
    public void What_Task_Scheduler_would_replace_is_refused() =>
        Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => HostTaskXml.Write(Windows with { Log = @"%LOCALAPPDATA%\host.log" })).Id);

    [Fact]
    public void The_unit_begins_and_ends_with_the_desktop_and_starts_again_what_broke()
    {
        var unit = HostUnit.Write(Linux);
        Assert.Equal(
            """
            # Made by 'lamps serve --at-logon'. 'lamps serve --at-logon --status' says what was changed since.
            [Unit]
            Description=LamPS host for the desktop of zoe
            PartOf=graphical-session.target
            After=graphical-session.target

            [Service]
            Type=exec
            ExecStart=/opt/LamPS/lamps serve --wait --idle-timeout never --log "/home/zoe/my data $$x/host-at-logon.log"
            WorkingDirectory=/home/zoe/my data $x
            Environment="LAMPS_HOME=/home/zoe/my data $x"
            Restart=on-failure
            RestartSec=5
            RestartPreventExitStatus=2 3 4

            [Install]
            WantedBy=graphical-session.target

            [X-LamPS]
            Asked=
            """.ReplaceLineEndings("\n"),
            unit[..(unit.IndexOf("Asked=", StringComparison.Ordinal) + "Asked=".Length)]);
        Assert.Null(SystemdUnits.NameOf(HostUnit.Name));
        Assert.Equal(Linux.Command, HostUnit.Asked(unit)!.Command);
        Assert.Empty(HostUnit.Changes(HostUnit.Write(HostUnit.Asked(unit)!), unit));
        Assert.Equal(["[Service] Restart is 'no'; it was 'on-failure'"], HostUnit.Changes(unit, unit.Replace("Restart=on-failure", "Restart=no")));
    }

    [Fact]
    public void A_unit_knows_no_highest_privileges() => Assert.Equal("HighestNotHere", Assert.Throws<LamException>(() => HostUnit.Write(Linux with { Highest = true })).Id);

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_unit()
    {
        Assert.SkipUnless(Programs.Find("systemd-analyze") is not null, "needs systemd-analyze");
        var folder = Directory.CreateTempSubdirectory("lamps units ");
        try
        {
            var program = Path.Combine(folder.FullName, "la mps %h $HOME");
            File.Copy("/bin/true", program);
            var unit = Path.Combine(folder.FullName, HostUnit.Name);
            var start = new ProcessStartInfo("systemd-analyze", ["verify", "--user", unit]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["XDG_RUNTIME_DIR"] = folder.FullName;
            start.Environment["SYSTEMD_UNIT_PATH"] = $"{folder.FullName}:";

            File.WriteAllText(unit, HostUnit.Write(Linux with { Program = [program], WorkingFolder = folder.FullName }));
            Assert.Equal((0, ""), await SayAsync(start, unit));

            File.WriteAllText(unit, HostUnit.Write(Linux with { Program = [program + "x"], WorkingFolder = folder.FullName }));
            Assert.NotEqual((0, ""), await SayAsync(start, unit));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[X-LamPS]\nAsked={")]
    [InlineData("[X-LamPS]\nAsked=null")]
    public void A_unit_of_something_else_was_not_asked_for(string unit) => Assert.Null(HostUnit.Asked(unit));

    // What it says of the unit itself; units that it needs may be missing on this machine.
    private static async Task<(int ExitCode, string Said)> SayAsync(ProcessStartInfo start, string unit)
    {
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var lines = $"{await output}{await error}".Split('\n').Where(line => line.Contains(Path.GetFileName(unit), StringComparison.Ordinal)).ToList();
        return (lines.Count == 0 ? 0 : process.ExitCode, string.Join('\n', lines));
    }
}
