using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact;

/// <summary>What a part of a request says, for ways of the map.</summary>
internal sealed partial class MapRequest
{
    /// <summary>The line that marks everything.</summary>
    public const string Everywhere = "Press keys Ctrl+A";

    // Words that people have for what fields show.
    private static readonly HashSet<string> OfNames = RequestTexts.Words("name title label caption");
    private static readonly HashSet<string>[] Dimensions = [RequestTexts.Words("height high tall"), RequestTexts.Words("width wide across broad"), RequestTexts.Words("rows lines")];

    private readonly IReadOnlyList<ArgumentSpan> _spans;

    public MapRequest(string text)
    {
        Text = Denials.Without(text);
        Font = FontNames.Of(Text) is [var font, ..] ? font : null;
        _spans = ArgumentScanner.Scan(Text);
        var rest = RequestTexts.Without(Text, Font is null ? _spans : [.. _spans, Font]);
        Words = RequestTexts.Words(rest);

        // "The last paragraph" is counted, and yet a place.
        var unquoted = RequestTexts.Without(Text, [.. _spans.Where(s => s.Kind != ArgumentKind.Ordinal)]);
        Numbers = [.. _spans.Where(s => s.Number is not null).Select(s => MapWays.Digits().Match(s.Digits(text.Substring(s.Start, s.Length))).Value).Where(n => n.Length > 0)];
        (IsOff, IsAfter, IsInPlace) = (Off().IsMatch(rest), After().IsMatch(rest), InPlace().IsMatch(rest));
        Places = [.. new[] { (End(), "Press keys Ctrl+End"), (Beginning(), "Press keys Ctrl+Home"), (Everything(), Everywhere) }.Where(p => p.Item1.IsMatch(unquoted)).Select(p => p.Item2)];
        if (Places.Count != 1)
            Places = [.. Places, ""];
    }

    public string Text { get; }

    public HashSet<string> Words { get; }

    /// <summary>Numbers in digits, without their units.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>The family of fonts that it names; null for none.</summary>
    public ArgumentSpan? Font { get; }

    public bool IsOff { get; }

    /// <summary>Whether something is to come where a text ends.</summary>
    public bool IsAfter { get; }

    /// <summary>Whether something is to take the place of a text.</summary>
    public bool IsInPlace { get; }

    /// <summary>What the field is set to; empty where the words say it.</summary>
    public string Meant { get; init; } = "";

    /// <summary>Lines that go where the part speaks of, likeliest first; an empty one for none.</summary>
    public IReadOnlyList<string> Places { get; }

    public Left Values() => new(Text, _spans);

