using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>A text, number or boolean, written out or as an expression.</summary>
internal abstract class ScalarShape : Shape
{
    /// <summary>Whether expressions may stand here.</summary>
    public bool AllowsExpressions { get; init; } = true;

    public sealed override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        if (node is not ScalarNode scalar)
        {
            return Wrong(node, what, context, node is MappingNode { Entries: [{ Key: [.., '}'] or ['{', ..] }] } ? "Quote the expression: \"${{ ... }}\"." : "");
        }

        var written = ScalarReader.Read(scalar);
        if (written is string text && text.Contains("${{", StringComparison.Ordinal))
        {
            return ReadTemplate(scalar, text, what, context);
        }

        return ReadLiteral(scalar, written is null ? RunbookValue.Null : RunbookValue.From(written), what, context);
    }

    private ValueSource? ReadLiteral(ScalarNode scalar, RunbookValue value, string what, ReadContext context)
    {
        if (ReadBare(scalar, value, what, context) is { } bare)
        {
            return bare;
        }

        if (LiteralProblem(scalar, value) is { } problem)
        {
            context.Report(problem.Length == 0
                ? RunbookErrors.TypeWrong(scalar.At, what, Described, scalar.Described)
                : RunbookErrors.ValueWrong(scalar.At, $"{what} must be {Described}: {problem}."));
            return null;
        }

        return Check(scalar, value, context) ? new LiteralSource(scalar.At, Convert(scalar, value)) : null;
    }

    /// <summary>What is wrong with a value that is written out: null for nothing, empty when its type is wrong.</summary>
    protected virtual string? LiteralProblem(ScalarNode node, RunbookValue value) => Problem(value);

    /// <summary>More checks that report by themselves.</summary>
    protected virtual bool Check(ScalarNode node, RunbookValue value, ReadContext context) => true;

    /// <summary>The value to keep.</summary>
    protected virtual RunbookValue Convert(ScalarNode node, RunbookValue value) => value;

    /// <summary>Reads what only this shape understands.</summary>
    protected virtual ValueSource? ReadBare(ScalarNode node, RunbookValue value, string what, ReadContext context) => null;

    /// <summary>Schema of a value that is written out.</summary>
    protected abstract JsonObject LiteralSchema();

    /// <summary>Whether the schema of a literal takes any text, expressions included.</summary>
    protected virtual bool SchemaTakesText => false;

    public sealed override JsonObject Schema() => AllowsExpressions && !SchemaTakesText
        ? new JsonObject { ["anyOf"] = new JsonArray(LiteralSchema(), new JsonObject { ["$ref"] = "#/$defs/expression" }) }
        : LiteralSchema();

    private ValueSource? ReadTemplate(ScalarNode node, string text, string what, ReadContext context)
    {
        var template = Template.Parse(text, node.Place, out var problem);
        if (template is null)
        {
            context.Report(RunbookErrors.ExpressionInvalid(node.Place.At(text, problem!.Position), problem.Message, problem.Remedy));
            return null;
        }

        if (template.IsLiteral)
        {
            return ReadLiteral(node, RunbookValue.Of(template.Literal), what, context);
        }

        if (!AllowsExpressions)
        {
            context.Report(RunbookErrors.ValueWrong(node.At, $"{what} must be {Described}, written out; expressions can't stand here.", "It has to be known before the run begins."));
            return null;
        }

        return new TemplateSource(node.At, template, Type, what, this);
    }
}
