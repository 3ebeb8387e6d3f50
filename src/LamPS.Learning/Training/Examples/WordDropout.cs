using System.Text;
using LamPS.Core.Planning.Language;
using LamPS.Learning.Records;
using LamPS.Model.Agents.Compact;

namespace LamPS.Learning.Training.Examples;

/// <summary>Requests that lose some of their words: a model that knows each phrasing by heart learns little of what words mean.</summary>
internal static class WordDropout
{
    /// <summary>Leaves out words; values, and what isn't a word, stay.</summary>
    /// <param name="text">Request, or a part of one.</param>
    /// <param name="share">Share of words that half of the texts lose; the other half stays whole.</param>
    /// <param name="random">Chance.</param>
    public static string Of(string text, double share, SeededRandom random)
    {
        if (share <= 0 || random.NextDouble() < 0.5)
            return text;
        var values = ArgumentScanner.Scan(text);
        var kept = new StringBuilder();
        var at = 0;
        foreach (var (start, word) in CompactEncoder.Split(text))
        {
            var isLost = char.IsLetter(word[0]) && !values.Any(v => start < v.End && v.Start < start + word.Length) && random.NextDouble() < share;
            if (isLost)
                kept.Append(text, at, start - at);
            else
                kept.Append(text, at, start + word.Length - at);
            at = start + word.Length;
        }

        var rest = kept.Append(text, at, text.Length - at).ToString();
        return rest.Any(char.IsLetter) ? rest : text;
    }
}
