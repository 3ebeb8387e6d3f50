using System.Text;
using System.Text.RegularExpressions;

namespace LamPS.Learning.Plans.Wording;

/// <summary>Makes what a person would ask for from titles and descriptions: <c>Inserting Tables</c>, <c>Inserts a table.</c> become <c>insert tables</c>, <c>insert a table</c>.</summary>
internal static partial class TaskWording
{
    private const int MostWords = 24;

    /// <summary>Words a title as a task: imperative, small first letter.</summary>
    /// <param name="title">Title of a procedure or page.</param>
    /// <returns>The task, or null when the title names none.</returns>
    public static string? OfTitle(string title)
    {
        var text = Parenthesis().Replace(Squeeze(title), "").Trim().TrimEnd('.', ':', '…', '?', '!', ' ').TrimStart('-', '–', '*', ' ');
        text = Number().Replace(text, "");
        text = Lead().Replace(text, "");
        if (text.Length == 0 || IsOffTopic(text))
            return null;
        var words = text.Split(' ');
        var verb = VerbForms.FromGerund(words[0]) ?? (VerbForms.IsBase(words[0]) ? words[0] : null);
        if (verb is null || words.Length < 2 || WordList.Current.Stative.Contains(verb) || words[1] is "&" or "-" || WordList.Current.Nouns.Contains(words[0]))
            return null;
        var isTitle = IsTitleCase(words);
        for (var i = 0; i < words.Length; i++)
            words[i] = i == 0 ? verb.ToLowerInvariant() : isTitle ? Small(words[i]) : words[i];
        Join(words, VerbForms.FromGerund);
        return Check(string.Join(' ', words));
    }

    /// <summary>Words a description as a task.</summary>
    /// <param name="description">What a command does: <c>Inserts a table into the document.</c></param>
    /// <returns>The task, or null when the description isn't about something to do.</returns>
    public static string? OfDescription(string description)
    {
        var text = Lets().Replace(FirstSentence(Squeeze(description)), "");
        var manner = "";
        if (Manner().Match(text) is { Success: true } adverb)
        {
            manner = " " + adverb.Groups[1].Value.ToLowerInvariant();
            text = text[adverb.Length..];
        }

        var words = text.TrimEnd('.', ' ', ':').Split(' ');
        var verb = VerbForms.FromThirdPerson(words[0].TrimEnd(',')) ?? (VerbForms.IsBase(words[0]) ? words[0].ToLowerInvariant() : null);
        if (verb is null || words.Length < 3 || WordList.Current.Stative.Contains(words[0]) || WordList.Current.Stative.Contains(verb))
            return null;
        words[0] = words[0].EndsWith(',') ? verb + "," : verb;
        Join(words, VerbForms.FromThirdPerson);
        return Check(Wanted().Replace(string.Join(' ', words), "") + manner);
    }

    /// <summary>Words an entry of an index as a task: <c>tables; inserting text tables</c> is <c>insert text tables</c>.</summary>
    /// <param name="keyword">Entry: a thing, a comma, what is done to it.</param>
    public static string? OfKeyword(string keyword)
    {
        if (keyword.IndexOfAny([';', ',']) is not (> 0 and var comma) || comma == keyword.Length - 1)
            return null;
        var (thing, done) = (keyword[..comma].Trim(), keyword[(comma + 1)..].Trim());
        var words = done.Split(' ');
        if (Parenthesis().IsMatch(keyword) || thing.Contains(';') || thing.Contains(',') || done.Contains(',') || VerbForms.FromGerund(thing.Split(' ')[0]) is not null)
            return null;

        // "inserting, tables in text" turns round; "tables, inserting" takes the thing as its object.
        if (VerbForms.FromGerund(words[0]) is not { } verb || WordList.Current.Stative.Contains(verb))
            return null;
        thing = thing.Contains("LibreOffice", StringComparison.Ordinal) || thing.Split(' ').Any(w => WordList.Current.Proper.Contains(w)) ? thing : Lower(thing);
        var rest = string.Join(' ', words[1..]);
        var task = words.Length == 1 ? $"{verb} {thing}"
            : IsLink(words[1]) && !IsLink(words[^1]) ? $"{verb} {thing} {rest}"
            : IsLink(words[^1]) ? $"{verb} {rest} {thing}"
            : null;
        return task is null ? null : Check(task);
    }

    /// <summary>The first sentence of a text; a full stop in a name or number ends none.</summary>
    /// <param name="text">Text.</param>
    public static string FirstSentence(string text) => SentenceEnd().Match(text) is { Success: true } end ? text[..end.Index] : text;

