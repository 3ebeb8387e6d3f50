using System.Collections.Concurrent;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Help;
using LamPS.Core.Runbooks.Execution;
using LamPS.Desktop.Sandbox;
using LamPS.Model.Agents;

namespace LamPS.Host.Composition;

/// <summary>Puts the parts of LamPS together. Can be shared by all who ask, and remembers what is known of applications.</summary>
internal sealed class Composer
{
    private readonly ConcurrentDictionary<string, PlanningKnowledge> _knowledge = new(StringComparer.OrdinalIgnoreCase);
    private readonly ApplicationMapStore _maps = new(LampsHome.Maps);
    private readonly HelpLibrary _help = new(LampsHome.Help);

    /// <summary>Reads the catalogs.</summary>
    public Composer()
    {
        Catalog = ReadCatalog();
        Desktops = new DesktopFactory(Catalog);
    }

    /// <summary>Applications by name.</summary>
    public ApplicationCatalog Catalog { get; }

    /// <summary>Makes desktops.</summary>
    public DesktopFactory Desktops { get; }

    /// <summary>Application maps.</summary>
    public ApplicationMapStore Maps => _maps;

    /// <summary>Models; each is loaded when it is first asked for, and stays loaded.</summary>
    public ModelHub Models { get; } = ModelSources.Open();

    /// <summary>Who plans and decides.</summary>
    /// <param name="model">What <c>--model</c> says; null for what needs no model.</param>
    /// <param name="registered">Functions of the caller that plans may use; null for none.</param>
    /// <param name="secrets">Secrets of the run, which no model gets to see.</param>
    /// <param name="cancellationToken">Stops the loading of a model.</param>
    /// <exception cref="Core.LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<AgentLoop> AgentAsync(string? model, IFunctionRunner? registered, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var agent = await ModelAsync(model, secrets, cancellationToken).ConfigureAwait(false);
        return new AgentLoop(agent.Planner, new LexicalCandidateFilter(), agent.Actor, async (application, stop) =>
        {
            var known = await KnowledgeAsync(application, stop).ConfigureAwait(false);
            return registered?.For(application) is { Count: > 0 } more ? known with { Functions = [.. known.Functions, .. more] } : known;
        });
    }

    /// <summary>A planner and an actor.</summary>
    /// <param name="model">What <c>--model</c> says; null for what needs no model.</param>
    /// <param name="secrets">Secrets, which no model gets to see.</param>
    /// <param name="cancellationToken">Stops the loading of a model.</param>
    /// <exception cref="Core.LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<ModelAgent> ModelAsync(string? model, IReadOnlyList<string> secrets, CancellationToken cancellationToken) => model is null or ModelSpec.Baseline
        ? new ModelAgent(new DocumentationPlanner(), new LexicalActor())
        : await Models.GetAsync(model, secrets, cancellationToken).ConfigureAwait(false);

    /// <summary>The map of an application: learned here, shipped, or the sandbox's own; null when there is none.</summary>
    /// <param name="definition">Application.</param>
    public ApplicationMap? MapOf(ApplicationDefinition definition) =>
        _maps.Find(definition.Name) ?? (definition.Desktops.Contains("sandbox") ? SandboxMaps.For(definition.Command) : null);

    /// <summary>What is known of an application.</summary>
    /// <param name="application">Catalog name, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<PlanningKnowledge> KnowledgeAsync(string? application, CancellationToken cancellationToken)
    {
        if (application is null || Catalog.Find(application) is not { } definition)
        {
            return PlanningKnowledge.None;
        }

        if (!_knowledge.TryGetValue(application, out var known))
        {
            var procedures = await _help.ReadAsync(definition.Help, cancellationToken).ConfigureAwait(false);
            known = new PlanningKnowledge(definition, MapOf(definition), procedures, [.. definition.Functions.Select(f => f.Definition)]);
            _knowledge[application] = known;
        }

        return known;
    }

    /// <summary>Forgets what was known of an application, because its map was gathered anew.</summary>
    /// <param name="application">Catalog name.</param>
    public void Forget(string application) => _knowledge.TryRemove(application, out _);

    /// <summary>Functions beyond the UI functions: those of applications, written as runbooks, and those of the caller.</summary>
    /// <param name="agent">Does what they ask in words.</param>
    /// <param name="registered">Functions of the caller; null for none.</param>
    public IFunctionRunner Functions(AgentLoop agent, IFunctionRunner? registered = null)
    {
        var own = new ApplicationFunctionRunner(Catalog, new RunbookExecutor(agent));
        return registered is null ? own : new FunctionRunners(own, registered);
    }

    /// <summary>All functions that a runbook can name.</summary>
    /// <param name="registered">Functions of the caller; null for none.</param>
    public FunctionPool Pool(IFunctionRunner? registered = null)
    {
        var pool = ApplicationFunctionRunner.PoolOf(Catalog);
        return registered?.For(null) is { Count: > 0 } more ? new FunctionPool([.. pool.All, .. more]) : pool;
    }

    /// <summary>Shipped applications, the sandbox's, and the user's own.</summary>
    public static ApplicationCatalog ReadCatalog() =>
        new([.. CatalogReader.Shipped(), .. SandboxCatalog.All, .. CatalogReader.ReadFolder(LampsHome.Applications)]);
}
