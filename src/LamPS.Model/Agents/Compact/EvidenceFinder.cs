using System.Text.RegularExpressions;
using LamPS.Core.Deciding.Lexical;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Agents.Compact.Retrieval;

namespace LamPS.Model.Agents.Compact;

/// <summary>Finds what of a part of a request speaks for ways or against them, by their lines and what the map knows of the fields in them.</summary>
internal sealed partial class EvidenceFinder
{
    private const string TextOf = "Select the text ";
    private const string Choose = "Choose ";

    private readonly MapWays? _map;
    private readonly IReadOnlyList<ArgumentSpan> _spans;
    private readonly IReadOnlyList<ArgumentSpan> _numbers;
    private readonly OppositeSenses _senses;
    private readonly HashSet<string> _names;
    private readonly string[] _title;
    private readonly bool _isEverywhere;
    private readonly HashSet<string> _denied;
    private readonly bool _isLimited;
    private readonly RequestCues _cues;
    private readonly bool _putsThere;
    private readonly HashSet<string> _fonts;
    private readonly HashSet<string> _words;
    private readonly string _said;

    /// <summary>Reads a part of a request.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="map">Ways of the application's map; null without one.</param>
    /// <param name="title">What people call the application, who may say where they work; empty for none.</param>
    public EvidenceFinder(string clause, MapWays? map, string title = "")
    {
        _map = map;
        _spans = ArgumentScanner.Scan(clause);
        _numbers = [.. _spans.Where(s => s.Kind is ArgumentKind.Number or ArgumentKind.Percent && clause.AsSpan(s.Start, s.Length).ContainsAnyInRange('0', '9'))];
        IReadOnlyList<ArgumentSpan> texts = [.. _spans.Where(s => s.Kind is ArgumentKind.Quotation or ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email)];
        var rest = RequestTexts.Without(clause, texts);
        var meant = RequestTexts.Without(Denials.Without(clause), texts);
        _senses = OppositeSenses.Of(meant);
        _denied = [.. Denials.Of(clause).SelectMany(d => RequestTexts.Words(rest[d.Start..d.End])).Except(RequestTexts.Words(meant))];
        _isLimited = Denials.Limits(clause);
        _isEverywhere = Occurrences.AreMeant(clause);
        _fonts = [.. FontNames.Of(clause).SelectMany(f => Word().Matches(f.Value).Select(m => m.Value))];
        _names = [.. Name().Matches(meant).Select(m => m.Value)];
        _title = title.Split(' ');
        _cues = new RequestCues(clause);
        _putsThere = _cues.PutsThere || (_cues.Puts && map?.Insertions(clause).Any(i => !RequestTexts.Words(i.Path).Overlaps(_cues.Margins)) == true);
        _words = RequestTexts.Words(meant);
        _said = $" {string.Join(' ', Word().Matches(meant).Select(m => m.Value))} ";
    }

    /// <summary>What the part asks for.</summary>
    public RequestCues Cues => _cues;

    /// <summary>Whether a line works where a text stands first.</summary>
    /// <param name="line">Line of a plan.</param>
    public static bool IsOfOneText(string line) => line.StartsWith(TextOf, StringComparison.Ordinal);

    /// <summary>Whether lines end with a dialog that nobody answers.</summary>
    /// <param name="lines">Lines of a plan.</param>
    public static bool LeavesOpen(IReadOnlyList<string> lines) => lines.Count > 0 && lines[^1].EndsWith("...", StringComparison.Ordinal);

