using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Plans;

/// <summary>Errors of making plan data.</summary>
internal static class PlanDataErrors
{
    public static LamException SourceKindUnknown(string kind) => new(
        nameof(SourceKindUnknown),
        ExitCode.InvalidInput,
        $"'{kind}' is no kind of source.",
        "Kinds are help, powershell, markdown, html, runbooks, runs and queries: --source markdown:docs.");

    public static LamException SourceNotFound(string path) => new(
        nameof(SourceNotFound),
        ExitCode.InvalidInput,
        $"There is no source '{path}'.",
        "Check the path; for LibreOffice's help install libreoffice-help-en-us.");

    public static LamException SourceEmpty(string path, string kind) => new(
        nameof(SourceEmpty),
        ExitCode.InvalidInput,
        $"The source '{path}' has nothing to read as {kind}.",
        "Name the kind, such as --source markdown:PATH, or leave the source out.");

    public static LamException NoSources() => new(
        nameof(NoSources),
        ExitCode.NotReady,
        "There is no source: LibreOffice's help isn't installed here, and none is named.",
        "Install libreoffice-help-en-us, or name sources with --source.");

    public static LamException SourceBroken(IReadOnlyList<string> files) => new(
        nameof(SourceBroken),
        ExitCode.InvalidInput,
        $"{files.Count} files can't be read: {string.Join("; ", files.Take(5))}{(files.Count > 5 ? "; ..." : "")}",
        "Mend or remove them, or go on without them with --skip-broken; the data card counts them then.");

    public static LamException LeakFound(int count, string first) => new(
        nameof(LeakFound),
        ExitCode.Internal,
        $"{count} held-out records leak into train, the first is {first}.",
        "Nothing was written. Please report this with the sources and the seed.");

    public static LamException TeacherAnswerInvalid(string task, string why) => new(
        nameof(TeacherAnswerInvalid),
        ExitCode.Failed,
        $"The teacher's answer to '{task}' can't be used: {why}.",
        "Use a model that follows JSON Schema.");
}
