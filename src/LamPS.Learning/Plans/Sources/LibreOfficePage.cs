using System.Text.RegularExpressions;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Help;
using LamPS.Learning.Plans.Steps;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Procedures of a page of LibreOffice's help: its numbered lists and sentences, its command, the command's keys, and the fields of its dialog.</summary>
internal sealed partial class LibreOfficePage
{
    private readonly Tally _rejected;
    private readonly ApplicationMap? _map;
    private readonly HelpDocument _document;
    private readonly PageProcedures _procedures;

    private LibreOfficePage(SourcePage page, Tally rejected, ApplicationMap? map)
    {
        (_rejected, _map) = (rejected, map);
        _document = HelpDocument.Read(page.Text, Own(page.Application) ?? HelpText.FirstApplication(page.Text));
        _procedures = new PageProcedures(page, rejected);
    }

    /// <summary>Reads a page.</summary>
    /// <param name="page">Page.</param>
    /// <param name="rejected">Counts what could not be used, by reason.</param>
    /// <param name="map">Map of the application, which tells what a field is; null where there is none.</param>
    public static IReadOnlyList<SourceProcedure> Read(SourcePage page, Tally rejected, ApplicationMap? map = null)
    {
        var reader = new LibreOfficePage(page, rejected, map);
        if (TaskWording.IsOffTopic(reader._document.Title))
        {
            rejected.Add("off-topic page");
            return [];
        }

        return [.. reader._procedures.OfSteps(reader._document), .. reader.Command(), .. reader._procedures.OfSentences(reader._document), .. reader.Shortcuts()];
    }

    private static string? Own(string application) => application is "libreoffice" or "basic" ? null : application.ToUpperInvariant();

    private IEnumerable<SourceProcedure> Command()
    {
        var ways = _document.Ways.Select(Way).Where(w => w.Count > 0).ToList();
        var menu = ways.FirstOrDefault(w => w[0].Text is { } line && line.StartsWith("Choose ", StringComparison.Ordinal) && line.Contains(" > ", StringComparison.Ordinal));
        var keys = ways.FirstOrDefault(w => w is [{ Text: { } line }] && line.StartsWith("Press keys ", StringComparison.Ordinal));
        if (menu is null && keys is null)
            yield break;
        var fields = _document.Blocks.SkipWhile(b => b.Kind != HelpBlockKind.Description).Skip(1).Any(b => b.Kind == HelpBlockKind.Description);
        var description = _document.Blocks.TakeWhile(b => b is not { Kind: HelpBlockKind.Heading, Level: > 1 }).FirstOrDefault(b => b.Kind == HelpBlockKind.Description);
        var described = description is null ? null : TaskWording.OfDescription(HelpText.Plain(description.Text));
        List<string?> tasks = [described, TaskWording.OfTitle(_document.Title), .. _document.Keywords.Select(TaskWording.OfKeyword).OfType<string>().Take(4)];
        if (menu is not null)
        {
            // What only opens a dialog is done when it is open; anything else wants it confirmed.
            var confirm = fields && described is not null && !WordList.Current.Opening.Contains(described.Split(' ')[0]) && !IsOptions(menu);
            if (_procedures.Make(tasks, confirm ? [.. menu, new PlanLine("Press OK")] : menu) is { } command)
                yield return command;
            foreach (var field in Fields(menu))
                yield return field;
        }

        if (keys is not null && _procedures.Make(tasks.OfType<string>().Take(2).Select(t => t + " with the keyboard"), keys) is { } typed)
            yield return typed;
    }

    private static bool IsOptions(IReadOnlyList<PlanLine> way) => way[0].Text!.StartsWith("Choose View > ", StringComparison.Ordinal);

    private static IReadOnlyList<PlanLine> Way(string way)
    {
        var text = way.Length > 0 && way[0] == HelpText.Open && way.Contains(" > ", StringComparison.Ordinal) ? $"Choose {way}" : way;
        return Unfinished().IsMatch(text) ? [] : StepWriter.Lines(text);
    }

