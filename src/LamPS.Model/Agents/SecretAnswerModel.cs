using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>Keeps the secrets of a run out of prompts: the model reads and writes marks in their place.</summary>
internal sealed class SecretAnswerModel : IAnswerModel
{
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

    private string Hide(string text)
    {
        foreach (var (secret, mark) in _marks)
            text = text.Replace(secret, mark, StringComparison.Ordinal);
        return text;
    }
}
