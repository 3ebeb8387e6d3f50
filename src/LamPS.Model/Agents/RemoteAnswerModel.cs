using LamPS.Model.Remote;
using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>A model on a server.</summary>
internal sealed class RemoteAnswerModel(RemoteChatClient client) : IAnswerModel
{
    // Its tokenizer isn't known. English has four letters a token and more, code and other languages fewer.
    private const double LettersPerToken = 2.5;

    /// <inheritdoc/>
    public string Name => client.Name;

    /// <inheritdoc/>
    public int Context => client.Settings.ContextTokens;

    /// <inheritdoc/>
    public int Count(IReadOnlyList<ChatMessage> messages) => messages.Sum(m => 8 + (int)(m.Content.Length / LettersPerToken));

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        var question = new RemoteQuestion(messages, form.Schema, form.Name, form.MaxTokens);
        return (await client.AskAsync(question, cancellationToken).ConfigureAwait(false)).Json;
    }
}
