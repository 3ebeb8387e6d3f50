using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LamPS.Core.Scheduling;

/// <summary>Schedules as tasks of the Task Scheduler of Windows (schema 1.4), in its folder <c>\LamPS</c>.</summary>
public static partial class TaskXml
{
    /// <summary>Folder of the tasks.</summary>
    public const string Folder = @"\LamPS\";

    /// <summary>Namespace of the elements.</summary>
    public static readonly XNamespace Namespace = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    // Below-normal priority, which tasks have otherwise, makes desktops slow to answer.
    private const int NormalPriority = 5;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>Writes the definition of a task.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="LamException">Something in it can't stand in a task.</exception>
    public static XDocument Write(Schedule schedule) => Write(new Definition(
        Folder + schedule.Name,
        $"{schedule.Description}. Made by 'lamps schedule add'; 'lamps schedule show {schedule.Name}' says what was changed since.",
        ScheduleMarker.Write(schedule),
        schedule.User,
        schedule.Highest,
        schedule.Command,
        schedule.WorkingFolder,
        Trigger(schedule),

        // What a run does with mouse and keyboard ends the idle time, and must not end the run with it.
        Element(
            "IdleSettings",
            schedule.Trigger is ScheduleTrigger.OnIdle idle ? (XElement[])[Element("Duration", XmlConvert.ToString(idle.After)), Element("WaitTimeout", "PT1H")] : null,
            Element("StopOnIdleEnd", "false"),
            Element("RestartOnIdle", "false")),
        schedule.StopAfter));

    /// <summary>What was asked for, as the definition of a task has it; null when it isn't there or isn't whole.</summary>
    /// <param name="task">The definition.</param>
    public static Schedule? Asked(XDocument task) => ScheduleMarker.Read(Documentation(task));

    /// <summary>Whether the task may be started at all.</summary>
    /// <param name="task">The definition.</param>
    public static bool IsEnabled(XDocument task) => task.Root?.Element(Namespace + "Settings")?.Element(Namespace + "Enabled")?.Value.Trim() is not ("false" or "0");

    private static XElement Trigger(Schedule schedule) => schedule.Trigger switch
    {
        // The first time that it is due: one that lies behind would count as missed, and be made up for at once.
        ScheduleTrigger.OnDays trigger => Element(
            "CalendarTrigger", Element("StartBoundary", Time(trigger.NextAfter(schedule.Registered)!.Value)), Days(trigger)),
        ScheduleTrigger.Once once => Element("TimeTrigger", Element("StartBoundary", Time(once.At))),
        ScheduleTrigger.AtLogon => Element("LogonTrigger", Element("UserId", schedule.User)),
        ScheduleTrigger.OnIdle => Element("IdleTrigger"),
        ScheduleTrigger.OnEvent trigger => Element("EventTrigger", Element("Subscription", Query(trigger))),
        var other => throw new InvalidOperationException($"no task for {other}"),
    };

    private static XElement Days(ScheduleTrigger.OnDays trigger) => trigger switch
    {
        ScheduleTrigger.Weekly weekly => Element(
            "ScheduleByWeek",
            Element("WeeksInterval", "1"),
            Element("DaysOfWeek", weekly.Days.Select(d => Element(d.ToString())))),
        ScheduleTrigger.Monthly monthly => Element(
            "ScheduleByMonth",
            Element("DaysOfMonth", monthly.Days.Select(d => Element("Day", d)), monthly.LastDay ? Element("Day", "Last") : null),
            Element("Months", Months.Select(m => Element(m)))),
        _ => Element("ScheduleByDay", Element("DaysInterval", "1")),
    };

    private static string Query(ScheduleTrigger.OnEvent trigger) => new XElement(
        "QueryList",
        new XElement(
            "Query",
            new XAttribute("Id", "0"),
            new XAttribute("Path", trigger.Log),
            new XElement("Select", new XAttribute("Path", trigger.Log), $"*[System[Provider[@Name='{trigger.Source}'] and EventID={trigger.Id}]]")))
        .ToString(SaveOptions.DisableFormatting);

