using System.Text.RegularExpressions;
using LamPS.Core.Planning.Help;
using LamPS.Learning.Plans.Steps;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Procedures that any page can have, whatever it was written in: numbered lists, and sentences that say how to do something.</summary>
/// <param name="page">The page.</param>
/// <param name="rejected">Counts what could not be used, by reason.</param>
internal sealed partial class PageProcedures(SourcePage page, Tally rejected)
{
    private int _number;

    /// <summary>A procedure of the page; null when it has no task or no steps, which is counted.</summary>
    /// <param name="tasks">Wordings; nulls are left out.</param>
    /// <param name="lines">Lines.</param>
    public SourceProcedure? Make(IEnumerable<string?> tasks, IReadOnlyList<PlanLine> lines)
    {
        var number = ++_number;
        var worded = tasks.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (worded.Count == 0 || lines.Count == 0)
        {
            rejected.Add(worded.Count == 0 ? "no task in the title" : "no steps");
            return null;
        }

        return new SourceProcedure
        {
            Id = $"{page.Id}#{number}", Page = page.Id, Application = page.Application, Source = page.Source, Licence = page.Licence, Tasks = worded, Lines = WithoutRepeats(lines),
        };
    }

    /// <summary>Procedures of numbered lists.</summary>
    /// <param name="document">The page's parts.</param>
    public IEnumerable<SourceProcedure> OfSteps(HelpDocument document)
    {
        var sections = document.Blocks.Count(b => b.Kind == HelpBlockKind.Steps);
        var (heading, before) = ("", "");
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.Kind == HelpBlockKind.Heading)
                (heading, before) = (HelpText.Plain(block.Text), "");
            else if (block.Kind is HelpBlockKind.Paragraph)
                before = HelpText.Plain(block.Text);
            if (block.Kind != HelpBlockKind.Steps || block.Level > 1)
                continue;
            var lines = new List<PlanLine>();
            var last = i;
            for (var j = i; j < document.Blocks.Count && (j == i || document.Blocks[j].Kind != HelpBlockKind.Heading); j++)
            {
                // A list that goes on with 3 belongs to the one that ended with 2.
                if (j == i || (document.Blocks[j].Kind == HelpBlockKind.Steps && document.Blocks[j].Level > 1))
                {
                    lines.AddRange(Items(document.Blocks[j], j + 1 < document.Blocks.Count ? document.Blocks[j + 1] : null));
                    last = j;
                }
                else if (document.Blocks[j].Kind == HelpBlockKind.Steps)
                {
                    break;
                }
            }

            i = last;
            var title = TaskWording.OfTitle(heading);
            var pageTask = TaskWording.OfTitle(document.Title);
            var told = Told().Match(before) is { Success: true } to ? TaskWording.OfTitle(to.Groups["goal"].Value) : null;
            if (title is null && pageTask is not null && heading.Length > 0 && heading != document.Title)
                title = Added().IsMatch(heading) ? $"{pageTask} {char.ToLowerInvariant(heading[0])}{heading[1..]}" : sections == 1 ? pageTask : told is null ? $"{pageTask}: {char.ToLowerInvariant(heading[0])}{heading[1..]}" : null;
            IEnumerable<string?> tasks = sections == 1 ? [told, title, pageTask, .. document.Keywords.Select(TaskWording.OfKeyword).OfType<string>().Take(3)] : [told, title];
            if (Make(tasks, lines) is { } procedure)
                yield return procedure;
        }
    }

    /// <summary>Procedures of sentences: <c>To insert a table, choose Table &gt; Insert Table.</c></summary>
    /// <param name="document">The page's parts.</param>
    public IEnumerable<SourceProcedure> OfSentences(HelpDocument document)
    {
        foreach (var text in document.Blocks.SelectMany(b => b.Kind == HelpBlockKind.Items ? b.Children.Select(c => c.Text) : b.Kind is HelpBlockKind.Paragraph or HelpBlockKind.Description ? [b.Text] : []))
        {
            foreach (Match match in HowTo().Matches(text))
            {
                var goal = HelpText.Plain(match.Groups["goal"].Value);
                if (goal.Split(' ').Length < 2 || TaskWording.OfTitle(goal) is not { } task)
                    continue;
                var lines = StepWriter.Lines(match.Groups["how"].Value);
                if (lines.Count > 0 && Make([task], lines) is { } procedure)
                    yield return procedure;
            }
        }
    }

    private static IEnumerable<PlanLine> Items(HelpBlock list, HelpBlock? next)
    {
        foreach (var item in list.Children)
        {
            var isChoice = item.Text.EndsWith(':');
            if (!isChoice || !Choice().IsMatch(item.Text))
            {
                foreach (var line in StepWriter.Lines(item.Text))
                    yield return line;
            }

            // Of "do one of the following" the first way is taken; it may stand behind the list.
            var choices = item.Children.Count > 0 ? item.Children[0] : isChoice && item == list.Children[^1] && next is { Kind: HelpBlockKind.Items } ? next : null;
            if (choices is null)
                continue;
            foreach (var choice in choices.Kind == HelpBlockKind.Steps ? choices.Children : isChoice ? choices.Children.Take(1) : [])
            {
                foreach (var line in StepWriter.Lines(choice.Text))
                    yield return line;
            }
        }
    }

    private static List<PlanLine> WithoutRepeats(IReadOnlyList<PlanLine> lines)
    {
        var kept = new List<PlanLine>();
        foreach (var line in lines)
        {
            if (kept.Count == 0 || kept[^1].Form != line.Form)
                kept.Add(line);
        }

        return kept;
    }

    [GeneratedRegex(@"^(?:to|how to)\s+(?<goal>[^.]{6,120}):$", RegexOptions.IgnoreCase)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?:from|using|with|without|in|by|on|through|via|for)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Added();

    [GeneratedRegex(@"(?:^|(?<=[.:]\s))(?:If you want to|To)\s+(?<goal>[a-z][^,.:]{5,110}),\s*(?:you can\s+)?(?<how>(?:\uE000|[a-z])[^.]{6,240}?)(?:\.(?=\s|$)|$)")]
    private static partial Regex HowTo();

    [GeneratedRegex(@"(?:one|any|some|either|both) of the|the following", RegexOptions.IgnoreCase)]
    private static partial Regex Choice();
}
