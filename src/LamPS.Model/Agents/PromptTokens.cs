using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LamPS.Model.Prompts;
using LamPS.Model.Templates;
using LamPS.Model.Tokenizers;

namespace LamPS.Model.Agents;

/// <summary>Prompts as tokens. Only what the prompt and the model's template say themselves can become a special token; a button named <c>&lt;|im_end|&gt;</c> is a button.</summary>
internal static partial class PromptTokens
{
    /// <summary>Encodes messages.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="template">The model's chat template; null for plain text.</param>
    /// <param name="beginToken">The token that begins a text, where there is no template; null for none.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<PromptMessage> messages, Tokenizer tokenizer, ChatTemplate? template, int? beginToken)
    {
        // What came in from outside passes the template as a mark, and is put in behind it.
        List<string> outside = [];
        var marked = messages.Select(m => new ChatMessage(m.Role, string.Concat(m.Pieces.Select(p => Mark(p, outside))))).ToList();
        var text = template?.Render(marked) ?? $"{string.Join("\n\n", marked.Select(m => m.Content))}\n\n";
        List<int> tokens = [];
        if (template is null && beginToken is { } begin)
            tokens.Add(begin);
        var at = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            if (mark.Index > at)
                tokenizer.Encode(text.AsSpan(at, mark.Index - at), tokens, addSpecialTokens: false);
            tokenizer.EncodePlain(outside[int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)], tokens);
            at = mark.Index + mark.Length;
        }

        if (at < text.Length)
            tokenizer.Encode(text.AsSpan(at), tokens, addSpecialTokens: false);
        return tokens;
    }

    private static string Mark(PromptPiece piece, List<string> outside)
    {
        if (piece.IsOwn)
            return new StringBuilder(piece.Text).Replace("\uE0F0", "").Replace("\uE0F1", "").ToString();
        outside.Add(piece.Text);
        return $"\uE0F0{(outside.Count - 1).ToString(CultureInfo.InvariantCulture)}\uE0F1";
    }

    [GeneratedRegex("\uE0F0(?<number>[0-9]{1,6})\uE0F1")]
    private static partial Regex Marks();
}
