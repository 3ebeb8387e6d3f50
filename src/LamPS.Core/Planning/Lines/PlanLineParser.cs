using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Lines;

/// <summary>Reads plan lines in any usual wording: what is asked, of what, with what argument. Arguments come from the line alone.</summary>
internal static partial class PlanLineParser
{
    /// <summary>The actions that a line asks for, in order; none when it can't be read. Never throws.</summary>
    /// <param name="line">Line.</param>
    public static IReadOnlyList<LineAct> Parse(string line)
    {
        var acts = new List<LineAct>();
        if (Calls.TryRead(line, out var call))
        {
            return [call];
        }

        foreach (var clause in RequestSplitter.Split(line))
        {
            var read = Clause(clause.Text);
            if (read.Count == 0)
            {
                return [];
            }

            acts.AddRange(read);
        }

        return acts;
    }

    private static IReadOnlyList<LineAct> Clause(string text)
    {
        var optional = Condition().Match(text);
        if (optional.Success)
        {
            return [.. Clause(text[..optional.Index].TrimEnd()).Select(a => a with { IsOptional = true })];
        }

        var words = new LineWords(Sentence.Read(text));
        if (words.Count == 0)
        {
            return [];
        }

        if (MenuPath(words) is { } path)
        {
            return [path];
        }

        var verb = words.Lower(0);
        return verb switch
        {
            "press" or "click" or "push" or "hit" or "tap" or "double-click" or "right-click" or "doubleclick" or "rightclick" => Press(words, verb),
            "type" or "write" or "enter" or "input" or "insert" when verb != "insert" || words.HasQuotation => Enter(words, verb),
            "set" or "change" or "put" or "make" or "adjust" or "fill" or "give" or "assign" => Set(words, verb),
            "switch" or "turn" or "toggle" => Switch(words, verb),
            "tick" or "check" or "enable" or "activate" or "mark" => [SwitchOf(words, 1, true)],
            "untick" or "uncheck" or "disable" or "deactivate" or "unmark" or "clear" => [SwitchOf(words, 1, false)],
            "select" or "choose" or "pick" or "highlight" => Select(words),
            "open" or "launch" => [Named(LineOperation.Open, words, 1)],
            "expand" or "unfold" => [Named(LineOperation.Expand, words, 1)],
            "collapse" or "fold" => [Named(LineOperation.Collapse, words, 1)],
            "close" or "dismiss" => [Named(LineOperation.Close, words, 1)],
            "focus" => [Named(LineOperation.Focus, words, words.Is(1, "on") ? 2 : 1)],
            "scroll" => [Scroll(words)],
            "go" or "navigate" or "jump" => GoTo(words),
            "show" or "display" or "view" => words.EndsWith("tab", "page") ? GoTo(words) : [SwitchOf(words, 1, true)],
            "hide" => [SwitchOf(words, 1, false)],
            "save" or "export" => [Save(words)],
            "take" when words.Contains("screenshot", "picture") => [new LineAct(LineOperation.Screenshot) { Value = words.FirstSpan(ArgumentKind.Path, ArgumentKind.Quotation)?.Value ?? "" }],
            "use" => Set(words, verb),
            _ => Bare(words),
        };
    }

    // "Choose Table > Insert Table", "File > Save As...", "Choose Save As from the File menu"
    private static LineAct? MenuPath(LineWords words)
    {
        var text = words.Text;
        var start = words.Is(0, "choose", "select", "pick", "open", "click", "go", "use", "invoke", "run", "press", "switch", "turn", "tick", "untick", "enable", "disable", "check", "uncheck", "show", "hide")
            ? words.After(0, "on", "off", "to", "the", "menu", "entry", "item", "command")
            : 0;
        if (start >= words.Count)
        {
            return null;
        }

        var rest = text[words[start].Start..];
        if (Arrow().IsMatch(words.Masked(start)) && !words.HasQuotation)
        {
            var parts = Arrow().Split(rest).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
            if (parts.Count == 0)
            {
                return null;
            }

            parts[^1] = MenuWord().Replace(parts[^1], "");
            var path = string.Join(" > ", parts);
            bool? on = words.Is(0, "switch", "turn", "tick", "untick", "enable", "disable", "check", "uncheck", "show", "hide")
                ? !words.Is(0, "untick", "disable", "uncheck", "hide") && !words.Is(1, "off")
                : null;
            return on is null ? new LineAct(LineOperation.Choose) { Target = path } : new LineAct(LineOperation.Switch) { Target = path, On = on };
        }

        var from = FromMenu().Match(rest);
        return from.Success
            ? new LineAct(LineOperation.Choose) { Target = $"{from.Groups["menu"].Value.Trim()} > {Unquote(from.Groups["entry"].Value.Trim())}" }
            : null;
    }

