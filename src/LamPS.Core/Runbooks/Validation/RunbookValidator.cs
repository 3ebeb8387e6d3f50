using LamPS.Core.Actions;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;

namespace LamPS.Core.Runbooks.Validation;

/// <summary>Checks what needs the whole file: references, functions, ids, types of expressions.</summary>
internal sealed class RunbookValidator
{
    private readonly Runbook _runbook;
    private readonly Action<Diagnostic> _report;
    private readonly StaticScope _scope;
    private readonly StepCheck _check;

    private RunbookValidator(Runbook runbook, FunctionPool functions, Action<Diagnostic> report)
    {
        _runbook = runbook;
        _report = report;
        _scope = new StaticScope(runbook);
        _check = new StepCheck(_scope, functions, report);
    }

    /// <summary>Checks a runbook; included ones have been checked before.</summary>
    public static void Validate(Runbook runbook, FunctionPool functions, Action<Diagnostic> report) =>
        new RunbookValidator(runbook, functions, report).Run();

    private void Run()
    {
        Collect(_runbook.Steps);
        Collect(_runbook.Rescue);
        Collect(_runbook.Always);
        if (_runbook.Application is { } application)
        {
            Value(application);
        }

        Steps(_runbook.Steps);
        if (_runbook.Expect is { } expect)
        {
            Value(expect);
        }

        _scope.HasError = true;
        Steps(_runbook.Rescue);
        Steps(_runbook.Always);
    }

    private void Collect(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.HasOwnId && !_scope.All.TryAdd(step.Id, step))
            {
                _report(RunbookErrors.StepIdRepeated(step.Keys["id"]?.At ?? step.At, step.Id, _scope.All[step.Id].At.Line));
            }

            foreach (var below in step.Keys.Entries)
            {
                Collect(below.Value is StepsSource inner ? inner.Steps : []);
            }

            Collect(step.Value is StepsSource own ? own.Steps : []);
        }
    }

    private void Steps(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            Check(step);
        }
    }

    private void Check(Step step)
    {
        var isExpect = step.Kind.Name == CommonKeys.Expect;
        foreach (var entry in step.Keys.Entries)
        {
            if (entry.Key != CommonKeys.Expect && entry.Value is not StepsSource)
            {
                Value(entry.Value);
            }
        }

        if (!isExpect && step.Value is not StepsSource)
        {
            Value(step.Value);
        }

        if (step.Output is { } output)
        {
            _check.Variable(output, step.Keys["output"]!.At, StaticType.Any);
        }

        if (step.Value is not BrokenSource)
        {
            step.Kind.Check(step, _check);
        }

        Below(step);
        _scope.Add(step);

        // Expectations are checked when the step is done, so they may speak of its own result.
        if (isExpect)
        {
            Value(step.Value);
        }

        if (step.Keys[CommonKeys.Expect] is { } expect)
        {
            Value(expect);
        }
    }

    private void Below(Step step)
    {
        Steps((step.Value as StepsSource)?.Steps ?? []);
        var before = _scope.HasError;
        foreach (var entry in step.Keys.Entries)
        {
            if (entry.Value is StepsSource inner)
            {
                _scope.HasError = true;
                Steps(inner.Steps);
            }
        }

        _scope.HasError = before;
    }

    private void Value(ValueSource value)
    {
        foreach (var source in value.Templates())
        {
            var template = source.Template;
            var mistakes = 0;
            var checker = new ExpressionChecker(_scope, problem =>
            {
                mistakes++;
                _report(RunbookErrors.ExpressionInvalid(template.Place.At(template.Text, problem.Position), problem.Message, problem.Remedy));
            });
            var type = StaticType.Text;
            foreach (var expression in template.Expressions)
            {
                var found = checker.Check(expression);
                type = template.Whole is null ? StaticType.Text : found;
            }

            if (mistakes == 0 && !StaticTypes.Fits(type, source.Wanted))
            {
                _report(RunbookErrors.TypeWrong(source.At, source.What, source.Shape.Described, $"'{template.Text.Trim()}', which is {type.Name()}"));
            }
        }
    }
}
