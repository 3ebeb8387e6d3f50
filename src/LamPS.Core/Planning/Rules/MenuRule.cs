using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;

namespace LamPS.Core.Planning.Rules;

/// <summary>A menu entry, and the fields of the dialog that it opens.</summary>
internal sealed class MenuRule : IPlanRule
{
    // What can't be chosen in the application as it starts is meant less often than what can.
    private const double Needing = 0.06;

    private static readonly string[] Insertions = [.. new[] { "insert", "add", "new", "create" }.Select(Stemmer.Stem)];
    private static readonly string ToolBars = Stemmer.Stem("toolbars");
    private static readonly string[] Removals = [.. new[] { "delete", "remove", "clear", "erase", "close" }.Select(Stemmer.Stem)];

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        foreach (var menu in clause.Index.Menus)
        {
            if (One(clause, menu) is { } proposal)
            {
                yield return proposal;
            }
        }

        // The dialog that an earlier clause opened, whatever opened it.
        if (clause.State.OpenDialog is { } open && Dialog(clause, open) is { } inside)
        {
            yield return inside;
        }
    }

    private static Proposal? One(ClauseView clause, Target menu)
    {
        var explained = clause.Nothing();
        var name = NameMatch.Explain(clause, menu.NameStems, explained);
        var context = NameMatch.Explain(clause, menu.ContextStems, explained);
        var help = NameMatch.Explain(clause, menu.HelpStems, null);
        if (name <= 0 && menu.Dialog is null)
        {
            return null;
        }

        var filler = menu.Dialog is { } dialog ? FieldFiller.Fill(clause, [.. dialog.Fields.Where(f => !f.Disabled)], byKind: name > 0) : null;
        var assignments = Sensible(filler, name);
        if (name <= 0 && assignments.Count == 0)
        {
            return null;
        }

        if (assignments.Count > 0)
        {
            NameMatch.Add(explained, filler!.Explained);
        }

        if (NameMatch.LeavesValues(clause, explained))
        {
            return null;
        }

        if (menu.IsSwitch || name > 0)
        {
            NameMatch.Add(explained, clause.WantsTokens);
        }

        clause.ExplainVerb(explained);
        var share = clause.Share(explained);
        if (help > 0)
        {
            // Help says in other words what it is: worth something, never as much as the name itself.
            var withHelp = (bool[])explained.Clone();
            NameMatch.Explain(clause, menu.HelpStems, withHelp);
            share = (share + clause.Share(withHelp)) / 2;
        }

        var score = (0.56 * share) + (0.34 * (assignments.Count > 0 ? Math.Max(name, 0.6) : name)) + (0.06 * Math.Min(1, context)) + (0.04 * help)
            - (0.015 * menu.Depth) - Conflict(clause, menu, name) - (menu.Menu!.Needs.Length > 0 ? Needing : 0)
            + (name >= 0.99 ? 0.03 * Math.Min(3, menu.NameStems.Count - 1) : 0);
        return Steps(clause, menu, assignments).Build(score);
    }

    private static PlanBuilder Steps(ClauseView clause, Target menu, IReadOnlyList<Assignment> assignments)
    {
        var builder = new PlanBuilder(clause);
        if (menu.Menu!.Path.StartsWith("Insert", StringComparison.OrdinalIgnoreCase) || menu.Name.StartsWith("Insert", StringComparison.OrdinalIgnoreCase))
        {
            Location.Before(builder, clause);
        }

        if (menu.Dialog is not { } dialog)
        {
            if (menu.IsSwitch)
            {
                builder.Leave().Add($"Switch {(clause.Wants == false ? "off" : "on")} {menu.Menu.Path}", menu.Source, "invoke_menu");
                return builder;
            }

            // A map doesn't always know that an entry can be switched; "enable" and "turn off" do.
            return clause.Wants == true && clause.Sentence[0].Is("enable", "activate", "turn", "switch")
                ? builder.Leave().Add($"Switch on {menu.Menu.Path}", menu.Source, "invoke_menu")
                : clause.Wants == false && SaysOff(clause)
                ? builder.Leave().Add($"Switch off {menu.Menu.Path}", menu.Source, "invoke_menu")
                : builder.Choose(menu);
        }

        builder.Open(dialog);
        return Carry(builder, clause, dialog, assignments, menu);
    }

    private static Proposal? Dialog(ClauseView clause, MapDialog dialog)
    {
        var filler = FieldFiller.Fill(clause, dialog.Fields, byKind: false);
        if (filler.Assignments.Count == 0)
        {
            return null;
        }

        var explained = (bool[])filler.Explained.Clone();
        NameMatch.Add(explained, clause.WantsTokens);
        if (NameMatch.LeavesValues(clause, explained))
        {
            return null;
        }

        // Whoever opened it step by step also presses its button.
        return new PlanBuilder(clause).Fill(dialog, filler.Assignments).Build((0.8 * clause.Share(explained)) + 0.2);
    }

    /// <summary>Fills a dialog and presses the button that carries it out.</summary>
    internal static PlanBuilder Carry(PlanBuilder builder, ClauseView clause, MapDialog dialog, IReadOnlyList<Assignment> assignments, Target? menu)
    {
        builder.Fill(dialog, assignments);
        var (button, isNamed) = Confirming(clause, dialog, menu);
        if (button is not null && (assignments.Count > 0 || ((isNamed || (button == "OK" && Does(menu, clause.VerbStem))) && Vocabulary.Current.Creates.Contains(clause.VerbStem))))
        {
            builder.Press(button, $"map: {dialog.OpenedBy}");
            builder.State = builder.State with { OpenDialog = null, DialogTab = "", InTable = menu?.NameStems.Contains("tabl") == true };
        }

        return builder;
    }

    // "Convert > Text to Table...", "Split Cells...": who says the verb of the entry wants it done with what the dialog shows.
    private static bool Does(Target? menu, string verb) =>
        menu?.Menu!.Path.Split(" > ").Skip(1).Any(p => Sentence.Stems(ElementNames.Plain(p)) is [var stem, ..] && stem == verb) == true;

    // The button that does what the clause says; else the usual one.
    private static (string? Button, bool IsNamed) Confirming(ClauseView clause, MapDialog dialog, Target? menu)
    {
        var words = Vocabulary.Current;
        var buttons = dialog.Buttons.Where(b => !words.Dismiss.Contains(ElementNames.Plain(b)) && !b.EndsWith("...", StringComparison.Ordinal) && !b.EndsWith('…')).ToList();
        var named = buttons.FirstOrDefault(b => Sentence.Stems(b) is var stems && clause.VerbStem.Length > 2 && stems.Any(s => WordMatch.Of(clause.VerbStem, s) >= 0.85))
            ?? buttons.FirstOrDefault(b => menu is not null && Sentence.Stems(b) is [var stem, ..] && menu.NameStems.Contains(stem));
        if (named is not null)
        {
            return (named, true);
        }

        var usual = words.Confirm.Select(c => buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, c))).FirstOrDefault(b => b is not null);
        return (usual ?? buttons.FirstOrDefault() ?? dialog.Buttons.FirstOrDefault(b => ElementNames.SameIgnoringCase(b, "Close")), false);
    }

    // A dialog with a hundred fields has something for many words; without its own name only a telling field counts: "run it every 5 minutes" doesn't
    // mean "Every".
    private static IReadOnlyList<Assignment> Sensible(FieldFiller? filler, double name) => filler is null ? []
        : name > 0 ? filler.Assignments
        : [.. filler.Assignments.Where(a => a.Field.Label.Length > 2 && NameWords.Of(a.Field.Label).Words.Any(w => !Vocabulary.Current.Stop.Contains(w)))];

    private static double Conflict(ClauseView clause, Target menu, double name)
    {
        // Where the tool bars are listed, the name of one is the name of what it is for.
        if (menu.ContextStems.Contains(ToolBars) && !clause.Sentence.Tokens.Any(t => t.Stem == ToolBars || t.Stem == "bar"))
        {
            return 0.25;
        }

        var asksToRemove = Removals.Contains(clause.VerbStem);
        var asksToInsert = Insertions.Contains(clause.VerbStem);
        var removes = menu.NameStems.Concat(menu.ContextStems).Any(Removals.Contains);
        var inserts = menu.NameStems.Concat(menu.ContextStems).Any(Insertions.Contains);
        return inserts && !asksToInsert && name <= 0 ? 0.3 : asksToRemove && !removes ? 0.2 : asksToInsert && removes && !inserts ? 0.3 : !asksToRemove && removes && !SaysOff(clause) && !menu.NameStems.Contains(clause.VerbStem) ? 0.1 : 0;
    }

    private static bool SaysOff(ClauseView clause) => clause.WantsTokens.Count > 0 && clause.Wants == false && !Removals.Contains(clause.VerbStem);
}
