using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LamPS.Core.Scheduling;

/// <summary>Compares a task with what was asked for. Task Scheduler orders elements anew, leaves out defaults and adds others; none of that is a difference.</summary>
public static partial class TaskComparison
{
    private static readonly string[] Parts = ["Triggers", "Principals", "Settings", "Actions"];

    // Those that the schema names, and those that say nothing about when and how a run is done.
    private static readonly HashSet<string> Unimportant =
    [
        "Principals/Principal/UserId", "Triggers/LogonTrigger/UserId", "Settings/UseUnifiedSchedulingEngine", "Settings/Volatile",
    ];

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["Principals/Principal/RunLevel"] = "LeastPrivilege",
        ["Settings/MultipleInstancesPolicy"] = "IgnoreNew",
        ["Settings/DisallowStartIfOnBatteries"] = "true",
        ["Settings/StopIfGoingOnBatteries"] = "true",
        ["Settings/AllowHardTerminate"] = "true",
        ["Settings/StartWhenAvailable"] = "false",
        ["Settings/RunOnlyIfNetworkAvailable"] = "false",
        ["Settings/WakeToRun"] = "false",
        ["Settings/Enabled"] = "true",
        ["Settings/Hidden"] = "false",
        ["Settings/DeleteExpiredTaskAfter"] = "PT0S",
        ["Settings/AllowStartOnDemand"] = "true",
        ["Settings/RunOnlyIfIdle"] = "false",
        ["Settings/DisallowStartOnRemoteAppSession"] = "false",
        ["Settings/ExecutionTimeLimit"] = "PT72H",
        ["Settings/Priority"] = "7",
        ["Settings/IdleSettings/Duration"] = "PT10M",
        ["Settings/IdleSettings/WaitTimeout"] = "PT1H",
        ["Settings/IdleSettings/StopOnIdleEnd"] = "true",
        ["Settings/IdleSettings/RestartOnIdle"] = "false",
        ["Triggers/CalendarTrigger/RandomDelay"] = "PT0M",
        ["Triggers/CalendarTrigger/ScheduleByDay/DaysInterval"] = "1",
        ["Triggers/CalendarTrigger/ScheduleByWeek/WeeksInterval"] = "1",
        ["Triggers/CalendarTrigger/Enabled"] = "true",
        ["Triggers/TimeTrigger/Enabled"] = "true",
        ["Triggers/LogonTrigger/Enabled"] = "true",
        ["Triggers/IdleTrigger/Enabled"] = "true",
        ["Triggers/EventTrigger/Enabled"] = "true",
    };

    /// <summary>What differs, one sentence each; none when the task does what was asked for.</summary>
    /// <param name="asked">The definition that was registered.</param>
    /// <param name="there">The definition that is there.</param>
    public static IReadOnlyList<string> Compare(XDocument asked, XDocument there)
    {
        var (before, after) = (Values(asked), Values(there));
        return
        [
            .. before.Keys.Concat(after.Keys).Distinct().Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Asked: before.GetValueOrDefault(name), There: after.GetValueOrDefault(name)))
                .Where(v => Comparable(v.Name, v.Asked) != Comparable(v.Name, v.There))
                .Select(v => SchedulingChanges.Text(v.Name, v.Asked ?? Default(v.Name), v.There ?? Default(v.Name))),
        ];
    }

    // Texts of elements by path; several in one place are one value.
    private static Dictionary<string, string> Values(XDocument task)
    {
        var values = new List<(string Name, string Text)>();
        foreach (var part in Parts.Select(p => task.Root?.Element(TaskXml.Namespace + p)).OfType<XElement>())
        {
            // A second trigger or action is a difference, even when it says nothing but defaults.
            var isList = part.Name.LocalName != "Settings";
            values.AddRange(isList ? part.Elements().Select(e => (PathOf(e), "")) : []);
            values.AddRange(part.Descendants().Where(e => !e.HasElements && !(isList && e.Parent == part)).Select(e => (PathOf(e), e.Value.Trim())));
        }

        return values.Where(v => !Unimportant.Contains(v.Name)).GroupBy(v => v.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(v => v.Text).Order(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    private static string PathOf(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Skip(1).Select(e => e.Name.LocalName));

    private static string? Default(string name) => Defaults.GetValueOrDefault(name);

    private static string? Comparable(string name, string? value)
    {
        var text = value ?? Default(name);
        return text switch
        {
            null => null,
            "1" when Default(name) == "true" || Default(name) == "false" => "true",
            "0" when Default(name) == "true" || Default(name) == "false" => "false",
            ['P', ..] when Duration(text) is { } duration => duration,
            // schtasks shows letters that the code page of the console lacks as question marks.
            _ => Foreign().Replace(text, "?"),
        };
    }

    private static string? Duration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text).ToString();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[^\x00-\x3E\x40-\x7F]+")]
    private static partial Regex Foreign();
}
