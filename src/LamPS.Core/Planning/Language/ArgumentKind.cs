namespace LamPS.Core.Planning.Language;

/// <summary>What a span of a request or plan line is, as an argument.</summary>
public enum ArgumentKind
{
    /// <summary>Text in quotation marks of any kind; the value is what stands between them.</summary>
    Quotation,

    /// <summary>A number in digits or words, with its unit if it has one (<c>12 pt</c>, <c>1,5</c>, <c>three</c>).</summary>
    Number,

    /// <summary>A number with a percent sign or the word.</summary>
    Percent,

    /// <summary>A place in a sequence: <c>2nd</c>, <c>first</c>; <c>last</c> is -1.</summary>
    Ordinal,

    /// <summary>A date or time of day in digits: <c>2026-12-01</c>, <c>12:30</c>.</summary>
    Date,

    /// <summary>Keys pressed together: <c>Ctrl+Shift+End</c>, <c>F5</c>; the value has them in the form that <c>type_keys</c> takes.</summary>
    Keys,

    /// <summary>Path or name of a file.</summary>
    Path,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Web address.</summary>
    Url,

    /// <summary>A spreadsheet formula: <c>=SUM(A1:A9)</c>.</summary>
    Formula,

    /// <summary>yes, no, on, off, true or false.</summary>
    Boolean,
}