    /// <summary>Writes the definition of a task that runs in the session of a user.</summary>
    /// <param name="task">What is in it.</param>
    /// <exception cref="LamException">Something in it can't stand in a task.</exception>
    internal static XDocument Write(Definition task)
    {
        foreach (var text in task.Command.Append(task.WorkingFolder))
        {
            Check(text);
        }

        return new XDocument(
            new XDeclaration("1.0", "UTF-16", null),
            Element(
                "Task",
                new XAttribute("version", "1.4"),
                Element(
                    "RegistrationInfo",
                    Element("Author", task.User),
                    Element("Description", task.Description),
                    Element("URI", task.Path),
                    Element("Documentation", task.Marker)),
                Element("Triggers", task.Trigger),
                Element(
                    "Principals",
                    Element(
                        "Principal",
                        new XAttribute("id", "Author"),
                        Element("UserId", task.User),
                        Element("LogonType", "InteractiveToken"),
                        Element("RunLevel", task.Highest ? "HighestAvailable" : "LeastPrivilege"))),
                Settings(task),
                Element(
                    "Actions",
                    new XAttribute("Context", "Author"),
                    Element(
                        "Exec",
                        Element("Command", task.Command[0]),
                        Element("Arguments", WindowsArguments.Join(task.Command.Skip(1))),
                        Element("WorkingDirectory", task.WorkingFolder)))));
    }

    /// <summary>What LamPS keeps in the definition of a task for itself, or null.</summary>
    /// <param name="task">The definition.</param>
    internal static string? Documentation(XDocument task) => task.Root?.Element(Namespace + "RegistrationInfo")?.Element(Namespace + "Documentation")?.Value;

    /// <summary>An element.</summary>
    internal static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    private static XElement Settings(Definition task) => Element(
        "Settings",
        Element("MultipleInstancesPolicy", "IgnoreNew"),
        Element("DisallowStartIfOnBatteries", "false"),
        Element("StopIfGoingOnBatteries", "false"),
        Element("AllowHardTerminate", "true"),
        Element("StartWhenAvailable", "true"),
        Element("RunOnlyIfNetworkAvailable", "false"),
        task.Idle,
        Element("AllowStartOnDemand", "true"),
        Element("Enabled", "true"),
        Element("Hidden", "false"),
        Element("RunOnlyIfIdle", "false"),
        Element("WakeToRun", "false"),
        Element("ExecutionTimeLimit", XmlConvert.ToString(task.LongestRun)),
        Element("Priority", NormalPriority));

    // By the clock of the machine: a time without a zone.
    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static void Check(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            throw SchedulingErrors.TextNotSchedulable(text, "it holds what is no text");
        }

        if (text.Any(char.IsControl))
        {
            throw SchedulingErrors.TextNotSchedulable(text, "a task can't hold control characters");
        }

        if (Replaced().Match(text) is { Success: true } match)
        {
            throw SchedulingErrors.TextNotSchedulable(text, $"Task Scheduler would put something else where {match.Value} stands");
        }
    }

    // Environment variables and arguments of the trigger. There is no way to write such a text so that it stays.
    [GeneratedRegex(@"%[^%]+%|\$\([^)]*\)")]
    private static partial Regex Replaced();

    /// <summary>What is in a task.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Description">What it is, for people.</param>
    /// <param name="Marker">What was asked for.</param>
    /// <param name="User">Whose session it runs in.</param>
    /// <param name="Highest">Whether it runs with all rights that the user has.</param>
    /// <param name="Command">Program and arguments.</param>
    /// <param name="WorkingFolder">Folder that it is started in.</param>
    /// <param name="Trigger">What starts it.</param>
    /// <param name="Idle">What idle time means to it.</param>
    /// <param name="LongestRun">After what time it is ended; zero for never.</param>
    internal sealed record Definition(
        string Path,
        string Description,
        string Marker,
        string User,
        bool Highest,
        IReadOnlyList<string> Command,
        string WorkingFolder,
        XElement Trigger,
        XElement Idle,
        TimeSpan LongestRun);
}
