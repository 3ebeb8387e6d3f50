using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Fields and buttons of the main window: forms that are filled and handed in, settings, tool bars.</summary>
internal sealed class WindowRule : IPlanRule
{
    private static readonly string[] Fillings = [.. new[] { "set", "change", "select", "choose", "put", "pick", "tick", "adjust", "turn", "switch", "enable", "disable" }.Select(Stemmer.Stem)];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        var fields = clause.Index.Controls.Select(c => c.Control!).Where(c => c.Role != "button").ToList();
        if (fields.Count > 0 && clause.State.OpenDialog is null)
        {
            if (HandIn(clause, fields) is { } form)
            {
                yield return form;
            }

            if (Fill(clause, fields) is { } filled)
            {
                yield return filled;
            }
        }

        foreach (var button in clause.Index.Buttons.Where(c => c.Control!.Role == "button" || !IsSwitching(clause)))
        {
            if (Press(clause, button) is { } pressed)
            {
                yield return pressed;
            }
        }
    }

    // Everything a form wants, and the button at its end.
    private static Proposal? HandIn(ClauseView clause, List<MapField> fields)
    {
        var submit = clause.Index.SubmitButton;
        var says = Vocabulary.Current.Creates.Contains(clause.VerbStem) && !Fillings.Contains(clause.VerbStem);
        if (submit is null || !(says || Sentence.Stems(submit.Name).Any(s => WordMatch.Of(clause.VerbStem, s) >= 0.85)))
        {
            return null;
        }

        var filler = FieldFiller.Fill(clause, fields);
        if (filler.Assignments.Count == 0)
        {
            return null;
        }

        var explained = (bool[])filler.Explained.Clone();
        var about = clause.Index.Controls.SelectMany(c => c.ContextStems).Concat(Sentence.Stems(clause.Index.Map.Application)).Concat(submit.NameStems)
            .Concat(Sentence.Stems(clause.Knowledge.Application?.Title ?? "")).Concat(["form", "entry", "record"]).Distinct().ToList();
        NameMatch.Explain(clause, about, explained);
        explained[0] = true;
        if (NameMatch.LeavesValues(clause, explained))
        {
            return null;
        }

        var builder = new PlanBuilder(clause).FillWindow(filler.Assignments).Press(submit.Name, submit.Source);
        return builder.Build((0.85 * clause.Share(explained)) + (0.05 * Math.Min(3, filler.Assignments.Count)));
    }

    private static Proposal? Fill(ClauseView clause, List<MapField> fields)
    {
        var filler = FieldFiller.Fill(clause, fields, byKind: false);
        if (filler.Assignments.Count == 0)
        {
            return null;
        }

        var explained = (bool[])filler.Explained.Clone();
        NameMatch.Add(explained, clause.WantsTokens);
        NameMatch.Explain(clause, [.. filler.Assignments.SelectMany(a => Sentence.Stems(a.Field.Tab))], explained);
        MarkFormWords(clause, explained);
        clause.ExplainVerb(explained);
        return NameMatch.LeavesValues(clause, explained)
            ? null
            : new PlanBuilder(clause).FillWindow(filler.Assignments).Build((0.85 * clause.Share(explained)) + 0.12);
    }

    private static Proposal? Press(ClauseView clause, Target button)
    {
        var explained = clause.Nothing();
        var name = NameMatch.Explain(clause, button.NameStems, explained);
        var hint = NameMatch.Explain(clause, button.HelpStems, explained);
        if ((name <= 0 && hint < 0.5) || NameMatch.LeavesValues(clause, explained))
        {
            return null;
        }

        MarkFormWords(clause, explained);
        clause.ExplainVerb(explained);
        var builder = new PlanBuilder(clause).Leave().Press(button.Name, button.Source);
        if (Vocabulary.Current.Apply.Contains(button.Name))
        {
            builder.State = builder.State with { Unapplied = false };
        }

        return builder.Build((0.56 * clause.Share(explained)) + (0.34 * Math.Max(name, hint * 0.8)) - (clause.Index.Menus.Any(m => m.Name.Equals(button.Name, StringComparison.OrdinalIgnoreCase)) ? 0.08 : 0));
    }

    private static bool IsSwitching(ClauseView clause) =>
        clause.Sentence.Count > 0 && clause.Sentence[0].Is("turn", "switch", "enable", "disable", "activate", "deactivate", "show", "hide", "tick", "untick", "toggle", "make");

    private static void MarkFormWords(ClauseView clause, bool[] explained)
    {
        for (var i = 1; i < clause.Sentence.Count; i++)
        {
            explained[i] |= clause.Sentence[i].Is("form", "window", "field", "fields", "application", "app", "settings");
        }
    }
}
