using System.Globalization;
using System.Text;

namespace LamPS.Learning.Plans.Cards;

/// <summary>A data card as Markdown.</summary>
internal static class CardText
{
    /// <summary>Writes a card.</summary>
    /// <param name="card">Card.</param>
    public static string Write(PlanDatasetCard card)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Task-plan data\n\n{card.Records} records, seed {card.Seed}{(card.Sample ? ", a sample" : "")}.\n\nplans.jsonl SHA-256: `{card.Sha256}`\n\n## Sources\n\n");
        foreach (var source in card.Sources)
            text.Append("- ").Append(source).Append('\n');
        text.Append("\n## Stages\n\n| stage | in | out | what |\n|---|---|---|---|\n");
        foreach (var stage in card.Stages)
            text.Append(CultureInfo.InvariantCulture, $"| {stage.Name} | {stage.In} | {stage.Out} | {stage.Unit} |\n");
        text.Append("\n## Left out, and other counts\n\n| stage | what | count |\n|---|---|---|\n");
        foreach (var stage in card.Stages)
        {
            foreach (var (name, count) in stage.Counts)
                text.Append(CultureInfo.InvariantCulture, $"| {stage.Name} | {name} | {count} |\n");
        }

        Table(text, "Records by split", card.BySplit);
        Table(text, "Records by kind", card.ByKind);
        Table(text, "Records by application", card.ByApplication);
        Table(text, "Records by licence", card.ByLicence);
        Table(text, "Records by steps of the plan", card.BySteps);
        Table(text, "Procedures and families", card.Procedures);
        if (card.Teacher is { } teacher)
            Table(text, "Teacher", teacher);
        text.Append(CultureInfo.InvariantCulture, $"\nLeaks of held-out records into train: {card.Leaks}.\n");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IReadOnlyDictionary<string, int> counts)
    {
        text.Append("\n## ").Append(title).Append("\n\n| what | count |\n|---|---|\n");
        foreach (var (name, count) in counts)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {count} |\n");
    }
}
