using System.Text.RegularExpressions;

namespace LamPS.Core.Planning.Language;

/// <summary>Splits a request into clauses that each ask for one thing.</summary>
public static partial class RequestSplitter
{
    private static readonly Vocabulary Words = Vocabulary.Current;

    /// <summary>
    /// Splits at sentence ends, semicolons, lines, list numbers, "then", and at commas and "and" where a new verb follows. What stands in
    /// quotation marks, paths, addresses and known names is never split. Never throws.
    /// </summary>
    /// <param name="request">Request.</param>
    /// <param name="names">Names of the application that contain an "and", a comma or a verb (<c>Bullets and Numbering</c>); they stay whole.</param>
    /// <param name="atEveryJoint">Whether commas, "and", "plus" and "but" split also where no verb follows (<c>bold it and the table needs a row</c>).</param>
    public static IReadOnlyList<Clause> Split(string request, IEnumerable<string>? names = null, bool atEveryJoint = false)
    {
        var closed = Closed(request, names);
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i < request.Length;)
        {
            if (closed[i])
            {
                i++;
                continue;
            }

            var length = BreakAt(request, i, start, closed, atEveryJoint);
            if (length > 0)
            {
                Add(request, start, i, clauses);
                start = i + length;
                i = start;
            }
            else
            {
                i++;
            }
        }

