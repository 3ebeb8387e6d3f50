namespace LamPS.Core.Runbooks.Expressions;

/// <summary>Computes expressions.</summary>
internal static class ExpressionEvaluator
{
    /// <exception cref="ExpressionFailure">It can't be computed: a name is unknown, types don't fit.</exception>
    public static async ValueTask<RunbookValue> EvaluateAsync(Expression expression, IExpressionScope scope, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return literal.Value;

            case NameExpression name:
                return scope.Get(name.Name) ?? throw Failure(name, $"'{name.Name}' has no value here.", "A variable is set by 'set' or 'output' of an earlier step.");

            case MemberExpression member:
                return Member(member, await EvaluateAsync(member.Target, scope, cancellationToken).ConfigureAwait(false));

            case IndexExpression index:
                return Index(
                    index,
                    await EvaluateAsync(index.Target, scope, cancellationToken).ConfigureAwait(false),
                    await EvaluateAsync(index.Index, scope, cancellationToken).ConfigureAwait(false));

            case ListExpression list:
                return RunbookValue.List(await AllAsync(list.Items, scope, cancellationToken).ConfigureAwait(false));

            case CallExpression call:
                return await CallAsync(call, scope, cancellationToken).ConfigureAwait(false);

            case UnaryExpression unary:
                return Unary(unary, await EvaluateAsync(unary.Operand, scope, cancellationToken).ConfigureAwait(false));

            case BinaryExpression { Operator: "&&" or "||" } logic:
                return await LogicAsync(logic, scope, cancellationToken).ConfigureAwait(false);

            case BinaryExpression binary:
                return Binary(
                    binary,
                    await EvaluateAsync(binary.Left, scope, cancellationToken).ConfigureAwait(false),
                    await EvaluateAsync(binary.Right, scope, cancellationToken).ConfigureAwait(false));

            case ConditionalExpression conditional:
                var condition = await EvaluateAsync(conditional.Condition, scope, cancellationToken).ConfigureAwait(false);
                return await EvaluateAsync(
                    Boolean(conditional, conditional.Condition, condition) ? conditional.Then : conditional.Else, scope, cancellationToken).ConfigureAwait(false);

            default:
                throw new InvalidOperationException($"No way to compute {expression.GetType().Name}.");
        }
    }

    private static async ValueTask<RunbookValue[]> AllAsync(
        IReadOnlyList<Expression> expressions, IExpressionScope scope, CancellationToken cancellationToken)
    {
        var values = new RunbookValue[expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await EvaluateAsync(expressions[i], scope, cancellationToken).ConfigureAwait(false);
        }

        return values;
    }

    private static RunbookValue Member(MemberExpression member, RunbookValue target)
    {
        // A field of nothing is nothing, so that default(steps.a.output.b, ...) needs no test at each level.
        if (target.Kind == RunbookValueKind.Null)
        {
            return RunbookValue.Null;
        }

        if (target.Kind != RunbookValueKind.Map)
        {
            throw Failure(member, $"'{member.Target}' is {StaticTypes.Of(target).Name()} and has no '{member.Name}'.", "Only maps have members.");
        }

        return target.AsMap.TryGetValue(member.Name, out var value)
            ? value
            : throw Failure(
                member,
                $"'{member.Target}' has no '{member.Name}'.{Suggestion.DidYouMean(member.Name, target.AsMap.Keys)}",
                target.AsMap.Count == 0 ? "It is empty." : $"It has: {string.Join(", ", target.AsMap.Keys.Take(20))}.");
    }

    private static RunbookValue Index(IndexExpression at, RunbookValue target, RunbookValue index)
    {
        switch (target.Kind)
        {
            case RunbookValueKind.Null:
                return RunbookValue.Null;
            case RunbookValueKind.List when index.Kind == RunbookValueKind.Integer:
                var list = target.AsList;
                var position = index.AsInteger < 0 ? list.Count + index.AsInteger : index.AsInteger;
                return position >= 0 && position < list.Count
                    ? list[(int)position]
                    : throw Failure(at, $"'{at.Target}' has {list.Count} items; there is none at {index}.", "The first is [0], the last [-1].");
            case RunbookValueKind.Map when index.Kind == RunbookValueKind.Text:
                return target.AsMap.TryGetValue(index.Reveal(), out var value)
                    ? value
                    : throw Failure(at, $"'{at.Target}' has no '{index}'.{Suggestion.DidYouMean(index.Reveal(), target.AsMap.Keys)}", "");
            default:
                throw Failure(
                    at, $"{Capital(StaticTypes.Of(target).Name())} can't be indexed by {StaticTypes.Of(index).Name()}.", "Lists take whole numbers, maps take names.");
        }
    }

    private static async ValueTask<RunbookValue> CallAsync(CallExpression call, IExpressionScope scope, CancellationToken cancellationToken)
    {
        if (!ExpressionFunctions.ByName.TryGetValue(call.Function, out var function) || !function.Takes(call.Arguments.Count))
        {
            throw Failure(call, $"There is no function '{call.Function}' with {call.Arguments.Count} arguments.", "");
        }

        var arguments = await AllAsync(call.Arguments, scope, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var given = StaticTypes.Of(arguments[i]);
            if (!StaticTypes.Fits(given, function.ParameterAt(i)))
            {
                throw Failure(call.Arguments[i], ExpressionChecker.WrongArgument(function, i, given), $"For example {function.Example}.");
            }
        }

        if (function.Compute is null)
        {
            return RunbookValue.Of(await scope.ExistsAsync(arguments[0].Reveal(), cancellationToken).ConfigureAwait(false));
        }

        try
        {
            return function.Compute(arguments);
        }
        catch (ArgumentException exception)
        {
            throw Failure(call, exception.Message, $"For example {function.Example}.");
        }
    }

    private static RunbookValue Unary(UnaryExpression unary, RunbookValue operand)
    {
        if (unary.Operator == "!")
        {
            return RunbookValue.Of(!Boolean(unary, unary.Operand, operand));
        }

        return operand.Kind switch
        {
            RunbookValueKind.Integer when operand.AsInteger != long.MinValue => RunbookValue.Of(-operand.AsInteger),
            RunbookValueKind.Integer or RunbookValueKind.Number => RunbookValue.Of(-operand.AsNumber),
            _ => throw Failure(unary, $"'-' takes a number; '{unary.Operand}' is {StaticTypes.Of(operand).Name()}.", ""),
        };
    }

    private static async ValueTask<RunbookValue> LogicAsync(BinaryExpression logic, IExpressionScope scope, CancellationToken cancellationToken)
    {
        var left = Boolean(logic, logic.Left, await EvaluateAsync(logic.Left, scope, cancellationToken).ConfigureAwait(false));
        if (left == (logic.Operator == "||"))
        {
            return RunbookValue.Of(left);
        }

        return RunbookValue.Of(Boolean(logic, logic.Right, await EvaluateAsync(logic.Right, scope, cancellationToken).ConfigureAwait(false)));
    }

    private static RunbookValue Binary(BinaryExpression binary, RunbookValue left, RunbookValue right)
    {
        var (a, b) = (StaticTypes.Of(left), StaticTypes.Of(right));
        if (Operators.TypeOf(binary.Operator, a, b) is null)
        {
            throw Failure(binary, ExpressionChecker.WrongOperands(binary, a, b), Operators.Remedy(binary.Operator, a, b));
        }

        try
        {
            return Operators.Compute(binary.Operator, left, right);
        }
        catch (DivideByZeroException)
        {
            throw Failure(binary, $"'{binary}' divides by 0.", "");
        }
        catch (OverflowException)
        {
            throw Failure(binary, $"'{binary}' gives a number that is too large.", "");
        }
    }

    private static bool Boolean(Expression at, Expression operand, RunbookValue value) => value.Kind == RunbookValueKind.Boolean
        ? value.AsBoolean
        : throw Failure(at, $"'{operand}' is {StaticTypes.Of(value).Name()}; a boolean is needed here.", "Write a comparison, for example length(x) > 0.");

    private static ExpressionFailure Failure(Expression at, string message, string remedy) => new(new ExpressionProblem(at.Position, message, remedy));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
