namespace LamPS.Build;

/// <summary>Builds everything.</summary>
internal sealed class BuildVerb(Repository repository)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Arguments.None("build", arguments);
        if (await new OnnxRuntimePackage(repository).EnsureAsync(mayFetch: true, cancellationToken) is { } reason)
            Console.WriteLine($"Models won't run: {reason}");
        await new Compiler(repository).BuildAsync(repository.Solution, cancellationToken);
        return BuildExit.Success;
    }
}
