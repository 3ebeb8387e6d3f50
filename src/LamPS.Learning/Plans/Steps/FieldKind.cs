using System.Text.RegularExpressions;

namespace LamPS.Learning.Plans.Steps;

/// <summary>Tells from words what kind of value a field takes.</summary>
internal static partial class FieldKind
{
    /// <summary>The kind, or null when the words don't tell.</summary>
    /// <param name="words">What is entered, and the field's label.</param>
    public static ValueKind? Of(string words) =>
        Refused().IsMatch(words) ? null
        : Angle().IsMatch(words) ? ValueKind.Angle
        : Percent().IsMatch(words) ? ValueKind.Percent
        : Count().IsMatch(words) ? ValueKind.Count
        : Length().IsMatch(words) ? ValueKind.Length
        : Name().IsMatch(words) ? ValueKind.Name
        : Text().IsMatch(words) ? ValueKind.Text
        : Number().IsMatch(words) ? ValueKind.Number
        : null;

    // Their form can't be made up: what is drawn would be nonsense there.
    [GeneratedRegex(@"\b(?:path|paths|url|address|server|port|host|user name|username|password|e-?mail|folder|director(?:y|ies)|file ?names?|location|date|time|dates|formula|formulas|expression|reference|references|range|ranges|cell|cells|code|flow|colou?rs?|rgb|hsb|cmyk|sql|query|id|statement|function|variable|condition|regular|keys?|initials|fax|telephone|phone|zip|link|hyperlink|character|symbol|separator|class|language|data)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\b(?:angle|rotation|degrees)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Angle();

    [GeneratedRegex(@"\b(?:percent|percentage|transparency|zoom|brightness|contrast|relative)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b(?:number of|how many|(?:word|text|name) length|characters|amount of (?:lines|rows|columns|pages)|rows|columns|lines|copies|levels?|steps|times)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"\b(?:width|height|distance|spacing|indent|margin|margins|offset|thickness|gap|size|length|depth|padding|radius|amount of space|space|position)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:names?|title)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:text|caption|label|description|comment|subject|keywords|message|prefix|suffix|heading|note)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Text();

    [GeneratedRegex(@"\b(?:number|value|minimum|maximum|factor|interval)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
