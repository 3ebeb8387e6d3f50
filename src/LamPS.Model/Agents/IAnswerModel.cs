using LamPS.Core;
using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>A model that answers a prompt in a given form: one that runs here, or one on a server.</summary>
internal interface IAnswerModel
{
    /// <summary>Name, for records.</summary>
    string Name { get; }

    /// <summary>Tokens that prompt and answer may have together.</summary>
    int Context { get; }

    /// <summary>Tokens of messages; may be an estimate that is rather too high.</summary>
    /// <param name="messages">The messages.</param>
    int Count(IReadOnlyList<ChatMessage> messages);

    /// <summary>Answers.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="form">What the answer may be.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A JSON object. That of a model here is of the form's grammar; that of a server should keep to the schema and has to be checked.</returns>
    /// <exception cref="LamException">The model failed.</exception>
    Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken);
}
