using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Host.Operations;

/// <summary>Errors of what is asked of LamPS, on the command line or over the pipe.</summary>
internal static class OperationErrors
{
    /// <summary>No such kind of desktop.</summary>
    public static LamException DesktopUnknown(string kind) =>
        new(nameof(DesktopUnknown), ExitCode.InvalidInput, $"there is no desktop '{kind}'", "Use auto, sandbox, atspi, or replay:FILE.");

    /// <summary>Not on this system.</summary>
    public static LamException DesktopNotHere(string kind, string system) =>
        new(nameof(DesktopNotHere), ExitCode.NotReady, $"desktop '{kind}' needs {system}", "Use --desktop sandbox, or run 'lamps doctor' to see what is here.");

    /// <summary>Headless needs a live desktop.</summary>
    public static LamException HeadlessNeedsLiveDesktop(string kind) =>
        new(nameof(HeadlessNeedsLiveDesktop), ExitCode.InvalidInput, $"--headless starts a private session for live applications; desktop '{kind}' has none", "Leave --headless out, or use --desktop atspi.");

    /// <summary>An option's value is wrong.</summary>
    public static LamException OptionInvalid(string option, string value, string wanted) =>
        new(nameof(OptionInvalid), ExitCode.InvalidInput, $"{option} '{value}' isn't {wanted}", "See 'lamps --help'.");

    /// <summary>The document isn't there.</summary>
    public static LamException FileNotFound(string option, string path) =>
        new(nameof(FileNotFound), ExitCode.InvalidInput, $"{option} '{path}' doesn't exist", "Check the path; relative paths start from the current folder.");

    /// <summary>The folder to save to isn't there.</summary>
    public static LamException SaveFolderNotFound(string path) =>
        new(nameof(SaveFolderNotFound), ExitCode.InvalidInput, $"can't save: the folder of '{path}' doesn't exist", "Make the folder first.");

    /// <summary>The target can't be written.</summary>
    public static LamException SaveTargetReadOnly(string path) =>
        new(nameof(SaveTargetReadOnly), ExitCode.InvalidInput, $"can't save: '{path}' can't be written to", "Choose another path, or change its permissions.");

    /// <summary>The command line is wrong.</summary>
    public static LamException CommandLineInvalid(string message) =>
        new(nameof(CommandLineInvalid), ExitCode.InvalidInput, message, "See 'lamps --help', or 'lamps COMMAND --help'.");

    /// <summary>An id that is none.</summary>
    public static LamException ElementIdInvalid(string id) =>
        new(nameof(ElementIdInvalid), ExitCode.InvalidInput, $"'{id}' is no id of an element", "Ids look like e41 and come from 'Get-LamElement'; use a selector otherwise.");

    /// <summary>A state that there isn't.</summary>
    public static LamException StateUnknown(string state) =>
        new(nameof(StateUnknown), ExitCode.InvalidInput, $"there is no state '{state}'", "Use checked, enabled, selected, focused, expanded, showing, with true or false.");

    /// <summary>Neither an element nor an expectation.</summary>
    public static LamException NothingToCheck() =>
        new(nameof(NothingToCheck), ExitCode.InvalidInput, "nothing is said that could be checked", "Name an element by selector, or give an expectation such as 'window: Untitled'.");

    /// <summary>The data folder can't be used.</summary>
    public static LamException HomeNotUsable(string home, string why) =>
        new(nameof(HomeNotUsable), ExitCode.NotReady, $"the folder '{home}' can't be used: {why}", "Set LAMPS_HOME to a folder that you can write to.");

    /// <summary>Another host has the place.</summary>
    public static LamException HostAlreadyRunning(string address) =>
        new(nameof(HostAlreadyRunning), ExitCode.NotReady, $"a host runs already for this user at '{address}'", "Use it as it is, or end it first: lamps serve --stop.");

    /// <summary>Someone else has the name of the pipe.</summary>
    public static LamException HostAddressTaken(string address, string why) =>
        new(nameof(HostAddressTaken), ExitCode.NotReady, $"the pipe '{address}' can't be made: {why}", "Another program has that name; set LAMPS_HOME to another folder, which gives the pipe another name, and find out what that program is.");

    /// <summary>A name that can't be one.</summary>
    public static LamException FunctionNameInvalid(string name) =>
        new(nameof(FunctionNameInvalid), ExitCode.InvalidInput, $"'{name}' can't be the name of a function", "Use small letters, digits and underscores, a letter first: insert_invoice_number.");

    /// <summary>A name that is taken.</summary>
    public static LamException FunctionNameTaken(string name) =>
        new(nameof(FunctionNameTaken), ExitCode.InvalidInput, $"'{name}' is a UI function and can't be replaced", "Choose another name.");

    /// <summary>A risk that there isn't.</summary>
    public static LamException RiskUnknown(string function, string risk) =>
        new(nameof(RiskUnknown), ExitCode.InvalidInput, $"function '{function}': there is no risk '{risk}'", "Use read, change, destructive or outside.");

    /// <summary>A type that there isn't.</summary>
    public static LamException ArgumentTypeUnknown(string function, string argument, string type) =>
        new(nameof(ArgumentTypeUnknown), ExitCode.InvalidInput, $"function '{function}': argument '{argument}' has the unknown type '{type}'", "Use text, integer, number, boolean or path.");

    /// <summary>A run that isn't under way here.</summary>
    public static LamException RunNotRunning(string run, string detail) =>
        new(nameof(RunNotRunning), ExitCode.NotReady, $"run '{run}' isn't under way in this host{detail}", "'lamps runs' shows what runs; a run of a command line is stopped there with Ctrl+C.");

    /// <summary>An application that there isn't.</summary>
    public static LamException ApplicationUnknown(string name) =>
        new(nameof(ApplicationUnknown), ExitCode.InvalidInput, $"there is no application '{name}' in the catalog", "'lamps app list' or 'Get-LamApplication' shows them.");

    /// <summary>A run without an action that was done.</summary>
    public static LamException NothingToCompile(string run) =>
        new(nameof(NothingToCompile), ExitCode.InvalidInput, $"run '{run}' has no action that was done, so there is nothing to replay", "'lamps runs' shows what was run; its report shows what was done.");

    /// <summary>A file that is there.</summary>
    public static LamException FileExists(string file) =>
        new(nameof(FileExists), ExitCode.InvalidInput, $"'{file}' exists already", "Choose another name, or replace it with --force.");

    /// <summary>A file that can't be written.</summary>
    public static LamException FileNotWritable(string file, string why) =>
        new(nameof(FileNotWritable), ExitCode.InvalidInput, $"'{file}' can't be written: {why}", "Choose another place, or change its permissions.");

    /// <summary>The host was told to stop and hasn't yet.</summary>
    public static LamException HostStillStopping(string address) =>
        new(nameof(HostStillStopping), ExitCode.TimedOut, $"the host at '{address}' was told to stop and is still ending its runs", "Wait a moment, or end the process that 'lamps serve --status' names.");

    /// <summary>Nothing can be collected.</summary>
    public static LamException NoTasks(string why) => new(
        nameof(NoTasks), ExitCode.InvalidInput, $"There is no task to try: {why}.", "'lamps data recipes' lists the families and their splits.");
}
