using LamPS.Model.Templates;

namespace LamPS.Model.Prompts;

/// <summary>Makes prompts fit: what matters least is left out first, line by line.</summary>
internal static class PromptBudget
{
    /// <summary>Leaves lines out until a prompt fits.</summary>
    /// <param name="template">The prompt.</param>
    /// <param name="parts">What is put in.</param>
    /// <param name="room">Tokens that it may have.</param>
    /// <param name="count">Counts the tokens of messages.</param>
    /// <returns>The messages, and the parts as they are in them.</returns>
    /// <exception cref="Core.LamException">It doesn't fit.</exception>
    public static (IReadOnlyList<ChatMessage> Messages, IReadOnlyDictionary<string, PromptPart> Parts) Fit(
        PromptTemplate template, IReadOnlyDictionary<string, PromptPart> parts, int room, Func<IReadOnlyList<ChatMessage>, int> count)
    {
        var now = new Dictionary<string, PromptPart>(parts);
        while (true)
        {
            var messages = template.Fill(now);
            var tokens = count(messages);
            if (tokens <= room)
                return (messages, now);

            // The share that is too much, at least a line: a few rounds even for a long list.
            var (name, part) = now.Where(p => p.Value.Lines.Count > p.Value.Least).OrderBy(p => p.Value.CutOrder).FirstOrDefault();
            if (name is null)
                throw PromptErrors.PromptTooLong(tokens, room);
            var perLine = Math.Max(4, count([new ChatMessage("user", string.Join('\n', part.Lines))]) / part.Lines.Count);
            var cut = Math.Clamp((tokens - room) / perLine, 1, part.Lines.Count - part.Least);
            now[name] = part with { Lines = [.. part.CutsFront ? part.Lines.Skip(cut) : part.Lines.Take(part.Lines.Count - cut)] };
        }
    }
}
