using System.Text.RegularExpressions;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Makes parameter definitions, and finds limits that make no sense for the type.</summary>
internal static class ParameterReader
{
    private static readonly string[] TypeNames = ["string", "integer", "number", "boolean", "secret", "path", "choice", "enum", "list"];

    /// <summary>What a definition looks like.</summary>
    public static readonly ObjectShape Shape = new(
        "a map with 'type', such as { type: string }",
        new("type", new ChoiceShape(TypeNames) { AllowsExpressions = false }, "Type of the value. 'enum' is another word for 'choice'.", Required: true),
        new("description", new TextShape { AllowsExpressions = false, MayBeEmpty = true }, "What it is for."),
        new("required", new BooleanShape { AllowsExpressions = false }, "Whether a value must be given."),
        new("default", AnyShape.Instance, "Value when none is given."),
        new("minimum", new NumberShape(whole: false) { AllowsExpressions = false }, "Smallest number."),
        new("maximum", new NumberShape(whole: false) { AllowsExpressions = false }, "Largest number."),
        new("min-length", new NumberShape(whole: true, 0, 1_000_000) { AllowsExpressions = false }, "Fewest characters, or items of a list."),
        new("max-length", new NumberShape(whole: true, 0, 1_000_000) { AllowsExpressions = false }, "Most characters, or items of a list."),
        new("pattern", new TextShape("a regular expression") { AllowsExpressions = false }, "Regular expression that the whole text must match."),
        new("values", new ListShape(new TextShape { AllowsExpressions = false }, "a list of texts", minimum: 1), "The values of a choice."),
        new("from", new TextShape("env:NAME or vault:NAME") { AllowsExpressions = false }, "Where a secret comes from: env:NAME or vault:NAME."));

    /// <summary>Reads the definitions of a runbook.</summary>
    public static IReadOnlyList<ParameterDefinition> Read(MapSource? source, ReadContext context)
    {
        var parameters = new List<ParameterDefinition>();
        foreach (var entry in source?.Entries ?? [])
        {
            if (entry.Value is MapSource map && map["type"] is LiteralSource type && ReadOne(entry, map, type.Value.Reveal(), context) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    private static ParameterDefinition ReadOne(MapSourceEntry entry, MapSource map, string typeName, ReadContext context)
    {
        var parameter = new ParameterDefinition
        {
            Name = entry.Key,
            Type = typeName == "enum" ? ParameterType.Choice : Enum.Parse<ParameterType>(typeName, ignoreCase: true),
            Description = Literal(map, "description")?.Reveal() ?? "",
            Required = Literal(map, "required") is { Kind: RunbookValueKind.Boolean } required && required.AsBoolean,
            Minimum = Literal(map, "minimum")?.AsNumber,
            Maximum = Literal(map, "maximum")?.AsNumber,
            MinLength = (int?)Literal(map, "min-length")?.AsInteger,
            MaxLength = (int?)Literal(map, "max-length")?.AsInteger,
            Pattern = Literal(map, "pattern")?.Reveal(),
            Values = [.. ((map["values"] as ListSource)?.Items ?? []).Select(i => ((LiteralSource)i).Value.Reveal())],
            From = Literal(map, "from")?.Reveal(),
            At = entry.At,
        };
        CheckLimits(parameter, map, context);
        return map["default"] is { } given ? WithDefault(parameter, given, context) : parameter;
    }

    private static void CheckLimits(ParameterDefinition parameter, MapSource map, ReadContext context)
    {
        var isNumber = parameter.Type is ParameterType.Integer or ParameterType.Number;
        var isText = parameter.Type is ParameterType.String or ParameterType.Secret or ParameterType.Path;
        Only("minimum", isNumber);
        Only("maximum", isNumber);
        Only("min-length", isText || parameter.Type == ParameterType.List);
        Only("max-length", isText || parameter.Type == ParameterType.List);
        Only("pattern", isText);
        Only("values", parameter.Type == ParameterType.Choice);
        Only("from", parameter.Type == ParameterType.Secret);
        Only("default", parameter.Type != ParameterType.Secret);
        if (parameter.Type == ParameterType.Choice && map["values"] is null)
        {
            context.Report(RunbookErrors.KeyMissing(map.At, "values", $"parameter '{parameter.Name}'", "The texts to choose from: values: [a, b]"));
        }

        if (parameter.Minimum > parameter.Maximum || parameter.MinLength > parameter.MaxLength)
        {
            context.Report(RunbookErrors.ParameterInvalid(map.At, parameter.Name, "has a lower limit above its upper limit"));
        }

        if (parameter.From is { } from && !(from is ['e', 'n', 'v', ':', _, ..] or ['v', 'a', 'u', 'l', 't', ':', _, ..]))
        {
            context.Report(RunbookErrors.ParameterInvalid(map["from"]!.At, parameter.Name, $"comes from '{from}', which is neither env:NAME nor vault:NAME"));
        }

        if (parameter.Pattern is { } pattern)
        {
            try
            {
                _ = ParameterBinder.Matcher(pattern);
            }
            catch (RegexParseException exception)
            {
                context.Report(RunbookErrors.ParameterInvalid(map["pattern"]!.At, parameter.Name, $"has a pattern that is no regular expression: {exception.Message.TrimEnd('.')}"));
            }
        }

        void Only(string key, bool fits)
        {
            if (!fits && map[key] is { } value)
            {
                context.Report(RunbookErrors.ParameterInvalid(
                    value.At, parameter.Name,
                    key == "default" ? "is a secret and can't have a default in a file; use 'from: env:NAME'" : $"is {ParameterBinder.Name(parameter.Type)}, for which '{key}' has no meaning"));
            }
        }
    }

    private static ParameterDefinition WithDefault(ParameterDefinition parameter, ValueSource given, ReadContext context)
    {
        if (given.Templates().FirstOrDefault() is { } template)
        {
            context.Report(RunbookErrors.ParameterInvalid(template.At, parameter.Name, "has an expression as its default; write the value out"));
            return parameter;
        }

        var value = Constant(given);
        if (parameter.Type != ParameterType.Secret && ParameterBinder.Problem(parameter, value) is { } problem)
        {
            context.Report(RunbookErrors.ParameterInvalid(given.At, parameter.Name, $"has a default that isn't allowed: it {problem}"));
            return parameter;
        }

        if (parameter.Required)
        {
            context.Report(RunbookErrors.ParameterInvalid(given.At, parameter.Name, "is required and has a default; one of them is too much"));
        }

        return parameter with { Default = ParameterBinder.Convert(parameter, value) };
    }

    private static RunbookValue Constant(ValueSource source) => source switch
    {
        LiteralSource literal => literal.Value,
        ListSource list => RunbookValue.List(list.Items.Select(Constant)),
        MapSource map => RunbookValue.Map(map.Entries.Select(e => KeyValuePair.Create(e.Key, Constant(e.Value)))),
        _ => RunbookValue.Null,
    };

    private static RunbookValue? Literal(MapSource map, string key) => (map[key] as LiteralSource)?.Value is { Kind: not RunbookValueKind.Null } value ? value : null;
}
