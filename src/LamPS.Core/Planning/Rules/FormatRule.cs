using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Something done to a part of a document: select it, then whatever makes it bold, bigger, a heading, upper case.</summary>
internal sealed class FormatRule(IReadOnlyList<IPlanRule> rules) : IPlanRule
{
    private static readonly string[] Verbs =
    [
        "make", "format", "set", "change", "apply", "turn", "convert", "style", "use", "give", "put", "bold", "italicize", "italicise", "underline", "center", "centre", "align", "justify",
        "highlight", "strike", "strikethrough", "capitalize", "uppercase", "lowercase", "color", "colour", "enlarge", "increase", "decrease", "indent", "mark", "move", "sort", "copy", "cut",
    ];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        if (!clause.Index.HasDocument || clause.Index.IsOpen || !Verbs.Contains(clause.Verb))
        {
            yield break;
        }

        foreach (var selection in Selections.Find(clause.Sentence).Take(4))
        {
            if (One(clause, selection) is { } proposal)
            {
                yield return proposal;
            }
        }

        // Several attributes of what is selected already: "make it bold and italic" without "it".
        if (One(clause, new Selection(SelectionKind.Current, "", [])) is { } current)
        {
            yield return current with { Score = current.Score - 0.05 };
        }
    }

    private Proposal? One(ClauseView clause, Selection selection)
    {
        var parts = Parts(clause.Sentence, selection.Tokens);
        if (parts.Count == 0)
        {
            return null;
        }

        var builder = new PlanBuilder(clause);
        builder.Leave();
        selection.Select(builder, clause.Index);
        var steps = new List<PlanStep>();
        var state = builder.State;
        double least = 2;
        foreach (var part in parts)
        {
            var best = Best(clause, part);
            if (steps.Count > 0 && Thing(parts[0]) is { Length: > 0 } thing)
            {
                // "the font of X to A and its size to 10" speaks of the font size.
                var longer = Best(clause, part.Replace(" its ", " ", StringComparison.OrdinalIgnoreCase).Insert(part.IndexOf(' ', StringComparison.Ordinal), " " + thing));
                best = longer is not null && longer.Score > (best?.Score ?? 0) ? longer : best;
            }

            if (best is null || best.Score < DocumentationPlanner.Threshold)
            {
                return null;
            }

            least = Math.Min(least, best.Score);
            steps.AddRange(best.Steps);
            state = best.After with { Selected = state.Selected, OpenDialog = best.After.OpenDialog, Unapplied = false };
        }

        var all = builder.Build(0);
        // A phrase that says what to select is itself understood.
        return new Proposal(least + (selection.Kind == SelectionKind.Current ? 0 : 0.08), [.. all.Steps, .. steps], state);
    }

    private Proposal? Best(ClauseView clause, string part)
    {
        var view = clause.With(part);
        return rules.SelectMany(r => r.Propose(view)).Where(p => !p.Steps.Any(s => s.Text.StartsWith("Press keys", StringComparison.Ordinal))).MaxBy(p => p.Score);
    }

    // What the first part is about: the words between its verb and its value.
    private static string Thing(string part)
    {
        var words = Sentence.Read(part);
        var end = 1;
        while (end < words.Count && words[end].Span is null && !words[end].Is("to", "as", "of", "into"))
        {
            end++;
        }

        return end < words.Count ? words.Slice(1, end - 1) : "";
    }

    // What is left of the clause without the selection, parted at "and" and commas, each with the verb in front.
    private static List<string> Parts(Sentence words, IReadOnlyList<int> selection)
    {
        var parts = new List<List<string>> { new() };
        for (var i = 1; i < words.Count; i++)
        {
            if (selection.Contains(i))
            {
                continue;
            }

            if (words[i].Is("and", ",", "&") && parts[^1].Count > 0)
            {
                parts.Add([]);
            }
            else if (!words[i].IsMark || words[i].Text == "%")
            {
                parts[^1].Add(words[i].Text);
            }
        }

        var verb = words[0].Text;
        return [.. parts.Where((p, i) => p.Any(w => !Vocabulary.Current.Stop.Contains(w)) || (i == 0 && IsAttribute(verb))).Select(p => $"{verb} {string.Join(' ', p)}".Trim())];
    }

    // Verbs that name what they do: "underline it" asks for nothing more.
    private static bool IsAttribute(string verb) => !Vocabulary.Current.ActionVerbs.Contains(Stemmer.Stem(verb));
}
