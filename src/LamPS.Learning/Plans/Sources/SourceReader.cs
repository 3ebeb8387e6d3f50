using System.Text;
using LamPS.Core.Applications;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Reads sources, file by file and side by side. The order of what comes out is that of the files' names.</summary>
/// <param name="maps">Map of an application by its catalog name, or null.</param>
internal sealed class SourceReader(Func<string, ApplicationMap?> maps)
{
    private const long MostBytes = 16L << 20;

    private static readonly Dictionary<string, string> Modules = new(StringComparer.Ordinal)
    {
        ["swriter"] = "writer", ["scalc"] = "calc", ["simpress"] = "impress", ["sdraw"] = "draw", ["smath"] = "math", ["sdatabase"] = "base", ["schart"] = "chart", ["sbasic"] = "basic", ["shared"] = "libreoffice",
    };

    /// <summary>Reads a source.</summary>
    /// <param name="source">Source.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">It isn't there, or has nothing to read.</exception>
    public SourceReading Read(PlanSource source, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(source.Path);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw PlanDataErrors.SourceNotFound(source.Path);
        var kind = source.Kind == SourceKind.Auto ? SourceDetector.Detect(path) ?? throw PlanDataErrors.SourceEmpty(source.Path, "any kind of source") : source.Kind;
        if (kind == SourceKind.Runs)
            return RunSource.Read(path, cancellationToken);
        var files = SourceDetector.Files(path, kind);
        if (files.Count == 0)
            throw PlanDataErrors.SourceEmpty(source.Path, kind.ToString().ToLowerInvariant());
        var name = Path.GetFileName(path.TrimEnd('/', '\\'));
        var rejected = new Tally();
        var pages = new PageReading[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => pages[i] = ReadFile(kind, path, name, files[i], rejected));
        var reading = new SourceReading(
            kind, name, files.Count, pages.Count(p => p.Repaired), [.. pages.Select(p => p.Problem).OfType<string>()], [.. pages.SelectMany(p => p.Procedures)], [.. pages.SelectMany(p => p.Queries)], rejected.Counts);

        // A source of which nothing at all is of use was most likely named by mistake.
        return reading.Procedures.Count + reading.Queries.Count + reading.Broken.Count == 0 ? throw PlanDataErrors.SourceEmpty(source.Path, kind.ToString().ToLowerInvariant()) : reading;
    }

    private PageReading ReadFile(SourceKind kind, string root, string name, string file, Tally rejected)
    {
        var relative = (file == root ? Path.GetFileName(file) : Path.GetRelativePath(root, file)).Replace('\\', '/');
        try
        {
            if (new FileInfo(file).Length > MostBytes)
                return PageReading.Broken($"{relative} (larger than {MostBytes >> 20} MB)");
            var (text, repaired) = Decode(File.ReadAllBytes(file));
            if (text is null)
                return PageReading.Broken($"{relative} (no text)");
            if (string.IsNullOrWhiteSpace(text))
            {
                rejected.Add("empty file");
                return new PageReading([], [], repaired, null);
            }

            var page = Page(kind, name, relative, text);
            return kind switch
            {
                SourceKind.Help => new PageReading(LibreOfficePage.Read(page, rejected, maps(page.Application == "libreoffice" ? "writer" : page.Application)), [], repaired, null),
                SourceKind.Html => new PageReading(WebPage.Read(page, rejected), [], repaired, null),
                SourceKind.Markdown => new PageReading(MarkdownPage.Read(page, rejected), [], repaired, null),
                SourceKind.PowerShell => new PageReading(PowerShellHelp.Read(page, file, rejected), [], repaired, null),
                SourceKind.Runbooks => RunbookPage.Read(page, rejected) with { Repaired = repaired },
                _ => new PageReading([], QueryLog.Read(page, rejected), repaired, null),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Xml.XmlException or YamlDotNet.Core.YamlException)
        {
            return PageReading.Broken($"{relative} ({TaskLine(error.Message)})");
        }
    }

    private static SourcePage Page(SourceKind kind, string name, string relative, string text)
    {
        var id = Path.ChangeExtension(relative, null);
        if (kind != SourceKind.Help)
            return new SourcePage($"{name}/{id}", text, kind == SourceKind.PowerShell ? "powershell" : "any", $"{name}, {relative}", "unknown");
        var module = relative.Split('/').Select(p => Modules.GetValueOrDefault(p)).FirstOrDefault(a => a is not null) ?? Modules.GetValueOrDefault(name) ?? "libreoffice";
        return new SourcePage($"libreoffice/{(Modules.ContainsKey(name) ? $"{name}/{id}" : id)}", text, module, $"LibreOffice help, {relative}", "MPL-2.0");
    }

    // UTF-8 mostly; what isn't is read as Latin-1, which every byte is; zeros are no text at all.
    private static (string? Text, bool Repaired) Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), false);
        }

        if (bytes.AsSpan().Contains((byte)0))
            return (null, false);
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF'), false);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.Latin1.GetString(bytes), true);
        }
    }

    private static string TaskLine(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
