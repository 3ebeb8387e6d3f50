using System.Globalization;
using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Selectors;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Text. Numbers and booleans that are written without quotation marks are taken as they are written.</summary>
internal sealed class TextShape(string described = "text") : ScalarShape
{
    /// <summary>Whether it may be empty.</summary>
    public bool MayBeEmpty { get; init; }

    public override string Described => described;

    public override string? Problem(RunbookValue value) => value.Kind switch
    {
        RunbookValueKind.Null => MayBeEmpty ? null : "it has no value",
        RunbookValueKind.List or RunbookValueKind.Map => $"it is {StaticTypes.Of(value).Name()}",
        RunbookValueKind.Text when !MayBeEmpty && string.IsNullOrWhiteSpace(value.Reveal()) => "it is empty",
        _ => null,
    };

    protected override bool SchemaTakesText => true;

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) =>
        value.Kind == RunbookValueKind.Null && !MayBeEmpty ? "" : Problem(value);

    protected override RunbookValue Convert(ScalarNode node, RunbookValue value) => value.Kind switch
    {
        RunbookValueKind.Text => value,
        RunbookValueKind.Null => RunbookValue.Of(""),
        _ => RunbookValue.Of(node.Text),
    };

    protected override JsonObject LiteralSchema()
    {
        var schema = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (MayBeEmpty)
        {
            schema["type"] = new JsonArray("string", "number", "boolean", "null");
        }
        else
        {
            schema["pattern"] = @"\S";
        }

        return schema;
    }
}

/// <summary>A number.</summary>
internal sealed class NumberShape(bool whole, double? minimum = null, double? maximum = null) : ScalarShape
{
    public override string Described => (whole ? "a whole number" : "a number") + (minimum, maximum) switch
    {
        (null, null) => "",
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $", {low} or more"),
        (null, { } high) => string.Create(CultureInfo.InvariantCulture, $", at most {high}"),
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" from {low} to {high}"),
    };

    public override StaticType Type => whole ? StaticType.Integer : StaticType.Number;

    public override string? Problem(RunbookValue value) => value switch
    {
        { Kind: RunbookValueKind.Integer } => Range(value),
        { Kind: RunbookValueKind.Number } when !whole => Range(value),
        _ => $"it is {StaticTypes.Of(value).Name()}",
    };

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) =>
        !value.IsNumber || (whole && value.Kind == RunbookValueKind.Number) ? "" : Problem(value);

    protected override JsonObject LiteralSchema()
    {
        var schema = new JsonObject { ["type"] = whole ? "integer" : "number" };
        if (minimum is { } low)
        {
            schema["minimum"] = low;
        }

        if (maximum is { } high)
        {
            schema["maximum"] = high;
        }

        return schema;
    }

    private string? Range(RunbookValue value) => value.AsNumber < minimum || value.AsNumber > maximum ? $"it is {value}" : null;
}

/// <summary>true or false.</summary>
internal sealed class BooleanShape : ScalarShape
{
    public override string Described => "true or false";

    public override StaticType Type => StaticType.Boolean;

    public override string? Problem(RunbookValue value) => value.Kind == RunbookValueKind.Boolean ? null : $"it is {StaticTypes.Of(value).Name()}";

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) => value.Kind == RunbookValueKind.Boolean ? null : "";

    protected override JsonObject LiteralSchema() => new() { ["type"] = "boolean" };
}

/// <summary>A duration with its unit.</summary>
internal sealed class DurationShape : ScalarShape
{
    public override string Described => "a duration such as 500ms, 5s, 5m or 1h";

    public override StaticType Type => StaticType.Text;

    public override string? Problem(RunbookValue value) =>
        value.Kind != RunbookValueKind.Text ? $"it is {StaticTypes.Of(value).Name()}"
        : !Durations.TryParse(value.Reveal(), out _) ? $"it is '{value}'"
        : null;

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) =>
        value.IsNumber ? $"{node.Text} has no unit" : Problem(value) is null ? null : "";

    protected override JsonObject LiteralSchema() => new() { ["type"] = "string", ["pattern"] = Durations.Pattern };
}

/// <summary>One of some words.</summary>
internal sealed class ChoiceShape(params string[] values) : ScalarShape
{
    public override string Described => values.Length == 1 ? $"'{values[0]}'" : $"one of {string.Join(", ", values)}";

    public override StaticType Type => StaticType.Text;

