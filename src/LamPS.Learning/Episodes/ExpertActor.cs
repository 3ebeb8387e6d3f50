using System.Globalization;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Learning.Recipes;

namespace LamPS.Learning.Episodes;

/// <summary>Does what an expert says: a function on what a selector finds, or, where there is only a line, what its words say.</summary>
/// <param name="actions">The expert's lines.</param>
internal sealed class ExpertActor(IReadOnlyList<ExpertAction> actions) : IActor
{
    private readonly LexicalActor _words = new();
    private readonly ILookup<string, ExpertAction> _byLine = actions.ToLookup(a => a.Line);

    /// <inheritdoc/>
    public string Name => ExpertAgent.Name;

    /// <inheritdoc/>
    public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_byLine[context.Step.Text].FirstOrDefault() is not { Function: { } name } action)
            return _words.DecideAsync(context, candidates, cancellationToken);
        var function = context.Functions.All.First(f => f.Name == name);
        var element = ElementId.None;
        if (action.On is { } on)
        {
            var found = Selector.Parse(on).Find(context.Snapshot);
            if (found.First is not { } first)
                return ValueTask.FromResult(new Decision(new LamAction("", ElementId.None, ActionArguments.None, ActionStatus.Fail), 0, $"nothing matches {on}", []));
            element = first.Id;
        }

        var arguments = new ActionArguments(action.With.Select(w => new KeyValuePair<string, object?>(w.Key, Value(function, w.Key, w.Value))));
        return ValueTask.FromResult(new Decision(new LamAction(name, element, arguments), 1, "the expert says so", []));
    }

    private static object Value(FunctionDefinition function, string name, string text) => function.Arguments.FirstOrDefault(a => a.Name == name)?.Type switch
    {
        ArgumentType.Integer when long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => whole,
        ArgumentType.Number when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        ArgumentType.Boolean when bool.TryParse(text, out var flag) => flag,
        _ => text,
    };
}
