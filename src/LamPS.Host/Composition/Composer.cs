using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Core.Planning.Help;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks.Execution;
using LamPS.Desktop.Sandbox;
using LamPS.Host.Cli;
using LamPS.Host.Terminal;

namespace LamPS.Host.Composition;

/// <summary>Puts the parts of LamPS together for one call of the command line.</summary>
internal sealed class Composer
{
    private readonly Dictionary<string, PlanningKnowledge> _knowledge = new(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>Planner and actor that need no model.</summary>
    /// <param name="model">What <c>--model</c> says.</param>
    /// <exception cref="Core.LamException">There is no such model.</exception>
    public AgentLoop Agent(string? model) => model is null or "baseline"
        ? new AgentLoop(new DocumentationPlanner(), new LexicalCandidateFilter(), new LexicalActor(), KnowledgeAsync)
        : throw HostErrors.ModelNotAvailable(model);

    /// <summary>The map of an application: learned here, shipped, or the sandbox's own; null when there is none.</summary>
    /// <param name="definition">Application.</param>
    public ApplicationMap? MapOf(ApplicationDefinition definition) =>
        _maps.Find(definition.Name) ?? (definition.Desktops.Contains("sandbox") ? SandboxMaps.For(definition.Command) : null);

    /// <summary>What is known of an application.</summary>
    /// <param name="application">Catalog name, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async ValueTask<PlanningKnowledge> KnowledgeAsync(string? application, CancellationToken cancellationToken)
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

    /// <summary>Functions beyond the UI functions, written as runbooks.</summary>
    /// <param name="agent">Does what they ask in words.</param>
    public IFunctionRunner Functions(AgentLoop agent) => new ApplicationFunctionRunner(Catalog, new RunbookExecutor(agent));

    /// <summary>Shipped applications, the sandbox's, and the user's own.</summary>
    public static ApplicationCatalog ReadCatalog() =>
        new([.. CatalogReader.Shipped(), .. SandboxCatalog.All, .. CatalogReader.ReadFolder(LampsHome.Applications)]);

    /// <summary>The gate in force: a person at a terminal is asked, nobody otherwise.</summary>
    /// <param name="policy">What <c>--policy</c> says, or null.</param>
    /// <param name="screen">The terminal.</param>
    public static PolicyGate Gate(string? policy, Screen screen)
    {
        var attended = screen.IsTerminal && !Console.IsInputRedirected;
        var rules = policy is null ? attended ? Policy.Attended : Policy.Unattended : PolicyReader.Resolve(policy);
        return new PolicyGate(rules, attended ? new TerminalConfirmation(screen) : NobodyToAsk.Instance);
    }
}
