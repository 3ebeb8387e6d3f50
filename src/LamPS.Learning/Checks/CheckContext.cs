using System.Globalization;
using System.Xml.Linq;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace LamPS.Learning.Checks;

/// <summary>What an expression may use: the task's values as variables, and a few functions that XPath 1.0 lacks.</summary>
internal sealed class CheckContext(CheckScope scope) : XsltContext
{
    /// <summary>How far lengths may be apart and still be near: fields of the program round to a hundredth of an inch.</summary>
    public const double Near = 0.03;

    /// <summary>Functions beyond those of XPath 1.0.</summary>
    public static readonly string[] Functions = ["before", "ends-with", "file", "lower-case", "near", "sorted", "upper-case"];

    public override bool Whitespace => true;

    public override IXsltContextVariable ResolveVariable(string prefix, string name) =>
        scope.Values.TryGetValue(name, out var value) ? new Variable(value) : throw new XPathException($"${name} has no value.");

    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] argTypes) => name switch
    {
        "before" => new Function(1, 1, XPathResultType.Any, args => Before(Text(args[0]))),
        "file" => new Function(1, 1, XPathResultType.NodeSet, args => (scope.File(Text(args[0]))?.Document ?? new XDocument()).CreateNavigator().Select("/document")),
        "ends-with" => new Function(2, 2, XPathResultType.Boolean, args => Text(args[0]).EndsWith(Text(args[1]), StringComparison.Ordinal)),
        "lower-case" => new Function(1, 1, XPathResultType.String, args => Text(args[0]).ToLowerInvariant()),
        "upper-case" => new Function(1, 1, XPathResultType.String, args => Text(args[0]).ToUpperInvariant()),
        "near" => new Function(2, 2, XPathResultType.Boolean, args => Math.Abs(Number(args[0]) - Number(args[1])) <= Near),
        "sorted" => new Function(1, 2, XPathResultType.Boolean, args => IsSorted(args[0], args.Length > 1 && Text(args[1]) == "descending")),
        _ => throw new XPathException($"There is no function '{name}'."),
    };

    public override int CompareDocument(string baseUri, string nextbaseUri) => 0;

    public override bool PreserveWhitespace(XPathNavigator node) => true;

    private object Before(string expression)
    {
        var compiled = XPathExpression.Compile(expression);
        compiled.SetContext(new CheckContext(scope));
        return (scope.Template?.Document ?? new XDocument()).CreateNavigator().Evaluate(compiled);
    }

    private static string Text(object value) => value switch
    {
        XPathNodeIterator nodes => nodes.Clone() is var copy && copy.MoveNext() ? copy.Current!.Value : "",
        double number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => value.ToString() ?? "",
    };

    private static double Number(object value) =>
        double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    // Numbers by their value, else texts as a person sorts them, whatever the capitals.
    private static bool IsSorted(object value, bool descending)
    {
        if (value is not XPathNodeIterator nodes)
            return false;

        var texts = new List<string>();
        for (var copy = nodes.Clone(); copy.MoveNext();)
        {
            texts.Add(copy.Current!.Value.Trim());
        }

        var numbers = texts.Select(t => Number(t)).ToArray();
        var areNumbers = numbers.All(n => !double.IsNaN(n));
        for (var i = 1; i < texts.Count; i++)
        {
            var order = areNumbers ? numbers[i - 1].CompareTo(numbers[i]) : string.Compare(texts[i - 1], texts[i], StringComparison.OrdinalIgnoreCase);
            if (descending ? order < 0 : order > 0)
                return false;
        }

        return texts.Count > 0;
    }

    private sealed class Variable(object value) : IXsltContextVariable
    {
        public bool IsLocal => false;

        public bool IsParam => true;

        public XPathResultType VariableType => value switch
        {
            double => XPathResultType.Number,
            bool => XPathResultType.Boolean,
            _ => XPathResultType.String,
        };

        public object Evaluate(XsltContext xsltContext) => value;
    }

    private sealed class Function(int least, int most, XPathResultType result, Func<object[], object> run) : IXsltContextFunction
    {
        public int Minargs => least;

        public int Maxargs => most;

        public XPathResultType ReturnType => result;

        public XPathResultType[] ArgTypes => [.. Enumerable.Repeat(XPathResultType.Any, most)];

        public object Invoke(XsltContext xsltContext, object[] args, XPathNavigator docContext) =>
            args.Length < least || args.Length > most ? throw new XPathException($"The function takes {least} to {most} values.") : run(args);
    }
}
