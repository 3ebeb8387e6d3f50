using System.Xml.Linq;

namespace LamPS.Core.Scheduling;

/// <summary>The host at logon as a task of the Task Scheduler of Windows, in a folder that holds no schedules.</summary>
public static class HostTaskXml
{
    /// <summary>Folder of the tasks: one for each user, as tasks belong to the machine.</summary>
    public const string Folder = TaskXml.Folder + @"Host\";

    /// <summary>Path of the task of a user.</summary>
    /// <param name="user">Name with the domain.</param>
    public static string PathOf(string user) => Folder + user.Replace('\\', '.');

    /// <summary>Writes the definition of the task.</summary>
    /// <param name="host">What was asked for.</param>
    /// <exception cref="LamException">Something in it can't stand in a task.</exception>
    public static XDocument Write(HostRegistration host) => TaskXml.Write(new TaskXml.Definition(
        PathOf(host.User),
        $"{host.Description}. Made by 'lamps serve --at-logon'; 'lamps serve --at-logon --status' says what was changed since.",
        HostMarker.Write(host),
        host.User,
        host.Highest,
        host.Command,
        host.WorkingFolder,
        TaskXml.Element("LogonTrigger", TaskXml.Element("UserId", host.User)),
        TaskXml.Element("IdleSettings", TaskXml.Element("StopOnIdleEnd", "false"), TaskXml.Element("RestartOnIdle", "false")),
        LongestRun: TimeSpan.Zero));

    /// <summary>What was asked for, as the definition of a task has it; null when it isn't there or isn't whole.</summary>
    /// <param name="task">The definition.</param>
    public static HostRegistration? Asked(XDocument task) => HostMarker.Read(TaskXml.Documentation(task));
}
