using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Host.Cli;

/// <summary>Errors of the command line.</summary>
internal static class HostErrors
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

    /// <summary>Model runtimes come later.</summary>
    public static LamException ModelNotAvailable(string model) =>
        new(nameof(ModelNotAvailable), ExitCode.NotReady, $"model '{model}' isn't available: this version plans and decides without a model", "Leave --model out, or use --model baseline.");

    /// <summary>An option's value is wrong.</summary>
    public static LamException OptionInvalid(string option, string value, string wanted) =>
        new(nameof(OptionInvalid), ExitCode.InvalidInput, $"{option} '{value}' isn't {wanted}", "See 'lamps --help'.");

    /// <summary>The document isn't there.</summary>
    public static LamException FileNotFound(string option, string path) =>
        new(nameof(FileNotFound), ExitCode.InvalidInput, $"{option}: '{path}' doesn't exist", "Check the path; relative paths start from the current folder.");

    /// <summary>The folder to save to isn't there.</summary>
    public static LamException SaveFolderNotFound(string path) =>
        new(nameof(SaveFolderNotFound), ExitCode.InvalidInput, $"--save: the folder of '{path}' doesn't exist", "Make the folder first.");

    /// <summary>The target can't be written.</summary>
    public static LamException SaveTargetReadOnly(string path) =>
        new(nameof(SaveTargetReadOnly), ExitCode.InvalidInput, $"--save: '{path}' can't be written to", "Choose another path, or change its permissions.");

    /// <summary>The command line is wrong.</summary>
    public static LamException CommandLineInvalid(string message) =>
        new(nameof(CommandLineInvalid), ExitCode.InvalidInput, message, "See 'lamps --help', or 'lamps COMMAND --help'.");
}
