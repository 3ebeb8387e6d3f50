using LamPS.Contracts;
using LamPS.Core.Selectors;

namespace LamPS.Core.Runbooks.Expressions;

/// <summary>Checks expressions before a run: names, functions, numbers of arguments, and types as far as they are known.</summary>
internal sealed class ExpressionChecker(IStaticScope scope, Action<ExpressionProblem> report)
{
    /// <summary>Message for an argument of the wrong type.</summary>
    public static string WrongArgument(ExpressionFunction function, int index, StaticType given) =>
        $"{function.Name}() takes {function.ParameterAt(index).Name()} as argument {index + 1}; it got {given.Name()}.";

    /// <summary>Message for operands of the wrong types.</summary>
    public static string WrongOperands(BinaryExpression binary, StaticType left, StaticType right) =>
        $"'{binary.Operator}' {Operators.Takes(binary.Operator)}; '{binary.Left}' is {left.Name()} and '{binary.Right}' is {right.Name()}.";

    /// <summary>Checks, reports what is wrong, and says what type comes out.</summary>
    public StaticType Check(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return StaticTypes.Of(literal.Value);

            case NameExpression or MemberExpression:
                return Chain(expression);

            case IndexExpression index:
                var target = Check(index.Target);
                Check(index.Index);
                if (target is not (StaticType.Any or StaticType.List or StaticType.Map or StaticType.Null))
                {
                    Report(index, $"'{index.Target}' is {target.Name()} and can't be indexed.", "Only lists and maps can.");
                }

                return StaticType.Any;

            case ListExpression list:
                foreach (var item in list.Items)
                {
                    Check(item);
                }

                return StaticType.List;

            case CallExpression call:
                return Call(call);

            case UnaryExpression { Operator: "!" } not:
                Boolean(not, not.Operand);
                return StaticType.Boolean;

            case UnaryExpression minus:
                var operand = Check(minus.Operand);
                if (operand != StaticType.Any && !operand.IsNumber())
                {
                    Report(minus, $"'-' takes a number; '{minus.Operand}' is {operand.Name()}.", "");
                }

                return operand.IsNumber() ? operand : StaticType.Number;

            case BinaryExpression binary:
                return Binary(binary);

            case ConditionalExpression conditional:
                Boolean(conditional, conditional.Condition);
                var then = Check(conditional.Then);
                var otherwise = Check(conditional.Else);
                return then == otherwise ? then : StaticType.Any;

            default:
                return StaticType.Any;
        }
    }

    private StaticType Binary(BinaryExpression binary)
    {
        var (left, right) = (Check(binary.Left), Check(binary.Right));
        if (Operators.TypeOf(binary.Operator, left, right) is not { } type)
        {
            Report(binary, WrongOperands(binary, left, right), Operators.Remedy(binary.Operator, left, right));
            return StaticType.Any;
        }

        if (binary.Operator is "==" or "!=")
        {
            Outcome(binary.Left, binary.Right);
            Outcome(binary.Right, binary.Left);
        }

        return type;
    }

    // A misspelt outcome makes a condition that is never true, which nobody would notice.
    private void Outcome(Expression member, Expression literal)
    {
        if (member is MemberExpression { Name: "outcome", Target: MemberExpression { Target: NameExpression { Name: "steps" } } }
            && literal is LiteralExpression { Value.Kind: RunbookValueKind.Text } text
            && !Enum.IsDefined(typeof(Outcome), text.Value.Reveal()))
        {
            var names = Enum.GetNames<Outcome>();
            Report(literal, $"'{text.Value}' is not an outcome.{Suggestion.DidYouMean(text.Value.Reveal(), names)}", $"Outcomes are {string.Join(", ", names)}.");
        }
    }

    private StaticType Chain(Expression expression)
    {
        var path = new List<string>();
        var positions = new List<int>();
        var at = expression;
        while (at is MemberExpression member)
        {
            path.Insert(0, member.Name);
            positions.Insert(0, member.Position);
            at = member.Target;
        }

        if (at is not NameExpression root)
        {
            var target = Check(at);
            if (target is not (StaticType.Any or StaticType.Map or StaticType.Null))
            {
                Report(expression, $"'{at}' is {target.Name()} and has no '{path[0]}'.", "Only maps have members.");
            }

            return StaticType.Any;
        }

        path.Insert(0, root.Name);
        positions.Insert(0, root.Position);
        if (scope.Resolve(path, out var type, out var known) is { } problem)
        {
            report(problem with { Position = positions[problem.Position] });
            return StaticType.Any;
        }

        if (known < path.Count && type is not (StaticType.Any or StaticType.Map))
        {
            report(new ExpressionProblem(positions[known], $"'{string.Join('.', path.Take(known))}' is {type.Name()} and has no '{path[known]}'.", "Only maps have members."));
        }

        return known < path.Count ? StaticType.Any : type;
    }

    private StaticType Call(CallExpression call)
    {
        var types = call.Arguments.Select(Check).ToList();
        if (!ExpressionFunctions.ByName.TryGetValue(call.Function, out var function))
        {
            Report(
                call,
                $"There is no function '{call.Function}'.{Suggestion.DidYouMean(call.Function, ExpressionFunctions.ByName.Keys)}",
                $"Functions are {string.Join(", ", ExpressionFunctions.All.Select(f => f.Name))}.");
            return StaticType.Any;
        }

        if (!function.Takes(types.Count))
        {
            Report(call, $"{function.Name}() got {types.Count} arguments.", $"Write it like this: {function.Example}");
            return function.Result;
        }

        for (var i = 0; i < types.Count; i++)
        {
            if (!StaticTypes.Fits(types[i], function.ParameterAt(i)))
            {
                Report(call.Arguments[i], WrongArgument(function, i, types[i]), $"For example {function.Example}.");
            }
        }

        if (function.Name == ExpressionFunctions.Exists
            && call.Arguments[0] is LiteralExpression { Value.Kind: RunbookValueKind.Text } selector
            && !Selector.TryParse(selector.Value.Reveal(), out _, out var problem))
        {
            // The quotation mark stands before the selector.
            report(new ExpressionProblem(selector.Position + problem.Column, $"Selector: {problem.Message}", problem.Remedy));
        }

        return function.Name == "number" ? StaticType.Number
            : function.Result == StaticType.Text && types.Contains(StaticType.Secret) ? StaticType.Secret
            : function.Result;
    }

    private void Boolean(Expression at, Expression operand)
    {
        var type = Check(operand);
        if (type is not (StaticType.Any or StaticType.Boolean))
        {
            Report(at, $"'{operand}' is {type.Name()}; a boolean is needed here.", "Write a comparison, for example length(x) > 0.");
        }
    }

    private void Report(Expression at, string message, string remedy) => report(new ExpressionProblem(at.Position, message, remedy));
}
