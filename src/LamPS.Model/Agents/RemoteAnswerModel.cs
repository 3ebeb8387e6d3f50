using LamPS.Model.Prompts;
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
    public int Count(IReadOnlyList<PromptMessage> messages) => messages.Sum(m => 8 + (int)(m.Pieces.Sum(p => p.Text.Length) / LettersPerToken));

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<PromptMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        var question = new RemoteQuestion([.. messages.Select(m => new ChatMessage(m.Role, m.Text))], form.Schema, form.Name, form.MaxTokens);
        return (await client.AskAsync(question, cancellationToken).ConfigureAwait(false)).Json;
    }
}
