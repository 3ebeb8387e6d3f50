using System.Text;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>Writes the report of a run: a page for people, and JSON for programs.</summary>
public static class ReportWriter
{
    /// <summary>File name of the page.</summary>
    public const string HtmlName = "report.html";

    /// <summary>File name of the JSON.</summary>
    public const string JsonName = "report.json";

    // Together with what Base64 adds, a page that a browser still opens at once.
    private const long MaxPictureBytes = 24 << 20;

    /// <summary>Writes both files whole or not at all: under other names first. Files of the same names are replaced.</summary>
    /// <param name="store">Store of the run.</param>
    /// <param name="runId">Id of the run, an unambiguous beginning of it, or <c>last</c>.</param>
    /// <param name="directory">Folder; made when there is none.</param>
    /// <param name="cancellationToken">Cancels; leaves no half of a file.</param>
    /// <exception cref="LamException">There is no such run, or the files can't be written.</exception>
    public static Task<ReportFiles> WriteAsync(IRunStore store, string runId, string directory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Task.Run(() => Write(store, runId, Path.GetFullPath(directory), cancellationToken), cancellationToken);
    }

    private static ReportFiles Write(IRunStore store, string runId, string directory, CancellationToken cancellationToken)
    {
        store.Flush();
        var run = store.Find(runId) ?? throw RunErrors.RunNotFound(runId);
        var events = store.Events(run.Id);
        var files = new ReportFiles(Path.Combine(directory, HtmlName), Path.Combine(directory, JsonName));
        CreateFolder(directory);

        var model = new ReportModel(run, events);
        var pictures = new PictureSet(store.FolderOf(run.Id), model.Actions, MaxPictureBytes);
        cancellationToken.ThrowIfCancellationRequested();
        Replace(files.Html, output => HtmlReport.Write(output, model, pictures), cancellationToken);
        Replace(files.Json, output => output.Write(ResultJson.Write(RunResults.Make(run, events, files.Html))), cancellationToken);
        return files;
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ReportErrors.ReportNotWritable(path, e.Message, e);
        }
    }

    private static void Replace(string path, Action<TextWriter> write, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var output = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                write(output);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ReportErrors.ReportNotWritable(path, e.Message, e);
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What matters has been said already, or there was nothing to delete.
        }
    }
}
