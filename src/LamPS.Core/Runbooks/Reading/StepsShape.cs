using System.Text.Json.Nodes;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>A list of steps.</summary>
internal sealed class StepsShape : Shape
{
    public static readonly StepsShape Instance = new();

    public override string Described => "a list of steps";

    public override ValueSource? Read(SourceNode node, string what, ReadContext context)
    {
        if (node is not SequenceNode list)
        {
            return Wrong(node, what, context, "Each step begins with '- '.");
        }

        if (list.Items.Count == 0)
        {
            context.Report(RunbookErrors.ValueWrong(node.At, $"{what} has no steps."));
            return null;
        }

        var steps = new List<Step>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (StepReader.Read(item, context) is { } step)
            {
                steps.Add(step);
            }
        }

        return new StepsSource(node.At, steps);
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["items"] = new JsonObject { ["$ref"] = "#/$defs/step" },
    };
}
