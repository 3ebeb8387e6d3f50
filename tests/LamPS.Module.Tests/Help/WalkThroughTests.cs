using LamPS.Module.Tests.Shell;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Help;

/// <summary>What the README tells newcomers to type.</summary>
public sealed class WalkThroughTests(PowerShellProcess shell)
{
    [Fact]
    public async Task What_it_says_works_line_by_line()
    {
        HelpPackage.Require();
        var folder = Directory.CreateTempSubdirectory("lamps-readme-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "artifacts", "package"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "artifacts", "package", "LamPS"), shell.Module.Path);
            Directory.CreateDirectory(Path.Combine(folder, "examples", "out"));
            File.Copy(RepositoryFiles.Find("examples/quickstart.yaml"), Path.Combine(folder, "examples", "quickstart.yaml"));
            var blocks = Blocks(await File.ReadAllTextAsync(RepositoryFiles.Find("README.md")));
            Assert.NotEmpty(blocks);
            var (exitCode, output) = await shell.RunProgramAsync(
                $"Set-Location '{folder}'\n$ErrorActionPreference = 'Stop'\n{string.Join('\n', blocks)}\n$host.SetShouldExit(0)\n'all of it ran'");
            Assert.True(exitCode == 0 && output.TrimEnd().EndsWith("all of it ran", StringComparison.Ordinal), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Blocks(string markdown) =>
        [.. markdown.ReplaceLineEndings("\n").Split("```").Where((part, i) => i % 2 == 1 && part.StartsWith("powershell\n", StringComparison.Ordinal)).Select(part => part["powershell\n".Length..])];
}
