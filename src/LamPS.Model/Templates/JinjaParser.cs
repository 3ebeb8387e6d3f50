namespace LamPS.Model.Templates;

/// <summary>Reads templates: the part of Jinja that chat templates of models use.</summary>
internal sealed class JinjaParser : JinjaExpressionParser
{
    private static readonly string[] NotSupported = ["include", "import", "from", "extends", "block", "call", "filter", "with", "autoescape", "do", "trans"];

    private int _loops;

    private JinjaParser(List<JinjaToken> tokens)
        : base(tokens)
    {
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="JinjaException">It can't be read; with the line.</exception>
    public static IReadOnlyList<JinjaStatement> Parse(string source)
    {
        var parser = new JinjaParser(JinjaLexer.Read(source));
        var body = parser.Body();
        return parser.Next.Kind == JinjaKind.End ? body : throw new JinjaException(parser.Next.Line, $"'{parser.Tokens[parser.At + 1].Text}' has nothing that it ends.");
    }

    // Statements up to the end, or to a block with one of these names; that one isn't taken.
    private List<JinjaStatement> Body(params string[] ends)
    {
        Enter();
        List<JinjaStatement> body = [];
        while (Next.Kind != JinjaKind.End)
        {
            var token = Next;
            if (token.Kind == JinjaKind.Text)
            {
                At++;
                body.Add(new TextStatement(token.Line, token.Text));
            }
            else if (token.Kind == JinjaKind.Output)
            {
                At++;
                var value = Tuple();
                Expect(JinjaKind.OutputEnd, "'}}'");
                body.Add(new OutputStatement(token.Line, value));
            }
            else
            {
                var name = Tokens[At + 1];
                if (ends.Contains(name.Text) || (ends.Length == 0 && (name.Text.StartsWith("end", StringComparison.Ordinal) || name.Text is "else" or "elif")))
                    break;
                At += 2;
                if (name.Kind != JinjaKind.Name)
                    throw new JinjaException(name.Line, "a block begins with a word.");
                body.Add(Statement(name));
            }
        }

        Leave();
        return body;
    }

    private JinjaStatement Statement(JinjaToken name)
    {
        switch (name.Text)
        {
            case "if":
                return If(name.Line);
            case "for":
                return For(name.Line);
            case "set":
                return Set(name.Line);
            case "macro":
                return Macro(name.Line);
            case "generation":
                EndBlock();
                return new BodyStatement(name.Line, BodyUpTo("endgeneration", name.Line));
            case "break" or "continue":
                if (_loops == 0)
                    throw new JinjaException(name.Line, $"'{name.Text}' stands outside of a loop.");
                EndBlock();
                return new FlowStatement(name.Line, name.Text == "break" ? JinjaFlow.Break : JinjaFlow.Continue);
            case var other when NotSupported.Contains(other):
                throw new JinjaException(name.Line, $"'{other}' is not supported.");
            default:
                throw new JinjaException(name.Line, $"'{name.Text}' is no statement.");
        }
    }

    private IfStatement If(int line)
    {
        List<(JinjaExpression?, IReadOnlyList<JinjaStatement>)> branches = [];
        var condition = Tuple();
        EndBlock();
        branches.Add((condition, Body("elif", "else", "endif")));
        while (true)
        {
            var end = Ending("endif", line);
            if (end == "elif")
            {
                condition = Tuple();
                EndBlock();
                branches.Add((condition, Body("elif", "else", "endif")));
            }
            else if (end == "else")
            {
                EndBlock();
                branches.Add((null, BodyUpTo("endif", line)));
                return new IfStatement(line, branches);
            }
            else
            {
                EndBlock();
                return new IfStatement(line, branches);
            }
        }
    }

    private ForStatement For(int line)
    {
        var names = Names();
        if (!TakeName("in"))
            throw Error("'in' is missing.");
        var source = Or();
        var condition = TakeName("if") ? Expression() : null;
        if (TakeName("recursive"))
            throw Error("recursive loops are not supported.");
        EndBlock();
        _loops++;
        var body = Body("else", "endfor");
        _loops--;
        IReadOnlyList<JinjaStatement> otherwise = [];
        if (Ending("endfor", line) == "else")
        {
            EndBlock();
            otherwise = BodyUpTo("endfor", line);
        }
        else
        {
            EndBlock();
        }

        return new ForStatement(line, names, source, condition, body, otherwise);
    }

    private SetStatement Set(int line)
    {
        var names = Names();
        string? member = null;
        if (names.Count == 1 && Take("."))
            member = Name();
        if (Take("="))
        {
            var value = Tuple();
            EndBlock();
            return new SetStatement(line, names, member, value, []);
        }

        EndBlock();
        return new SetStatement(line, names, member, null, BodyUpTo("endset", line));
    }

    private MacroStatement Macro(int line)
    {
        var name = Name();
        if (!Take("("))
            throw Error("'(' is missing.");
        List<(string, JinjaExpression?)> parameters = [];
        while (!Take(")"))
        {
            if (parameters.Count > 0 && !Take(","))
                throw Error("',' is missing.");
            parameters.Add((Name(), Take("=") ? Expression() : null));
        }

        EndBlock();
        var loops = _loops;
        _loops = 0;
        var body = BodyUpTo("endmacro", line);
        _loops = loops;
        return new MacroStatement(line, name, parameters, body);
    }

    private List<JinjaStatement> BodyUpTo(string end, int line)
    {
        var body = Body(end);
        Ending(end, line);
        EndBlock();
        return body;
    }

    private string Ending(string end, int line)
    {
        if (Next.Kind == JinjaKind.End)
            throw new JinjaException(line, $"what begins here is never closed by '{end}'.");
        At += 2;
        return Tokens[At - 1].Text;
    }

    private void EndBlock() => Expect(JinjaKind.BlockEnd, "'%}'");
}
