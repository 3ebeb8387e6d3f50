namespace LamPS.Build;

/// <summary>Runs the benchmarks.</summary>
internal sealed class BenchVerb(Repository repository)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (!arguments.Contains("--list"))
        {
            await DesktopPrograms.InstallAsync(DesktopPrograms.Benchmarks, cancellationToken);

            // Hundreds of megabytes, so only where its turn comes.
            if (Wants(arguments, "train"))
                await DesktopPrograms.InstallAsync(DesktopPrograms.Torch, cancellationToken);
            if (await new OnnxRuntimePackage(repository).EnsureAsync(mayFetch: true, cancellationToken) is { } reason)
                Console.WriteLine($"Models won't run: {reason}");
        }

        await new Compiler(repository).BuildAsync(Path.Combine(repository.Root, "benchmarks", "LamPS.Benchmarks"), cancellationToken);
        var command = Command.Dotnet([repository.Output("LamPS.Benchmarks", "LamPS.Benchmarks"), .. arguments]);
        var result = await (command with { WorkingDirectory = repository.Root, StopsByItself = true }).RunAsync(cancellationToken);
        return result.ExitCode;
    }

    // Without a name all are run.
    private static bool Wants(IReadOnlyList<string> arguments, string benchmark) =>
        arguments.Contains(benchmark) || arguments.All(a => a.StartsWith("--", StringComparison.Ordinal) || int.TryParse(a, out _));
}
