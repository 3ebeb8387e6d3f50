using System.Text;
using LamPS.Core.Selectors;

namespace LamPS.Core.Runbooks.Expressions;

/// <summary>A part of an expression.</summary>
/// <param name="Position">Where it begins in the text that it stands in, from 0; for an operator, where the operator is.</param>
internal abstract record Expression(int Position)
{
    /// <summary>The expression as text; parses to an equal one.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>All parts of it, itself included.</summary>
    public abstract IEnumerable<Expression> Parts();

    protected abstract void Write(StringBuilder to);

    protected static void Write(StringBuilder to, Expression expression) => expression.Write(to);
}

internal sealed record LiteralExpression(int Position, RunbookValue Value) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this];

    protected override void Write(StringBuilder to)
    {
        switch (Value.Kind)
        {
            case RunbookValueKind.Text:
                Quoting.Write(to, Value.Reveal());
                break;
            case RunbookValueKind.Null:
                to.Append("null");
                break;
            case RunbookValueKind.Number:
                to.Append(Value.AsNumber.ToString("F99", System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.') is var n && n.Contains('.') ? n : n + ".0");
                break;
            default:
                to.Append(Value);
                break;
        }
    }
}

internal sealed record NameExpression(int Position, string Name) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this];

    protected override void Write(StringBuilder to) => to.Append(Name);
}

internal sealed record MemberExpression(int Position, Expression Target, string Name) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Target.Parts()];

    protected override void Write(StringBuilder to)
    {
        Write(to, Target);
        to.Append('.').Append(Name);
    }
}

internal sealed record IndexExpression(int Position, Expression Target, Expression Index) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Target.Parts(), .. Index.Parts()];

    protected override void Write(StringBuilder to)
    {
        Write(to, Target);
        to.Append('[');
        Write(to, Index);
        to.Append(']');
    }
}

internal sealed record ListExpression(int Position, IReadOnlyList<Expression> Items) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Items.SelectMany(i => i.Parts())];

    protected override void Write(StringBuilder to)
    {
        to.Append('[');
        for (var i = 0; i < Items.Count; i++)
        {
            to.Append(i == 0 ? "" : ", ");
            Write(to, Items[i]);
        }

        to.Append(']');
    }
}

internal sealed record CallExpression(int Position, string Function, IReadOnlyList<Expression> Arguments) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Arguments.SelectMany(i => i.Parts())];

    protected override void Write(StringBuilder to)
    {
        to.Append(Function).Append('(');
        for (var i = 0; i < Arguments.Count; i++)
        {
            to.Append(i == 0 ? "" : ", ");
            Write(to, Arguments[i]);
        }

        to.Append(')');
    }
}

internal sealed record UnaryExpression(int Position, string Operator, Expression Operand) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Operand.Parts()];

    protected override void Write(StringBuilder to)
    {
        to.Append('(').Append(Operator);
        Write(to, Operand);
        to.Append(')');
    }
}

internal sealed record BinaryExpression(int Position, string Operator, Expression Left, Expression Right) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Left.Parts(), .. Right.Parts()];

    protected override void Write(StringBuilder to)
    {
        to.Append('(');
        Write(to, Left);
        to.Append(' ').Append(Operator).Append(' ');
        Write(to, Right);
        to.Append(')');
    }
}

internal sealed record ConditionalExpression(int Position, Expression Condition, Expression Then, Expression Else) : Expression(Position)
{
    public override IEnumerable<Expression> Parts() => [this, .. Condition.Parts(), .. Then.Parts(), .. Else.Parts()];

    protected override void Write(StringBuilder to)
    {
        to.Append('(');
        Write(to, Condition);
        to.Append(" ? ");
        Write(to, Then);
        to.Append(" : ");
        Write(to, Else);
        to.Append(')');
    }
}
