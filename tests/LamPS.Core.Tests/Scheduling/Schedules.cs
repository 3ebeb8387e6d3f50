using LamPS.Core.Scheduling;

namespace LamPS.Core.Tests.Scheduling;

/// <summary>Schedules for tests.</summary>
internal static class Schedules
{
    public static readonly DateTime Now = new(2026, 11, 20, 12, 0, 0);

    /// <summary>One of each kind of trigger.</summary>
    public static readonly string[] Triggers =
        ["daily 06:00", "weekly mon,thu@06:00", "monthly 1,15@06:00", "monthly last@23:59", "monthly 31,last@00:00", "once 2026-12-01T06:00", "logon", "idle 10m", "event Application:MsiInstaller:1033"];

    public static Schedule Make(string trigger = "daily 06:00") => new()
    {
        Name = "nightly",
        Runbook = "/home/zoe/run books/100 % done.yaml",
        Trigger = TriggerReader.Read(trigger),
        Program = ["/opt/LamPS/lamps"],
        Parameters = ["customer=Contoso & \"Söhne\"", "path=C:\\temp\\"],
        Options = ["--headless", "--policy", "unattended"],
        Environment = ["LAMPS_HOME=/home/zoe/my data"],
        WorkingFolder = "/home/zoe/run books",
        Log = "/home/zoe/.local/share/lamps/schedules/nightly.log",
        User = @"OFFICE\zoe",
        TimeLimit = TimeSpan.FromHours(1),
        Registered = Now,
    };
}
