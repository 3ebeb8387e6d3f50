using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>Keeps the secrets of a run out of prompts: the model reads and writes marks in their place.</summary>
internal sealed class SecretAnswerModel : IAnswerModel
{
    private const int ShortestBeginning = 12;

    private readonly IAnswerModel _model;
    private readonly List<(string Secret, string Mark)> _marks;

    /// <summary>Wraps a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="secrets">The secrets.</param>
    public SecretAnswerModel(IAnswerModel model, IEnumerable<string> secrets) =>
        (_model, _marks) = (model, [.. secrets.Where(s => s.Length > 0).Distinct().OrderByDescending(s => s.Length).Select((s, i) => (s, $"SECRET-{i + 1}"))]);

    /// <inheritdoc/>
    public string Name => _model.Name;

    /// <inheritdoc/>
    public int Context => _model.Context;

    /// <inheritdoc/>
    public int Count(IReadOnlyList<ChatMessage> messages) => _model.Count(Hidden(messages));

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        var answer = await _model.AnswerAsync(Hidden(messages), form, cancellationToken).ConfigureAwait(false);
        foreach (var (secret, mark) in _marks)
            answer = answer.Replace(mark, ActionAnswer.Quote(secret)[1..^1], StringComparison.Ordinal);
        return answer;
    }

    private IReadOnlyList<ChatMessage> Hidden(IReadOnlyList<ChatMessage> messages) => _marks.Count == 0
        ? messages
        : [.. messages.Select(m => m with { Content = Hide(m.Content) })];

    // A long text on the screen is cut, so the beginning of a secret counts as well.
    private string Hide(string text)
    {
        foreach (var (secret, mark) in _marks)
        {
            var beginning = secret[..Math.Min(secret.Length, ShortestBeginning)];
            for (var at = 0; (at = text.IndexOf(beginning, at, StringComparison.Ordinal)) >= 0; at += mark.Length)
            {
                var length = text.AsSpan(at).CommonPrefixLength(secret);
                text = string.Concat(text.AsSpan(0, at), mark, text.AsSpan(at + length));
            }
        }

        return text;
    }
}
