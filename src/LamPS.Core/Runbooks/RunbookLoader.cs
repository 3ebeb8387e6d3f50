using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks;

/// <summary>Reads runbooks and checks all of them before anything is done: the file, what it includes, every reference in it.</summary>
/// <param name="functions">The functions that <c>act</c> steps can use; the UI functions alone when null.</param>
public sealed class RunbookLoader(FunctionPool? functions = null)
{
    private const int MaxFiles = 100;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path.</param>
    public RunbookLoadResult Load(string path)
    {
        var session = new Session(functions ?? FunctionPool.Ui);
        var runbook = session.Load(path, Path.GetFullPath(path), new SourceLocation(path, 0, 0));
        return session.Result(runbook);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text.</param>
    /// <param name="source">What stands for its file in messages.</param>
    /// <param name="directory">Folder that relative paths in it start from.</param>
    public RunbookLoadResult Parse(string text, string source, string directory)
    {
        var session = new Session(functions ?? FunctionPool.Ui);
        return session.Result(session.Parse(text, source, source, Path.GetFullPath(directory)));
    }

    /// <summary>One call, with all files that it opens.</summary>
    private sealed class Session(FunctionPool functions)
    {
        private readonly List<Diagnostic> _diagnostics = [];
        private readonly Dictionary<string, Runbook?> _files = new(StringComparer.Ordinal);
        private readonly List<(string Path, string ShownAs)> _chain = [];

        public RunbookLoadResult Result(Runbook? runbook) =>
            new(runbook, [.. _diagnostics.OrderBy(d => d.At.File == runbook?.ShownAs ? 0 : 1).ThenBy(d => d.At.File, StringComparer.Ordinal).ThenBy(d => d.At.Line).ThenBy(d => d.At.Column)]);

        public Runbook? Load(string shownAs, string path, SourceLocation from)
        {
            if (_files.TryGetValue(path, out var known))
            {
                return known;
            }

            if (_files.Count == MaxFiles)
            {
                _diagnostics.Add(RunbookErrors.IncludeTooDeep(from, MaxFiles));
                return null;
            }

            var text = ReadText(shownAs, path, from);
            var runbook = text is null ? null : Parse(text, path, shownAs, Path.GetDirectoryName(path)!);
            _files[path] = runbook;
            return runbook;
        }

        public Runbook? Parse(string text, string path, string shownAs, string directory)
        {
            _chain.Add((path, shownAs));
            var context = new ReadContext(_diagnostics, (include, at) => Include(include, directory, at));
            var runbook = RunbookReader.Read(YamlSource.Read(shownAs, text, _diagnostics), path, shownAs, directory, context);
            if (runbook is not null)
            {
                RunbookValidator.Validate(runbook, functions, _diagnostics.Add);
            }

            _chain.RemoveAt(_chain.Count - 1);
            return runbook;
        }

        private Runbook? Include(string include, string directory, SourceLocation at)
        {
            if (include.Contains('\0'))
            {
                _diagnostics.Add(RunbookErrors.FileNotReadable(at, include.Replace('\0', ' '), "it is no path."));
                return null;
            }

            var path = Path.GetFullPath(include, directory);
            var shownAs = Path.GetRelativePath(Directory.GetCurrentDirectory(), path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : path;
            var first = _chain.FindIndex(c => c.Path == path);
            if (first >= 0)
            {
                _diagnostics.Add(RunbookErrors.IncludeCircular(at, [.. _chain.Skip(first).Select(c => c.ShownAs), shownAs]));
                return null;
            }

            return Load(shownAs, path, at);
        }

        private string? ReadText(string shownAs, string path, SourceLocation from)
        {
            try
            {
                // Read with a limit: a device or a pipe has no length and may have no end.
                using var reader = new StreamReader(path);
                var text = new char[4096];
                var length = 0;
                int read;
                while ((read = reader.ReadBlock(text, length, text.Length - length)) > 0)
                {
                    length += read;
                    if (length > YamlSource.MaxCharacters)
                    {
                        _diagnostics.Add(RunbookErrors.FileTooLarge(new SourceLocation(shownAs, 0, 0), YamlSource.MaxCharacters));
                        return null;
                    }

                    Array.Resize(ref text, text.Length * (length == text.Length ? 2 : 1));
                }

                return new string(text, 0, length);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                var reason = error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file."
                    : Directory.Exists(path) ? "it is a folder."
                    : error.Message;
                _diagnostics.Add(RunbookErrors.FileNotReadable(from, shownAs, reason));
                return null;
            }
        }
    }
}
