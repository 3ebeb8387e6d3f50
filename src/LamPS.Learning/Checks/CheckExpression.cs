using System.Globalization;
using System.Xml.Linq;
using System.Xml.XPath;

namespace LamPS.Learning.Checks;

/// <summary>One compiled XPath expression of a recipe.</summary>
internal sealed class CheckExpression
{
    private const int LongestValue = 80;
    private const int MostValues = 4;
    private static readonly string[] XPathFunctions =
    [
        "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with", "contains", "substring-before",
        "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum",
        "floor", "ceiling", "round",
    ];

    private readonly string _file;
    private readonly CheckSource _source;
    private readonly XPathExpression _compiled;

    private CheckExpression(string file, CheckSource source, XPathExpression compiled, IReadOnlyCollection<string> names)
    {
        _file = file;
        _source = source;
        _compiled = compiled;
        Names = names;
    }

    /// <summary>Elements and attributes (<c>@...</c>) that it uses.</summary>
    public IReadOnlyCollection<string> Names { get; }

    public string Text => _source.Text;

    public static CheckExpression Compile(string file, CheckSource source, IReadOnlyCollection<string> variables)
    {
        var names = new HashSet<string>();
        var tokens = XPathTokens.Read(source.Text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case XPathTokenKind.Variable when !variables.Contains(token.Text):
                    throw CheckErrors.VariableUnknown(file, source, token.Text, variables);
                case XPathTokenKind.Function when !XPathFunctions.Contains(token.Text) && !CheckContext.Functions.Contains(token.Text):
                    throw CheckErrors.ExpressionInvalid(file, source, $"there is no function '{token.Text}'.");
                case XPathTokenKind.Name when !ViewVocabulary.HasElement(token.Text):
                    throw CheckErrors.NameUnknown(file, source, $"an element '{token.Text}'", ViewVocabulary.SimilarElement(token.Text));
                case XPathTokenKind.Attribute when !ViewVocabulary.HasAttribute(token.Text):
                    throw CheckErrors.NameUnknown(file, source, $"an attribute '@{token.Text}'", ViewVocabulary.SimilarAttribute(token.Text));
                case XPathTokenKind.Literal when i > 1 && tokens[i - 2] is { Kind: XPathTokenKind.Function, Text: "before" }:
                    // What is asked of the template is an expression too.
                    Compile(file, source with { Text = token.Text[1..^1], Column = source.Column + token.Start + 1 }, variables);
                    break;
                case XPathTokenKind.Name:
                    names.Add(token.Text);
                    break;
                case XPathTokenKind.Attribute:
                    names.Add("@" + token.Text);
                    break;
            }
        }

