using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LamPS.Core.Planning.Help;

/// <summary>Procedures from the help that applications install as HTML pages. Pages are read once and kept in a small text file; missing help is fine.</summary>
/// <param name="cacheFolder">Folder for what was read; null keeps nothing. It needn't exist.</param>
public sealed class HelpLibrary(string? cacheFolder)
{
    private const string Form = "lamps-help 2";
    private readonly ConcurrentDictionary<string, IReadOnlyList<HelpProcedure>> _read = new(StringComparer.Ordinal);

    /// <summary>The procedures of some help folders, subfolders included; the same list for the same folders while they don't change.</summary>
    /// <param name="folders">Folders; those that don't exist are passed over.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<HelpProcedure>> ReadAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var files = folders.Where(Directory.Exists).SelectMany(Pages).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return [];
        }

        var stamp = Stamp(files);
        if (_read.TryGetValue(stamp, out var known))
        {
            return known;
        }

        var path = cacheFolder is null ? null : Path.Combine(cacheFolder, $"help-{Name(folders)}.txt");
        var procedures = path is null ? null : await LoadAsync(path, stamp, cancellationToken).ConfigureAwait(false);
        if (procedures is null)
        {
            procedures = Parse(files, cancellationToken);
            if (path is not null)
            {
                await StoreAsync(path, stamp, procedures, cancellationToken).ConfigureAwait(false);
            }
        }

        return _read.GetOrAdd(stamp, procedures);
    }

    private static IReadOnlyList<HelpProcedure> Parse(List<string> files, CancellationToken cancellationToken)
    {
        var pages = new IReadOnlyList<HelpProcedure>[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => pages[i] = Page(files[i]));
        return [.. pages.SelectMany(p => p)];
    }

    private static IReadOnlyList<HelpProcedure> Page(string file)
    {
        try
        {
            return HelpPage.Read(File.ReadAllText(file), file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A page that can't be read teaches nothing; the others still do.
            return [];
        }
    }

    private static IEnumerable<string> Pages(string folder) => Directory.EnumerateFiles(folder, "*.htm*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true });

    // What the pages are, told by their names, sizes and times.
    private static string Stamp(List<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var info = new FileInfo(file);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Name(IReadOnlyList<string> folders) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', folders))))[..16];

    private static async Task<IReadOnlyList<HelpProcedure>?> LoadAsync(string path, string stamp, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var lines = await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false);
            if (lines.Length < 2 || lines[0] != Form || lines[1] != stamp)
            {
                return null;
            }

            var procedures = new List<HelpProcedure>();
            foreach (var line in lines.Skip(2))
            {
                var parts = line.Split('\t');
                if (parts.Length < 2)
                {
                    return null;
                }

                procedures.Add(new HelpProcedure(parts[1], parts[2..], parts[0]));
            }

            return procedures;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task StoreAsync(string path, string stamp, IReadOnlyList<HelpProcedure> procedures, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}.new";
            await File.WriteAllLinesAsync(temporary, [Form, stamp, .. procedures.Select(p => string.Join('\t', [p.Source, p.Title, .. p.Steps]))], cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next start reads the pages again; that only takes longer.
            return;
        }
    }
}
