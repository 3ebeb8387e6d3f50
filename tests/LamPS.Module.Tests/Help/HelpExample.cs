namespace LamPS.Module.Tests.Help;

/// <summary>A block of PowerShell in a page.</summary>
/// <param name="Page">Name of the page.</param>
/// <param name="Line">Line of its fence.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Output">What the page shows as output, after the line <c># -></c>; null when it shows none.</param>
/// <param name="NeedsDesktop">Whether it is marked so.</param>
public sealed record HelpExample(string Page, int Line, string Code, string? Output, bool NeedsDesktop)
{
    private const string Fence = "```";
    private const string OutputMark = "# ->";

    /// <summary>The blocks of a page.</summary>
    public static IEnumerable<HelpExample> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var info = lines[i][Fence.Length..].Trim();
            var block = lines.Skip(i + 1).TakeWhile(line => line != Fence).ToList();
            if (info is "powershell" or "powershell desktop")
            {
                var mark = block.IndexOf(OutputMark);
                yield return new HelpExample(
                    Path.GetFileNameWithoutExtension(file), i + 1, string.Join('\n', mark < 0 ? block : block[..mark]), mark < 0 ? null : string.Join('\n', block[(mark + 1)..]),
                    info.EndsWith("desktop", StringComparison.Ordinal));
            }

            i += block.Count + 1;
        }
    }
}

/// <summary>What came of an example.</summary>
public sealed record HelpExampleResult(string Page, int Line, IReadOnlyList<string> Problems, string Output, int Ms);
