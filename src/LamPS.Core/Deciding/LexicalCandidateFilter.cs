using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding;

/// <summary>
/// Picks candidates by the words of the plan line. What it leaves out can't be chosen, so it errs on the side of too many: everything whose name
/// is said, all of the dialog that is open, the focus, and whatever else fits the words.
/// </summary>
public sealed class LexicalCandidateFilter : ICandidateFilter
{
    /// <inheritdoc/>
    public IReadOnlyList<Candidate> Pick(DecisionContext context, int limit = 40)
    {
        var acts = LineActs.Of(context);
        var found = new List<Candidate>();
        var anywhere = context.Functions.All.Where(f => !f.NeedsElement).ToList();
        found.AddRange(Elements(context, acts));
        found.AddRange(Menus(context, acts, anywhere));

        var picked = found.OrderByDescending(c => c.Score).Take(Math.Max(1, limit) - 1).ToList();
        var application = new Candidate(0, null, null, anywhere, acts.Any(a => a.Operation is LineOperation.Type or LineOperation.Keys or LineOperation.Call or LineOperation.Save) ? 2 : 0);
        return [.. picked.Append(application).OrderByDescending(c => c.Score).Select((c, i) => c with { Number = i + 1 })];
    }

    private static IEnumerable<Candidate> Elements(DecisionContext context, IReadOnlyList<LineAct> acts)
    {
        var snapshot = context.Snapshot;
        var labels = new ElementLabels(snapshot);
        var active = snapshot.ActiveWindow;
        var modal = active is not null && active.Is(ElementStates.Modal);
        var inside = ActiveRange(snapshot, active);
        var texts = context.Functions.All.Where(f => f.Name == UiFunctions.SelectText.Name || f.Name == UiFunctions.TypeKeys.Name).ToList();
        for (var i = 0; i < snapshot.Count; i++)
        {
            var element = snapshot[i];
            if (!IsActionable(element))
            {
                continue;
            }

            var isActive = i >= inside.Start && i < inside.End;
            var score = acts.Count == 0 ? 0 : acts.Max(act => Score(act, element, labels.NameOf(element)));
            score += isActive ? 0.3 : modal ? -0.5 : 0;
            score += isActive && active!.Role == Role.Dialog && IsControl(element.Role) ? 0.25 : 0;
            score += element.Is(ElementStates.Focused) ? 0.4 : 0;
            score += element.Is(ElementStates.Enabled) ? 0 : -0.2;
            var functions = context.Functions.For(element);
            yield return new Candidate(0, element, null, [.. TakesText(element) ? functions.Concat(texts) : functions], score);
        }
    }

    private static IEnumerable<Candidate> Menus(DecisionContext context, IReadOnlyList<LineAct> acts, IReadOnlyList<FunctionDefinition> anywhere)
    {
        var invoke = anywhere.Where(f => f.Name == UiFunctions.InvokeMenu.Name).ToList();
        foreach (var menu in context.Menus)
        {
            var score = acts.Count == 0 ? 0 : acts.Max(act => Math.Max(NameScore.OfPath(act.Target, menu.Path), act.Operation is LineOperation.SelectOption or LineOperation.Set ? 0.8 * NameScore.OfPath(act.Value, menu.Path) : 0));
            if (score > 0.2)
            {
                yield return new Candidate(0, null, menu, invoke, score + (menu.Enabled ? 0.1 : -0.1));
            }
        }
    }

    private static double Score(LineAct act, Element element, string name)
    {
        var score = Math.Max(NameScore.Of(act.Target, name), 0.9 * NameScore.Of(act.Target, element.AutomationId));
        if (act.Value.Length > 0)
        {
            // "pick Printer as category": the option says which box it is, as do items that are options themselves.
            score = Math.Max(score, element.Options.Any(o => Selectors.ElementNames.SameIgnoringCase(o, act.Value)) ? 0.8 : 0);
            score = Math.Max(score, act.Operation is LineOperation.SelectOption or LineOperation.SelectItem ? 0.9 * NameScore.Of(act.Value, name) : 0);
            if (act.Operation == LineOperation.SelectText && element.Value?.Contains(act.Value, StringComparison.Ordinal) == true)
            {
                score = Math.Max(score, 1);
            }
        }

        if (act.Operation is LineOperation.SelectItem or LineOperation.GoToTab or LineOperation.Open && element.Options.Any(o => Selectors.ElementNames.SameIgnoringCase(o, act.Target)))
        {
            score = Math.Max(score, 0.7);
        }

        return score + act.Operation switch
        {
            LineOperation.SelectPart when element.Role is Role.Heading => 1,
            LineOperation.SelectPart when element.Role is Role.Paragraph => 0.5,
            LineOperation.SelectText or LineOperation.SelectAll or LineOperation.Type when element.Role is Role.Document or Role.TextBox or Role.Paragraph => 0.4,
            LineOperation.Close when element.Role is Role.Button && Selectors.ElementNames.Plain(element.Name).ToLowerInvariant() is "close" or "cancel" => 0.8,
            _ => 0,
        };
    }

    private static (int Start, int End) ActiveRange(Snapshot snapshot, Element? active)
    {
        var at = active is null ? -1 : snapshot.IndexOf(active.Id);
        return at < 0 ? (0, 0) : (at, snapshot.SubtreeEnd(at));
    }

    private static bool IsActionable(Element element) =>
        element.Role is not (Role.Application or Role.Pane or Role.Separator or Role.ScrollBar or Role.ToolTip or Role.StatusBar or Role.ProgressBar or Role.MenuBar)
        && !(element.Role is Role.Unknown or Role.Group or Role.Label or Role.Image or Role.Header && element.Patterns == ElementPatterns.None)
        && !(element.Role is Role.Label && !element.Can(ElementPatterns.Invoke));

    // These functions act on the application or, where it holds text, on an element.
    private static bool TakesText(Element element) =>
        element.Can(ElementPatterns.Text) || element.Is(ElementStates.Editable) || element.Role is Role.Document or Role.Paragraph or Role.Heading or Role.TextBox or Role.Cell;

    private static bool IsControl(Role role) => role is Role.Button or Role.ToggleButton or Role.CheckBox or Role.RadioButton or Role.TextBox or Role.SpinButton
        or Role.ComboBox or Role.List or Role.Slider or Role.Tab or Role.Tree;
}
