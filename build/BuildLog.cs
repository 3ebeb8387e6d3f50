using System.Text.RegularExpressions;

namespace LamPS.Build;

/// <summary>What a build said, and whether it worked.</summary>
/// <param name="File">Everything it said.</param>
/// <param name="Succeeded">Whether it worked.</param>
/// <param name="Errors">Its errors, each once.</param>
internal sealed partial record BuildLog(string File, bool Succeeded, IReadOnlyList<string> Errors)
{
    /// <summary>Runs <c>dotnet</c> with the arguments of one of its build verbs.</summary>
    /// <param name="repository">Where the log is kept.</param>
    /// <param name="name">Name of the log.</param>
    /// <param name="arguments">The verb and what it builds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<BuildLog> RunAsync(Repository repository, string name, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(repository.Artifacts, "logs")).FullName, name);
        List<string> errors = [];
        await using var writer = System.IO.File.CreateText(file);
        var result = await Command.Dotnet([.. arguments, "-nologo", "-v", "minimal", "-tl:off"]).RunAsync(
            line =>
            {
                writer.WriteLine(line);
                if (Error().IsMatch(line) && !errors.Contains(line.Trim()))
                    errors.Add(line.Trim());
            },
            cancellationToken);
        return new BuildLog(file, result.Succeeded, errors);
    }

    /// <summary>Whether an error has this text, such as its code.</summary>
    public bool Says(string text) => Errors.Any(error => error.Contains(text, StringComparison.Ordinal));

    /// <summary>Prints the errors, and gives the exception that ends the build.</summary>
    public BuildException Failure()
    {
        foreach (var error in Errors.Take(40))
            Console.WriteLine("  " + error);
        return new BuildException(BuildExit.Failed, $"the build failed with {Errors.Count} error(s); everything it said is in {Path.GetRelativePath(Environment.CurrentDirectory, File)}");
    }

    [GeneratedRegex(@"(^|\s)error(\s+\w+)?\s*:")]
    private static partial Regex Error();
}
