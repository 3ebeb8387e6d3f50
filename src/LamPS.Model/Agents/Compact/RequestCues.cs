using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>What a part of a request asks for by its verbs, and how it speaks of the texts in it, as code can tell.</summary>
internal sealed partial class RequestCues
{
    /// <summary>Reads a part of a request.</summary>
    /// <param name="clause">The part.</param>
    public RequestCues(string clause)
    {
        var spans = ArgumentScanner.Scan(clause);
        var rest = RequestTexts.Without(clause, [.. spans.Where(s => s.Kind is ArgumentKind.Quotation or ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email)]);
        (Selects, Opens, Removes) = (Selecting().IsMatch(rest), Opening().IsMatch(rest), Removing().IsMatch(rest));
        var texts = spans.Where(s => s.Kind == ArgumentKind.Quotation).Select(s => (s.Value, Before: clause[..s.Start])).ToList();
        New = [.. texts.Where(t => Called().IsMatch(t.Before) || Added().IsMatch(t.Before)).Select(t => t.Value)];
        There = [.. texts.Where(t => Existing().IsMatch(t.Before)).Select(t => t.Value)];
        Margins = [.. Margin().Matches(rest).Select(m => m.Groups["margin"].Value.ToLowerInvariant())];
        if (OfPages().IsMatch(rest) && Edge().Match(rest) is { Success: true } edge)
            Margins.Add(edge.Groups["top"].Success ? "header" : "footer");

        // What begins with a verb that puts nothing speaks of what is there: "underline "x" in the footer".
        var plain = string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Puts = Margins.Count > 0 && !Removes && (!RequestSplitter.BeginsWithVerb(plain) || Putting().IsMatch(plain));
        Text = texts is [var only] && (New.Contains(only.Value) || (Puts && !There.Contains(only.Value))) ? only.Value : null;
        PutsThere = Text is not null || (Puts && (Into().IsMatch(plain) || ThingIn().IsMatch(plain)));
    }

    /// <summary>Whether something may be to be selected, and no more.</summary>
    public bool Selects { get; }

    /// <summary>Whether a dialog may be to be opened, and no more.</summary>
    public bool Opens { get; }

    /// <summary>Whether something may be to be taken away.</summary>
    public bool Removes { get; }

    /// <summary>Margins of pages that it speaks of: <c>header</c>, <c>footer</c>.</summary>
    public HashSet<string> Margins { get; }

    /// <summary>Whether something may be to be put there.</summary>
    public bool Puts { get; }

    /// <summary>The only text, unless the document has it; null for none.</summary>
    public string? Text { get; }

    /// <summary>Whether something is to be put into a margin of pages, and not only the margin itself.</summary>
    public bool PutsThere { get; }

    /// <summary>Texts that are to be put there: <c>a header that says "x"</c>.</summary>
    public HashSet<string> New { get; }

    /// <summary>Texts that the document has: <c>the word "x"</c>.</summary>
    public HashSet<string> There { get; }

    // Tables have headers, too.
    [GeneratedRegex(@"(?<!\b(?:table|column|row)s?['’]?s?\s)\b(?<margin>header|footer)s?\b(?!\s(?:row|cell|column)s?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Margin();

    [GeneratedRegex(@"\b(?:put|insert|add|write|show|print|place|include|display|type|enter|repeat|append|bring)\b|^number\b|\b(?:header|footer)s?\s(?:with|that|which|showing|saying|reading|containing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Putting();

    [GeneratedRegex(@"\b(?:each|every|all(?:\s+of)?(?:\s+the)?|the(?=\s+(?:\p{L}+\s+)?pages\b))\s+(?:\p{L}+\s+)?pages?\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfPages();

    [GeneratedRegex(@"\b(?:(?<top>top|head)|bottom|foot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Edge();

    // "Put the time into the footer", "show the author at the top of each page"; "put a footer at the bottom of each page" asks for the margin alone.
    [GeneratedRegex(
        @"\b(?:put|insert|add|write|show|print|place|include|display|type|enter|repeat) (?!(?:(?:an?|the|empty|blank|new|page) )*(?:header|footer)s?\b)(?:(?!\b(?:in|into|to|on|onto|at|inside|within)\b)[^,.;]){1,80}? (?:in|into|to|on|onto|at|inside|within) (?:an?|the|each|every|all|my|our|its)\b[^,.;]{0,80}\b(?:header|footer|(?:top|bottom|head|foot) of (?:each|every|all|the)\b[^,.;]{0,40}\bpages?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Into();

    // Nothing but what is to be there: "the file name in the footer".
    [GeneratedRegex(@"^(?:the|an?|my|our|its)\s+(?!(?:(?:empty|blank|new|page)\s+)*(?:header|footer)s?\b)(?:(?!(?:in|into|on|at|inside|within)\b)[\p{L}-]+\s+){1,4}(?:in|into|on|at|inside|within)\s+(?:an?|the|each|every|all|my|our|its)\s+(?:page\s+)?(?:header|footer)s?(?:\s+(?:of|on)\s+(?:each|every|all|the)\b[^,.;]{0,30})?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex ThingIn();

    [GeneratedRegex(@"\b(?:select\w*|mark\w*|highlight\w*|choos\w+|pick|cho(?:ice|ose))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Selecting();

    [GeneratedRegex(@"\b(?:open|show|display|bring\s+up|pop\s+up|launch|call\s+up|see|view|look|go\s+to|dialog|window)\b|\.\.\.|…", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(?:delet\w+|remov\w+|eras\w+|drop\w*|cut\w*|rid|out|away|without|no\s+longer|strip\w*|clear\w*|discard\w*|eliminat\w+|kill\w*|lose|gone|go|goes|superfluous|unnecessary|redundant|un\w+|not|\w*n['’]t|never|dont|reset\w*|plain|strik\w+|scrap\w*|wipe\w*|take|leave|move\w*|clean\w*|empty|blank|disappear\w*|vanish\w*|omit\w*|stop\w*|end|off|nothing|none)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Removing();

    // "A header that says", "one more page, titled", "a footer with the text": what follows isn't there yet. "The paragraph that says" is.
    [GeneratedRegex(
        @"\b(?:an?|another|more|new)\s+(?:(?!(?:the|this|that|these|those|my|our|your)\s)[\p{L}-]+,?\s+){0,5}?(?:at\s+the\s+(?:very\s+)?(?:end|bottom|top|start|beginning),?\s+)?(?:(?:that|which)\s+)?(?:says?|saying|reads?|reading|titled|entitled|called|named|labell?ed|captioned|begins?\s+with|starts?\s+with|beginning\s+with|starting\s+with|with\s+the\s+(?:text|words?|title|heading|caption|name|label))\s*:?\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Called();

    // "Add the point", "insert the word"; "add a row to" speaks of something that is there. What a part begins with writing may have more asked of it.
    [GeneratedRegex(
        @"(?:(?:\band|\bthen|,)\s+(?:type|write)\s+|\b(?:add|insert|append)\s+)(?:(?:an?|the|another|one more)\s+)?(?:(?!(?:at|to|in|into|on|onto|for|of|before|after|above|below|under|behind|near|beside|by|with|from|around|between|next|over|where|that|which|right|just|so|and)\s)[\p{L}-]+\s+){0,3}$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Added();

    [GeneratedRegex(@"\b(?:the|this|that)\s+(?:words?|text|phrase|sentence|paragraph|passage|line)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Existing();
}
