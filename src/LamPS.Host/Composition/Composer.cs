using System.Collections.Concurrent;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Help;
using LamPS.Core.Runbooks.Execution;
using LamPS.Desktop.Sandbox;
using LamPS.Host.Scripts;
using LamPS.Model.Agents;

namespace LamPS.Host.Composition;

/// <summary>Puts the parts of LamPS together. Can be shared by all who ask, and remembers what is known of applications.</summary>
internal sealed class Composer
{
    private readonly ConcurrentDictionary<string, PlanningKnowledge> _knowledge = new(StringComparer.OrdinalIgnoreCase);
    private readonly ApplicationMapStore _maps;
    private readonly HelpLibrary _help = new(LampsHome.Help);
    private readonly bool _shippedOnly;

    /// <summary>Reads the catalogs.</summary>
    /// <param name="shippedOnly">Whether applications and their maps are those that LamPS ships, without help: what is known is the same on every machine then.</param>
    public Composer(bool shippedOnly = false)
    {
        _shippedOnly = shippedOnly;
        _maps = new ApplicationMapStore(shippedOnly ? null : LampsHome.Maps);
        Catalog = shippedOnly ? new([.. CatalogReader.Shipped(), .. SandboxCatalog.All]) : ReadCatalog();
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
    /// <param name="model">What <c>--model</c> says; null for the default of the application.</param>
    /// <param name="application">Application by catalog name, or null.</param>
    /// <param name="registered">Functions of the caller that plans may use; null for none.</param>
    /// <param name="secrets">Secrets of the run, which no model gets to see.</param>
    /// <param name="cancellationToken">Stops the loading of a model.</param>
    /// <param name="watch">Stands between the loop and who decides; null for nobody.</param>
    /// <exception cref="Core.LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<AgentLoop> AgentAsync(
        string? model, string? application, IFunctionRunner? registered, IReadOnlyList<string> secrets, CancellationToken cancellationToken, Func<IActor, IActor>? watch = null)
    {
        var agent = model is null ? await DefaultAsync(application, secrets, cancellationToken).ConfigureAwait(false) : await ModelAsync(model, secrets, ModelUse.Work, cancellationToken).ConfigureAwait(false);
        return Loop(watch is null ? agent : agent with { Actor = watch(agent.Actor) }, registered);
    }

    /// <summary>The loop of a planner and an actor.</summary>
    /// <param name="agent">Who plans and decides.</param>
    /// <param name="registered">Functions of the caller; null for none.</param>
    public AgentLoop Loop(ModelAgent agent, IFunctionRunner? registered = null) => new(agent.Planner, new LexicalCandidateFilter(), agent.Actor, async (application, stop) =>
    {
        var known = await KnowledgeAsync(application, stop).ConfigureAwait(false);
        return registered?.For(application) is { Count: > 0 } more ? known with { Functions = [.. known.Functions, .. more] } : known;
    });

    // The model that was taught the application; where it can't be loaded the baseline goes on, and the plan says why.
    private async Task<ModelAgent> DefaultAsync(string? application, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var baseline = new ModelAgent(new DocumentationPlanner(), new LexicalActor());
        var model = Models.Catalog.DefaultFor(application);
        if (model is null)
            return baseline;
        try
        {
            return await Models.GetAsync($"{model},{ModelSpec.Baseline}", secrets, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error)
        {
            return baseline with { Planner = new ExcusedPlanner(baseline.Planner, $"{model} can't be loaded: {error.Message}") };
        }
    }

    /// <summary>A planner and an actor.</summary>
    /// <param name="model">What <c>--model</c> says.</param>
    /// <param name="secrets">Secrets, which no model gets to see.</param>
    /// <param name="use">What for.</param>
    /// <param name="cancellationToken">Stops the loading of a model.</param>
    /// <exception cref="Core.LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<ModelAgent> ModelAsync(string model, IReadOnlyList<string> secrets, ModelUse use, CancellationToken cancellationToken) => model == ModelSpec.Baseline
        ? new ModelAgent(new DocumentationPlanner(), new LexicalActor())
        : await Models.GetAsync(model, secrets, use, cancellationToken).ConfigureAwait(false);

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
            var procedures = _shippedOnly ? [] : await _help.ReadAsync(definition.Help, cancellationToken).ConfigureAwait(false);
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
        var own = new ApplicationFunctionRunner(Catalog, new RunbookExecutor(agent, ScriptEngines.Create));
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
