using System.Buffers;
using System.Text;
using LamPS.Model.Tokenizers.Unicode;

namespace LamPS.Model.Tokenizers;

/// <summary>Finds added tokens in text: from left to right, the longest at a place.</summary>
internal sealed class AddedTokenFinder
{
    private readonly Node _root = new();
    private readonly SearchValues<char> _firsts;
    private readonly bool _isEmpty;

    public AddedTokenFinder(IEnumerable<(string Text, AddedToken Token)> tokens)
    {
        _isEmpty = true;
        foreach (var (text, token) in tokens.Where(t => t.Text.Length > 0))
        {
            _isEmpty = false;
            var node = _root;
            foreach (var unit in text)
            {
                if (!node.Children.TryGetValue(unit, out var child))
                    node.Children[unit] = child = new Node();
                node = child;
            }

            // Of two with the same text the first counts.
            node.Token ??= token;
        }

        _firsts = SearchValues.Create([.. _root.Children.Keys]);
    }

    /// <summary>Finds the next token.</summary>
    /// <param name="text">Text.</param>
    /// <param name="searched">Where to begin to look; moves on.</param>
    /// <param name="taken">Where text that belongs to nothing begins; moves on.</param>
    /// <param name="plain">The text before the token.</param>
    /// <returns>The token, or null when there is none; <paramref name="plain"/> is then the rest.</returns>
    public AddedToken? Next(ReadOnlySpan<char> text, ref int searched, ref int taken, out Range plain)
    {
        while (!_isEmpty && searched < text.Length)
        {
            var first = text[searched..].IndexOfAny(_firsts);
            if (first < 0)
                break;
            var at = searched + first;
            var (token, end) = Longest(text, at);
            if (token is null)
            {
                searched = at + 1;
                continue;
            }

            searched = end;
            if (token.IsSingleWord && (EndsWithWord(text[..at]) || StartsWithWord(text[end..])))
                continue;
            if (token.StripsLeft)
                at = Math.Max(taken, at - SpaceAtEnd(text[..at]));
            if (token.StripsRight)
                end += SpaceAtStart(text[end..]);
            plain = taken..Math.Max(taken, at);
            taken = end;
            return token;
        }

        plain = Math.Min(taken, text.Length)..text.Length;
        taken = searched = text.Length;
        return null;
    }

    private static int SpaceAtStart(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;

    private static int SpaceAtEnd(ReadOnlySpan<char> text) => text.Length - text.TrimEnd().Length;

    private static bool StartsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && CodePoints.IsWord(rune.Value);

    private static bool EndsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && CodePoints.IsWord(rune.Value);

    private (AddedToken? Token, int End) Longest(ReadOnlySpan<char> text, int at)
    {
        AddedToken? found = null;
        var end = at;
        var node = _root;
        for (var i = at; i < text.Length && node.Children.TryGetValue(text[i], out var child); i++)
        {
            node = child;
            if (node.Token is not null)
                (found, end) = (node.Token, i + 1);
        }

        return (found, end);
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Children { get; } = [];

        public AddedToken? Token { get; set; }
    }
}
