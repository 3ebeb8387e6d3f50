namespace LamPS.Model.Templates;

/// <summary>How a part of a template ended.</summary>
internal enum JinjaFlow
{
    Next,
    Break,
    Continue,
}

/// <summary>A part of a template that writes.</summary>
internal abstract record JinjaStatement(int Line)
{
    /// <summary>Runs it.</summary>
    public abstract JinjaFlow Run(JinjaScope scope);

    /// <summary>Runs some.</summary>
    public static JinjaFlow Run(IReadOnlyList<JinjaStatement> statements, JinjaScope scope)
    {
        foreach (var statement in statements)
        {
            try
            {
                scope.Step();
                if (statement.Run(scope) is not JinjaFlow.Next and var flow)
                    return flow;
            }
            catch (JinjaException error) when (error.Line == 0)
            {
                throw new JinjaException(statement.Line, error.Message, error.IsRefused);
            }
        }

        return JinjaFlow.Next;
    }
}

internal sealed record TextStatement(int Line, string Text) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        scope.Write(Text);
        return JinjaFlow.Next;
    }
}

internal sealed record OutputStatement(int Line, JinjaExpression Value) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        scope.Write(JinjaValues.Text(Value.Evaluate(scope)));
        return JinjaFlow.Next;
    }
}

internal sealed record FlowStatement(int Line, JinjaFlow Flow) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope) => Flow;
}

internal sealed record BodyStatement(int Line, IReadOnlyList<JinjaStatement> Body) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope) => Run(Body, scope);
}

internal sealed record IfStatement(int Line, IReadOnlyList<(JinjaExpression? Condition, IReadOnlyList<JinjaStatement> Body)> Branches) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        foreach (var (condition, body) in Branches)
        {
            if (condition is null || JinjaValues.IsTrue(condition.Evaluate(scope)))
                return Run(body, scope);
        }

        return JinjaFlow.Next;
    }
}

internal sealed record SetStatement(int Line, IReadOnlyList<string> Names, string? Member, JinjaExpression? Value, IReadOnlyList<JinjaStatement> Body) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        object? value;
        if (Value is null)
        {
            var captured = scope.Capture();
            Run(Body, captured);
            value = captured.Output.ToString();
        }
        else
        {
            value = Value.Evaluate(scope);
        }

        if (Member is not null)
        {
            if (!scope.TryGet(Names[0], out var target) || target is not JinjaObject { IsNamespace: true } space)
                throw new JinjaException(Line, $"'{Names[0]}' is no namespace, so '{Member}' can't be set.");
            space[Member] = value;
        }
        else
        {
            Bind(scope, Names, value, Line);
        }

        return JinjaFlow.Next;
    }

    /// <summary>Sets one name, or several from a list.</summary>
    public static void Bind(JinjaScope scope, IReadOnlyList<string> names, object? value, int line)
    {
        if (names.Count == 1)
        {
            scope.Set(names[0], value);
            return;
        }

        var items = JinjaValues.Items(value);
        if (items.Count != names.Count)
            throw new JinjaException(line, $"{items.Count} values for {names.Count} names.");
        foreach (var (name, item) in names.Zip(items))
            scope.Set(name, item);
    }
}

internal sealed record ForStatement(
    int Line, IReadOnlyList<string> Names, JinjaExpression Source, JinjaExpression? Condition, IReadOnlyList<JinjaStatement> Body, IReadOnlyList<JinjaStatement> Otherwise) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        var items = JinjaValues.Items(Source.Evaluate(scope));
        if (Condition is not null)
        {
            items = items.FindAll(item =>
            {
                scope.Step();
                var inner = scope.Inner();
                SetStatement.Bind(inner, Names, item, Line);
                return JinjaValues.IsTrue(Condition.Evaluate(inner));
            });
        }

        if (items.Count == 0)
            return Run(Otherwise, scope);
        for (var i = 0; i < items.Count; i++)
        {
            scope.Step();
            var inner = scope.Inner();
            SetStatement.Bind(inner, Names, items[i], Line);
            inner.Set("loop", Loop(items, i));
            if (Run(Body, inner) == JinjaFlow.Break)
                break;
        }

        return JinjaFlow.Next;
    }

    private static JinjaObject Loop(List<object?> items, int at) => new()
    {
        IsNamespace = true,
        ["index"] = (long)at + 1,
        ["index0"] = (long)at,
        ["revindex"] = (long)items.Count - at,
        ["revindex0"] = (long)items.Count - at - 1,
        ["first"] = at == 0,
        ["last"] = at == items.Count - 1,
        ["length"] = (long)items.Count,
        ["previtem"] = at > 0 ? items[at - 1] : new JinjaUndefined("loop.previtem"),
        ["nextitem"] = at + 1 < items.Count ? items[at + 1] : new JinjaUndefined("loop.nextitem"),
        ["cycle"] = (JinjaFunction)((values, _) => values.Count > 0 ? values[at % values.Count] : null),
    };
}

internal sealed record MacroStatement(int Line, string Name, IReadOnlyList<(string Name, JinjaExpression? Default)> Parameters, IReadOnlyList<JinjaStatement> Body) : JinjaStatement(Line)
{
    public override JinjaFlow Run(JinjaScope scope)
    {
        scope.Set(Name, (JinjaFunction)((values, named) =>
        {
            var inner = scope.Root.Capture();
            if (values.Count > Parameters.Count)
                throw new JinjaException(Line, $"'{Name}' takes {Parameters.Count} arguments, not {values.Count}.");
            for (var i = 0; i < Parameters.Count; i++)
            {
                var (name, otherwise) = Parameters[i];
                inner.Set(name, i < values.Count ? values[i] : named.TryGetValue(name, out var value) ? value : otherwise is null ? new JinjaUndefined(name) : otherwise.Evaluate(inner));
            }

            Run(Body, inner);
            return inner.Output.ToString();
        }));
        return JinjaFlow.Next;
    }
}
