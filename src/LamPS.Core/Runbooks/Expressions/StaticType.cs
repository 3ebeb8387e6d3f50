namespace LamPS.Core.Runbooks.Expressions;

/// <summary>What is known of a value before anything runs.</summary>
internal enum StaticType
{
    Any,
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Map,
    Secret,
}

/// <summary>Names of types for people.</summary>
internal static class StaticTypes
{
    public static StaticType Of(RunbookValueKind kind) => kind switch
    {
        RunbookValueKind.Null => StaticType.Null,
        RunbookValueKind.Boolean => StaticType.Boolean,
        RunbookValueKind.Integer => StaticType.Integer,
        RunbookValueKind.Number => StaticType.Number,
        RunbookValueKind.Text => StaticType.Text,
        RunbookValueKind.List => StaticType.List,
        RunbookValueKind.Map => StaticType.Map,
        _ => StaticType.Secret,
    };

    public static StaticType Of(RunbookValue value) => Of(value.Kind);

    public static bool IsNumber(this StaticType type) => type is StaticType.Integer or StaticType.Number;

    public static bool IsText(this StaticType type) => type is StaticType.Text or StaticType.Secret;

    public static string Name(this StaticType type) => type switch
    {
        StaticType.Any => "anything",
        StaticType.Null => "null",
        StaticType.Boolean => "a boolean",
        StaticType.Integer => "a whole number",
        StaticType.Number => "a number",
        StaticType.Text => "text",
        StaticType.List => "a list",
        StaticType.Map => "a map",
        _ => "a secret",
    };

    /// <summary>Whether a value of type <paramref name="given"/> can stand where <paramref name="wanted"/> is asked for.</summary>
    public static bool Fits(StaticType given, StaticType wanted) =>
        given == StaticType.Any || wanted == StaticType.Any || given == wanted
        || (given == StaticType.Integer && wanted == StaticType.Number)
        || (given == StaticType.Secret && wanted == StaticType.Text);
}
