namespace LamPS.Model.Templates;

/// <summary>An expression of a template.</summary>
internal abstract record JinjaExpression(int Line)
{
    /// <summary>Works it out.</summary>
    /// <exception cref="JinjaException">It can't be; the line is that of the expression.</exception>
    public object? Evaluate(JinjaScope scope)
    {
        try
        {
            scope.Step();
            return Work(scope);
        }
        catch (JinjaException error) when (error.Line == 0)
        {
            throw new JinjaException(Line, error.Message, error.IsRefused);
        }
    }

    protected abstract object? Work(JinjaScope scope);
}

internal sealed record LiteralExpression(int Line, object? Value) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => Value;
}

internal sealed record NameExpression(int Line, string Name) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => scope.TryGet(Name, out var value) ? value : new JinjaUndefined(Name);
}

internal sealed record ListExpression(int Line, IReadOnlyList<JinjaExpression> Items) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => Items.Select(i => i.Evaluate(scope)).ToList();
}

internal sealed record ObjectExpression(int Line, IReadOnlyList<(JinjaExpression Key, JinjaExpression Value)> Members) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) =>
        JinjaValues.Members(Members.Select(m => KeyValuePair.Create(JinjaValues.Text(m.Key.Evaluate(scope)), m.Value.Evaluate(scope))));
}

internal sealed record AttributeExpression(int Line, JinjaExpression Target, string Name) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope)
    {
        var target = Target.Evaluate(scope);
        if (target is JinjaUndefined undefined)
            throw new JinjaException(Line, $"'{undefined.Name}' is not defined, so it has no '{Name}'.");
        if (target is JinjaObject { IsNamespace: true } space)
            return space.TryGetValue(Name, out var held) ? held : new JinjaUndefined(Name);
        return JinjaMethods.Find(target, Name) ?? (target is JinjaObject members && members.TryGetValue(Name, out var value) ? value : new JinjaUndefined(Name));
    }
}

internal sealed record IndexExpression(int Line, JinjaExpression Target, JinjaExpression Index) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope)
    {
        var target = Target.Evaluate(scope);
        var index = Index.Evaluate(scope);
        switch (target, index)
        {
            case (JinjaUndefined undefined, _):
                throw new JinjaException(Line, $"'{undefined.Name}' is not defined, so it has no items.");
            case (JinjaObject members, string name):
                return members.TryGetValue(name, out var value) ? value : JinjaMethods.Find(target, name) ?? new JinjaUndefined(name);
            case (List<object?> or string, long at):
                var items = JinjaValues.Items(target);
                at = at < 0 ? at + items.Count : at;
                return at >= 0 && at < items.Count ? items[(int)at] : new JinjaUndefined($"item {index}");
            default:
                return new JinjaUndefined(JinjaValues.Text(index));
        }
    }
}

internal sealed record SliceExpression(int Line, JinjaExpression Target, JinjaExpression? From, JinjaExpression? To, JinjaExpression? Step) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope)
    {
        var target = Target.Evaluate(scope);
        var items = target is string or List<object?> ? JinjaValues.Items(target) : throw new JinjaException(Line, $"{JinjaValues.TypeName(target)} has no slices.");
        var step = Number(Step, scope) ?? 1;
        if (step == 0)
            throw new JinjaException(Line, "the step of a slice is 0.");
        long count = items.Count;
        long Clamp(long? value, long otherwise, long low, long high) => value is not { } given ? otherwise : Math.Clamp(given < 0 ? given + count : given, low, high);
        var from = step > 0 ? Clamp(Number(From, scope), 0, 0, count) : Clamp(Number(From, scope), count - 1, -1, count - 1);
        var to = step > 0 ? Clamp(Number(To, scope), count, 0, count) : Clamp(Number(To, scope), -1, -1, count - 1);
        List<object?> result = [];
        for (var i = from; step > 0 ? i < to : i > to; i += step)
            result.Add(items[(int)i]);
        return target is string ? string.Concat(result) : result;
    }

    private static long? Number(JinjaExpression? part, JinjaScope scope) => part?.Evaluate(scope) switch
    {
        null => null,
        long number => Math.Clamp(number, -int.MaxValue, int.MaxValue),
        var other => throw new JinjaException(0, $"{JinjaValues.TypeName(other)} is no place in a list."),
    };
}

internal sealed record CallExpression(int Line, JinjaExpression Target, JinjaArguments Arguments) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope)
    {
        var target = Target.Evaluate(scope);
        if (target is not JinjaFunction function)
            throw new JinjaException(Line, target is JinjaUndefined undefined ? $"there is no '{undefined.Name}' to call." : $"{JinjaValues.TypeName(target)} can't be called.");
        var (values, named) = Arguments.Evaluate(scope);
        scope.Call(1);
        var result = function(values, named);
        scope.Call(-1);
        return result;
    }
}

internal sealed record FilterExpression(int Line, JinjaExpression Target, string Name, JinjaArguments Arguments) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope)
    {
        var (values, named) = Arguments.Evaluate(scope);
        return JinjaFilters.Apply(Name, Target.Evaluate(scope), values, named);
    }
}

internal sealed record TestExpression(int Line, JinjaExpression Target, string Name, JinjaArguments Arguments, bool Negative) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => JinjaTests.Holds(Name, Target.Evaluate(scope), Arguments.Evaluate(scope).Values) != Negative;
}

internal sealed record NotExpression(int Line, JinjaExpression Item) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => !JinjaValues.IsTrue(Item.Evaluate(scope));
}

internal sealed record NegateExpression(int Line, JinjaExpression Item) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) => Item.Evaluate(scope) switch
    {
        long number => (object)-number,
        double number => -number,
        var other => throw new JinjaException(Line, $"{JinjaValues.TypeName(other)} has no negative."),
    };
}

internal sealed record ConditionExpression(int Line, JinjaExpression Condition, JinjaExpression Then, JinjaExpression? Otherwise) : JinjaExpression(Line)
{
    protected override object? Work(JinjaScope scope) =>
        JinjaValues.IsTrue(Condition.Evaluate(scope)) ? Then.Evaluate(scope) : Otherwise is null ? new JinjaUndefined("the value without else") : Otherwise.Evaluate(scope);
}

/// <summary>Arguments of a call.</summary>
internal sealed record JinjaArguments(IReadOnlyList<JinjaExpression> Values, IReadOnlyList<(string Name, JinjaExpression Value)> Named)
{
    public static JinjaArguments None { get; } = new([], []);

    public (IReadOnlyList<object?> Values, IReadOnlyDictionary<string, object?> Named) Evaluate(JinjaScope scope) =>
        ([.. Values.Select(v => v.Evaluate(scope))], Named.ToDictionary(n => n.Name, n => n.Value.Evaluate(scope), StringComparer.Ordinal));
}
