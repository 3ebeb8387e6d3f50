using System.Runtime.CompilerServices;
using LamPS.Core;

namespace LamPS.Model.Generation;

/// <summary>
/// A text that a model has read, and what it remembers of it. A next request that begins alike reads only what differs. One request at a time.
/// </summary>
public sealed class DecoderContext : IDisposable
{
    private readonly DecoderPlan _plan;
    private readonly DecoderRunner _runner;
    private readonly List<int> _tokens = [];
    private int _busy;

    internal DecoderContext(DecoderPlan plan)
    {
        _plan = plan;
        _runner = plan.NewRunner();
    }

    /// <summary>Tokens that are remembered.</summary>
    public IReadOnlyList<int> Remembered => _tokens;

    /// <summary>Continues a text.</summary>
    /// <param name="prompt">Its tokens, all of them; what is remembered of its beginning isn't read again.</param>
    /// <param name="options">How to continue.</param>
    /// <param name="cancellationToken">Stops at the next operator; the context stays usable.</param>
    /// <exception cref="LamException">The prompt or an option is invalid, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<GenerationResult> GenerateAsync(IReadOnlyList<int> prompt, GenerationOptions options, CancellationToken cancellationToken)
    {
        using var request = Begin(prompt, options);
        List<GeneratedToken> tokens = [];
        await Task.Run(
            () =>
            {
                while (request.Next(cancellationToken) is { } token)
                    tokens.Add(token);
            },
            cancellationToken).ConfigureAwait(false);
        return request.Result(tokens);
    }

    /// <summary>Continues a text and gives each token as it is written; the last one, or the end of the stream, tells why it ended.</summary>
    /// <param name="prompt">Its tokens, all of them; what is remembered of its beginning isn't read again.</param>
    /// <param name="options">How to continue.</param>
    /// <param name="cancellationToken">Stops at the next operator; the context stays usable.</param>
    /// <exception cref="LamException">The prompt or an option is invalid, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async IAsyncEnumerable<GeneratedToken> StreamAsync(
        IReadOnlyList<int> prompt, GenerationOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Begin(prompt, options);
        while (await Task.Run(() => request.Next(cancellationToken), cancellationToken).ConfigureAwait(false) is { } token)
            yield return token;
    }

    /// <summary>The logits of all tokens for what comes after a text.</summary>
    /// <param name="prompt">Its tokens, all of them.</param>
    /// <param name="cancellationToken">Stops at the next operator; the context stays usable.</param>
    /// <exception cref="LamException">The prompt is invalid, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<IReadOnlyList<float>> NextLogitsAsync(IReadOnlyList<int> prompt, CancellationToken cancellationToken)
    {
        using var request = Begin(prompt, new GenerationOptions());
        return await Task.Run(() => request.Read(cancellationToken).ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Scores continuations of a text against each other: the logarithm of each one's probability.</summary>
    /// <param name="prompt">The tokens of the text.</param>
    /// <param name="continuations">The candidates, each of at least one token.</param>
    /// <param name="cancellationToken">Stops at the next operator; the context stays usable.</param>
    /// <remarks>Takes one run when the model has tree inputs and gives all logits, or when all candidates are single tokens; otherwise one each.</remarks>
    /// <exception cref="LamException">A text is invalid, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<IReadOnlyList<double>> ScoreAsync(IReadOnlyList<int> prompt, IReadOnlyList<IReadOnlyList<int>> continuations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuations);
        using var request = Begin(prompt, new GenerationOptions());
        foreach (var continuation in continuations)
            CheckPrompt(_plan, continuation, prompt.Count);
        return await Task.Run(
            () => new ContinuationScorer(_runner).Score(request.Read(cancellationToken), continuations, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _runner.Truncate(0);
        _tokens.Clear();
    }

    /// <summary>Frees what is remembered.</summary>
    public void Dispose() => _runner.Dispose();

    /// <summary>Checks that a model can read tokens and say at least one more.</summary>
    internal static void CheckPrompt(DecoderPlan plan, IReadOnlyList<int> prompt, int before = 0)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (prompt.Count == 0)
            throw GenerationErrors.PromptEmpty();
        if (before + prompt.Count >= plan.Context)
            throw GenerationErrors.ContextTooLong(before + prompt.Count, plan.Context);
        foreach (var token in prompt)
        {
            if (token < 0 || token >= plan.Vocabulary)
                throw GenerationErrors.TokenOutOfRange(token, plan.Vocabulary);
        }
    }

    private Request Begin(IReadOnlyList<int> prompt, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckPrompt(_plan, prompt);
        var loop = new GenerationLoop(_plan, prompt, options);
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException("A context serves one request at a time; take a second one.");
        return new Request(this, prompt, loop);
    }

    /// <summary>A request under way; the context is busy until it is disposed of.</summary>
    private sealed class Request : IDisposable
    {
        private readonly DecoderContext _context;
        private readonly GenerationLoop _loop;
        private readonly List<int> _unread;
        private readonly int _reused;
        private readonly int _callsBefore;

        public Request(DecoderContext context, IReadOnlyList<int> prompt, GenerationLoop loop)
        {
            (_context, _loop, _callsBefore) = (context, loop, context._runner.Calls);

            // At least the last token is read again, for its logits.
            var common = 0;
            while (common < Math.Min(context._tokens.Count, prompt.Count - 1) && context._tokens[common] == prompt[common])
                common++;
            context._runner.Truncate(common);
            _reused = context._runner.Length;
            context._tokens.RemoveRange(_reused, context._tokens.Count - _reused);
            _unread = [.. prompt.Skip(_reused)];
        }

        public GeneratedToken? Next(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_loop.Stop is not null)
                return null;
            var forced = _loop.Forced();
            if (forced is null && _loop.Stop is not null)
                return null;
            var token = forced ?? _loop.Choose(Read(cancellationToken));
            _unread.Add(token.Id);
            return token;
        }

        // Forced tokens wait here until the model is asked again, and are then read together.
        public Span<float> Read(CancellationToken cancellationToken)
        {
            var from = _context._runner.Length;
            try
            {
                return _context._runner.Read(_unread.ToArray(), cancellationToken);
            }
            finally
            {
                // Long texts are read in parts; a cancelled one has read some of them.
                var read = _context._runner.Length - from;
                _context._tokens.AddRange(_unread.Take(read));
                _unread.RemoveRange(0, read);
            }
        }

        public GenerationResult Result(IReadOnlyList<GeneratedToken> tokens) =>
            new(tokens, _loop.Stop!.Value, _reused, _context._runner.Calls - _callsBefore);

        public void Dispose() => Volatile.Write(ref _context._busy, 0);
    }
}
