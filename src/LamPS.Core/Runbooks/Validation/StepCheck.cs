using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Validation;

/// <summary>What a kind of step needs for its own checks.</summary>
internal sealed class StepCheck(StaticScope scope, FunctionPool functions, Action<Diagnostic> report)
{
    private readonly ExpressionChecker _quiet = new(scope, _ => { });

    /// <summary>The functions that steps can use.</summary>
    public FunctionPool Functions => functions;

    public void Report(Diagnostic diagnostic) => report(diagnostic);

    /// <summary>Type of a value, as far as it is known.</summary>
    public StaticType TypeOf(ValueSource value) => value switch
    {
        LiteralSource literal => StaticTypes.Of(literal.Value),
        ListSource => StaticType.List,
        MapSource => StaticType.Map,
        TemplateSource { Template: { Whole: { } whole } } => _quiet.Check(whole),
        TemplateSource text => text.Template.Expressions.Any(e => _quiet.Check(e) == StaticType.Secret) ? StaticType.Secret : StaticType.Text,
        _ => StaticType.Any,
    };

    /// <summary>Makes a variable known, if it may have that name.</summary>
    public void Variable(string name, SourceLocation at, StaticType type)
    {
        if (StaticScope.Roots.Contains(name) || name is "true" or "false" or "null")
        {
            report(RunbookErrors.NameInvalid(at, "the name of a variable", name, "It has a meaning of its own in expressions; take another name."));
        }

        // Steps in a block that was left out, or tried again, may set something else.
        scope.Variables[name] = scope.Variables.TryGetValue(name, out var before) && before != type ? StaticType.Any : type;
    }

    /// <summary>Refuses secrets in a value that others get to see.</summary>
    public void NoSecrets(ValueSource value, string why)
    {
        foreach (var template in value.Templates())
        {
            foreach (var expression in template.Template.Expressions)
            {
                if (_quiet.Check(expression) == StaticType.Secret)
                {
                    report(RunbookErrors.SecretNotAllowed(template.Template.Place.At(template.Template.Text, expression.Position), expression.ToString(), why));
                }
            }
        }
    }
}
