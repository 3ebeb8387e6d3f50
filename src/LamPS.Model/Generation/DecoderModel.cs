using LamPS.Core;
using LamPS.Model.Onnx;

namespace LamPS.Model.Generation;

/// <summary>A loaded model that continues texts. Several contexts may use it at once.</summary>
public sealed class DecoderModel : IDisposable
{
    private readonly OnnxSession _session;
    private readonly DecoderPlan _plan;

    private DecoderModel(OnnxSession session, DecoderConfig config, DecoderModelOptions options)
    {
        try
        {
            _session = session;
            _plan = new DecoderPlan(session, config, options.Provider?.MemoryName ?? "");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>What the model's configuration says.</summary>
    public DecoderConfig Config => _plan.Config;

    /// <summary>Tokens that it gives logits for; at least as many as its tokenizer has.</summary>
    public int Vocabulary => _plan.Vocabulary;

    /// <summary>Most tokens that it can see at once.</summary>
    public int Context => _plan.Context;

    /// <summary>Loads a folder in the layout of ONNX Runtime's generative models.</summary>
    /// <param name="folder">The folder, with <c>genai_config.json</c> and the model file that it names.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">A file is missing or damaged, the model isn't a text decoder, or there is no ONNX Runtime.</exception>
    public static DecoderModel Load(string folder, DecoderModelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = DecoderConfig.Read(folder);
        return new DecoderModel(OnnxSession.Load(Path.Combine(folder, config.ModelFile), Settings(options), cancellationToken), config, options);
    }

    /// <summary>Loads a model from memory.</summary>
    /// <param name="model">The bytes of the model file.</param>
    /// <param name="config">What its configuration would say.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="LamException">The model is damaged or isn't a text decoder, or there is no ONNX Runtime.</exception>
    public static DecoderModel Load(ReadOnlyMemory<byte> model, DecoderConfig config, DecoderModelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        return new DecoderModel(OnnxSession.Load(model, Settings(options), cancellationToken), config, options);
    }

    /// <summary>Begins a text. What stays the same from request to request is read once when they share a context.</summary>
    public DecoderContext NewContext() => new(_plan);

    /// <summary>Continues several texts together: each step of the model serves all of them.</summary>
    /// <param name="prompts">The texts.</param>
    /// <param name="options">How to continue each; as many as there are texts. Constraints can't be shared.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    /// <returns>What was written to each.</returns>
    /// <exception cref="LamException">A prompt or an option is invalid, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>Models whose cache isn't shared between input and output take one text after the other.</remarks>
    public async Task<IReadOnlyList<GenerationResult>> GenerateBatchAsync(
        IReadOnlyList<IReadOnlyList<int>> prompts, IReadOnlyList<GenerationOptions> options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(options);
        if (prompts.Count != options.Count)
            throw new ArgumentException($"There are {prompts.Count} texts and {options.Count} options.");
        foreach (var prompt in prompts)
            DecoderContext.CheckPrompt(_plan, prompt);
        if (prompts.Count > 1 && _plan.Config.SharesCache && !_plan.IsStatic && !_plan.OnDevice)
            return await Task.Run(() => new BatchGeneration(_plan, prompts, options).Run(cancellationToken), cancellationToken).ConfigureAwait(false);

        List<GenerationResult> results = [];
        for (var i = 0; i < prompts.Count; i++)
        {
            using var context = NewContext();
            results.Add(await context.GenerateAsync(prompts[i], options[i], cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    /// <summary>Unloads the model; contexts must be disposed of before.</summary>
    public void Dispose() => _session.Dispose();

    private static OnnxSessionSettings Settings(DecoderModelOptions options) => new()
    {
        Threads = options.Threads, Spin = options.Spin, Deterministic = options.Deterministic, Provider = options.Provider,
    };
}