    // A heading with the description of a field under it.
    private IEnumerable<SourceProcedure> Fields(IReadOnlyList<PlanLine> way)
    {
        var blocks = _document.Blocks;
        if (!IsDialog(way))
        {
            _rejected.Add("fields of what is no dialog", blocks.Count(b => b is { Kind: HelpBlockKind.Heading, Level: > 1 }));
            yield break;
        }

        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i] is not { Kind: HelpBlockKind.Heading, Level: > 1 } heading || blocks[i + 1].Kind != HelpBlockKind.Description)
                continue;
            var label = HelpText.Plain(heading.Text).Trim().TrimEnd(':').Trim();
            if (label.Length is 0 or > 60 || label.Split(' ').Length > 9)
            {
                _rejected.Add("field without a usable label");
                continue;
            }

            if (heading.Text[0] == HelpText.Open)
            {
                _rejected.Add("entry with a page of its own");
                continue;
            }

            if (Common().IsMatch(label))
            {
                _rejected.Add("button that every dialog has");
                continue;
            }

            var description = HelpText.Plain(blocks[i + 1].Text);
            var options = blocks.Skip(i + 2).TakeWhile(b => b.Kind is HelpBlockKind.Items or HelpBlockKind.Paragraph or HelpBlockKind.Row).Where(b => b.Kind == HelpBlockKind.Items).SelectMany(b => b.Children).Select(Option).OfType<string>().Distinct().ToList();
            if (Field(label, description, options, way) is { } field)
                yield return field;
        }
    }

    // Menus and tool bars have headings with descriptions too.
    private bool IsDialog(IReadOnlyList<PlanLine> way)
    {
        if (NoDialog().IsMatch(_document.Title) || NoDialog().IsMatch(way[^1].Form))
            return false;
        var path = way[0].Form["Choose ".Length..];
        return _map is null || _map.Menus.FirstOrDefault(m => Same(m.Path, path)) is not { } menu || menu.Opens.Length > 0 || menu.Path.EndsWith("...", StringComparison.Ordinal);
    }

    private MapField? Known(string label, IReadOnlyList<PlanLine> way) => _map?.Dialogs
        .Where(d => Same(d.OpenedBy, way[0].Form["Choose ".Length..])).SelectMany(d => d.Fields).FirstOrDefault(f => Same(f.Label, label));

    private static bool Same(string a, string b) => a.Replace(".", "").Replace("…", "").Replace("~", "").TrimEnd(':').Equals(b.Replace(".", "").Replace("…", "").TrimEnd(':'), StringComparison.OrdinalIgnoreCase);

    private SourceProcedure? Field(string label, string description, List<string> options, IReadOnlyList<PlanLine> way)
    {
        var sentence = TaskWording.FirstSentence(description).TrimEnd('.');
        var first = sentence.Split(' ', 2)[0].TrimEnd(',');
        var verb = VerbForms.FromThirdPerson(first) ?? first.ToLowerInvariant();
        var (where, always) = (Where(sentence, way), Dialog(way));
        var known = Known(label, way);
        if (known?.Options is { Count: > 1 and <= 60 } listed && known.Role is "combobox" or "list")
            options = [.. known.Options!.Where(o => o.Length is > 0 and <= 40)];
        if (WordList.Current.Setting.Contains(first))
            return Set(label, sentence, verb, options, way, where, always);
        if (VerbForms.FromThirdPerson(first) is null && !Mark().IsMatch(sentence))
        {
            _rejected.Add("field that isn't described as one");
            return null;
        }

        var task = TaskWording.OfDescription(Mark().Replace(sentence, ""));
        if (task is null)
            return _procedures.Make([null], []);
        if (known?.Role == "radiobutton")
            return _procedures.Make([$"{task}{where}", $"select {label}{always}"], [.. way, new PlanLine($"Select {label}"), new PlanLine("Press OK")]);
        if (WordList.Current.Opening.Contains(verb) || label.EndsWith("...", StringComparison.Ordinal) || label.EndsWith('…') || (known?.Role ?? (Pressed(label, verb) ? "button" : "checkbox")) is "button")
            return _procedures.Make([$"{task}{where}"], [.. way, new PlanLine($"Press {label.TrimEnd('.', '…')}")]);
        return _procedures.Make([$"{task}{where}", $"switch on {label}{always}"], [.. way, new PlanLine($"Switch on {label}"), new PlanLine("Press OK")]);
    }

    // "Add", "Ignore Once": what is done at once is no state.
    private static bool Pressed(string label, string verb) =>
        Verb().IsMatch(label) || label.Split(' ') is [var first, ..] and { Length: <= 2 } && VerbForms.IsBase(first) && (first.Equals(verb, StringComparison.OrdinalIgnoreCase) || verb is "delete" or "remove" or "add" or "insert" or "move" or "open" or "close" or "save" or "skip" or "reset" or "assign" or "edit" or "rename" or "copy" or "select" or "load" or "start");

    private SourceProcedure? Set(string label, string sentence, string verb, List<string> options, IReadOnlyList<PlanLine> way, string where, string always)
    {
        var what = Thing().Match(sentence) is { Success: true } thing ? Wanted().Replace(thing.Groups["what"].Value, "").Trim() : "";
        if (verb is "select" or "choose" || options.Count > 1)
        {
            if (options.Count < 2)
            {
                _rejected.Add("field whose options aren't told");
                return null;
            }

            PlanLine select = new(null, $"Select {ValueSlot.Mark} in {label}", new ValueSlot(label, ValueKind.Option, options));
            return _procedures.Make([what.Length > 0 ? $"choose {ValueSlot.Mark} as {what}{where}" : null, $"set {label} to {ValueSlot.Mark}{always}"], [.. way, select, new PlanLine("Press OK")]);
        }

        if (what.Length == 0 || FieldKind.Of($"{what} {label}") is not { } kind || (kind is ValueKind.Name or ValueKind.Text && verb is not ("enter" or "type")))
        {
            _rejected.Add("field whose values can't be told");
            return null;
        }

        PlanLine line = new(null, $"Set {label} to {ValueSlot.Mark}", new ValueSlot(label, kind, []));
        string[] tasks = kind is ValueKind.Name or ValueKind.Text
            ? [$"enter {ValueSlot.Mark} as {what}{where}", $"set {label} to {ValueSlot.Mark}{always}"]
            : [$"set {what} to {ValueSlot.Mark}{where}", $"change {label} to {ValueSlot.Mark}{always}"];
        return _procedures.Make(tasks, [.. way, line, new PlanLine("Press OK")]);
    }

    // A field says what it is for only together with its dialog.
    private string Where(string sentence, IReadOnlyList<PlanLine> way) =>
        _document.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).All(w => sentence.Contains(w.TrimEnd('s'), StringComparison.OrdinalIgnoreCase)) ? "" : Dialog(way);

    private string Dialog(IReadOnlyList<PlanLine> way)
    {
        var title = _document.Title.Trim();
        var menu = way[0].Form.Split(" > ")[^1].TrimEnd('.', '…');
        return way.Count > 1 && Tab().Match(way[^1].Form) is { Success: true } tab ? $" on the {tab.Groups["name"].Value} of the {menu} dialog" : $" in the {(Title().IsMatch(title) ? menu : title)} dialog";
    }

    private static string? Option(HelpBlock item)
    {
        var text = item.Text;
        var name = text.Length > 1 && text[0] == HelpText.Open && text.IndexOf(HelpText.Close) is > 1 and var end ? text[1..end] : Named().Match(HelpText.Plain(text)) is { Success: true } named ? named.Groups["name"].Value : null;
        name = name?.Trim().TrimEnd(':', '.').Trim();
        return name is { Length: > 0 and <= 40 } && name.Split(' ').Length <= 5 && !name.Contains(" > ", StringComparison.Ordinal) ? name : null;
    }

    private IEnumerable<SourceProcedure> Shortcuts()
    {
        foreach (var row in _document.Blocks.Where(b => b is { Kind: HelpBlockKind.Row, Children.Count: 2 }))
        {
            if (StepWriter.Lines(HelpText.Plain(row.Children[0].Text)) is not [{ Text: { } line } keys] || !line.StartsWith("Press keys ", StringComparison.Ordinal))
                continue;
            var effect = HelpText.Plain(row.Children[1].Text);
            var task = TaskWording.OfDescription(effect) ?? TaskWording.OfTitle(effect);
            if (_procedures.Make([task is null ? null : $"{task} with the keyboard"], [keys]) is { } procedure)
                yield return procedure;
        }
    }

    [GeneratedRegex(@"^(?:OK|Cancel|Help|Reset|Close|Back|Next|Finish|Preview(?: Field| Window| Pane)?|Example|Default|Standard|Yes|No|Revert|Continue)$", RegexOptions.IgnoreCase)]
    private static partial Regex Common();

    [GeneratedRegex(@"^(?:Apply|Modify|Replace|Add|Delete|Edit|New|Rename|Browse|Remove|Assign|Import|Export|Load|Organizer?|Search|Find(?: All| Next| Previous)?|Replace All|Insert|Copy|Undo|Ignore(?: All| Once)?|Correct(?: All)?|Change|Update|Shrink|Maximize|Save|Create|Open|Run|Select All|Clear|Move (?:Up|Down)|Up|Down)$", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:toolbars?|bar|functions|navigator|sidebar|menu|status bar|shortcuts?|gallery)\b|> (?:Styles|Rows|Columns|Cells|Select|Zoom|Insert Columns|Insert Rows)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoDialog();

    [GeneratedRegex(@"^Go to the (?<name>.+ (?:tab|page))$")]
    private static partial Regex Tab();

    [GeneratedRegex(@"[(,:]|\bof\b.*\bof\b|^.{50,}$")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?:click|icon|button|toolbar|double-click)\s*$|\bIcon\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?:mark|select|check|tick|enable|activate)\s+(?:this|the)\s+(?:check\s?box|box|option|field|checkbox)\s+(?:if you want\s+)?to\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\w+\s+(?<what>(?:the|a|an|how|whether|any|your)\s.{3,110})$", RegexOptions.IgnoreCase)]
    private static partial Regex Thing();

    [GeneratedRegex(@"\s+(?:(?:that|which|for which|by which|to which|in which)\s+)?you\s+(?:want|wish|would like|need).*$|,.*$|\s+(?:here|below|above|in this (?:field|box|area))$|^(?:a|an)\s+new\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"^(?<name>[A-Z][\w /&-]{1,38}?)\s*(?::|-|–)\s")]
    private static partial Regex Named();
}
