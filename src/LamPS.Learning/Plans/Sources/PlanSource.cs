namespace LamPS.Learning.Plans.Sources;

/// <summary>A source of plans: a file or a folder, and what it is.</summary>
/// <param name="Kind">What it is; <see cref="SourceKind.Auto"/> is found from the content.</param>
/// <param name="Path">File or folder.</param>
public sealed record PlanSource(SourceKind Kind, string Path)
{
    /// <summary>Reads what <c>--source</c> says: <c>help:PATH</c>, or a path alone.</summary>
    /// <param name="text">Text.</param>
    /// <exception cref="Core.LamException">There is no such kind of source.</exception>
    public static PlanSource Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);

        // One letter is a drive.
        if (colon <= 1)
            return new PlanSource(SourceKind.Auto, text);
        return Enum.TryParse<SourceKind>(text[..colon], ignoreCase: true, out var kind) && char.IsAsciiLetter(text[0])
            ? new PlanSource(kind, text[(colon + 1)..])
            : throw PlanDataErrors.SourceKindUnknown(text[..colon]);
    }

    /// <summary>The sources that this machine has: LibreOffice's help, and the help of the module that lies around the program. What a person asked for is no source unless it is named.</summary>
    public static IReadOnlyList<PlanSource> Installed()
    {
        string[] help = ["/usr/share/libreoffice/help/en-US/text", "/opt/libreoffice/help/en-US/text", @"C:\Program Files\LibreOffice\help\en-US\text"];
        var module = System.IO.Path.Combine(AppContext.BaseDirectory, "..", "en-US");
        return
        [
            .. help.Where(Directory.Exists).Take(1).Select(path => new PlanSource(SourceKind.Help, path)),
            .. File.Exists(System.IO.Path.Combine(module, "LamPS.Module.dll-Help.xml")) ? (PlanSource[])[new PlanSource(SourceKind.PowerShell, module)] : [],
        ];
    }
}
