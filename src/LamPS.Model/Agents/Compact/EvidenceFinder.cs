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

    private static readonly string[] OfAddress = ["url", "address", "link", "site", "web", "internet", "target", "path"];
    private static readonly string[] OfMail = ["recipient", "mail", "email", "address", "to", "from", "sender"];

    private readonly MapWays? _map;
    private readonly IReadOnlyList<ArgumentSpan> _spans;
    private readonly IReadOnlyList<ArgumentSpan> _numbers;
    private readonly OppositeSenses _senses;
    private readonly HashSet<string> _names;
    private readonly string[] _title;
    private readonly bool _isEverywhere;
    private readonly HashSet<string> _denied;
    private readonly bool _isLimited;

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
        _isEverywhere = Everywhere().IsMatch(clause);
        _names = [.. Name().Matches(meant).Select(m => m.Value)];
        _title = title.Split(' ');
    }

    /// <summary>What speaks for a way or against it.</summary>
    /// <param name="way">The way.</param>
    public WayEvidence Of(PlanWay way)
    {
        IReadOnlyList<string> lines = way.Match?.Procedure.Lines ?? [.. way.Steps.Select(s => s.Text)];
        var (path, tab, named) = ("", "", new List<string>());
        var (wrong, addresses, switched, idle, denied, sets, acts) = (0, 0, 0, 0, 0, false, false);
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
        return new(
            _senses.Against(text), wrong, switched > 0 && idle == switched && !sets, _isEverywhere && lines.Any(l => l.StartsWith(TextOf, StringComparison.Ordinal)), addresses, denied,
            _isLimited && !Denials.MayBeKept(lines) && !Denials.Limits(way.Match?.Phrasing ?? ""),
            !sets && !acts && switched == 0 && IsOfSettings(path) && lines.Any(l => l is "Press OK" or "Press Apply") && way.Match?.Procedure.Id.StartsWith(path, StringComparison.Ordinal) != false,
            UnsaidNames(way, lines),
            _names.Count == 0 ? 0 : (double)Word().Matches(text).Select(m => m.Value).Distinct().Count(_names.Contains) / _names.Count);
    }

    // What is inserted, and what tables are made into, comes with what a dialog shows at first; elsewhere it shows what is so already.
    private static bool IsOfSettings(string path) =>
        path.EndsWith("...", StringComparison.Ordinal) && !path.StartsWith("Insert >", StringComparison.Ordinal) && !path.StartsWith("Table >", StringComparison.Ordinal);

    private int UnsaidNames(PlanWay way, IReadOnlyList<string> lines)
    {
        if (_names.Count == 0 || way.Match?.Procedure.Parameters.Count(p => p.Kind != ProcedureParameter.Number) > _spans.Count(s => s.Kind == ArgumentKind.Quotation))
            return 0;
        var said = Word().Matches(string.Join(' ', [.. lines, way.Match?.Phrasing ?? ""])).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _names.Count(n => !said.Contains(n) && !_title.Contains(n));
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

    private bool IsForAddress(string label, string value)
    {
        ArgumentSpan? Address(IEnumerable<ArgumentSpan> spans) => spans.FirstOrDefault(s => IsAddress(s.Kind) || (s.Kind == ArgumentKind.Quotation && ArgumentScanner.Scan(s.Value) is [{ Kind: var kind }] && IsAddress(kind)));
        var address = Address(ProcedureMemory.Place().IsMatch(value) ? _spans : ArgumentScanner.Scan(value));
        return address is not null && Word().Matches(label).Any(w => (address.Value.Contains('@', StringComparison.Ordinal) && !address.Value.Contains("//", StringComparison.Ordinal) ? OfMail : OfAddress).Contains(w.Value.ToLowerInvariant()));
    }

    private static bool IsAddress(ArgumentKind kind) => kind is ArgumentKind.Url or ArgumentKind.Email;

    [GeneratedRegex("^(?:(?<verb>Set) (?<target>.+?) to (?<value>.+)|(?<verb>Choose|Open the tab|Switch on|Switch off|Select|Press) (?<target>.+))$")]
    private static partial Regex Line();

    [GeneratedRegex(@"\p{L}[\p{L}'-]*\p{L}|\p{L}")]
    private static partial Regex Word();

    [GeneratedRegex("""\b(?:every|each|all)\s+(?:(?:the|of|other)\s+)*(?:occurrences?|instances?|mentions?|appearances?|["“«])|\b(?:everywhere|wherever|throughout|every time)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    // A capital letter within a sentence.
    [GeneratedRegex(@"(?<=[\p{L}\d,)'’-]\s+)\p{Lu}[\p{L}-]+")]
    private static partial Regex Name();
}
