namespace LamPS.Learning.Checks;

/// <summary>Takes XPath 1.0 expressions apart (section 3.7 of the recommendation): to see which names they use, and to explain them in parts.</summary>
internal static class XPathTokens
{
    private static readonly string[] NodeTypes = ["text", "node", "comment", "processing-instruction"];

    public static IReadOnlyList<XPathToken> Read(string expression)
    {
        var tokens = new List<XPathToken>();
        var i = 0;
        while (i < expression.Length)
        {
            var start = i;
            var c = expression[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            if (c is '\'' or '"')
            {
                var end = expression.IndexOf(c, i + 1);
                i = end < 0 ? expression.Length : end + 1;
                Add(XPathTokenKind.Literal, expression[start..i]);
            }
            else if (c is '$' or '@' && i + 1 < expression.Length && IsNameStart(expression[i + 1]))
            {
                i = NameEnd(expression, i + 1);
                Add(c == '$' ? XPathTokenKind.Variable : XPathTokenKind.Attribute, expression[(start + 1)..i]);
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < expression.Length && char.IsAsciiDigit(expression[i + 1])))
            {
                while (i < expression.Length && (char.IsAsciiDigit(expression[i]) || expression[i] == '.'))
                    i++;
                Add(XPathTokenKind.Number, expression[start..i]);
            }
            else if (IsNameStart(c))
            {
                i = NameEnd(expression, i);
                AddName(expression[start..i]);
            }
            else if (c is '(' or '[')
            {
                i++;
                Add(XPathTokenKind.Open, c.ToString());
            }
            else if (c is ')' or ']')
            {
                i++;
                Add(XPathTokenKind.Close, c.ToString());
            }
            else
            {
                var two = i + 1 < expression.Length ? expression.Substring(i, 2) : "";
                var text = two is "!=" or "<=" or ">=" or "//" or "::" or ".." ? two : c.ToString();
                i += text.Length;
                Add(text is "=" or "!=" or "<" or ">" or "<=" or ">=" or "+" or "|" || (text is "-" or "*" && FollowsOperand()) ? XPathTokenKind.Operator : XPathTokenKind.Separator, text);
            }

            void Add(XPathTokenKind kind, string text) => tokens.Add(new XPathToken(kind, text, start, i));

            void AddName(string name)
            {
                var next = SkipSpace(expression, i);
                if (FollowsOperand() && name is "and" or "or" or "div" or "mod")
                    Add(XPathTokenKind.Operator, name);
                else if (expression.AsSpan(next).StartsWith("::"))
                    Add(XPathTokenKind.Separator, name);
                else if (next < expression.Length && expression[next] == '(')
                    Add(NodeTypes.Contains(name) ? XPathTokenKind.Separator : XPathTokenKind.Function, name);
                else if (tokens.Count > 1 && tokens[^1].Text == "::" && tokens[^2].Text == "attribute")
                    Add(XPathTokenKind.Attribute, name);
                else
                    Add(XPathTokenKind.Name, name);
            }

            // A name or * is an operator where an operand stands before it.
            bool FollowsOperand() => tokens.Count > 0
                && (tokens[^1].Kind is XPathTokenKind.Name or XPathTokenKind.Attribute or XPathTokenKind.Variable or XPathTokenKind.Literal or XPathTokenKind.Number or XPathTokenKind.Close
                    || tokens[^1].Text is "." or ".." || (tokens[^1].Text == "*" && tokens[^1].Kind == XPathTokenKind.Separator));
        }

        return tokens;
    }

    /// <summary>The parts of an expression between operators that stand in no bracket.</summary>
    public static IReadOnlyList<string> Split(string expression, params ReadOnlySpan<string> operators)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var token in TopLevel(expression, operators))
        {
            parts.Add(expression[start..token.Start].Trim());
            start = token.End;
        }

        parts.Add(expression[start..].Trim());
        return parts;
    }

    /// <summary>Where operators begin that stand in no bracket.</summary>
    public static IReadOnlyList<int> Cuts(string expression, params ReadOnlySpan<string> operators) => [.. TopLevel(expression, operators).Select(t => t.Start)];

    /// <summary>The function that an expression is a call of, with its arguments; null where it is something else.</summary>
    public static (string Name, IReadOnlyList<string> Arguments)? Call(string expression)
    {
        var tokens = Read(expression);
        if (tokens.Count < 3 || tokens[0].Kind != XPathTokenKind.Function || tokens[^1].Text != ")" || TopLevel(expression, ["/", "//", "|", "+"]).Count > 0)
            return null;

        return (tokens[0].Text, Split(expression[tokens[1].End..tokens[^1].Start], ","));
    }

    private static List<XPathToken> TopLevel(string expression, ReadOnlySpan<string> operators)
    {
        var found = new List<XPathToken>();
        var depth = 0;
        foreach (var token in Read(expression))
        {
            depth += token.Kind == XPathTokenKind.Open ? 1 : token.Kind == XPathTokenKind.Close ? -1 : 0;
            if (depth == 0 && (token.Kind is XPathTokenKind.Operator or XPathTokenKind.Separator) && operators.Contains(token.Text))
                found.Add(token);
        }

        return found;
    }

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && (IsNameStart(text[at]) || char.IsDigit(text[at]) || text[at] is '-' or '.' || (text[at] == ':' && at + 1 < text.Length && text[at + 1] != ':' && text[at - 1] != ':')))
            at++;
        return at;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';
}