        Add(request, start, request.Length, clauses);
        return clauses;
    }

    /// <summary>Whether a clause begins with a verb that asks for something.</summary>
    /// <param name="clause">Clause.</param>
    public static bool BeginsWithVerb(string clause) => Words.Verbs.Contains(FirstWord().Match(clause).Value);

    /// <summary>A text without what is said before what is wanted: please, can you, I want to.</summary>
    /// <param name="text">Text.</param>
    public static string WithoutPolite(string text) => text[SkipPolite(text, 0)..];

    // How many characters join two clauses here; 0 when none do.
    private static int BreakAt(string text, int i, int start, bool[] closed, bool atEveryJoint)
    {
        if (text[i] is '\n' or '\r' or ';' or '•')
        {
            return 1;
        }

        if (text[i] is '!' or '?' || (text[i] == '.' && EndsSentence(text, i, start)))
        {
            return i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) ? 1 : 0;
        }

        if (text[i] is ':' && i + 1 < text.Length && text[i + 1] == ' ' && IsIntroduction(text[start..i]) && BeginsClause(text, i + 1, closed, afterAnd: false))
        {
            return 1;
        }

        if (text[i] == ',' || (text[i] == '-' && Dash().IsMatch(text, i)) || text[i] is '–' or '—')
        {
            var rest = Joint().Match(text, i + 1);
            var next = i + 1 + rest.Length;
            return next < text.Length && (rest.Groups["then"].Success || (atEveryJoint && (text[i] == ',' || rest.Groups["word"].Success) && !Not().IsMatch(text, next)) || BeginsClause(text, next, closed, afterAnd: rest.Groups["and"].Success)) ? next - i : 0;
        }

        if (IsWordStart(text, i))
        {
            var joint = Joint().Match(text, i);
            if (joint.Success && joint.Length > 0 && joint.Groups["word"].Success)
            {
                var next = i + joint.Length;
                return joint.Groups["then"].Success || (atEveryJoint && next < text.Length && !Not().IsMatch(text, next)) || BeginsClause(text, next, closed, afterAnd: true) ? joint.Length : 0;
            }
        }

        return 0;
    }

    // Whether what follows asks for something new: a verb that is no noun here.
    private static bool BeginsClause(string text, int i, bool[] closed, bool afterAnd)
    {
        i = SkipPolite(text, i);
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        if (i >= text.Length || closed[i])
        {
            return false;
        }

        var end = i;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' or '’' or '-' && end > i)))
        {
            end++;
        }

        var word = text[i..end].Replace('’', '\'');
        if (!Words.Verbs.Contains(word) && !DoNot().IsMatch(text, i))
        {
            return false;
        }

        var rest = Following().Match(text, end);
        var next = rest.Groups["w"].Value;

        // "and Type Bug" names a field; "and type "x"" asks.
        if (char.IsUpper(word[0]) && Words.AmbiguousVerbs.Contains(word) && next.Length > 0 && (char.IsUpper(next[0]) || IsToValue(next)))
        {
            return false;
        }

        if (!Words.AmbiguousVerbs.Contains(word))
        {
            return next.Length == 0 || !IsToValue(next) || word.ToLowerInvariant() is "go" or "move" or "jump" or "switch" or "scroll" or "navigate" or "convert" or "save" or "export" or "add" or "append";
        }

        // A noun is followed by nothing, a value or a preposition of its own; a verb by its object.
        return rest.Groups["object"].Success
            || (!afterAnd && next.Length == 0)
            || (next.Length > 0 && !IsToValue(next) && !IsNounFollower(next) && !Words.Verbs.Contains(next) && char.IsLower(word[0]))
            || (next.Length == 0 && char.IsLower(word[0]) && word is "copy" or "paste" or "cut" or "play" or "stop" or "print" or "close" or "save");
    }

    private static bool IsToValue(string next) => next is "to" or "is" or "=" or "as" or ":";

    private static bool IsNounFollower(string next) =>
        next is "of" or "and" or "or" or "with" or "in" or "on" or "for" or "from" or "by" or "at" or "row" or "column" or "field" or "button" or "named" or "called"
            or "rows" or "columns" or "number" or "numbers" or "name" or "size" or "lines" or "style";

    // "Please do the following: insert ..." introduces; "File a ticket for Zoe: ..." doesn't.
    private static bool IsIntroduction(string text) => Introduction().IsMatch(text);

    private static bool EndsSentence(string text, int i, int start)
    {
        if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
        {
            return false;
        }

        var word = LastWord().Match(text[start..i]).Value;
        return i + 1 >= text.Length
            || !(Words.Abbreviations.Contains(word) || (word.Length == 1 && char.IsUpper(word[0])) || (IsListNumber(word) && text[start..i].Trim() == word));
    }

    private static bool IsListNumber(string word) => word.Length is 1 or 2 && word.All(char.IsAsciiDigit);

    private static bool IsWordStart(string text, int i) => char.IsLetter(text[i]) && i > 0 && char.IsWhiteSpace(text[i - 1]);

    // Where no split may happen: arguments, and names with an "and", a comma or a verb in them.
    private static bool[] Closed(string request, IEnumerable<string>? names)
    {
        var closed = new bool[request.Length + 1];
        foreach (var span in ArgumentScanner.Scan(request))
        {
            Array.Fill(closed, true, span.Start, span.Length);
        }

        foreach (var name in (names ?? []).Concat(Words.Compounds))
        {
            var plain = Selectors.ElementNames.Plain(name);
            if (plain.Length < 4 || plain.AsSpan().IndexOfAny(" ,;") < 0)
            {
                continue;
            }

            for (var at = request.IndexOf(plain, StringComparison.OrdinalIgnoreCase); at >= 0; at = request.IndexOf(plain, at + plain.Length, StringComparison.OrdinalIgnoreCase))
            {
                // The first word may still begin a clause.
                var first = plain.IndexOf(' ', StringComparison.Ordinal);
                var from = at + Math.Max(first, 0);
                Array.Fill(closed, true, from, at + plain.Length - from);
            }
        }

        return closed;
    }

    private static void Add(string text, int start, int end, List<Clause> clauses)
    {
        while (start < end && IsEdge(text[start]))
        {
            start++;
        }

        start = Math.Max(start, SkipMarker(text, start, end));
        start = Math.Min(SkipPolite(text, start), end);
        while (start < end && IsEdge(text[start]))
        {
            start++;
        }

        while (end > start && (IsEdge(text[end - 1]) || text[end - 1] == '.'))
        {
            end--;
        }

        // "Do the following:" only introduces.
        if (end < text.Length && text[end] == ':' && Introduction().IsMatch(text[start..end]))
        {
            return;
        }

        // What only says what isn't to be done with what was spoken of asks for nothing: "make it bold and don't make it italic".
        if (clauses.Count > 0 && Denials.AsksForNothing(text[start..end]))
        {
            return;
        }

        if (start < end && text.AsSpan(start, end - start).IndexOfAnyExceptInRange('\0', '/') >= 0)
        {
            clauses.Add(new Clause(text[start..end], start));
        }
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '•';

    private static int SkipMarker(string text, int start, int end)
    {
        var marker = ListMarker().Match(text, start);
        return marker.Success && start + marker.Length < end ? start + marker.Length : start;
    }

    // "Please", "then", "can you": said before what is wanted.
    private static int SkipPolite(string text, int i)
    {
        while (true)
        {
            while (i < text.Length && (char.IsWhiteSpace(text[i]) || text[i] == ','))
            {
                i++;
            }

            var skipped = false;
            foreach (var phrase in Words.Polite)
            {
                if (string.Compare(text, i, phrase, 0, phrase.Length, StringComparison.OrdinalIgnoreCase) == 0
                    && i + phrase.Length < text.Length
                    && text[i + phrase.Length] is ' ' or ',' or ':')
                {
                    i += phrase.Length;
                    skipped = true;
                    break;
                }
            }

            if (!skipped)
            {
                return i;
            }
        }
    }

    [GeneratedRegex(@"\G-\s", RegexOptions.None)]
    private static partial Regex Dash();

    [GeneratedRegex(@"\G\s*(?<word>(?:(?<and>and|&|plus)\s+)?(?<then>then|after that|afterwards|thereafter|subsequently|finally|lastly)\b[\s,]*|(?<and>and|&|plus|but)\s+(?:also\s+)?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\G\s+(?<object>[""“„«‹'‘]|(?:the|a|an|it|them|all|everything|this|that|its|every|each|my|our|into|in cell|cell|me)\b|/|~|[A-Za-z]:\\)?\s*(?<w>[\w=:]+)?")]
    private static partial Regex Following();

    [GeneratedRegex(@"(?:following|steps?|this|these|tasks?|things)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[\p{L}-]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[\w.]+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\G(?:\(?\d{1,2}[.)]|[a-z]\)|[-*+–]|step\s+\d{1,2}[.:)]?)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex ListMarker();

    // What isn't meant belongs to what is.
    [GeneratedRegex(@"\G(?:not|rather\s+than|instead\s+of|as\s+opposed\s+to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"\Gdo\s*n[o'’]?t\b", RegexOptions.IgnoreCase)]
    private static partial Regex DoNot();
}
