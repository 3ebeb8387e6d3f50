using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LamPS.Host.Scheduling;

/// <summary>The Task Scheduler of Windows, by <c>schtasks</c>.</summary>
internal sealed class TaskSchedulerProgram(IProgramRunner programs)
{
    private const string Program = "schtasks";

    /// <summary>Registers a task, in place of one of the same path.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="task">Its definition.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ProgramResult> CreateAsync(string path, XDocument task, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lamps-{Guid.NewGuid():n}.xml");
        try
        {
            await File.WriteAllTextAsync(file, $"{task.Declaration}\n{task.Root}", Encoding.Unicode, cancellationToken).ConfigureAwait(false);
            return await RunAsync(["/Create", "/TN", path, "/XML", file, "/F"], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The definition of a task.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Whether there is such a task; the definition, or null when it can't be read.</returns>
    public async Task<(bool IsThere, XDocument? Task)> FindAsync(string path, CancellationToken cancellationToken)
    {
        var found = await RunAsync(["/Query", "/TN", path, "/XML"], cancellationToken).ConfigureAwait(false);
        return (found.Ok, found.Ok ? Read(found.Output) : null);
    }

    /// <summary>Starts a task now.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ProgramResult> StartAsync(string path, CancellationToken cancellationToken) => RunAsync(["/Run", "/TN", path], cancellationToken);

    /// <summary>Removes a task.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ProgramResult> DeleteAsync(string path, CancellationToken cancellationToken) => RunAsync(["/Delete", "/TN", path, "/F"], cancellationToken);

    /// <summary>Rows of a table, whatever the language.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<(ProgramResult Answer, IReadOnlyList<IReadOnlyList<string>> Rows)> QueryAsync(IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(["/Query", .. options, "/FO", "CSV", "/NH"], cancellationToken).ConfigureAwait(false);
        return (answer, answer.Ok ? [.. Rows(answer.Output)] : []);
    }

    // Without the encoding: what is printed gets that of wherever it goes.
    /// <summary>The text of a definition, to be looked at.</summary>
    /// <param name="task">The definition.</param>
    public static string Text(XDocument task) => $"<?xml version=\"1.0\"?>\n{task.Root}";

    private static XDocument? Read(string text)
    {
        try
        {
            // The declaration tells the encoding of a file that this isn't.
            return XDocument.Parse(text[Math.Max(0, text.IndexOf("<Task", StringComparison.Ordinal))..]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line.Length > 2 && line[0] == '"' && line[^1] == '"')
        .Select(line => line[1..^1].Split("\",\""));

    private Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => programs.RunAsync(Program, arguments, cancellationToken);
}
