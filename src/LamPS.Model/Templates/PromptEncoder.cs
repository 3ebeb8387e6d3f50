using System.Text;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Templates;

/// <summary>Encodes conversations so that nothing in a message can steer the model: what looks like a special token in a message stays text.</summary>
public static class PromptEncoder
{
    // Private code points stand for such texts while the template works; messages that have them are protected too.
    private const int FirstMark = 0xF0000;
    private const int MostMarks = 0xFFFD;

    /// <summary>Encodes a conversation.</summary>
    /// <param name="tokenizer">Tokenizer of the model.</param>
    /// <param name="template">Its template.</param>
    /// <param name="messages">Messages; their text may come from anywhere.</param>
    /// <param name="addGenerationPrompt">Whether the beginning of the model's answer follows.</param>
    /// <exception cref="Core.LamException">The template refuses the conversation or fails.</exception>
    public static List<int> Encode(Tokenizer tokenizer, ChatTemplate template, IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt = true)
    {
        var marks = new Marks(tokenizer);
        var text = template.Render([.. messages.Select(m => m with { Content = marks.Protect(m.Content) })], addGenerationPrompt);
        var ids = new List<int>((text.Length / 4) + 8);
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (marks.At(text, at) is not { } original)
                continue;
            tokenizer.Encode(text.AsSpan(start, at - start), ids, addSpecialTokens: false);
            tokenizer.EncodePlain(original, ids);
            start = at + 2;
            at++;
        }

        tokenizer.Encode(text.AsSpan(start), ids, addSpecialTokens: false);
        return ids;
    }

    private sealed class Marks(Tokenizer tokenizer)
    {
        private readonly AddedTokenFinder _finder = new(tokenizer.AddedTokens.Select(t => (t.Content, new AddedToken(t.Id, t.Content, t.IsSpecial))));
        private readonly List<string> _originals = [];

        public string Protect(string content)
        {
            var result = new StringBuilder(content.Length);
            var (searched, taken) = (0, 0);
            AddedToken? token;
            do
            {
                token = _finder.Next(content, ref searched, ref taken, out var plain);
                foreach (var rune in content.AsSpan(plain).EnumerateRunes())
                    result.Append(rune.Value >= FirstMark ? Mark(rune.ToString()) : rune.ToString());
                if (token is not null)
                    result.Append(Mark(token.Content));
            }
            while (token is not null);
            return result.ToString();
        }

        public string? At(string text, int at) =>
            char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.ConvertToUtf32(text[at], text[at + 1]) - FirstMark is >= 0 and var mark
            && mark < _originals.Count
                ? _originals[mark]
                : null;

        private string Mark(string original)
        {
            var at = _originals.IndexOf(original);
            if (at < 0)
            {
                // More than anyone writes: what can't be protected goes.
                if (_originals.Count == MostMarks)
                    return "";
                at = _originals.Count;
                _originals.Add(original);
            }

            return char.ConvertFromUtf32(FirstMark + at);
        }
    }
}
