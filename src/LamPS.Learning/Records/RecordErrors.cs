using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Records;

/// <summary>Errors of reading and writing records.</summary>
internal static class RecordErrors
{
    public static LamException LineInvalid(string path, int line, string why) => new(
        nameof(LineInvalid),
        ExitCode.InvalidInput,
        $"{path}({line}): not a record of this kind: {why}",
        "Make the file again with 'lamps data', or take the line out.");

    public static LamException NotWritten(string path, Exception error) => new(
        nameof(NotWritten),
        ExitCode.NotReady,
        $"'{path}' can't be written: {error.Message}",
        "Free some space or choose another folder with --out; what was collected so far is kept, and the same command goes on from there.",
        error);
}
