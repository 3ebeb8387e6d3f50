using System.Globalization;

namespace LamPS.Build.Help;

/// <summary>Reads the table of a parameter: lines of <c>key: value</c>, in the order that platyPS writes.</summary>
internal sealed class ParameterReader(string file, HelpProblems problems)
{
    private const string AllSets = "(All)";
    private const string None = "None";
    private static readonly string[] Keys =
        ["Type", "Parameter Sets", "Aliases", "Accepted values", "Required", "Position", "Default value", "Accept pipeline input", "Accept wildcard characters"];

    public ParameterUse Read(Code code)
    {
        Dictionary<string, string> values = [];
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var line = code.Lines[i];
            if (line.Trim().Length == 0)
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? line : line[..colon];
            if (!Keys.Contains(key))
                problems.Add(file, code.Line + 1 + i, $"'{key}' is no key of a parameter. The keys are: {string.Join(", ", Keys)}");
            else if (!values.TryAdd(key, line[(colon + 1)..].Trim()))
                problems.Add(file, code.Line + 1 + i, $"'{key}' stands there twice");
        }

        foreach (var key in Keys.Where(key => key != "Accepted values" && !values.ContainsKey(key)))
            problems.Add(file, code.Line, $"the parameter has no '{key}'");

        string Value(string key) => values.GetValueOrDefault(key, "");
        var pipeline = Value("Accept pipeline input");
        if (pipeline is not ("False" or "True (ByValue)" or "True (ByPropertyName)" or "True (ByPropertyName, ByValue)" or ""))
            problems.Add(file, code.Line, $"'Accept pipeline input' is False, True (ByValue), True (ByPropertyName) or True (ByPropertyName, ByValue), not '{pipeline}'");
        if (values.ContainsKey("Type") && Value("Type").Length == 0)
            problems.Add(file, code.Line, "'Type' is empty");
        if (values.ContainsKey("Default value") && Value("Default value").Length == 0)
            problems.Add(file, code.Line, "'Default value' is empty; without a default it is 'None'");
        return new ParameterUse(
            Value("Type"),
            Value("Parameter Sets") is AllSets or "" ? [] : Names(Value("Parameter Sets")),
            Names(Value("Aliases")),
            Names(Value("Accepted values")),
            Boolean(code, "Required", Value("Required")),
            Position(code, Value("Position")),
            Value("Default value") is { Length: > 0 } text ? text : None,
            pipeline.Contains("ByValue", StringComparison.Ordinal),
            pipeline.Contains("ByPropertyName", StringComparison.Ordinal),
            Boolean(code, "Accept wildcard characters", Value("Accept wildcard characters")));
    }

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private bool Boolean(Code code, string key, string value)
    {
        if (value is not ("True" or "False" or ""))
            problems.Add(file, code.Line, $"'{key}' is True or False, not '{value}'");
        return value == "True";
    }

    private int? Position(Code code, string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position;
        if (value is not ("Named" or ""))
            problems.Add(file, code.Line, $"'Position' is Named, or a number from 0, not '{value}'");
        return null;
    }
}
