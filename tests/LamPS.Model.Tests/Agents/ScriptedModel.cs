using LamPS.Model.Agents;
using LamPS.Model.Templates;

namespace LamPS.Model.Tests.Agents;

/// <summary>Answers what a test says.</summary>
internal sealed class ScriptedModel(Func<IReadOnlyList<ChatMessage>, AnswerForm, string> answer, int context = 100_000) : IAnswerModel
{
    public List<IReadOnlyList<ChatMessage>> Prompts { get; } = [];

    public List<AnswerForm> Forms { get; } = [];

    public string Name => "scripted";

    public int Context => context;

    public int Count(IReadOnlyList<ChatMessage> messages) => messages.Sum(m => m.Content.Length / 4);

    public Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        Prompts.Add(messages);
        Forms.Add(form);
        return Task.FromResult(answer(messages, form));
    }
}
