using LamPS.Model.Agents;
using LamPS.Model.Prompts;

namespace LamPS.Model.Tests.Agents;

/// <summary>Answers what a test says.</summary>
internal sealed class ScriptedModel(Func<IReadOnlyList<PromptMessage>, AnswerForm, string> answer, int context = 100_000) : IAnswerModel
{
    public List<IReadOnlyList<PromptMessage>> Prompts { get; } = [];

    public List<AnswerForm> Forms { get; } = [];

    public string Name => "scripted";

    public int Context => context;

    public int Count(IReadOnlyList<PromptMessage> messages) => messages.Sum(m => m.Text.Length / 4);

    public Task<string> AnswerAsync(IReadOnlyList<PromptMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        Prompts.Add(messages);
        Forms.Add(form);
        return Task.FromResult(answer(messages, form));
    }
}
