using System.Text.RegularExpressions;

namespace LamPS.Build;

/// <summary>Restores and builds.</summary>
internal sealed partial class Compiler(Repository repository)
{
    /// <summary>Builds a project or the solution.</summary>
    /// <exception cref="BuildException">It doesn't build; the errors were printed.</exception>
    public async Task BuildAsync(string target, CancellationToken cancellationToken)
    {
        var logs = Directory.CreateDirectory(Path.Combine(repository.Artifacts, "logs"));
        var log = Path.Combine(logs.FullName, "build.log");
        List<string> errors = [];
        CommandResult result;
        using (var progress = new Progress("Restoring, building"))
        using (var writer = File.CreateText(log))
        {
            result = await Command
                .Dotnet("build", target, "-c", Repository.Configuration, "-nologo", "-v", "minimal", "-tl:off")
                .RunAsync(
                    line =>
                    {
                        writer.WriteLine(line);
                        if (Error().IsMatch(line) && !errors.Contains(line.Trim()))
                            errors.Add(line.Trim());
                    },
                    cancellationToken);
            progress.Done(result.Succeeded ? "" : "failed");
        }

        if (result.Succeeded)
            return;
        foreach (var error in errors.Take(40))
            Console.WriteLine("  " + error);
        throw new BuildException(BuildExit.Failed, $"the build failed with {errors.Count} error(s); everything it said is in {Path.GetRelativePath(Environment.CurrentDirectory, log)}");
    }

    [GeneratedRegex(@"(^|\s)error(\s+\w+)?\s*:")]
    private static partial Regex Error();
}
