using LamPS.Core;
using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Model.Catalog;
using LamPS.Model.Remote;

namespace LamPS.Model.Agents;

/// <summary>The models of this process: each is loaded once, when it is first asked for, stays loaded, and is shared by all who ask. Safe for use from several threads.</summary>
public sealed class ModelHub(ModelHubOptions options) : IDisposable
{
    private const string RemotePrefix = "remote:";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, LoadedModel> _loaded = [];
    private readonly DeviceMemory _devices = new(options);
    private bool _isDisposed;

    /// <summary>Models on this machine.</summary>
    public ModelCatalog Catalog => options.Catalog;

    /// <summary>The device that models run on, and why.</summary>
    public DeviceMemory Devices => _devices;

    /// <summary>Models on servers, by name.</summary>
    public IReadOnlyList<RemoteModelEntry> Remotes() => Directory.Exists(options.RemoteFolder)
        ?
        [
            .. Directory.EnumerateFiles(options.RemoteFolder, $"*{RemoteModelSettings.FileEnding}").Order(StringComparer.OrdinalIgnoreCase).Select(file =>
            {
                var name = Path.GetFileName(file)[..^RemoteModelSettings.FileEnding.Length];
                try
                {
                    return new RemoteModelEntry(name, file, RemoteModelSettings.Read(file), "");
                }
                catch (LamException error)
                {
                    return new RemoteModelEntry(name, file, null, error.Message);
                }
            }),
        ]
        : [];

    /// <summary>Who plans and decides for a run.</summary>
    /// <param name="model">As written: a name of the catalog, the path of a folder, <c>remote:NAME</c>, <c>PLANNER+ACTOR</c>, each with <c>,baseline</c> behind it.</param>
    /// <param name="secrets">Secrets of the run; no model gets to see them.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">There is no such model, or it can't be loaded.</exception>
    public Task<ModelAgent> GetAsync(string model, IReadOnlyList<string> secrets, CancellationToken cancellationToken) => GetAsync(model, secrets, ModelUse.Work, cancellationToken);

    /// <summary>Who plans and decides.</summary>
    /// <param name="model">As above.</param>
    /// <param name="secrets">Secrets of the run; no model gets to see them.</param>
    /// <param name="use">What for.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<ModelAgent> GetAsync(string model, IReadOnlyList<string> secrets, ModelUse use, CancellationToken cancellationToken)
    {
        var spec = ModelSpec.Parse(model, IsModel);
        var failures = new ModelFailures();
        var planner = await PlannerAsync(spec, secrets, use, failures, cancellationToken).ConfigureAwait(false);
        return new ModelAgent(planner, await ActorAsync(spec, secrets, use, failures, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A name that tells what is measured from another model of the same name: that of a model on this machine gets what its files and the code that plans and acts with it hash to.</summary>
    /// <param name="model">As above.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="LamException">There is no such model.</exception>
    public async Task<string> IdentityAsync(string model, CancellationToken cancellationToken)
    {
        var spec = ModelSpec.Parse(model, IsModel);
        List<string> hashes = [];
        foreach (var name in new[] { spec.Planner, spec.Actor }.Distinct().Where(n => n != ModelSpec.Baseline && !n.StartsWith(RemotePrefix, StringComparison.OrdinalIgnoreCase)))
            hashes.Add(await ModelFiles.IdentityAsync(options.Catalog.Find(name).Folder, cancellationToken).ConfigureAwait(false));
        return hashes.Count == 0 ? model : $"{model}@{string.Join('+', hashes)}";
    }

    /// <summary>Unloads everything; nobody may be asking.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var loaded in _loaded.Values)
            loaded.Dispose();
        _loaded.Clear();
        _gate.Dispose();
    }

    private bool IsModel(string text) => Directory.Exists(text) || options.Catalog.List().Any(m => string.Equals(m.Name, text, StringComparison.OrdinalIgnoreCase));

    private async Task<IPlanner> PlannerAsync(ModelSpec spec, IReadOnlyList<string> secrets, ModelUse use, ModelFailures failures, CancellationToken cancellationToken)
    {
        var baseline = new DocumentationPlanner();
        if (spec.Planner == ModelSpec.Baseline)
            return baseline;
        var planner = (await LoadAsync(spec.Planner, use, cancellationToken).ConfigureAwait(false)).Planner(secrets, use.Sampling);
        return spec.FallsBack ? new FallbackPlanner(planner, baseline, failures) : planner;
    }

    private async Task<IActor> ActorAsync(ModelSpec spec, IReadOnlyList<string> secrets, ModelUse use, ModelFailures failures, CancellationToken cancellationToken)
    {
        var baseline = new LexicalActor();
        if (spec.Actor == ModelSpec.Baseline)
            return baseline;
        var actor = (await LoadAsync(spec.Actor, use, cancellationToken).ConfigureAwait(false)).Actor(secrets, use.Sampling);
        return spec.FallsBack ? new FallbackActor(actor, baseline, failures) : actor;
    }

    private async Task<LoadedModel> LoadAsync(string name, ModelUse use, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (name.StartsWith(RemotePrefix, StringComparison.OrdinalIgnoreCase))
                return Remote(name);
            var entry = options.Catalog.Find(name);
            if (entry.Problem.Length > 0)
                throw CatalogErrors.ModelDamaged(entry.Name, entry.Problem);

            // A folder that was written anew is another model.
            var key = $"{entry.Folder}|{use.KnowsKept}|{Directory.EnumerateFiles(entry.Folder, "*.*on*").Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max().Ticks}";
            if (_loaded.TryGetValue(key, out var known))
                return known;
            var device = await _devices.ChooseAsync(again: false, cancellationToken).ConfigureAwait(false);
            var loaded = await Task.Run(() => LoadedModel.Load(entry, use.KnowsKept, device, _devices.Threads(cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
            return _loaded[key] = loaded;
        }
        finally
        {
            _gate.Release();
        }
    }

    private LoadedModel Remote(string name)
    {
        var wanted = name[RemotePrefix.Length..];
        var remotes = Remotes();
        var entry = remotes.FirstOrDefault(r => string.Equals(r.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw CatalogErrors.RemoteModelUnknown(wanted, [.. remotes.Select(r => r.Name)], options.RemoteFolder);

        // Once more, for the error that says what is wrong.
        var settings = entry.Settings ?? RemoteModelSettings.Read(entry.File);
        var key = $"{entry.File}|{File.GetLastWriteTimeUtc(entry.File).Ticks}";
        if (_loaded.TryGetValue(key, out var known))
            return known;
        var client = new RemoteChatClient($"{RemotePrefix}{entry.Name}", settings, options.Time);
        return _loaded[key] = LoadedModel.Of(new RemoteAnswerModel(client), Path.Combine(options.RemoteFolder, entry.Name), client);
    }
}
