using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Core.Applications;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>The application catalog and maps.</summary>
internal sealed class ApplicationOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>The applications of the catalog.</summary>
    public IReadOnlyList<ApplicationInfo> List() => [.. composer.Catalog.All.Select(a => new ApplicationInfo(
        a.Name,
        a.Title,
        a.Desktops,
        a.Desktops.Contains("sandbox") || Programs.Find(a.Command) is not null,
        composer.MapOf(a)?.Version,
        [.. a.Functions.Select(f => f.Definition.Name)],
        a.Install))];

    /// <summary>Gathers the map of an application from a fresh instance.</summary>
    public async Task<LearnResult> LearnAsync(LearnRequest request)
    {
        var kind = composer.Desktops.Resolve(request.Desktop, request.Application);
        var definition = composer.Catalog.Resolve(request.Application, kind);
        await using var use = await workplace.UseAsync(kind, request.Headless, caller.Stop).ConfigureAwait(false);
        var journal = composer.Maps.JournalOf(definition.Name);
        var options = new ExplorationOptions { Journal = journal, Resume = request.Resume, Dialogs = request.Dialogs > 0 ? request.Dialogs : int.MaxValue };
        var map = await new ApplicationExplorer(TimeProvider.System).LearnAsync(use.Desktop, definition, options, new TextProgress(caller.Note), caller.Stop).ConfigureAwait(false);
        var path = composer.Maps.Save(map);
        composer.Forget(definition.Name);
        return new LearnResult(definition.Title, map.Version, map.Menus.Count, map.Dialogs.Count, map.Dialogs.Sum(d => d.Fields.Count), map.Toolbars.Count, path, map.LeftOut.Count);
    }
}
