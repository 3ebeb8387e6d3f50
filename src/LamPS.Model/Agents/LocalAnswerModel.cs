using System.Text;
using LamPS.Model.Generation;
using LamPS.Model.Templates;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Agents;

/// <summary>A decoder that runs here. Several may ask at once; who asks next with a prompt that begins alike finds most of it read.</summary>
internal sealed class LocalAnswerModel : IAnswerModel, IDisposable
{
    // Planner and actor of two runs.
    private const int MostContexts = 4;

    private readonly DecoderModel _model;
    private readonly Tokenizer _tokenizer;
    private readonly ChatTemplate? _template;
    private readonly SemaphoreSlim _places = new(MostContexts, MostContexts);
    private readonly List<DecoderContext> _free = [];
    private int _made;
    private long _promptTokens;
    private long _readTokens;

    /// <summary>Takes a loaded model.</summary>
    /// <param name="name">Name, for records.</param>
    /// <param name="model">The model; belongs to this from now on.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="template">Its chat template; null when it was trained on none.</param>
    public LocalAnswerModel(string name, DecoderModel model, Tokenizer tokenizer, ChatTemplate? template) => (Name, _model, _tokenizer, _template) = (name, model, tokenizer, template);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Context => _model.Context;

    /// <summary>Tokens of all prompts so far.</summary>
    public long PromptTokens => Interlocked.Read(ref _promptTokens);

    /// <summary>How many of them had to be read; the rest was remembered from prompts before.</summary>
    public long ReadTokens => Interlocked.Read(ref _readTokens);

    /// <summary>What a model without a chat template reads; models that are trained here learn from the same.</summary>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="begin">The token that begins a text; null for none.</param>
    /// <param name="messages">What is asked.</param>
    public static List<int> PlainTokens(Tokenizer tokenizer, int? begin, IReadOnlyList<ChatMessage> messages)
    {
        List<int> tokens = begin is { } first ? [first] : [];
        tokenizer.EncodePlain($"{string.Join("\n\n", messages.Select(m => m.Content))}\n\n", tokens);
        return tokens;
    }

    /// <inheritdoc/>
    public int Count(IReadOnlyList<ChatMessage> messages) => Tokens(messages).Count;

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        var prompt = Tokens(messages);
        var options = new GenerationOptions { MaxTokens = form.MaxTokens, Constraint = form.Grammar.Start(_tokenizer, [.. _model.Config.EndTokens]) };
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var context = Rent(prompt);
            try
            {
                var result = await context.GenerateAsync(prompt, options, cancellationToken).ConfigureAwait(false);
                Interlocked.Add(ref _promptTokens, prompt.Count);
                Interlocked.Add(ref _readTokens, prompt.Count - result.ReusedTokens);
                var text = Text(result.Ids);
                return form.Grammar.Allows(text) ? text : throw AgentModelErrors.AnswerUnusable(Name, $"it wasn't complete after {form.MaxTokens} tokens", text);
            }
            finally
            {
                lock (_free)
                    _free.Add(context);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Unloads the model; nobody may be asking.</summary>
    public void Dispose()
    {
        foreach (var context in _free)
            context.Dispose();
        _places.Dispose();
        _model.Dispose();
    }

    // Only the model's template says what steers it; a button named <|im_end|> is a button.
    private List<int> Tokens(IReadOnlyList<ChatMessage> messages) =>
        _template is not null ? PromptEncoder.Encode(_tokenizer, _template, messages) : PlainTokens(_tokenizer, _model.Config.BeginToken, messages);

    // The one that remembers most of the prompt. A new one where none remembers a good part of it and there is a place.
    private DecoderContext Rent(IReadOnlyList<int> prompt)
    {
        lock (_free)
        {
            var best = _free.MaxBy(c => Common(c.Remembered, prompt));
            if (best is null || (_made < MostContexts && Common(best.Remembered, prompt) < prompt.Count / 4))
            {
                _made++;
                return _model.NewContext();
            }

            _free.Remove(best);
            return best;
        }
    }

    private static int Common(IReadOnlyList<int> remembered, IReadOnlyList<int> prompt)
    {
        var (common, most) = (0, Math.Min(remembered.Count, prompt.Count));
        while (common < most && remembered[common] == prompt[common])
            common++;
        return common;
    }

    private string Text(IReadOnlyList<int> ids)
    {
        List<byte> bytes = [];
        foreach (var id in ids)
        {
            if (!_model.Config.EndTokens.Contains(id))
                bytes.AddRange(_tokenizer.BytesOf(id));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
