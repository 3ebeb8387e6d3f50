namespace LamPS.Model.Templates;

/// <summary>Tests: what stands behind <c>is</c>.</summary>
internal static class JinjaTests
{
    /// <summary>Whether a test holds.</summary>
    /// <exception cref="JinjaException">There is none of the name.</exception>
    public static bool Holds(string name, object? value, IReadOnlyList<object?> arguments)
    {
        object? Other() => arguments.Count > 0 ? arguments[0] : throw new JinjaException(0, $"the test '{name}' needs something to compare with.");
        return name switch
        {
            "defined" => value is not JinjaUndefined,
            "undefined" => value is JinjaUndefined,
            "none" => value is null,
            "string" => value is string,
            "mapping" => value is JinjaObject,
            "sequence" or "iterable" => value is string or List<object?> or JinjaObject,
            "number" => value is long or double or bool,
            "integer" => value is long,
            "float" => value is double,
            "boolean" => value is bool,
            "true" => value is true,
            "false" => value is false,
            "callable" => value is JinjaFunction,
            "even" => value is long number && number % 2 == 0,
            "odd" => value is long number && number % 2 != 0,
            "divisibleby" => value is long number && Other() is long by and not 0 && number % by == 0,
            "lower" => value is string text && text == text.ToLowerInvariant(),
            "upper" => value is string text && text == text.ToUpperInvariant(),
            "equalto" or "eq" or "==" or "sameas" => JinjaValues.Same(value, Other()),
            "ne" or "!=" => !JinjaValues.Same(value, Other()),
            "lt" or "lessthan" or "<" => JinjaValues.Compare(value, Other()) < 0,
            "le" or "<=" => JinjaValues.Compare(value, Other()) <= 0,
            "gt" or "greaterthan" or ">" => JinjaValues.Compare(value, Other()) > 0,
            "ge" or ">=" => JinjaValues.Compare(value, Other()) >= 0,
            "in" => JinjaOperation.Contains(Other(), value),
            _ => throw new JinjaException(0, $"there is no test '{name}'."),
        };
    }
}
