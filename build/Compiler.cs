namespace LamPS.Build;

/// <summary>Restores and builds.</summary>
internal sealed class Compiler(Repository repository)
{
    /// <summary>Builds a project or the solution.</summary>
    /// <exception cref="BuildException">It doesn't build; the errors were printed.</exception>
    public Task BuildAsync(string target, CancellationToken cancellationToken) => BuildAsync(target, "Restoring, building", cancellationToken);

    /// <summary>Builds a project or the solution.</summary>
    /// <param name="target">Project, its folder, or the solution.</param>
    /// <param name="what">What is shown while it works.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BuildException">It doesn't build; the errors were printed.</exception>
    public async Task BuildAsync(string target, string what, CancellationToken cancellationToken)
    {
        BuildLog log;
        using (var progress = new Progress(what))
        {
            log = await BuildLog.RunAsync(repository, "build.log", ["build", target, "-c", Repository.Configuration], cancellationToken);
            progress.Done(log.Succeeded ? "" : "failed");
        }

        if (!log.Succeeded)
            throw log.Failure();
    }
}
