using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Templates;

namespace LamPS.Learning.Tasks;

/// <summary>Draws the values of a task.</summary>
internal static class ValueGenerator
{
    private const int Tries = 20;

    /// <summary>Draws values for all parameters of a family; no two texts of a task are the same.</summary>
    /// <param name="recipe">Family.</param>
    /// <param name="facts">What stands in the template.</param>
    /// <param name="isTest">Whether it is for a test task.</param>
    /// <param name="taken">Values that other parts of the task have.</param>
    /// <param name="random">Chance.</param>
    /// <returns>The values; null when the template lacks something.</returns>
    public static IReadOnlyDictionary<string, ParameterValue>? Draw(
        Recipe recipe, TemplateContent facts, bool isTest, IReadOnlyCollection<string> taken, SeededRandom random)
    {
        Dictionary<string, ParameterValue> values = [];
        HashSet<string> used = new(taken, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in recipe.Parameters)
        {
            var value = One(parameter, facts, isTest, random);
            for (var i = 0; i < Tries && value is not null && !value.IsNumber && used.Contains(value.Said); i++)
                value = One(parameter, facts, isTest, random);
            if (value is null || (!value.IsNumber && !used.Add(value.Said)))
                return null;
            values[parameter.Name] = value;
        }

        return values;
    }

    private static ParameterValue? One(RecipeParameter parameter, TemplateContent facts, bool isTest, SeededRandom random) => parameter.Kind switch
    {
        ParameterKind.Integer or ParameterKind.Number => Number(parameter, random),
        ParameterKind.Choice => random.Pick(parameter.Choices),
        ParameterKind.Text => ParameterValue.Text(TextValues.Draw(parameter.Of, isTest, random)),
        _ => facts.Find(parameter.Of) is { Count: > 0 } found ? ParameterValue.Text(random.Pick(found)) : null,
    };

    private static ParameterValue Number(RecipeParameter parameter, SeededRandom random)
    {
        var steps = (int)Math.Floor(((parameter.Most - parameter.Least) / parameter.Step) + 1e-9);
        return ParameterValue.Number(Math.Round(parameter.Least + (random.Next(steps + 1) * parameter.Step), 4), parameter.Unit);
    }
}
