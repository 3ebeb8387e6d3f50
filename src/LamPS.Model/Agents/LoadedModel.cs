using LamPS.Core.Deciding;
using LamPS.Core.Planning;
using LamPS.Core;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Generation;
using LamPS.Model.Prompts;
using LamPS.Model.Scoring;
using LamPS.Model.Templates;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Agents;

/// <summary>A model that is loaded, with what is needed to plan and decide with it.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly IDisposable _owner;
    private readonly Func<IReadOnlyList<string>, CompactSampling, IPlanner> _planner;
    private readonly Func<IReadOnlyList<string>, CompactSampling, IActor> _actor;

    private LoadedModel(IDisposable owner, Func<IReadOnlyList<string>, CompactSampling, IPlanner> planner, Func<IReadOnlyList<string>, CompactSampling, IActor> actor) =>
        (_owner, _planner, _actor) = (owner, planner, actor);

    /// <summary>A model that answers prompts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">Where prompts of its own may lie.</param>
    /// <param name="owner">What has to be disposed of.</param>
    /// <exception cref="LamException">A prompt is invalid.</exception>
    public static LoadedModel Of(IAnswerModel model, string folder, IDisposable owner)
    {
        try
        {
            var planner = PromptTemplate.Load(folder, "planner", GenerativePlanner.Placeholders);
            var actor = PromptTemplate.Load(folder, "actor", GenerativeActor.Placeholders);
            return new LoadedModel(
                owner, (secrets, _) => new GenerativePlanner(new SecretAnswerModel(model, secrets), planner), (secrets, _) => new GenerativeActor(new SecretAnswerModel(model, secrets), actor));
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Loads a model of the catalog.</summary>
    /// <param name="entry">The model.</param>
    /// <param name="knowsKept">Whether it may use what tests keep from training.</param>
    /// <param name="device">Where it should run; the processor takes over where that fails, at loading or later.</param>
    /// <param name="threads">Threads on the processor.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">It can't be loaded.</exception>
    public static LoadedModel Load(ModelEntry entry, bool knowsKept, DeviceChoice device, int threads, CancellationToken cancellationToken)
    {
        DecoderModelOptions Options(DeviceKind kind) => new() { Provider = DeviceKinds.Provider(kind, device.Adapter), Threads = threads, Spin = false };
        if (entry.Kind == ModelKind.Compact)
            return Compact(entry, knowsKept, device.Kind, kind => CompactLamModel.Load(entry.Folder, Options(kind), cancellationToken));
        var tokenizer = Tokenizer.Load(entry.Folder);
        var template = HasTemplate(entry.Folder) ? ChatTemplate.Load(entry.Folder) : null;
        var owner = new Owner();
        LocalAnswerModel Load(DeviceKind kind) =>
            owner.Add(new LocalAnswerModel(entry.Name, DecoderModel.Load(entry.Folder, Options(kind), cancellationToken), tokenizer, template));
        var (model, kind, note) = DeviceFallback.Load(device.Kind, mayFallBack: true, Load);
        IAnswerModel answers = kind == DeviceKind.Cpu ? model : new GuardedAnswerModel(model, kind, () => Load(DeviceKind.Cpu));
        return Of(note is null ? answers : new NotedAnswerModel(answers, note), entry.Folder, owner);
    }

    private static LoadedModel Compact(ModelEntry entry, bool knowsKept, DeviceKind device, Func<DeviceKind, CompactLamModel> load)
    {
        // What it was taught takes as long to read as the model itself.
        var reading = Task.Run(() => ProcedureMemory.Read(entry.Folder, knowsKept));
        var tokenizer = Tokenizer.Load(entry.Folder);
        var (loaded, kind, note) = DeviceFallback.Load(device, mayFallBack: true, load);
        IScoringModel model = kind == DeviceKind.Cpu ? loaded : new GuardedScoringModel(loaded, kind, () => load(DeviceKind.Cpu));
        var scorer = new CompactScorer(note is null ? entry.Name : $"{entry.Name} ({note.TrimEnd('.')})", model, new CompactEncoder(tokenizer, model.Config));
        ProcedureMemory memory;
        try
        {
            memory = reading.GetAwaiter().GetResult();
        }
        catch
        {
            scorer.Dispose();
            throw;
        }

        return new LoadedModel(scorer, (_, sampling) => new CompactPlanner(scorer, memory, sampling), (_, sampling) => model.Config.Decides ? new CompactActor(scorer, sampling) : new LexicalActor());
    }

    /// <summary>Its planner for a run; generative models choose as their own settings say.</summary>
    public IPlanner Planner(IReadOnlyList<string> secrets, CompactSampling sampling) => _planner(secrets, sampling);

    /// <summary>Its actor for a run; generative models choose as their own settings say.</summary>
    public IActor Actor(IReadOnlyList<string> secrets, CompactSampling sampling) => _actor(secrets, sampling);

    /// <inheritdoc/>
    public void Dispose() => _owner.Dispose();

    private static bool HasTemplate(string folder)
    {
        if (File.Exists(Path.Combine(folder, "chat_template.jinja")))
            return true;
        var config = Path.Combine(folder, "tokenizer_config.json");
        return File.Exists(config) && File.ReadAllText(config).Contains("\"chat_template\"", StringComparison.Ordinal);
    }

    private sealed class Owner : IDisposable
    {
        private readonly List<IDisposable> _owned = [];

        public T Add<T>(T owned)
            where T : IDisposable
        {
            _owned.Add(owned);
            return owned;
        }

        public void Dispose() => _owned.ForEach(o => o.Dispose());
    }

    private sealed class NotedAnswerModel(IAnswerModel model, string note) : IAnswerModel
    {
        public string Name => $"{model.Name} ({note.TrimEnd('.')})";

        public int Context => model.Context;

        public int Count(IReadOnlyList<ChatMessage> messages) => model.Count(messages);

        public Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken) =>
            model.AnswerAsync(messages, form, cancellationToken);
    }
}