    private static IReadOnlyList<LineAct> Press(LineWords words, string verb)
    {
        var at = words.After(0, "on", "the", "key", "keys", "button", "link", "icon");
        if (at >= words.Count)
        {
            return [];
        }

        var named = words.After(0, "on", "the") is var first && words.Is(first, "key", "keys");
        var (end, times) = words.Times();
        var keys = words[at].Is(ArgumentKind.Keys) ? words[at].Span!.Value : null;
        var name = words.Slice(at, words.Is(end, "key", "keys") ? end - 1 : end);
        keys ??= named ? KeyNames.Named(name) ?? KeyNames.Canonical(name) : null;
        keys ??= words.EndsWith("key", "keys") ? KeyNames.Named(name) ?? KeyNames.Canonical(name) : null;
        keys ??= at == 1 && IsAlwaysKey(name) ? KeyNames.Named(name) : null;
        if (keys is not null && verb is "press" or "hit" or "push" or "tap")
        {
            return keys is null ? [] : [new LineAct(LineOperation.Keys) { Value = keys, Times = times }];
        }

        if (named && name.Split(' ', ',').Select(k => KeyNames.Named(k) ?? KeyNames.Canonical(k)).ToList() is { Count: > 1 } several && several.All(k => k is not null))
        {
            return [.. several.Select(k => new LineAct(LineOperation.Keys) { Value = k! })];
        }

        var act = Named(LineOperation.Press, words, 1) with
        {
            Times = times,
            Click = verb.StartsWith("double", StringComparison.Ordinal) ? "double" : verb.StartsWith("right", StringComparison.Ordinal) ? "right" : "",
        };
        return act.Target.Length == 0 ? [] : [act];
    }

    // "press Enter" is a key; "press Insert" and "press Delete" are mostly buttons, and the actor may still find neither.
    private static bool IsAlwaysKey(string name) =>
        KeyNames.Named(name) is { } key && (key is "Enter" or "Tab" or "Escape" or "Backspace" or "PageUp" or "PageDown" || key[0] == 'F');

    private static IReadOnlyList<LineAct> Enter(LineWords words, string verb)
    {
        var spans = words.Spans(1);
        var at = words.After(0, "the", "text", "word", "words", "value", "number", "phrase", "string", "line", "following", "a", ":");
        if (spans.Count == 0)
        {
            // Type hello world / Enter Zoe in Name
            var link = words.Find(at, "in", "into");
            return at >= words.Count ? []
                : link > at && link + 1 < words.Count && verb != "write"
                    ? [Field(words, link + 1, words.Count - 1) with { Value = words.Slice(at, link - 1) }]
                    : verb == "type" ? [new LineAct(LineOperation.Type) { Value = words.Slice(at, words.Count - 1) }] : [];
        }

        var acts = new List<LineAct>();
        for (var i = 0; i < spans.Count; i++)
        {
            var token = spans[i];
            var value = words[token].Span!;
            var next = i + 1 < spans.Count ? spans[i + 1] : words.Count;
            var link = token + 1 < next && words.Is(token + 1, "in", "into", "as", "for") ? token + 1 : -1;
            if (link > 0)
            {
                var last = next - 1;
                while (last > link && words.Is(last, "and", ",", "then"))
                {
                    last--;
                }

                acts.Add(Field(words, link + 1, last) with { Value = value.Value, Span = value });
            }
            else if (i == 0 && token > at && verb == "enter" && !words[at].IsMark)
            {
                acts.Add(Field(words, at, token - 1) with { Value = value.Value, Span = value });
            }
            else if (acts.Count > 0 && acts[^1].Operation == LineOperation.Set && token > 0)
            {
                return [];
            }
            else
            {
                acts.Add(new LineAct(LineOperation.Type) { Value = value.Value, Span = value });
            }
        }

        return acts;
    }

