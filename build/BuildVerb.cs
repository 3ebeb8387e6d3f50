namespace LamPS.Build;

/// <summary>Builds everything.</summary>
internal sealed class BuildVerb(Repository repository)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Arguments.None("build", arguments);
        await new Compiler(repository).BuildAsync(repository.Solution, cancellationToken);
        return BuildExit.Success;
    }
}