    public override string? Problem(RunbookValue value) =>
        value.Kind is RunbookValueKind.Text or RunbookValueKind.Integer && values.Contains(value.ToString(), StringComparer.Ordinal) ? null
        : value.Kind == RunbookValueKind.Text ? $"'{value}' is none of them.{Suggestion.DidYouMean(value.ToString(), values)}".TrimEnd('.')
        : $"it is {StaticTypes.Of(value).Name()}";

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) => value.Kind == RunbookValueKind.Text || Problem(value) is null ? Problem(value) : "";

    protected override RunbookValue Convert(ScalarNode node, RunbookValue value) => RunbookValue.Of(node.Text);

    protected override JsonObject LiteralSchema() => new()
    {
        // A word that looks like a number is one to YAML unless it is quoted.
        ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v), .. values.Where(v => long.TryParse(v, out _)).Select(v => (JsonNode)long.Parse(v, CultureInfo.InvariantCulture))]),
    };
}

/// <summary>A name that expressions can use.</summary>
/// <param name="hyphens">Whether hyphens may be in it.</param>
internal sealed class NameShape(bool hyphens) : ScalarShape
{
    public override string Described => hyphens
        ? "a name of letters, digits, '_' and '-', beginning with a letter"
        : "a name of letters, digits and '_', beginning with a letter";

    public static bool IsName(string text, bool hyphens) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (hyphens && c == '-')) && !text.Contains("--", StringComparison.Ordinal);

    public static string Pattern(bool hyphens) => hyphens ? "^[A-Za-z]([A-Za-z0-9_]|-(?=[A-Za-z0-9_])){0,63}$" : "^[A-Za-z][A-Za-z0-9_]{0,63}$";

    public override string? Problem(RunbookValue value) =>
        value.Kind == RunbookValueKind.Text && IsName(value.Reveal(), hyphens) ? null : $"'{value}' is none";

    protected override JsonObject LiteralSchema() => new() { ["type"] = "string", ["pattern"] = Pattern(hyphens) };
}

/// <summary>A selector.</summary>
internal sealed class SelectorShape : ScalarShape
{
    public override string Described => "a selector such as button[name='Insert']";

    public override string? Problem(RunbookValue value) => value.Kind is not (RunbookValueKind.Text or RunbookValueKind.Null)
        ? $"it is {StaticTypes.Of(value).Name()}"
        : Selector.TryParse(value.Reveal(), out _, out var problem) ? null : $"column {problem.Column} of it: {problem.Message}";

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) => value.Kind == RunbookValueKind.Text ? null : "";

    protected override bool Check(ScalarNode node, RunbookValue value, ReadContext context)
    {
        if (Selector.TryParse(node.Text, out _, out var problem))
        {
            return true;
        }

        context.Report(RunbookErrors.SelectorInvalid(node.Place.At(node.Text, problem.Column - 1), problem.Message, problem.Remedy));
        return false;
    }

    protected override bool SchemaTakesText => true;

    protected override JsonObject LiteralSchema() => new() { ["type"] = "string", ["pattern"] = @"\S" };
}

/// <summary>A condition: an expression with or without <c>${{ }}</c>, or true or false.</summary>
internal sealed class ConditionShape : ScalarShape
{
    public override string Described => "a condition such as ${{ steps.table.outcome == 'Verified' }}";

    public override StaticType Type => StaticType.Boolean;

    public override string? Problem(RunbookValue value) => value.Kind == RunbookValueKind.Boolean ? null : $"it is {StaticTypes.Of(value).Name()}";

    protected override ValueSource? ReadBare(ScalarNode node, RunbookValue value, string what, ReadContext context)
    {
        if (value.Kind != RunbookValueKind.Text)
        {
            return null;
        }

        var expression = ExpressionParser.ParseAll(node.Text, out var problem);
        if (expression is null)
        {
            context.Report(RunbookErrors.ExpressionInvalid(node.Place.At(node.Text, problem!.Position), problem.Message, problem.Remedy));
            return new LiteralSource(node.At, RunbookValue.Of(false));
        }

        return new TemplateSource(node.At, Template.Bare(node.Text, node.Place, expression), Type, what, this);
    }

    protected override string? LiteralProblem(ScalarNode node, RunbookValue value) => value.Kind == RunbookValueKind.Boolean ? null : "";

    protected override bool SchemaTakesText => true;

    protected override JsonObject LiteralSchema() => new() { ["type"] = new JsonArray("string", "boolean"), ["pattern"] = @"\S" };
}
