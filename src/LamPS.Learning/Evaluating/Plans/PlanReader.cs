using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>Reads plan lines as what they ask for, with names and values in one form; the rule stands in docs/evaluation.md.</summary>
internal static partial class PlanReader
{
    /// <summary>The actions of a plan in order; a line that asks for several gives several.</summary>
    /// <param name="lines">Lines.</param>
    public static IReadOnlyList<PlanAction> Read(IEnumerable<string> lines) => [.. lines.Where(l => !string.IsNullOrWhiteSpace(l)).SelectMany(Line)];

    private static IEnumerable<PlanAction> Line(string line)
    {
        var acts = PlanLineParser.Parse(line);
        return acts.Count == 0 ? [Words(line)] : acts.Select(a => Action(a, line));
    }

    private static PlanAction Action(LineAct act, string line) => act.Operation switch
    {
        LineOperation.Choose or LineOperation.Press or LineOperation.Open or LineOperation.SelectItem or LineOperation.GoToTab or LineOperation.Expand => Named(PlanOperation.Activate, act, line),

        // Menu entries are switched on by choosing them.
        LineOperation.Switch when act.On != false && act.Target.Contains(" > ", StringComparison.Ordinal) => Named(PlanOperation.Activate, act, line),
        LineOperation.Switch => Named(act.On == false ? PlanOperation.SwitchOff : PlanOperation.SwitchOn, act, line),
        LineOperation.Set or LineOperation.SelectOption => Named(PlanOperation.Put, act, line),
        LineOperation.Type => new PlanAction(PlanOperation.Type, "", [], Value(act.Value), line),
        LineOperation.Keys => new PlanAction(PlanOperation.Keys, act.Value.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal), [], act.Times == 1 ? "" : act.Times.ToString(CultureInfo.InvariantCulture), line),
        LineOperation.SelectText or LineOperation.SelectAll or LineOperation.SelectPart => new PlanAction(PlanOperation.SelectText, act.Operation == LineOperation.SelectAll ? "all" : Name(act.Target), [], Value(act.Value), line),
        LineOperation.Save => new PlanAction(PlanOperation.Save, "", [], Value(act.Value), line),
        LineOperation.Call => new PlanAction(PlanOperation.Call, act.Target, [], string.Join(';', act.Arguments.Select(a => $"{a.Key}={Value(Convert.ToString(a.Value, CultureInfo.InvariantCulture) ?? "")}").Order(StringComparer.Ordinal)), line),
        LineOperation.Close or LineOperation.Collapse => Named(PlanOperation.Close, act, line),
        _ => Named(PlanOperation.Look, act, line),
    };

    private static PlanAction Named(PlanOperation operation, LineAct act, string line)
    {
        var parts = act.Target.Split(" > ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Name).Where(n => n.Length > 0).ToList();

        // Nothing left of the name: the words as they are.
        return parts.Count == 0 ? Words(line) : new PlanAction(operation, parts[^1], parts[..^1], Value(act.Value), line);
    }

    private static PlanAction Words(string line) => new(PlanOperation.Words, "", [], "", line);

    // Case, points, accelerator marks, articles and endings don't matter in a name.
    private static string Name(string name) => string.Join(' ', Sentence.Split(name.Replace("...", "").Replace("…", "").Replace("~", "").Replace("&", " and ")).Where(w => !Article().IsMatch(w)).Select(Stemmer.Stem));

    // "1.50 cm" and "1.5cm" are one value.
    private static string Value(string value)
    {
        var text = value.Trim().Trim('"', '“', '”', '\'').Trim().ToLowerInvariant();
        var number = Number().Match(text);
        return number.Success && double.TryParse(number.Groups["n"].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
            ? n.ToString(CultureInfo.InvariantCulture) + Unit(number.Groups["u"].Value)
            : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Unit(string unit) => unit switch { "\"" or "″" or "inch" or "inches" => "in", "percent" => "%", "points" or "point" => "pt", "degrees" or "degree" or "°" => "deg", _ => unit };

    [GeneratedRegex("^(?:the|a|an)$", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^(?<n>[-+]?\d+(?:[.,]\d+)?)\s*(?<u>%|percent|cm|mm|pt|points?|in|inch|inches|""|″|°|degrees?|px)?$")]
    private static partial Regex Number();
}
