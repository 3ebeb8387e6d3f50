using System.Globalization;
using LamPS.Learning.Records;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Evaluating;

/// <summary>What tasks are grouped by in tables.</summary>
internal static class EvaluationGroups
{
    /// <summary>Groups of a task, by dimension.</summary>
    /// <param name="task">Task.</param>
    /// <param name="steps">Actions that the teacher took.</param>
    /// <param name="areaOf">Area of a family.</param>
    public static Dictionary<string, string> Of(TaskInstance task, int steps, Func<string, string> areaOf) => new()
    {
        ["split"] = SplitNames.Of(task.Split),
        ["steps"] = steps switch { <= 2 => steps.ToString(CultureInfo.InvariantCulture), <= 4 => "3-4", <= 8 => "5-8", _ => "9+" },
        ["area"] = task.Parts.Count > 1 ? "composition" : areaOf(task.Parts[0].Family),
        ["family"] = task.Parts.Count > 1 ? "composition" : task.Family,
    };
}
