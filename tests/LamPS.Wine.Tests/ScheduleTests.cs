using System.Xml.Linq;
using Xunit;

namespace LamPS.Wine.Tests;

[Trait("Needs", "wine")]
public sealed class ScheduleTests(WinePrefix wine)
{
    private static readonly XNamespace Names = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private static string Runbook { get; } = WinePrefix.ToWindows(Path.Combine(WinePrefix.Repository, "examples", "quickstart.yaml"));

    [Fact]
    public async Task A_task_is_written_as_Task_Scheduler_reads_it()
    {
        var result = await wine.RunAsync("schedule", "add", "nightly", Runbook, "--daily", "02:00", "--param", "requester=Zoë Müller", "--print");

        Assert.True(result.ExitCode == 0, result.ToString());
        var task = XDocument.Parse(result.Output).Root!;
        Assert.Equal(Names + "Task", task.Name);
        var run = task.Descendants(Names + "Exec").Single();
        Assert.Equal(WinePrefix.ToWindows(Path.Combine(WinePrefix.Host, "lamps.exe")), run.Element(Names + "Command")!.Value, ignoreCase: true);
        Assert.Contains("\"requester=Zoë Müller\"", run.Element(Names + "Arguments")!.Value, StringComparison.Ordinal);
        Assert.StartsWith(@"C:\", run.Element(Names + "WorkingDirectory")!.Value, StringComparison.Ordinal);
    }

    // Wine's schtasks registers and removes, and says nothing when it is asked: 'show', 'list', and 'add' without '--force' can't be shown here.
    [Fact]
    public async Task It_is_registered_and_removed()
    {
        var file = Path.Combine(wine.DriveC, "windows", "system32", "tasks", "LamPS", "weekly");
        var added = await wine.RunAsync("schedule", "add", "weekly", Runbook, "--weekly", "mon,thu@06:00", "--force");
        Assert.True(added.ExitCode == 0 && File.Exists(file), added.ToString());
        Assert.Contains("lamps.exe", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var removed = await wine.RunAsync("schedule", "remove", "weekly");
        Assert.True(removed.ExitCode == 0 && !File.Exists(file), removed.ToString());
    }
}
