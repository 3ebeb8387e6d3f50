using System.Text.RegularExpressions;
using LamPS.Learning.Plans.Wording;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Evolving;

/// <summary>Says a task in other words: other builds of the sentence, other verbs, other nouns. The meaning, and all values, stay.</summary>
internal static partial class Paraphraser
{
    /// <summary>Most words that a rewritten task may have more than the one it comes from.</summary>
    public const int MostMoreWords = 20;

    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "on", "to", "from", "with", "into", "for", "as", "at", "by", "using", "so", "without", "before", "after", "when", "where", "between", "through", "over", "under", "if", "because", "during", "that", "which", "onto", "per",
    };

    /// <summary>Paraphrases of a task, each of another build, all different.</summary>
    /// <param name="core">The task: imperative, small first letter, values in place.</param>
    /// <param name="application">Title of the application, or null where none is named.</param>
    /// <param name="split">Split; held-out records get frames that train never sees.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="random">Chance.</param>
    public static IReadOnlyList<string> Rewrite(string core, string? application, Split split, int count, SeededRandom random)
    {
        var most = Words(core) + MostMoreWords;
        var made = new List<string>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { core, core + "." };
        foreach (var style in random.Shuffle(Frame.Styles).Concat(random.Shuffle(Frame.Styles)))
        {
            if (made.Count == count)
                break;
            var frame = random.Pick(Frame.Of(style, split));

            // "Get rid of" has no object of its own.
            var said = frame.Words.Contains("{done}", StringComparison.Ordinal) ? core : Synonyms(core, random);
            if (Fill(frame, said, application) is { } text && Words(text) <= most && known.Add(text))
                made.Add(text);
        }

        return made;
    }

    /// <summary>Puts a task into a frame.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="core">Task.</param>
    /// <param name="application">Title of the application, or null.</param>
    /// <returns>The text, or null when the task doesn't fit the frame.</returns>
    public static string? Fill(Frame frame, string core, string? application)
    {
        if (frame.Words.Contains("{app}", StringComparison.Ordinal) && (application is null || core.Contains(application, StringComparison.OrdinalIgnoreCase)))
            return null;
        var space = core.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return null;
        var (verb, rest) = (core[..space], core[(space + 1)..]);
        var (thing, tail) = Object(rest);
        if (frame.Words.Contains("{done}", StringComparison.Ordinal) && (thing.Length == 0 || (Labelled().IsMatch(core) && !tail.StartsWith("to ", StringComparison.Ordinal)) || thing.EndsWith(" or", StringComparison.Ordinal) || thing.EndsWith(" and", StringComparison.Ordinal) || verb.EndsWith(',') || Coordinated().IsMatch(rest) || !VerbForms.IsBase(verb)))
            return null;
        if (frame.Words.Contains("{gerund}", StringComparison.Ordinal) && (verb.EndsWith(',') || Coordinated().IsMatch(rest)))
            return null;
        var text = Place().Replace(frame.Words, match => match.Value switch
        {
            "{core}" => core,
            "{Core}" => TaskWording.Capital(core),
            "{gerund}" => $"{VerbForms.Gerund(verb)} {rest}",
            "{object}" => thing,
            "{Object}" => TaskWording.Capital(thing),
            "{done}" => $"{VerbForms.Participle(verb)} {tail}".TrimEnd(),
            "{query}" => Query(core),
            "{app}" => application!,
            _ => match.Value,
        });
        return text.Replace("..", ".").Replace("?.", "?");
    }

    /// <summary>A task with another verb, another noun, or both; also as it is.</summary>
    /// <param name="core">Task.</param>
    /// <param name="random">Chance.</param>
    public static string Synonyms(string core, SeededRandom random)
    {
        var words = core.Split(' ');
        var quoted = core.IndexOf('"', StringComparison.Ordinal);
        var at = 0;
        var changed = Labelled().IsMatch(core);
        for (var i = 0; i < words.Length; i++)
        {
            var isFree = quoted < 0 || at < quoted;
            at += words[i].Length + 1;
            var bare = words[i].TrimEnd(',');
            if (i == 0 && WordList.Current.VerbSynonyms.TryGetValue(bare, out var verbs) && random.Next(2) == 0 && !Coordinated().IsMatch(string.Join(' ', words.Skip(1))) && bare == words[i])
                words[i] = random.Pick(verbs);
            else if (i > 0 && !changed && isFree && WordList.Current.NounSynonyms.TryGetValue(bare, out var nouns) && random.Next(3) == 0 && !InName(words, i))
                (words[i], changed) = (random.Pick(nouns) + words[i][bare.Length..], true);
        }

        return string.Join(' ', words).Replace(" a image", " an image", StringComparison.Ordinal).Replace(" a entry", " an entry", StringComparison.Ordinal).Replace(" a outline", " an outline", StringComparison.Ordinal)
            .Replace(" an picture", " a picture", StringComparison.Ordinal).Replace(" an graphic", " a graphic", StringComparison.Ordinal).Replace(" an photo", " a photo", StringComparison.Ordinal);
    }

    /// <summary>How many words a text has.</summary>
    /// <param name="text">Text.</param>
    public static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    // "page" beside a capital is part of a name: "the Page tab", "Footer page".
    private static bool InName(string[] words, int i) =>
        (i + 1 < words.Length && words[i + 1].Length > 0 && char.IsUpper(words[i + 1][0])) || char.IsUpper(words[i - 1][0]) || words[i - 1] is "set" or "change"
        || (i + 1 < words.Length && words[i + 1] is "dialog" or "tab" or "page" or "toolbar" or "style" or "styles");

    private static (string Object, string Tail) Object(string rest)
    {
        var words = rest.Split(' ');
        var end = Array.FindIndex(words, w => Links.Contains(w.TrimEnd(',')));
        return end < 0 ? (rest, "") : end == 0 ? ("", rest) : (string.Join(' ', words[..end]).TrimEnd(','), string.Join(' ', words[end..]));
    }

    // As people type into a search field. Negations and all values stay.
    private static string Query(string core) =>
        string.Join(' ', core.Split(' ').Where(w => w.ToLowerInvariant() is not ("a" or "an" or "the" or "your" or "that" or "which" or "is" or "are" or "of" or "this"))).TrimEnd('.');

    // What stands there is the label of a field.
    [GeneratedRegex(@"^(?:switch on|select|change [A-Z]|set [A-Z])")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?:and|or)\s|,\s\w+,|\b(?:and|or) (?:insert|edit|delete|remove|create|change|apply|set|add|save|open|modify|print|use|update|format|convert|hide|show|display|move|copy|define|manage|view|select|then)\b|^\w+, ")]
    private static partial Regex Coordinated();
}