    /// <summary>What speaks for a way or against it.</summary>
    /// <param name="way">The way.</param>
    public WayEvidence Of(PlanWay way)
    {
        IReadOnlyList<string> lines = way.Match?.Procedure.Lines ?? [.. way.Steps.Select(s => s.Text)];
        var (path, tab, named) = ("", "", new List<string>());
        var (wrong, addresses, switched, idle, denied, sets, acts, isThere) = (0, 0, 0, 0, 0, false, false, false);
        foreach (var line in lines.Where(l => !RetrieverText.Ends.Contains(l) && !l.StartsWith(TextOf, StringComparison.Ordinal) && !l.StartsWith("Press keys ", StringComparison.Ordinal)))
        {
            var read = Line().Match(line);
            var (verb, target, value) = (read.Groups["verb"].Value, read.Groups["target"].Value, read.Groups["value"].Value);
            named.Add(read.Success ? target : line);
            denied += verb != "Switch off" && _denied.Overlaps(RequestTexts.Words(target[(target.LastIndexOf('>') + 1)..])) ? 1 : 0;
            switch (verb)
            {
                case "Choose" when target.Contains(" > ", StringComparison.Ordinal):
                    path = target;
                    break;
                case "Open the tab":
                    tab = target;
                    break;
                case "Set":
                    sets = true;
                    wrong += IsWrong(path, target, value) ? 1 : 0;
                    addresses += IsForAddress(target, value) ? 1 : 0;
                    isThere |= !Searching().IsMatch(target) && _cues.There.Contains(value.Trim('"'));
                    break;
                case "Switch on" or "Switch off" or "Select":
                    switched++;
                    idle += _map?.Fields(path, target).Where(f => f.Tab == tab && f.Default.Length > 0).Select(f => f.Default).Distinct().ToList() is [var only] && only == (verb == "Switch off" ? "off" : "on") ? 1 : 0;
                    break;
                default:
                    sets |= verb == "Choose";
                    acts = true;
                    break;
            }
        }

        var text = string.Join(' ', named);
        var setsFont = _fonts.Count > 0 && (way.Match?.Procedure.Parameters.Any(p => p.IsFont) == true || lines.Any(l => l.StartsWith("Set Font Name to ", StringComparison.Ordinal) || l.EndsWith(" as Font Name", StringComparison.Ordinal)));
        var isPut = _cues.Margins.Count > 0 && lines.Any(IsPutting) && lines.Any(l => IsToMargin(l, _cues.Margins));
        return new()
        {
            Opposites = _senses.Against(text),
            WrongNumbers = wrong,
            IsIdle = switched > 0 && idle == switched && !sets,
            IsOnlyFirst = _isEverywhere && lines.Any(IsOfOneText),
            Addresses = addresses,
            Denied = denied,
            IsUnlimited = _isLimited && !Denials.MayBeKept(lines) && !Denials.Limits(way.Match?.Phrasing ?? ""),
            SetsNothing = !sets && !acts && switched == 0 && IsOfSettings(path) && lines.Any(l => l is "Press OK" or "Press Apply") && way.Match?.Procedure.Id.StartsWith(path, StringComparison.Ordinal) != false,
            SetsFont = setsFont,
            UnsaidNames = UnsaidNames(way, lines, setsFont ? _fonts : []),
            Names = _names.Count == 0 ? 0 : (double)Word().Matches(text).Select(m => m.Value).Distinct().Count(_names.Contains) / _names.Count,
            OnlySelects = !_cues.Selects && lines.All(IsSelection),
            SelectsNew = lines.Any(IsSelectionOfNew),
            SetsThere = isThere && way.Match is null,
            IsNamed = lines.Any(l => l.StartsWith(Choose, StringComparison.Ordinal) && IsNamed(l[Choose.Length..])),
            NamesBeside = _map is not null && lines.Any(l => l.StartsWith(Choose, StringComparison.Ordinal) && _map.NamesBeside(l[Choose.Length..], _words, IsNamed)),
            LeavesOpen = !_cues.Opens && LeavesOpen(lines),
            PutsNothing = _putsThere && !isPut,
            PutsInOne = isPut && _cues.Margins.Any(m => _words.Contains(m) && !lines.Any(l => IsToMargin(l, [m]))),
            PutsUnsaid = isPut && !_putsThere && _spans.Count == 0 && !_cues.Removes,
            Removes = !_cues.Removes && lines.Any(l => Removal().IsMatch(l)),
        };
    }

    // A place for a text stands for the only one.
    private bool IsSelectionOfNew(string line) => line.StartsWith(TextOf, StringComparison.Ordinal) && line[TextOf.Length..].Trim('"') is var text
        && (_cues.New.Contains(text) || (ProcedureMemory.Place().IsMatch(text) && _cues.New.Count > 0 && _spans.Count(s => s.Kind == ArgumentKind.Quotation) == _cues.New.Count));