        try
        {
            var expression = new CheckExpression(file, source, XPathExpression.Compile(source.Text), names);

            // Wrong types show only when it runs.
            expression.Holds(new XElement("document"), new CheckScope(variables.ToDictionary(v => v, _ => (object)""), null, null));
            return expression;
        }
        catch (Exception e) when (e is XPathException or ArgumentException or InvalidOperationException)
        {
            throw CheckErrors.ExpressionInvalid(file, source, e.Message, e);
        }
    }

    public bool Holds(XElement root, CheckScope scope) => IsTrue(Run(_compiled, root, scope));

    /// <summary>The elements that it selects; attributes give the element that they stand on.</summary>
    public IReadOnlySet<XElement> Select(XElement root, CheckScope scope)
    {
        var found = new HashSet<XElement>();
        if (Run(_compiled, root, scope) is not XPathNodeIterator nodes)
            throw CheckErrors.ExpressionInvalid(_file, _source, "it must select elements.");

        while (nodes.MoveNext())
        {
            switch (nodes.Current!.UnderlyingObject)
            {
                case XElement element:
                    found.Add(element);
                    break;
                case XAttribute { Parent: { } parent }:
                    found.Add(parent);
                    break;
            }
        }

        return found;
    }

    /// <summary>What was found instead, for people.</summary>
    public string Explain(XElement root, CheckScope scope) => Explain(Text, root, scope);

    private string Explain(string expression, XElement root, CheckScope scope)
    {
        var choices = XPathTokens.Split(expression, "or");
        if (choices.Count > 1)
            return string.Join(", and ", choices.Select(c => Explain(c, root, scope)));

        var parts = XPathTokens.Split(expression, "and");
        if (parts.Count > 1)
            return string.Join("; ", parts.Where(p => !IsTrue(RunText(p, root, scope))).Select(p => Explain(p, root, scope)));

        var sides = XPathTokens.Split(expression, "=", "!=", "<", ">", "<=", ">=");
        if (sides.Count == 2)
            return $"{Describe(sides[0], root, scope)}, but {expression[sides[0].Length..].Trim()} was expected{Meaning(sides[1], root, scope)}";
        if (expression.StartsWith("not(", StringComparison.Ordinal) && expression.EndsWith(')') && XPathTokens.Split(expression, "|").Count == 1)
            return $"there should be no {expression[4..^1]}; {Describe(expression[4..^1], root, scope)}";
        if (XPathTokens.Call(expression) is { } call && call.Arguments.Count > 0 && call.Name is "near" or "contains" or "starts-with" or "ends-with" or "sorted")
            return $"{Describe(call.Arguments[0], root, scope)}, but {expression} was expected{(call.Arguments.Count > 1 ? Meaning(call.Arguments[1], root, scope) : "")}";
        return Describe(expression, root, scope);
    }

    private string Meaning(string side, XElement root, CheckScope scope) =>
        side.Contains('$', StringComparison.Ordinal) ? $" ({Shown(RunText(side, root, scope))})" : "";

    private string Describe(string expression, XElement root, CheckScope scope)
    {
        var value = RunText(expression, root, scope);
        if (value is not XPathNodeIterator { Count: 0 })
            return $"{expression} is {Shown(value)}";

        // The longest beginning of the path that leads somewhere says where it went wrong.
        foreach (var end in XPathTokens.Cuts(expression, "/", "//").Where(c => c > 0).Reverse())
        {
            var prefix = expression[..end];
            if (RunText(prefix, root, scope) is XPathNodeIterator { Count: > 0 } nodes)
                return $"there is no {expression}{Variables(expression, scope)}, though there is {prefix}: {Shown(nodes)}";
        }

        return $"there is no {expression}{Variables(expression, scope)}";
    }

    private static string Variables(string expression, CheckScope scope)
    {
        var used = XPathTokens.Read(expression).Where(t => t.Kind == XPathTokenKind.Variable).Select(t => t.Text).Distinct().ToArray();
        return used.Length == 0 ? "" : $" ({string.Join(", ", used.Select(u => $"${u} is {Shown(scope.Values.GetValueOrDefault(u, ""))}"))})";
    }

    private object RunText(string expression, XElement root, CheckScope scope)
    {
        try
        {
            return Run(XPathExpression.Compile(expression), root, scope);
        }
        catch (XPathException)
        {
            return expression;
        }
    }

    private object Run(XPathExpression compiled, XElement root, CheckScope scope)
    {
        try
        {
            // A compiled expression keeps its context, so each run has its own.
            var own = compiled.Clone();
            own.SetContext(new CheckContext(scope));
            return (root.Document ?? new XDocument(root)).CreateNavigator().Evaluate(own);
        }
        catch (Exception e) when (e is XPathException or InvalidOperationException or FormatException)
        {
            throw CheckErrors.ExpressionInvalid(_file, _source, e.Message, e);
        }
    }

    private static bool IsTrue(object value) => value switch
    {
        bool flag => flag,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        XPathNodeIterator nodes => nodes.Count > 0,
        _ => false,
    };

    private static string Shown(object value)
    {
        switch (value)
        {
            case bool flag:
                return flag ? "true" : "false";
            case double number:
                return number.ToString(CultureInfo.InvariantCulture);
            case string text:
                return Quote(text);
            case XPathNodeIterator nodes:
                var shown = new List<string>();
                for (var copy = nodes.Clone(); copy.MoveNext() && shown.Count < MostValues;)
                {
                    shown.Add(copy.Current!.UnderlyingObject is XElement { IsEmpty: true } element ? $"<{element.Name}>" : Quote(copy.Current.Value));
                }

                return nodes.Count == 0 ? "nothing" : string.Join(", ", shown) + (nodes.Count > shown.Count ? $" and {nodes.Count - shown.Count} more" : "");
            default:
                return value.ToString() ?? "";
        }
    }

    private static string Quote(string text) => $"'{(text.Length > LongestValue ? text[..LongestValue] + "..." : text)}'";
}
