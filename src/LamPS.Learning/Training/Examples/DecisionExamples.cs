using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Deciding;
using LamPS.Learning.Evaluating.Decisions;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Examples;

/// <summary>Recorded states as examples: the model reads what it will read when it decides.</summary>
/// <param name="encoder">Writes scenes as the model reads them.</param>
/// <param name="config">What its heads choose among.</param>
/// <param name="most">Most choices of an example; the right one is always among them.</param>
/// <param name="map">Map of the application that states come from, by name; null where there is none.</param>
internal sealed class DecisionExamples(CompactEncoder encoder, CompactLamConfig config, int most, Func<string, ApplicationMap?> map)
{
    private readonly LexicalCandidateFilter _filter = new();
    private readonly SortedDictionary<ExampleDrop, int> _dropped = [];

    /// <summary>How many states didn't become examples, and why.</summary>
    public IReadOnlyDictionary<ExampleDrop, int> Dropped => _dropped;

    /// <summary>Makes the example of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="random">Which of the wrong choices are shown.</param>
    public CompactExample? Of(StateAction state, SeededRandom random)
    {
        var context = RecordedContext.Of(state, state.Line, state.Next, FunctionPool.Ui, map(state.Application));
        var right = RecordedActions.ToAction(state.Action);
        var usable = CandidateChoice.Usable(context, _filter.Pick(context));
        var isNothing = right.Function.Length == 0;
        var rights = isNothing ? [] : usable.Where(c => IsRight(c, state, right)).ToList();
        if (usable.Count == 0 || (!isNothing && rights.Count == 0))
            return Drop(ExampleDrop.NotACandidate);
        CompactInput input;
        try
        {
            input = encoder.Encode(CompactScenes.Decide(context, Some(usable, rights, random), mayEnd: true));
        }
        catch (LamException)
        {
            return Drop(ExampleDrop.TooLong);
        }

        // Of nothing to do there are two kinds: the line is done, or it can't be.
        var ends = isNothing && right.Status == ActionStatus.Finish;
        var choice = isNothing ? (ends ? Index(input.Choices, c => c.Candidate is null) : -1) : Index(input.Choices, c => c.Candidate is { } candidate && rights.Exists(r => Same(r, candidate)));
        if (choice < 0 && (ends || !isNothing))
            return Drop(ExampleDrop.NoRoom);
        var function = choice < 0 ? -1 : Index(config.Functions, f => f == (ends ? CompactScenes.None : right.Function));
        return new CompactExample
        {
            Name = state.Id,
            Input = input.Input,
            Candidate = choice,
            Function = function,
            Spans = isNothing ? [] : Spans(right, input, choice),
            Status = Index(config.Statuses, s => s == right.Status.ToString().ToLowerInvariant()),
        };
    }

    // Those that are hard to tell apart from the right one come first in the filter's order; a few of the others keep the model from leaning on it.
    private List<Candidate> Some(IReadOnlyList<Candidate> usable, List<Candidate> rights, SeededRandom random)
    {
        if (usable.Count <= most)
            return [.. usable];
        var kept = usable.Take(most / 2).Concat(random.Shuffle(usable.Skip(most / 2).ToList()).Take(most - (most / 2))).Concat(rights.Take(1)).Distinct().ToHashSet();
        return [.. usable.Where(kept.Contains)];
    }

    private int[] Spans(LamAction right, CompactInput input, int choice)
    {
        var spans = new int[config.Slots.Count];
        Array.Fill(spans, -1);
        var candidate = input.Choices[choice].Candidate!;
        if (candidate.Functions.FirstOrDefault(f => f.Name == right.Function) is not { } function)
            return spans;
        var none = Index(input.Spans, s => s is null);
        foreach (var argument in function.Arguments)
        {
            var slot = Index(config.Slots, s => s == $"{function.Name}.{argument.Name}");
            if (slot < 0)
                continue;
            if (!right.Arguments.TryGetValue(argument.Name, out var value) || value is null)
                spans[slot] = argument.Required ? -1 : none;
            else
                spans[slot] = LastIndex(input.Spans, s => s is not null && CompactArguments.Value(s, function, argument, candidate) is { } filled && DecisionScore.SameValue(value, filled));
        }

        return spans;
    }

    private CompactExample? Drop(ExampleDrop reason)
    {
        _dropped[reason] = _dropped.GetValueOrDefault(reason) + 1;
        return null;
    }

    private static bool IsRight(Candidate candidate, StateAction state, LamAction right) =>
        candidate.Functions.Any(f => f.Name == right.Function)
        && (candidate.Menu is { } menu ? state.Action.Menu is { } path && DecisionScore.SamePath(menu.Path, path)
            : state.Action.Menu is null && (candidate.Element?.Id ?? Core.Elements.ElementId.None) == right.Element);

    private static bool Same(Candidate a, Candidate b) => a.Menu is { } menu ? b.Menu?.Path == menu.Path : b.Menu is null && a.Element?.Id == b.Element?.Id;

    private static int Index<T>(IReadOnlyList<T> items, Func<T, bool> isIt)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (isIt(items[i]))
                return i;
        }

        return -1;
    }

    // Where a value stands in request and line, the line's is meant.
    private static int LastIndex<T>(IReadOnlyList<T> items, Func<T, bool> isIt)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (isIt(items[i]))
                return i;
        }

        return -1;
    }
}
