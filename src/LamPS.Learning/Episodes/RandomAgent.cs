using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Learning.Records;

namespace LamPS.Learning.Episodes;

/// <summary>Does anything that can be done, a few times: the floor that every model has to leave behind.</summary>
public static class RandomAgent
{
    /// <summary>Name, for records.</summary>
    public const string Name = "random";

    private const int Actions = 5;

    /// <summary>Makes the agent.</summary>
    /// <param name="seed">Seed.</param>
    public static EpisodeAgent Of(string seed) => new(Name, task => (new GivenPlanner(Name, [task.Request]), new RandomActor(new SeededRandom($"{seed}/random/{task.Id}"))));

    /// <summary>An action drawn at random.</summary>
    /// <param name="candidates">What can be done.</param>
    /// <param name="random">Chance.</param>
    /// <param name="status">Status of the action.</param>
    internal static LamAction Draw(IReadOnlyList<Candidate> candidates, SeededRandom random, ActionStatus status)
    {
        var choice = random.Pick([.. candidates.Where(c => c.Functions.Count > 0)]);
        var function = random.Pick(choice.Functions);
        var arguments = choice.Menu is { } menu && function == UiFunctions.InvokeMenu ? ActionArguments.Of("path", menu.Path) : ActionArguments.None;
        return new LamAction(function.Name, choice.Element?.Id ?? ElementId.None, arguments, status);
    }

    private sealed class RandomActor(SeededRandom random) : IActor
    {
        private int _count;

        public string Name => RandomAgent.Name;

        public ValueTask<Decision> DecideAsync(DecisionContext context, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Decision(Draw(candidates, random, ++_count < Actions ? ActionStatus.Continue : ActionStatus.Finish), 0, "drawn at random", []));
    }
}