    // "A bookmark named start at the word "one"": who gives a name needn't put it into quotation marks.
    [GeneratedRegex(@"\b(?:named|called|titled|entitled|labell?ed|captioned)\s+(?<name>(?!(?:the|an?|it|them|as|by|after|for|in|on|at|with|and|so)\b)[\p{L}\d_-]+(?-i:\s+\p{Lu}[\p{L}\d_-]*)*)", RegexOptions.IgnoreCase)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\W*(?:(?:of|is|to|in|be|at)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    // Places of the document, not of its pages, which have a top and a bottom, each, and not what numbers and lines do: "start at 3", "end 1 cm earlier".
    [GeneratedRegex(@"(?:" + OfDocument + @"(?:end|close)\b(?!" + OfNumbers + @")|\b(?:end\s+of|(?:end|close)s?\s+(?:it\s+)?with(?!\s+\d)|bottom(?!" + OfPages + @")|(?<!\b(?:top|bottom)\s+of\s+the\s+)last\s+(?:words?|paragraph|line|sentence|thing|page))\b)", RegexOptions.IgnoreCase)]
    private static partial Regex End();

    [GeneratedRegex(@"(?:" + OfDocument + @"start\b(?!" + OfNumbers + @")|\b(?:start\s+of|(?:begin|start)s?\s+(?:it\s+)?with(?!\s+\d)|beginning|top(?!" + OfPages + @")|(?<!\b(?:top|bottom)\s+of\s+the\s+)first\s+(?:words?|paragraph|line|sentence|thing|page))\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    private const string OfDocument = @"(?<=\b(?:the|very|its|at|to|document|text|\w+['’]s)\s+)";
    private const string OfNumbers = @"\s+(?:values?|numbers?|dates?|at|with)\b";
    private const string OfPages = @"(?:[\s,]+(?:left|right|cent(?:er|re)|middle|top|bottom|and|or|of|the)\b){0,6}\s+(?:of\s+(?:\w+\s+){0,3})?(?:pages?|sheets?|margins?|borders?|edges?|spacing|padding|cells?)\b";

    [GeneratedRegex(@"\b((?:all|every|each(?=\s+\p{L}))(?!\s+(?:of\s+)?(?:the\s+)?pages?\b)|everything|everywhere|throughout|whole|entire|complete)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everything();

    [GeneratedRegex(@"\b(after|behind|following|next to|beside)\b", RegexOptions.IgnoreCase)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(replac\w+|substitut\w+|swap\w*|exchang\w+|turn\w*|becom\w+|instead|(?:place|stead) of|into)\b", RegexOptions.IgnoreCase)]
    private static partial Regex InPlace();

    [GeneratedRegex(@"\b(off|no|not|without|never|longer|remove|stop|disable|deactivate|hide|skip|uncheck|untick|clear|leave out|get rid|don['’]?t|doesn['’]t)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Off();

    /// <summary>Values that no field has taken yet.</summary>
    public sealed class Left(string text, IReadOnlyList<ArgumentSpan> spans)
    {
        private readonly List<ArgumentSpan> _numbers = [.. spans.Where(s => s.Kind is ArgumentKind.Number or ArgumentKind.Percent)];

        private readonly List<ArgumentSpan> _texts = [.. spans.Where(s => s.Kind is not (ArgumentKind.Number or ArgumentKind.Percent or ArgumentKind.Ordinal or ArgumentKind.Keys))];

        /// <summary>The text that is worked on: the first one in quotation marks; null for none.</summary>
        public string? Worked => _texts.Find(t => t.Kind == ArgumentKind.Quotation)?.Value;

        private readonly Dictionary<HashSet<string>, ArgumentSpan> _reserved = [];

        /// <summary>Keeps for each of several fields the number that stands right beside its name, or beside a word for the same: <c>4 lines of 2 columns</c>, <c>26 cm tall</c>.</summary>
        /// <param name="names">Words of the fields' names.</param>
        public void Reserve(IReadOnlyList<HashSet<string>> names)
        {
            // Who says names before their numbers does so for all of them.
            var words = CompactEncoder.Split(text).Where(w => RequestTexts.Words(w.Word).Count > 0).ToList();
            List<(HashSet<string> Name, ArgumentSpan Number)> Named(Func<(int Start, string Word), ArgumentSpan, bool> isBeside) =>
                [.. names.SelectMany(n => _numbers.Where(s => words.Exists(w => Says(w.Word, n) && isBeside(w, s))).Take(1).Select(s => (n, s))).DistinctBy(r => r.s)];
            var behind = Named((w, s) => w.Start >= s.End && Beside().IsMatch(text[s.End..w.Start]));
            var before = Named((w, s) => w.Start + w.Word.Length <= s.Start && Beside().IsMatch(text[(w.Start + w.Word.Length)..s.Start]));
            foreach (var (name, number) in before.Count > behind.Count ? before : behind)
            {
                _reserved[name] = number;
                _numbers.Remove(number);
            }
        }

        /// <summary>The number that is kept for a field, or else the one that stands nearest to one of some words.</summary>
        /// <param name="name">Words of the field's name.</param>
        /// <param name="near">The words; none for the first number that is left.</param>
        public string? TakeNumber(HashSet<string> name, HashSet<string> near)
        {
            if (!_reserved.Remove(name, out var taken))
            {
                taken = _numbers.Count == 0 ? null : Nearest(_numbers, near) ?? _numbers.MinBy(n => n.Start)!;
                if (taken is null)
                    return null;
                _numbers.Remove(taken);
            }

            return text.Substring(taken.Start, taken.Length);
        }

        private static bool Says(string word, HashSet<string> name) =>
            RequestTexts.Words(word).Overlaps(name) || Array.Exists(Dimensions, d => d.Overlaps(name) && d.Overlaps(RequestTexts.Words(word)));

        /// <summary>What may be to be written: the last of several texts; the only one where a place is said, or else nothing.</summary>
        /// <param name="hasPlace">Whether a place is said.</param>
        public IReadOnlyList<string?> Typed(bool hasPlace) => (_texts.Count(t => t.Kind == ArgumentKind.Quotation), hasPlace) switch
        {
            (0, _) => [null],
            (1, true) => [Worked, null],
            (1, false) => [null],
            _ => [_texts.FindLast(t => t.Kind == ArgumentKind.Quotation)!.Value],
        };

        /// <summary>
        /// The text that stands nearest to one of some words; without such a word an address or a path, for a text in quotation marks may be what is worked on, and then
        /// the last one, for the first is.
        /// </summary>
        public ArgumentSpan? TakeText(HashSet<string> near)
        {
            if (near.Overlaps(OfNames) && Given().Match(text) is { Success: true } given && given.Groups["name"] is var name && !spans.Any(s => s.Start < name.Index + name.Length && name.Index < s.End))
                return new ArgumentSpan(ArgumentKind.Quotation, name.Index, name.Length, name.Value);
            if (_texts.Count == 0)
                return null;
            var taken = (_texts.Count > 1 ? Nearest(_texts, near) : null) ?? _texts.FindLast(t => t.Kind != ArgumentKind.Quotation) ?? _texts[^1];
            _texts.Remove(taken);
            return taken;
        }

        private ArgumentSpan? Nearest(List<ArgumentSpan> spans, HashSet<string> near)
        {
            var places = CompactEncoder.Split(text).Where(w => RequestTexts.Words(w.Word).Overlaps(near)).Select(w => w.Start).ToList();
            return places.Count == 0 ? null : spans.MinBy(n => places.Min(p => p < n.Start ? n.Start - p : p - n.End));
        }
    }
}
