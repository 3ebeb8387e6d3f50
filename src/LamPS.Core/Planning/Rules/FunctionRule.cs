using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Planning.Rules;

/// <summary>Functions of the application: more reliable than the way through its menus, so they win where they fit as well.</summary>
internal sealed class FunctionRule : IPlanRule
{
    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        foreach (var function in clause.Knowledge.Functions)
        {
            if (!SaveRule.Saves(function) && One(clause, function) is { } proposal)
            {
                yield return proposal;
            }
        }
    }

    private static Proposal? One(ClauseView clause, FunctionDefinition function)
    {
        var explained = clause.Nothing();
        var name = NameMatch.Explain(clause, Sentence.Stems(function.Name.Replace('_', ' ')), explained);
        if (name < 0.6)
        {
            return null;
        }

        var fields = function.Arguments.Select(a => (Argument: a, Field: new MapField(a.Name.Replace('_', ' '), RoleOf(a.Type)))).ToList();
        var filler = FieldFiller.Fill(clause, [.. fields.Select(f => f.Field)]);
        NameMatch.Add(explained, filler.Explained);
        NameMatch.Explain(clause, [.. Sentence.Stems(function.Description).Except(["tabl"])], explained);
        if (NameMatch.LeavesValues(clause, explained))
        {
            return null;
        }

        var arguments = new List<KeyValuePair<string, object?>>();
        foreach (var (argument, field) in fields)
        {
            var given = filler.Assignments.FirstOrDefault(a => ReferenceEquals(a.Field, field));
            if (given is null)
            {
                if (argument.Required)
                {
                    return null;
                }

                continue;
            }

            if (Calls.As(given.On ?? (object?)(argument.Type is ArgumentType.Integer or ArgumentType.Number ? given.Span?.Number : given.Value), argument.Type) is not { } value)
            {
                return null;
            }

            arguments.Add(new(argument.Name, value));
        }

        var builder = new PlanBuilder(clause);
        builder.Leave().Deselect().Add(Calls.Write(function.Name, arguments), $"function: {function.Name}", function.Name);
        builder.State = builder.State with { InTable = function.Name.Contains("table", StringComparison.Ordinal) };
        return builder.Build((0.62 * clause.Share(explained)) + (0.28 * name) + 0.2);
    }

    private static string RoleOf(ArgumentType type) => type switch
    {
        ArgumentType.Integer or ArgumentType.Number => "spinbutton",
        ArgumentType.Boolean => "checkbox",
        _ => "textbox",
    };
}