    // "Set A to 1, B to 2 and C to 3", "Put 3 in Rows", "Fill in Name with Zoe"
    private static IReadOnlyList<LineAct> Set(LineWords words, string verb)
    {
        var start = words.After(0, "in", "the");
        if (verb is "put" or "use" && words.Find(start, "in", "into", "as", "for") is > 0 and var link && link + 1 < words.Count)
        {
            var value = words.Value(start, link - 1);
            return [Field(words, link + 1, words.Count - 1) with { Value = value.Text, Span = value.Span }];
        }

        var acts = new List<LineAct>();
        var at = start;
        while (at < words.Count)
        {
            var to = words.Find(at, verb == "fill" ? ["with", "to", "=", ":"] : ["to", "=", ":"]);
            if (to <= at || to + 1 >= words.Count)
            {
                return [];
            }

            var end = EndOfValue(words, to + 1);
            var value = words.Value(to + 1, end);
            var field = Field(words, at, to - 1);
            acts.Add(value.Span is { Kind: ArgumentKind.Boolean } flag
                ? field with { Operation = LineOperation.Switch, On = flag.Number == 1, Value = value.Text, Span = flag }
                : field with { Value = value.Text, Span = value.Span });
            at = end + 1;
            while (at < words.Count && words.Is(at, "and", ",", "the", "then"))
            {
                at++;
            }
        }

        return acts;
    }

    // A value ends before ", B to" or " and B to".
    private static int EndOfValue(LineWords words, int start)
    {
        for (var i = start; i < words.Count - 1; i++)
        {
            if (words.Is(i + 1, "and", ",") && words.Find(i + 2, "to", "=", ":") > i + 2)
            {
                return i;
            }
        }

        return words.Count - 1;
    }

    private static IReadOnlyList<LineAct> Switch(LineWords words, string verb)
    {
        if (words.Is(1, "on", "off"))
        {
            return [SwitchOf(words, 2, words.Is(1, "on"))];
        }

        if (words.Is(words.Count - 1, "on", "off"))
        {
            return [Named(LineOperation.Switch, words, 1, words.Count - 2) with { On = words.Is(words.Count - 1, "on") }];
        }

        return verb == "toggle" ? [SwitchOf(words, 1, null)] : verb == "switch" && words.Is(1, "to") ? GoTo(words) : [];
    }

    private static IReadOnlyList<LineAct> Select(LineWords words)
    {
        var at = words.After(0, "the");
        if (at >= words.Count)
        {
            return [];
        }

        if (words.Is(at, "all", "everything") || (words.Is(at, "whole", "entire") && words.Is(at + 1, "text", "document")))
        {
            return at == words.Count - 1 || words.Is(at + 1, "text", "document", "of") ? [new LineAct(LineOperation.SelectAll)] : [Item(words, at)];
        }

        if (words.Is(at, "text", "word", "words", "phrase", "sentence", "string") && words.FirstSpan(ArgumentKind.Quotation) is { } text)
        {
            return [new LineAct(LineOperation.SelectText) { Value = text.Value, Span = text, Occurrence = (int)(words.FirstSpan(ArgumentKind.Ordinal)?.Number ?? 0) }];
        }

        if (words[at].Is(ArgumentKind.Ordinal) && words.FirstSpan(ArgumentKind.Quotation) is { } nth)
        {
            return [new LineAct(LineOperation.SelectText) { Value = nth.Value, Span = nth, Occurrence = (int)words[at].Span!.Number!.Value }];
        }

        if (DocumentPart(words, at) is { } part)
        {
            return [part];
        }

        var link = words.FindLast(at + 1, "in", "from", "as", "for", "under");
        if (link > at && link + 1 < words.Count)
        {
            var value = words.Value(at, link - 1);
            return [Field(words, link + 1, words.Count - 1) with { Operation = LineOperation.SelectOption, Value = value.Text, Span = value.Span }];
        }

        return words[at].Is(ArgumentKind.Quotation) && at == words.Count - 1
            ? [new LineAct(LineOperation.SelectText) { Value = words[at].Span!.Value, Span = words[at].Span }]
            : [Item(words, at)];
    }

