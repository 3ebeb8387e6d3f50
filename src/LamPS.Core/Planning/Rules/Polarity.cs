using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Whether words ask for something to be on or off.</summary>
internal static class Polarity
{
    /// <summary>What a clause wants, and the words that say it.</summary>
    /// <param name="sentence">Clause.</param>
    public static (bool? On, IReadOnlyList<int> Tokens) Of(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var token = sentence[i];

            // "turn on X", "turn X off"
            if (i == 0 && token.Is("turn", "switch", "toggle", "put"))
            {
                for (var j = 1; j < sentence.Count; j++)
                {
                    if (sentence[j].Is("on", "off") && (j == 1 || j == sentence.Count - 1 || sentence[j].Is(ArgumentKind.Boolean)))
                    {
                        return (sentence[j].Is("on"), [0, j]);
                    }
                }
            }

            if (token.Is("don't", "don’t", "never") || (token.Is("do") && i + 1 < sentence.Count && sentence[i + 1].Is("not")))
            {
                return (false, token.Is("do") ? [i, i + 1] : [i]);
            }

            if (i == 0 && Vocabulary.Current.Off.Contains(token.Text))
            {
                return (false, [0]);
            }

            if (i == 0 && Vocabulary.Current.On.Contains(token.Text))
            {
                return (true, Vocabulary.Current.ActionVerbs.Contains(token.Stem) || token.Is("enable", "activate", "show", "tick", "unhide", "start") ? [0] : []);
            }

            if (token.Is(ArgumentKind.Boolean))
            {
                return (token.Span!.Number == 1, [i]);
            }
        }

        return (null, []);
    }
}
