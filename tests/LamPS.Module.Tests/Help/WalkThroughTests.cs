using LamPS.Module.Tests.Shell;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Help;

/// <summary>What README and the guide tell newcomers to type.</summary>
public sealed class WalkThroughTests(PowerShellProcess shell)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/powershell.md")]
    public async Task What_it_says_works_line_by_line(string page)
    {
        PowerShellProcess.Require();
        Assert.SkipWhen(HelpPackage.Module is null, "needs the package, which LAMPS_TEST_PACKAGE names");
        var folder = Directory.CreateTempSubdirectory("lamps-readme-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "artifacts", "package"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "artifacts", "package", "LamPS"), shell.Module.Path);
            Directory.CreateDirectory(Path.Combine(folder, "examples", "out"));
            foreach (var file in Directory.GetFiles(RepositoryFiles.Find("examples"), "*.yaml"))
            {
                File.Copy(file, Path.Combine(folder, "examples", Path.GetFileName(file)));
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            Directory.CreateDirectory(Path.Combine(folder, "out"));
            var blocks = Blocks(await File.ReadAllTextAsync(RepositoryFiles.Find(page)));
            Assert.NotEmpty(blocks);
            var (exitCode, output) = await shell.RunProgramAsync(
                $"Set-Location '{folder}'\n$env:PSModulePath = '{folder}/artifacts/package'\n$ErrorActionPreference = 'Stop'\n{string.Join('\n', blocks)}\n$host.SetShouldExit(0)\n'all of it ran'");
            Assert.True(exitCode == 0 && output.TrimEnd().EndsWith("all of it ran", StringComparison.Ordinal), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Blocks that need a desktop or other machines are marked so.
    private static List<string> Blocks(string markdown) =>
        [.. markdown.ReplaceLineEndings("\n").Split("```").Where((part, i) => i % 2 == 1 && part.StartsWith("powershell\n", StringComparison.Ordinal)).Select(part => part["powershell\n".Length..])];
}