    // Whether the part has all words of a name of several, one behind the other.
    private bool IsNamed(string target)
    {
        var words = Word().Matches(target[(target.LastIndexOf('>') + 1)..]);
        return words.Count > 1 && string.Join(' ', words.Select(w => w.Value)) is var name && (_said.Contains($" {name} ", StringComparison.OrdinalIgnoreCase) || _said.Contains($" {name}s ", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPutting(string line) => line.StartsWith("Type ", StringComparison.Ordinal) || (line.StartsWith("Choose Insert > ", StringComparison.Ordinal) && !line.Contains("Header and Footer", StringComparison.Ordinal)) || line == "Choose Edit > Paste";

    private static bool IsToMargin(string line, HashSet<string> margins) =>
        (line.StartsWith("Open the tab ", StringComparison.Ordinal) || line.StartsWith("Switch on ", StringComparison.Ordinal) || line.StartsWith(Choose, StringComparison.Ordinal))
        && RequestTexts.Words(line.Replace("Header and Footer", "", StringComparison.Ordinal)).Overlaps(margins);

    private static bool IsSelection(string line) =>
        line.StartsWith(TextOf, StringComparison.Ordinal) || line is "Press keys Ctrl+A" or "Choose Edit > Select All" || (line.StartsWith(Choose, StringComparison.Ordinal) && line.Contains(" > Select > ", StringComparison.Ordinal));

    // What is inserted or exported, and what tables are made into, comes with what a dialog shows at first; elsewhere it shows what is so already.
    private static bool IsOfSettings(string path) =>
        path.EndsWith("...", StringComparison.Ordinal) && !path.StartsWith("Insert >", StringComparison.Ordinal) && !path.StartsWith("Table >", StringComparison.Ordinal) && !path.Contains("> Export", StringComparison.Ordinal);

    private int UnsaidNames(PlanWay way, IReadOnlyList<string> lines, HashSet<string> set)
    {
        if (_names.Count == 0 || way.Match?.Procedure.Parameters.Count(p => p.Kind != ProcedureParameter.Number) > _spans.Count(s => s.Kind == ArgumentKind.Quotation))
            return 0;
        var said = Word().Matches(string.Join(' ', [.. lines, way.Match?.Phrasing ?? ""])).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _names.Count(n => !said.Contains(n) && !set.Contains(n) && !_title.Contains(n));
    }

    // A length where a count is shown, or the other way round; percentages and degrees are often said without their mark.
    private bool IsWrong(string path, string label, string value)
    {
        var shown = _map?.Fields(path, label).Where(f => f.Role == "spinbutton" && f.Default.Length > 0).Select(f => f.Default).ToList() ?? [];
        if (shown.Count == 0)
            return false;
        if (ProcedureMemory.Place().IsMatch(value))
            return _numbers is [var only] && !shown.Exists(s => LengthUnits.IsOfKind(only, s));
        return ArgumentScanner.Scan(value) is [var span, ..] && !shown.Exists(s => LengthUnits.IsOfKind(span, s));
    }

    private bool IsForAddress(string label, string value) =>
        (ProcedureMemory.Place().IsMatch(value) ? _spans : ArgumentScanner.Scan(value)).FirstOrDefault(Addresses.IsAddress) is { } address && Addresses.Takes(label, address);

    [GeneratedRegex("^(?:(?<verb>Set) (?<target>.+?) to (?<value>.+)|(?<verb>Choose|Open the tab|Switch on|Switch off|Select|Press) (?<target>.+))$")]
    private static partial Regex Line();

    [GeneratedRegex(@"\p{L}[\p{L}'-]*\p{L}|\p{L}")]
    private static partial Regex Word();

    // What takes away something that is there.
    [GeneratedRegex(@"^Press keys (?:Delete|Backspace|Ctrl\+X)$|^(?:Choose|Press)\b.*\b(?:Delete|Remove|Clear|Cut)\b")]
    private static partial Regex Removal();

    [GeneratedRegex(@"\b(?:find|search|replace|look)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Searching();

    // A capital letter within a sentence.
    [GeneratedRegex(@"(?<=[\p{L}\d,)'’-]\s+)\p{Lu}[\p{L}-]+")]
    private static partial Regex Name();
}