    /// <summary>With a capital first letter.</summary>
    /// <param name="text">Text.</param>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whether a title is about no task.</summary>
    /// <param name="title">Title.</param>
    public static bool IsOffTopic(string title) =>
        WordList.Current.OffTopic.Any(o => title.Equals(o, StringComparison.OrdinalIgnoreCase) || title.StartsWith(o + " ", StringComparison.OrdinalIgnoreCase))
        || WordList.Current.Never.Any(n => title.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static bool IsLink(string word) => word is "in" or "on" or "of" or "to" or "from" or "with" or "for" or "into" or "by" or "as" or "at" or "between" or "under" or "without" or "over";

    private static bool IsTitleCase(string[] words)
    {
        var big = words.Skip(1).Where(w => w.Length > 3 && char.IsLetter(w[0])).ToList();
        return big.Count == 0 ? words.Skip(1).Any(w => char.IsUpper(w[0])) : big.Count(w => char.IsUpper(w[0])) * 2 > big.Count;
    }

    private static string Small(string word)
    {
        var bare = word.Trim('"', '“', '”', '(', ')', ',', '.', ':');
        return bare.Length > 0 && char.IsUpper(bare[0]) && !bare.Skip(1).Any(char.IsUpper) && !WordList.Current.Proper.Contains(bare) && !bare.Any(char.IsDigit) && (bare.Length > 1 || bare == "A")
            ? string.Join('-', word.Split('-').Select(Lower)).Replace("/" + bare, "/" + Lower(bare))
            : word;
    }

    private static string Lower(string word)
    {
        var letters = new StringBuilder(word);
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsLetter(letters[i]))
            {
                if (!word[(i + 1)..].TakeWhile(char.IsLetter).Any(char.IsUpper))
                    letters[i] = char.ToLowerInvariant(letters[i]);
                break;
            }
        }

        return letters.ToString();
    }

    // "inserts, edits, and deletes" and "creating and editing": further verbs of the same form, only right behind "and", "or" or a comma.
    private static void Join(string[] words, Func<string, string?> toBase)
    {
        for (var i = 1; i < words.Length - 1; i++)
        {
            var bare = words[i].TrimEnd(',');
            var first = i == 1 || (i == 2 && words[1] is "and" or "or") || words[i - 1].EndsWith(',');
            if ((words[i - 1] is "and" or "or" || words[i - 1].EndsWith(',')) && toBase(bare) is { } verb
                && (first || words[i + 1] is "the" or "a" or "an" or "it" or "them" or "all" or "any" or "its" or "selected" or "their" or "with" or "to" or "from"))
            {
                words[i] = words[i].EndsWith(',') ? verb + "," : verb;
            }
        }
    }

    private static string? Check(string task)
    {
        task = Tail().Replace(Squeeze(task), "").Replace("(s)", "s", StringComparison.Ordinal).Replace(" your ", " the ", StringComparison.Ordinal).TrimEnd(',', ';', ':', ' ');
        var words = task.Split(' ');
        return words.Length is >= 2 and <= MostWords && !IsOffTopic(task) && task.Any(char.IsLetter) ? task : null;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\s*[\(\[][^\)\]]*[\)\]]")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@",\s+(?:where you|that is|which|for example|such as|e\.g|so you|so that you|as well as|even if|regardless|depending)\b.*$|\s+\(?in this (?:field|box|area|dialog)\)?$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:step\s+)?\d+[.):]?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:how\s+(?:to|do\s+i|can\s+i|do\s+you)\s+|to\s+|example\s*:\s*|steps?\s+(?:to|for)\s+|(?:automatically|manually|quickly|additionally|always)\s+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:(?:here|this\s+\w+|it)\s+)?(?:you\s+can\s+|lets\s+you\s+|allows?\s+you\s+to\s+|enables?\s+you\s+to\s+|allows\s+to\s+|use\s+this\s+(?:command|dialog|function|page|tab|icon)\s+to\s+)", RegexOptions.IgnoreCase)]
    private static partial Regex Lets();

    [GeneratedRegex(@"^(Automatically|Vertically|Horizontally|Manually|Completely|Permanently|Temporarily)\s+")]
    private static partial Regex Manner();

    [GeneratedRegex(@"\s+(?:that|which)\s+you\s+(?:want|wish|would like)(?:\s+to\s+\w+)?|\s+you\s+want(?:\s+to\s+\w+)?")]
    private static partial Regex Wanted();

    [GeneratedRegex(@"[.!?;](?=\s+[A-Z“""(]|\s*$)")]
    private static partial Regex SentenceEnd();
}
