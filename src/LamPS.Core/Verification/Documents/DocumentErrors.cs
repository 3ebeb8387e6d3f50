using LamPS.Contracts;

namespace LamPS.Core.Verification.Documents;

/// <summary>Errors of reading documents.</summary>
internal static class DocumentErrors
{
    public static LamException DocumentNotFound(string path) => new(
        nameof(DocumentNotFound), ExitCode.Failed, $"There is no document '{path}'.", "Check the path, and that the step that saves it ran.");

    public static LamException DocumentIsFolder(string path) => new(
        nameof(DocumentIsFolder), ExitCode.Failed, $"'{path}' is a folder, not a document.", "Name a file in it.");

    public static LamException DocumentAccessDenied(string path, Exception inner) => new(
        nameof(DocumentAccessDenied), ExitCode.Failed, $"The document '{path}' may not be read by this user.", "Change its permissions, or run as its owner.", inner);

    public static LamException DocumentLocked(string path, Exception inner) => new(
        nameof(DocumentLocked), ExitCode.Failed, $"The document '{path}' is locked by another program.", "Wait until the program has saved it, or close it there.", inner);

    public static LamException DocumentUnreadable(string path, Exception inner) => new(
        nameof(DocumentUnreadable), ExitCode.Failed, $"The document '{path}' can't be read: {inner.Message}", "Check the disk or network drive that it is on.", inner);

    public static LamException DocumentEncrypted(string path) => new(
        nameof(DocumentEncrypted), ExitCode.Failed, $"The document '{path}' is protected by a password, so its content can't be checked.", "Save it without a password.");

    public static LamException DocumentDamaged(string path, string what, Exception? inner = null) => new(
        nameof(DocumentDamaged), ExitCode.Failed, $"The document '{path}' is damaged or incomplete: {what}", "Save it again; if a program is still writing it, wait for it.", inner);

    public static LamException DocumentTooLarge(string path, string limit) => new(
        nameof(DocumentTooLarge), ExitCode.Failed, $"The document '{path}' is too large to check: {limit}.", "Check a smaller document; if you did not expect a large one, don't open it.");

    public static LamException DocumentFormatUnknown(string path, string found) => new(
        nameof(DocumentFormatUnknown), ExitCode.InvalidInput, $"'{path}' is not a document that can be checked: it is {found}.", "Save it as ODT, ODS, DOCX, XLSX, PDF, CSV, Markdown or text.");
}
