using System.Text;
using System.Text.Json;

namespace LamPS.Core.Applications.Exploring;

/// <summary>
/// What an exploration has found so far, kept line by line beside the map: after a kill at any moment everything but the dialog that was open
/// is there, and nothing that stands in it is opened again.
/// </summary>
internal sealed class ExplorationJournal : IDisposable
{
    private readonly List<JournalEntry> _entries;
    private readonly FileStream? _file;

    private ExplorationJournal(List<JournalEntry> entries, FileStream? file)
    {
        _entries = entries;
        _file = file;
    }

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Opens a journal: the one that is there when it is of the same version and is to be gone on with, else a new one.</summary>
    /// <param name="path">File, or null to keep nothing.</param>
    /// <param name="version">Version of the application.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <exception cref="LamException">The file can't be read or written.</exception>
    public static ExplorationJournal Open(string? path, string version, bool resume)
    {
        if (path is null)
        {
            return new ExplorationJournal([new JournalEntry(JournalKind.Start, Version: version)], null);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var (entries, length) = resume ? Read(file) : ([], 0);
            if (entries is not [{ Kind: JournalKind.Start } start, ..] || start.Version != version)
            {
                (entries, length) = ([], 0);
            }

            file.SetLength(length);
            file.Position = length;
            var journal = new ExplorationJournal(entries, file);
            if (entries.Count == 0)
            {
                journal.Add(new JournalEntry(JournalKind.Start, Version: version));
            }

            return journal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ApplicationMapErrors.JournalNotUsable(path, error.Message);
        }
    }

    /// <summary>Adds a line, on the disk when this returns.</summary>
    /// <param name="entry">Line.</param>
    public void Add(JournalEntry entry)
    {
        _entries.Add(entry);
        if (_file is not null)
        {
            JsonSerializer.Serialize(_file, entry, ApplicationMapStore.Line);
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Whether a menu entry needs no further look.</summary>
    /// <param name="path">Path.</param>
    public bool IsSettled(string path) => _entries.Any(e => e.Path == path && e.Kind is JournalKind.Dialog or JournalKind.Nothing or JournalKind.LeftOut);

    /// <summary>How often a menu entry was begun and never ended.</summary>
    /// <param name="path">Path.</param>
    public int Torn(string path) => _entries.Count(e => e.Path == path && e.Kind == JournalKind.Begin);

    /// <summary>What is known of a context, or null.</summary>
    /// <param name="name">Name of the context.</param>
    public JournalEntry? Context(string name) => _entries.FirstOrDefault(e => e.Context == name && e.Kind is JournalKind.Context or JournalKind.NoContext);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // Whole lines that can be read; what a kill tore off at the end is cut off.
    private static (List<JournalEntry> Entries, long Length) Read(FileStream file)
    {
        var entries = new List<JournalEntry>();
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var at = 0;
        while (bytes.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var length)
        {
            try
            {
                entries.Add(ApplicationMapStore.Whole(JsonSerializer.Deserialize<JournalEntry>(Encoding.UTF8.GetString(bytes, at, length), ApplicationMapStore.Line)!));
            }
            catch (JsonException)
            {
                break;
            }

            at += length + 1;
        }

        return (entries, at);
    }
}