    private static LineAct? DocumentPart(LineWords words, int at)
    {
        var occurrence = words[at].Is(ArgumentKind.Ordinal) ? (int)words[at].Span!.Number!.Value : 0;
        var noun = occurrence == 0 ? at : at + 1;
        return noun == words.Count - 1 && words.Is(noun, "heading", "title", "headline", "paragraph") && (occurrence != 0 || !words.Is(noun, "paragraph"))
            ? new LineAct(LineOperation.SelectPart) { Target = words.Lower(noun), Occurrence = occurrence }
            : null;
    }

    private static LineAct Item(LineWords words, int at) => Named(LineOperation.SelectItem, words, at);

    private static IReadOnlyList<LineAct> GoTo(LineWords words)
    {
        var at = words.After(0, "to", "the");
        return at >= words.Count ? []
            : words.EndsWith("tab", "page") && at < words.Count - 1 ? [Named(LineOperation.GoToTab, words, at)]
            : words.Is(at, "tab", "page") && at + 1 < words.Count ? [Named(LineOperation.GoToTab, words, at + 1)]
            : [Named(LineOperation.Open, words, at)];
    }

    private static LineAct Scroll(LineWords words)
    {
        var to = words.After(0, "to", "the");
        return words.Is(1, "up", "down", "left", "right") || to >= words.Count
            ? new LineAct(LineOperation.Scroll) { Value = words.Count > 1 ? words.Lower(1) : "down", Span = words.FirstSpan(ArgumentKind.Number) }
            : Named(LineOperation.Scroll, words, to);
    }

    private static LineAct Save(LineWords words)
    {
        var path = words.FirstSpan(ArgumentKind.Path, ArgumentKind.Quotation);
        return new LineAct(LineOperation.Save) { Phrase = words.Text, Value = path?.Value ?? "", Span = path };
    }

    // "the OK button", a bare menu name, "Columns: 4"
    private static IReadOnlyList<LineAct> Bare(LineWords words)
    {
        var colon = words.Find(1, ":", "=");
        return colon > 0 && colon + 1 < words.Count
            ? [Field(words, 0, colon - 1) with { Value = words.Value(colon + 1, words.Count - 1).Text, Span = words.Value(colon + 1, words.Count - 1).Span }]
            : words.EndsWith("button", "link", "icon") ? [Named(LineOperation.Press, words, 0)] : [];
    }

    private static LineAct Field(LineWords words, int first, int last) => Named(LineOperation.Set, words, first, last);

    private static LineAct SwitchOf(LineWords words, int start, bool? on) => Named(LineOperation.Switch, words, start) with { On = on };

    // A name, and the role that words around it say: "the OK button", "tab Network", "the check box "Match case"".
    private static LineAct Named(LineOperation operation, LineWords words, int first, int last = -1)
    {
        last = last < 0 ? words.Count - 1 : last;
        while (first < last && words.Is(first, "the", "on", "a", "an", "your", "to"))
        {
            first++;
        }

        var occurrence = 0;
        if (first < last && words[first].Is(ArgumentKind.Ordinal))
        {
            occurrence = (int)words[first].Span!.Number!.Value;
            first++;
        }

        var phrase = words.Slice(first, last);
        var roles = RoleWords.At(words, ref first, ref last);
        return new LineAct(operation) { Target = Unquote(words.Slice(first, last)), Phrase = Unquote(phrase), Roles = roles, Occurrence = occurrence };
    }

    private static string Unquote(string text) => Quotations.At(text.Length == 0 ? " " : text, 0) is { } quote && quote.Length == text.Length ? quote.Value : text;

    [GeneratedRegex(@"[\s,]+(?:\(?\s*if (?:asked|it shows|it is shown|it appears|shown|there is one|there|needed|necessary|prompted|present|a (?:dialog|message|notice)\b.*|one shows|it asks|that shows|possible)\)?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\s*(?:>|→|»|->|▸|➔)\s*")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\s+(?:in|from|on) the menu(?: bar)?$|\s+menu(?: entry| item)?$", RegexOptions.IgnoreCase)]
    private static partial Regex MenuWord();

    [GeneratedRegex(@"^(?<entry>.+?)\s+(?:from|in|on)\s+(?:the\s+)?(?<menu>[\w&]+)\s+menu$", RegexOptions.IgnoreCase)]
    private static partial Regex FromMenu();
}
