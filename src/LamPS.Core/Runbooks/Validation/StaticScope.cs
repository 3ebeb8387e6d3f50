using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks.Validation;

/// <summary>What expressions of one runbook can refer to at the step that is being checked.</summary>
internal sealed class StaticScope(Runbook runbook) : IStaticScope
{
    /// <summary>Names with a meaning of their own, which no variable can have.</summary>
    public static readonly string[] Roots = ["parameters", "steps", "variables", "run", "runbook", "error", "now"];

    /// <summary>Members of a step that ran.</summary>
    public static readonly (string Name, StaticType Type)[] StepMembers =
        [("outcome", StaticType.Text), ("output", StaticType.Any), ("detail", StaticType.Text)];

    private static readonly (string Name, StaticType Type)[] RunMembers =
        [("id", StaticType.Text), ("started", StaticType.Text), ("whatIf", StaticType.Boolean)];

    private static readonly (string Name, StaticType Type)[] RunbookMembers =
        [("name", StaticType.Text), ("directory", StaticType.Text), ("file", StaticType.Text)];

    private static readonly (string Name, StaticType Type)[] ErrorMembers =
        [("id", StaticType.Text), ("message", StaticType.Text), ("step", StaticType.Text)];

    private readonly Dictionary<string, Step> _done = new(StringComparer.Ordinal);

    /// <summary>All ids of the file, with their steps.</summary>
    public Dictionary<string, Step> All { get; } = new(StringComparer.Ordinal);

    /// <summary>Variables set by earlier steps.</summary>
    public Dictionary<string, StaticType> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether an error can be there.</summary>
    public bool HasError { get; set; }

    /// <summary>Makes a step known to all later ones.</summary>
    public void Add(Step step)
    {
        if (step.HasOwnId)
        {
            _done.TryAdd(step.Id, step);
        }

        if (step.Output is { } output)
        {
            Variables[output] = StaticType.Any;
        }
    }

    public ExpressionProblem? Resolve(IReadOnlyList<string> path, out StaticType type, out int known)
    {
        type = StaticType.Any;
        known = path.Count;
        switch (path[0])
        {
            case "now":
                (type, known) = (StaticType.Text, 1);
                return null;
            case "parameters":
                return Parameter(path, out type, out known);
            case "steps":
                return StepMember(path, out type, out known);
            case "run":
                return Member(path, RunMembers, out type, out known);
            case "runbook":
                return Member(path, RunbookMembers, out type, out known);
            case "error" when HasError:
                return Member(path, ErrorMembers, out type, out known);
            case "error":
                return new ExpressionProblem(0, "There is no 'error' here.", "Only 'rescue' and 'always' have one.");
            case "variables" when path.Count == 1:
                (type, known) = (StaticType.Map, 1);
                return null;
            case "variables":
                return Variable(path, 1, out type, out known);
            default:
                return Variable(path, 0, out type, out known);
        }
    }

    private ExpressionProblem? Variable(IReadOnlyList<string> path, int index, out StaticType type, out int known)
    {
        known = index + 1;
        if (Variables.TryGetValue(path[index], out type))
        {
            return null;
        }

        var name = path[index];
        return index == 0 && runbook.Parameters.Any(p => p.Name == name)
            ? new ExpressionProblem(0, $"There is no '{name}' here. Did you mean 'parameters.{name}'?", "")
            : index == 0 && All.ContainsKey(name)
                ? new ExpressionProblem(0, $"There is no '{name}' here. Did you mean 'steps.{name}'?", "")
                : new ExpressionProblem(
                    index, $"There is no variable '{name}' here.{Suggestion.DidYouMean(name, index == 0 ? Variables.Keys.Concat(Roots) : Variables.Keys)}",
                    $"A variable is set by 'set' or 'output' of an earlier step. Quote a text: '{name}'. Other names are {string.Join(", ", Roots)}.");
    }

    private ExpressionProblem? Parameter(IReadOnlyList<string> path, out StaticType type, out int known)
    {
        (type, known) = (StaticType.Map, 1);
        if (path.Count == 1)
        {
            return null;
        }

        known = 2;
        if (runbook.Parameters.FirstOrDefault(p => p.Name == path[1]) is { } parameter)
        {
            type = ParameterBinder.TypeOf(parameter);
            return null;
        }

        var names = runbook.Parameters.Select(p => p.Name).ToList();
        return new ExpressionProblem(
            1, $"There is no parameter '{path[1]}'.{Suggestion.DidYouMean(path[1], names)}",
            names.Count == 0 ? "The runbook has no parameters." : $"Parameters are {string.Join(", ", names)}.");
    }

    private ExpressionProblem? StepMember(IReadOnlyList<string> path, out StaticType type, out int known)
    {
        (type, known) = (StaticType.Map, path.Count);
        if (path.Count == 1)
        {
            return null;
        }

        if (!_done.TryGetValue(path[1], out var step))
        {
            return All.TryGetValue(path[1], out var later)
                ? new ExpressionProblem(1, $"Step '{path[1]}' in line {later.At.Line} isn't done yet at this point.", "A step can refer to earlier ones only.")
                : new ExpressionProblem(
                    1, $"There is no step '{path[1]}'.{Suggestion.DidYouMean(path[1], All.Keys)}",
                    All.Count == 0 ? "No step has an id." : $"Steps with an id are {string.Join(", ", All.Keys.Take(30))}.");
        }

        if (path.Count == 2)
        {
            return null;
        }

        known = 3;
        foreach (var (name, memberType) in StepMembers)
        {
            if (name == path[2])
            {
                type = memberType;
                return null;
            }
        }

        type = StaticType.Any;
        if (path[2] == step.Output)
        {
            return null;
        }

        var members = StepMembers.Select(m => m.Name).Concat(step.Output is { } output ? [output] : []).ToList();
        return new ExpressionProblem(
            2, $"A step has no '{path[2]}'.{Suggestion.DidYouMean(path[2], members)}", $"Step '{step.Id}' has {string.Join(", ", members)}.");
    }

    private static ExpressionProblem? Member(IReadOnlyList<string> path, (string Name, StaticType Type)[] members, out StaticType type, out int known)
    {
        (type, known) = (StaticType.Map, Math.Min(2, path.Count));
        if (path.Count == 1)
        {
            return null;
        }

        foreach (var member in members)
        {
            if (member.Name == path[1])
            {
                type = member.Type;
                return null;
            }
        }

        var names = members.Select(m => m.Name).ToList();
        return new ExpressionProblem(1, $"'{path[0]}' has no '{path[1]}'.{Suggestion.DidYouMean(path[1], names)}", $"It has {string.Join(", ", names)}.");
    }
}
