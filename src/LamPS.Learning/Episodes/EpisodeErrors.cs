using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Episodes;

/// <summary>Errors of collecting episodes.</summary>
internal static class EpisodeErrors
{
    public static LamException StoreNotWritten(string path, Exception error) => new(
        nameof(StoreNotWritten),
        ExitCode.NotReady,
        $"'{path}' can't be written: {error.Message}",
        "Free some space, or choose another folder. Every finished episode is kept; the same command goes on behind the last one.",
        error);

    public static LamException StoreNotFound(string path) => new(
        nameof(StoreNotFound),
        ExitCode.InvalidInput,
        $"There is no collection of episodes at '{path}'.",
        "Check the folder, or collect some: 'lamps data collect --out FOLDER'.");

    public static LamException StoreInvalid(string path, string problem) => new(
        nameof(StoreInvalid),
        ExitCode.InvalidInput,
        $"'{path}' isn't a collection of episodes: {problem}",
        "Name another folder with --out, or take this file away.");

    public static LamException StoreOfOtherTasks(string path, string what, string there, string here) => new(
        nameof(StoreOfOtherTasks),
        ExitCode.InvalidInput,
        $"'{path}' was begun with another {what} ({there}) than now ({here}); going on would mix two data sets.",
        "Use the same, or another folder with --out.");

    public static LamException DesktopsFail(int failures, string last) => new(
        nameof(DesktopsFail),
        ExitCode.NotReady,
        $"{failures} episodes in a row could not begin; the last: {last}",
        "Look at 'lamps doctor'. What was collected so far is kept; the same command goes on behind the last episode.");
}
