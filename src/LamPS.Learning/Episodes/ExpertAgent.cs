using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>The teacher: does what the recipes' experts do.</summary>
public static class ExpertAgent
{
    /// <summary>Name, for records.</summary>
    public const string Name = "expert";

    /// <summary>Makes the teacher.</summary>
    /// <param name="recipes">Families.</param>
    public static EpisodeAgent Of(RecipeCatalog recipes) => Of(Name, task => task.Expert(recipes));

    /// <summary>An agent that does given lines.</summary>
    /// <param name="name">Name, for records.</param>
    /// <param name="lines">The lines of a task.</param>
    internal static EpisodeAgent Of(string name, Func<TaskInstance, IReadOnlyList<ExpertAction>> lines) => new(name, task =>
    {
        var actions = lines(task);
        return (new GivenPlanner(name, [.. actions.Select(a => a.Line)]), new ExpertActor(actions));
    });
}
