using LamPS.Core.Planning;
using LamPS.Host.Composition;
using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Teaching;

namespace LamPS.Host.Operations;

/// <summary>Makes task-plan data.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class PlanDataOperation(Composer composer, Caller caller)
{
    private static readonly (string Name, string Title)[] Others =
        [("impress", "Impress"), ("draw", "Draw"), ("math", "LibreOffice Math"), ("base", "LibreOffice Base"), ("libreoffice", "LibreOffice"), ("powershell", "PowerShell")];

    /// <summary>Makes it.</summary>
    /// <param name="folder">Folder for the data.</param>
    /// <param name="sources">Sources; none for what this machine has.</param>
    /// <param name="seed">Seed of splits and values.</param>
    /// <param name="isSample">Whether only a few procedures of each source are taken.</param>
    /// <param name="skipsBroken">Whether files that can't be read are left out and counted.</param>
    /// <param name="teacher">Words and plans tasks too; null for nobody.</param>
    /// <exception cref="Core.LamException">A source is missing, empty or broken, or the data can't be written.</exception>
    public Task<PlanDatasetResult> MakeAsync(string folder, IReadOnlyList<PlanSource> sources, int seed, bool isSample, bool skipsBroken = false, PlanTeacher? teacher = null)
    {
        var options = new PlanDatasetOptions
        {
            Sources = sources.Count > 0 ? sources : PlanSource.Installed(),
            Folder = folder,
            Seed = seed,
            IsSample = isSample,
            SkipsBroken = skipsBroken,
            Maps = name => composer.Catalog.Find(name) is { } known ? composer.MapOf(known) : null,
            Titles = Titles(),
            Planner = PlanAsync,
            Teacher = teacher,
        };
        return PlanDataset.MakeAsync(options, new TextProgress(caller.Note), TimeProvider.System, caller.Stop);
    }

    private Dictionary<string, string> Titles()
    {
        var titles = composer.Catalog.All.ToDictionary(a => a.Name, a => a.Title, StringComparer.Ordinal);
        foreach (var (name, title) in Others)
            titles.TryAdd(name, title);
        return titles;
    }

    private async ValueTask<IReadOnlyList<string>?> PlanAsync(string application, string task, CancellationToken cancellationToken)
    {
        var known = await composer.KnowledgeAsync(application == "any" ? null : application, cancellationToken).ConfigureAwait(false);
        var plan = await new DocumentationPlanner().PlanAsync(new TaskRequest { Text = task, Application = application == "any" ? null : application }, known, cancellationToken).ConfigureAwait(false);
        return plan.Unplanned.Count > 0 ? null : [.. plan.Steps.Select(s => s.Text)];
    }
}
