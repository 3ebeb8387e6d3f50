using System.Text.RegularExpressions;
using LamPS.Core.Planning.Help;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Steps;

/// <summary>Turns sentences of instructions into plan lines: one action a line, in the words of LamPS's own plans. What only explains is left out.</summary>
internal static partial class StepWriter
{
    private const int MostWords = 28;

    /// <summary>The lines of a step.</summary>
    /// <param name="marked">Step in words; names may be marked as <see cref="HelpText"/> does.</param>
    public static IReadOnlyList<PlanLine> Lines(string marked)
    {
        var lines = new List<PlanLine>();
        var sentences = SentenceEnd().Split(Optional().Replace(marked, " ").Replace("  ", " ", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Trim()).Select(s => s.Trim().TrimEnd('.', ';', '!')).Where(s => s.Length > 1).ToList();
        foreach (var sentence in sentences)
        {
            // What is done for a purpose of its own beside the step proper is a choice.
            if (Purpose().IsMatch(sentence) && lines.Count > 0)
                continue;
            lines.AddRange(Sentence(Purpose().Replace(sentence, "")));
        }

        return lines;
    }

    private static IEnumerable<PlanLine> Sentence(string sentence)
    {
        if (KeysAlone().IsMatch(HelpText.Plain(sentence)))
            return [new PlanLine($"Press keys {Keys(HelpText.Plain(sentence))}")];
        if (Explains().IsMatch(HelpText.Plain(sentence)))
            return [];
        var place = Place().Match(sentence);
        var lines = new List<PlanLine>();
        var (field, menu) = ("", "");
        if (place.Success)
        {
            var name = Label(place.Groups["name"].Value);
            switch (place.Groups["what"].Value.ToLowerInvariant())
            {
                case "tab" or "tab page" or "page":
                    lines.AddRange(GoTo(name));
                    break;
                case "menu":
                    menu = name;
                    break;
                case "box" or "field" or "text box" or "list" or "list box" or "drop-down list" or "combo box" or "spin box" or "drop-down box":
                    field = name;
                    break;
                default:
                    if (name.Contains(" > ", StringComparison.Ordinal))
                        lines.AddRange(GoTo(name));
                    break;
            }

            sentence = sentence[place.Length..];
        }
        else if (Somewhere().Match(HelpText.Plain(sentence)) is { Success: true } && Somewhere().Match(sentence) is { Success: true } where)
        {
            sentence = sentence[where.Length..];
        }

        foreach (var clause in ClauseEnd().Split(sentence))
        {
            if (Clause(clause.Trim().Trim(','), field, menu) is { } line)
                lines.AddRange(line);
        }

        return lines;
    }

    private static IReadOnlyList<PlanLine>? Clause(string clause, string field, string menu)
    {
        clause = Lead().Replace(clause, "");
        var first = HelpText.Plain(clause).Split(' ', 2)[0].TrimEnd(',');
        if (!VerbForms.IsBase(first) && first.ToLowerInvariant() is not ("double-click" or "right-click" or "tick" or "mark" or "unmark" or "hold" or "let" or "wait"))
            return null;
        if (first.ToLowerInvariant() is "read" or "refer" or "ensure" or "verify" or "solve")
            return null;
        if (PlainPath().Match(HelpText.Plain(clause)) is { Success: true } plain)
            return GoTo(plain.Groups["name"].Value);
        if (MenuPath().Match(clause) is { Success: true } path)
            return GoTo(Label(path.Groups["name"].Value), path.Groups["what"].Value);
        if (Tab().Match(clause) is { Success: true } tab)
            return GoTo(Label(tab.Groups["name"].Value), "tab");
        if (PlainTab().Match(HelpText.Plain(clause)) is { Success: true } turned)
            return GoTo(turned.Groups["name"].Value, "tab");
        if (PlainButton().Match(HelpText.Plain(clause)) is { Success: true } button)
            return [new PlanLine($"Press {button.Groups["name"].Value}")];
        if (menu.Length > 0 && Name().Match(clause) is { Success: true } entry)
            return [new PlanLine($"Choose {menu} > {Label(entry.Groups["name"].Value)}")];
        if (KeyPress().Match(HelpText.Plain(clause)) is { Success: true } keys)
            return [new PlanLine($"Press keys {Keys(keys.Groups["keys"].Value)}")];
        if (Check().Match(clause) is { Success: true } check)
            return [new PlanLine($"Switch {(check.Groups["off"].Success ? "off" : "on")} {Label(check.Groups["name"].Value)}")];
        if (Pressed().Match(clause) is { Success: true } press)
            return [new PlanLine($"{(press.Groups["verb"].Value.Equals("choose", StringComparison.OrdinalIgnoreCase) || press.Groups["verb"].Value.Equals("select", StringComparison.OrdinalIgnoreCase) ? "Select" : "Press")} {Label(press.Groups["name"].Value)}")];
        if (Typed().Match(clause) is { Success: true } typed && (typed.Groups["name"].Success || field.Length > 0))
            return [Typing(typed, typed.Groups["name"].Success ? Label(typed.Groups["name"].Value) : field)];
        return Free(clause, field);
    }

    private static PlanLine Typing(Match typed, string label)
    {
        var what = Words(typed.Groups["what"].Value);
        var text = $"Type {what} in {label}";
        if (Quoted().IsMatch(what))
            return new PlanLine($"Set {label} to {what}");
        return FieldKind.Of($"{what} {label}") is { } kind ? new PlanLine(text, $"Set {label} to {ValueSlot.Mark}", new ValueSlot(label, kind, [])) : new PlanLine(text);
    }

    private static PlanLine[]? Free(string clause, string field)
    {
        var text = Words(clause);
        if (field.Length > 0 && !text.Contains(field, StringComparison.OrdinalIgnoreCase))
            text = $"{text} in {field}";
        var words = text.Split(' ');
        return words.Length is >= 2 and <= MostWords && !text.EndsWith(':') && !Refers().IsMatch(text) ? [new PlanLine(TaskWording.Capital(text))] : null;
    }

    // "Format > Paragraph > Alignment tab" is a menu entry and a tab of its dialog.
    private static IReadOnlyList<PlanLine> GoTo(string path, string what = "")
    {
        if (path.StartsWith("Tools > Options > ", StringComparison.Ordinal))
            return [new PlanLine("Choose Tools > Options"), new PlanLine($"Go to the {path["Tools > Options > ".Length..]} page")];
        path = path.Replace(" - ", " > ", StringComparison.Ordinal).Replace(" – ", " > ", StringComparison.Ordinal);
        if (path.EndsWith(" tab", StringComparison.OrdinalIgnoreCase))
            (path, what) = (path[..^4], "tab");
        var parts = path.Split(" > ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim()).ToArray();
        var isTab = what.StartsWith("tab", StringComparison.OrdinalIgnoreCase);
        if (parts.Length == 0)
            return [];
        if (parts.Length == 1)
            return [new PlanLine(isTab || what.Length == 0 ? $"Go to the {parts[0]} tab" : $"Choose {parts[0]}")];
        return isTab && parts.Length > 2
            ? [new PlanLine($"Choose {string.Join(" > ", parts[..^1])}"), new PlanLine($"Go to the {parts[^1]} tab")]
            : [new PlanLine($"Choose {string.Join(" > ", parts)}")];
    }

    private static string Label(string name) => WithoutStop(HelpText.Plain(name).Trim().TrimEnd(':', ',').Trim('"', '“', '”').Trim());

    // Three points belong to a name, one doesn't.
    private static string WithoutStop(string name) => name.EndsWith('.') && !name.EndsWith("..", StringComparison.Ordinal) ? name[..^1].TrimEnd() : name;

    private static string Words(string text) => Wanted().Replace(HelpText.Plain(text), "").Replace(" to to ", " to ", StringComparison.Ordinal).Trim().TrimEnd(',', '.', ';').Trim();

    private static string Keys(string text) => string.Join('+', text.Trim().TrimEnd('.').Split('+').Select(k => k.Trim()));

    [GeneratedRegex(@"(?<=[^\s.]{2}[\uE001)”""]?)[.;]\s+(?=[A-Z\uE000(])|[.!]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s*\((?:optional|[^)]{0,200})\)\s*(?:[.:](?=\s))?", RegexOptions.IgnoreCase)]
    private static partial Regex Optional();

    [GeneratedRegex(@"^(?:to|for|if you (?:want|wish|need|would like) to|in order to)\s[^,\uE000]{3,140},\s*(?:then\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"^(?:the|this|these|those|a|an|you|your|it|its|libreoffice|if|when|while|note|tip|for|otherwise|as|there|alternatively|or|by|each|all|any|some|because|since|after|before|once|until|both|do one|do the following|both|such|only|now you|that|each|in this|see|refer|by default|depending|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Explains();

    [GeneratedRegex(@"^(?:in|on|under|from|at|within)\s+(?:the\s+)?\uE000(?<name>[^\uE001]+)\uE001(?:\s+(?<what>tab page|tab|page|menu|text box|box|field|list box|drop-down list|drop-down box|combo box|spin box|list|dialog|dialog box|window|area|section|bar|toolbar|sidebar|pane|panel|category|submenu|context menu|deck))?(?:\s+of\s+the\s+[^,]{2,60})?\s*,\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?:in|on|under|from|at|within)\s+[^,]{3,70},\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Somewhere();

    [GeneratedRegex(@"(?:,?\s+and\s+then\s+|,\s+then\s+|,\s+and\s+|\s+and\s+|,\s+|\s+then\s+|\s+-\s+)(?=(?:click|choose|select|press|type|enter|drag|open|set|go|double-click|right-click|release|close|save|clear|mark|check|switch|move|hold|insert|copy|paste|specify|define|delete|confirm|place|apply|activate|enable|disable|drop|change|pick)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"^(?:then|now|next|first|finally|and|or|also|either|again|simply|just|please|you can|optionally)\s*,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:choose|select|click|open|go\s+to|use|call|activate|run|navigate\s+to)\s+(?:on\s+)?(?:the\s+)?(?:menu\s+)?\uE000(?<name>[^\uE001]+ > [^\uE001]+)\uE001(?:\s+(?<what>tab page|tab|dialog|menu|command|page))?", RegexOptions.IgnoreCase)]
    private static partial Regex MenuPath();

    [GeneratedRegex(@"^[Cc]hoose\s+(?<name>[A-Z][\w &,/]+(?:\s[-–>]\s[A-Z][\w &,/]+)+(?:\.\.\.)?)$")]
    private static partial Regex PlainPath();

    [GeneratedRegex(@"^(?:choose|select|click|open|go\s+to|activate|switch\s+to)\s+(?:on\s+)?(?:the\s+)?\uE000(?<name>[^\uE001>]+)\uE001\s+tab(?:\s+page)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tab();

    [GeneratedRegex(@"^(?:[Cc]lick|[Ss]elect|[Oo]pen|[Cc]hoose)\s+(?:on\s+)?(?:the\s+)?(?<name>[A-Z][\w &/]{1,40})\s+tab(?:\s+page)?$")]
    private static partial Regex PlainTab();

    [GeneratedRegex(@"^(?:[Cc]lick|[Pp]ress)\s+(?:the\s+)?(?<name>OK|Apply|Close|Cancel|Finish|Next|Insert|Save|Add|New|Delete)(?:\s+button)?$")]
    private static partial Regex PlainButton();

    [GeneratedRegex(@"^\w+\s+(?:on\s+)?(?:the\s+)?\uE000(?<name>[^\uE001]+)\uE001(?:\s+command)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:press|use|hit)\s+(?:the\s+)?(?:keys?\s+)?(?<keys>(?:(?:ctrl|alt|shift|option|command)\s?\+\s?)*(?:F\d{1,2}|[A-Z0-9]|enter|return|tab|escape|esc|delete|del|insert|backspace|home|end|page ?up|page ?down|space(?:bar)?|(?:up|down|left|right)(?: arrow)?|plus|minus))(?:\s+keys?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex KeyPress();

    [GeneratedRegex(@"^(?:(?:ctrl|alt|shift)\s?\+\s?)+(?:F\d{1,2}|[A-Z0-9]|enter|tab|escape|delete|insert|backspace|home|end|page ?up|page ?down|space(?:bar)?|(?:up|down|left|right)(?: arrow)?)$|^F\d{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex KeysAlone();

    [GeneratedRegex(@"^(?:(?<off>clear|unmark|uncheck|untick|deselect|disable|deactivate)|select|mark|check|tick|enable|activate|choose|click)\s+(?:on\s+)?(?:the\s+)?\uE000(?<name>[^\uE001>]+)\uE001\s+(?:check\s?box|box|mark|check\s?mark)$", RegexOptions.IgnoreCase)]
    private static partial Regex Check();

    [GeneratedRegex(@"^(?<verb>click|press|choose|select|push|hit)\s+(?:on\s+)?(?:the\s+)?\uE000(?<name>[^\uE001>]+)\uE001(?:\s+(?:button|icon|command|option|entry))?(?:\s+(?:on|in|from|to)\s+[^,]{2,60})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^(?:type|enter|write|input|specify|set|define)\s+(?<what>[^\uE000]{2,120}?)(?:\s+(?:in|into|to|for)\s+(?:the\s+)?\uE000(?<name>[^\uE001>]+)\uE001(?:\s+(?:text\s+)?(?:box|field|text box|input box|area|list|spin box))?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();

    [GeneratedRegex(@"\bsteps? \d|\b(?:above|below|as described|following)\b|\bagain$|\bthis (?:dialog|check\s?box|option|command|field|box|icon|tab|page|button|function|list|area|menu)\b|^Open the document$", RegexOptions.IgnoreCase)]
    private static partial Regex Refers();

    [GeneratedRegex(@"^[""“«][^""”»]+[""”»]$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<!\b(?:where|if|when|how|what|as|whether|until|how much|to which|in which|on which|for which))\s+(?:(?:that|which)\s+)?you\s+(?:want|wish|would like|need|just \w+)(?:\s+to(?:\s+\w+)?)?(?=$|[,.;)]|\s+(?:in|on|to|from|with|and|or|by|as|into|for)\b)")]
    private static partial Regex Wanted();
}
