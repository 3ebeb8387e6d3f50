using LamPS.Learning.Plans.Steps;
using LamPS.Learning.Plans.Wording;
using YamlDotNet.RepresentationModel;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Plans of a runbook: steps that say what to do line by line, under what the runbook or step is for; tasks without lines are queries.</summary>
internal static class RunbookPage
{
    /// <summary>Reads a runbook. Nothing of it is run, and expressions in it stay as they are written.</summary>
    /// <param name="page">Its text.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    /// <exception cref="YamlDotNet.Core.YamlException">It is no YAML.</exception>
    public static PageReading Read(SourcePage page, Tally rejected)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(page.Text));
        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root || Value(root, "steps") is not YamlSequenceNode steps)
        {
            rejected.Add("no runbook");
            return new PageReading([], [], false, null);
        }

        var application = Scalar(root, "application") ?? "any";
        var own = page with { Application = application.Contains("${{", StringComparison.Ordinal) ? "any" : application };
        var procedures = new List<SourceProcedure>();
        var queries = new List<SourceQuery>();
        var maker = new PageProcedures(own, rejected);
        foreach (var step in Steps(steps))
        {
            if (Scalar(step, "task") is { } task)
            {
                if (task.Contains("${{", StringComparison.Ordinal))
                    rejected.Add("task with expressions");
                else
                    queries.Add(new SourceQuery($"{page.Id}#q{queries.Count + 1}", task.Trim(), Scalar(step, "application") ?? own.Application, page.Source, page.Licence));
            }
            else if (Value(step, "plan") is YamlSequenceNode lines)
            {
                var told = Scalar(step, "for") ?? Scalar(step, "name") ?? Scalar(root, "description") ?? Scalar(root, "name") ?? "";
                var plan = lines.Children.OfType<YamlScalarNode>().Select(l => l.Value?.Trim() ?? "").Where(l => l.Length > 0).ToList();
                if (plan.Exists(l => l.Contains("${{", StringComparison.Ordinal)))
                    rejected.Add("plan with expressions");
                else if (maker.Make([TaskWording.OfDescription(told) ?? TaskWording.OfTitle(told)], [.. plan.Select(l => new PlanLine(l))]) is { } procedure)
                    procedures.Add(procedure);
            }
        }

        return new PageReading(procedures, queries, false, null);
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlSequenceNode steps)
    {
        foreach (var step in steps.Children.OfType<YamlMappingNode>())
        {
            yield return step;
            foreach (var key in (string[])["block", "rescue", "always"])
            {
                if (Value(step, key) is YamlSequenceNode inner)
                {
                    foreach (var nested in Steps(inner))
                        yield return nested;
                }
            }
        }
    }

    private static YamlNode? Value(YamlMappingNode map, string key) => map.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: var name } && name == key).Value;

    private static string? Scalar(YamlMappingNode map, string key) => Value(map, key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;
}
