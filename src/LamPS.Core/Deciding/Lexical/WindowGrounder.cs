using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>What is opened, closed, unfolded, focused and scrolled to.</summary>
internal static class WindowGrounder
{
    private static readonly Dictionary<Role, double> OpenFit = new()
    {
        [Role.Tab] = 0.95, [Role.TreeItem] = 0.9, [Role.Menu] = 0.92, [Role.Button] = 0.9, [Role.ToggleButton] = 0.88, [Role.Link] = 0.92, [Role.ComboBox] = 0.88,
        [Role.ListItem] = 0.9, [Role.Row] = 0.88, [Role.Cell] = 0.88, [Role.MenuItem] = 0.93,
    };

    private static readonly HashSet<string> AnyDialog = new(StringComparer.OrdinalIgnoreCase) { "", "dialog", "dialogue", "dialog box", "window", "it", "message", "box", "popup", "form" };
    private static readonly HashSet<string> TheApplication = new(StringComparer.OrdinalIgnoreCase) { "application", "app", "program" };
    private static readonly string[] Closers = ["Close", "Done", "Dismiss", "Cancel", "No"];

    /// <summary>Why nothing is left to do for an act on a window; null when something is.</summary>
    public static string? Settled(Scene scene, LineAct act)
    {
        var named = act.Target.Length > 0 && !AnyDialog.Contains(act.Target) ? Dialog(scene, act.Target) : null;
        return act.Operation switch
        {
            LineOperation.Open when named is not null => $"dialog '{ScreenText.Short(named.Name, 60)}' is open already",
            LineOperation.Close when named is null && act.Roles.Contains(Role.Dialog) && !AnyDialog.Contains(act.Target) => $"no dialog '{act.Target}' is open",
            LineOperation.Close when AnyDialog.Contains(act.Target) && act.Target is not ("" or "window") && !scene.View.InDialog => "no dialog is open",
            _ => null,
        };
    }

    /// <summary>Ways to open.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="act">Act.</param>
    /// <param name="visits">Whether the line says to go there, which selects instead of opening.</param>
    public static IEnumerable<Choice> Open(Scene scene, LineAct act, bool visits)
    {
        foreach (var target in scene.Elements)
        {
            var match = OpenFit.TryGetValue(target.Role, out var fit) ? scene.Match(act, target) : 0;
            if (match < NameSimilarity.Threshold)
            {
                continue;
            }

            var (score, why) = (Scene.Score(match, fit, act, target), Scene.Why(match));
            var choices = target.Role switch
            {
                Role.Tab or Role.TreeItem => FieldGrounder.Choose(target, score, why),
                Role.ListItem or Role.Row or Role.Cell when visits => FieldGrounder.Choose(target, score, why),
                Role.ListItem or Role.Row or Role.Cell => Scene.Offer(target, UiFunctions.Click, ActionArguments.Of("double", true), score, why),
                Role.ComboBox => Unfold(target, true, score, why),
                _ => Scene.Offer(target, UiFunctions.Click, ActionArguments.None, score, why),
            };
            foreach (var choice in choices)
            {
                yield return choice;
            }
        }

        foreach (var choice in MenuGrounder.ByName(scene, act, visits ? 0.85 : 0.96).Concat(ByMap(scene, act)))
        {
            yield return choice;
        }
    }

    /// <summary>Ways to close.</summary>
    public static IEnumerable<Choice> Close(Scene scene, LineAct act)
    {
        if (TheApplication.Contains(act.Target))
        {
            return scene.Applications.SelectMany(t => Scene.Offer(t, UiFunctions.Close, ActionArguments.None, 0.9, "the application is meant"));
        }

        var dialog = AnyDialog.Contains(act.Target) ? (scene.View.InDialog ? scene.View.Active : null) : Dialog(scene, act.Target);
        if (dialog is not null)
        {
            return Leave(scene, dialog);
        }

        var name = act with { Target = AnyDialog.Contains(act.Target) ? "Close" : $"Close {act.Target}", Phrase = "", Roles = [] };
        var pressed = PressGrounder.Find(scene, name);
        return act.Target is "document" or "file" or "window" ? pressed.Concat(PressGrounder.Find(scene, name with { Target = "Close" }).Select(c => c with { Score = c.Score - 0.05 })) : pressed;
    }

    /// <summary>Ways to unfold or fold.</summary>
    public static IEnumerable<Choice> Expand(Scene scene, LineAct act, bool open) => scene.Elements
        .Where(t => t.Can(ElementPatterns.ExpandCollapse))
        .Select(t => (Target: t, Match: scene.Match(act, t)))
        .Where(t => t.Match >= NameSimilarity.Threshold)
        .SelectMany(t => Unfold(t.Target, open, Scene.Score(t.Match, t.Target.Role == Role.TreeItem ? 1 : 0.98, act, t.Target), Scene.Why(t.Match)));

    /// <summary>Ways to give the focus.</summary>
    public static IEnumerable<Choice> Focus(Scene scene, LineAct act) => scene.Elements
        .Where(t => t.Element!.Is(ElementStates.Focusable) || t.Role is Role.Document or Role.Paragraph)
        .Select(t => (Target: t, Match: scene.Match(act, t)))
        .Where(t => t.Match >= NameSimilarity.Threshold)
        .SelectMany(t => Scene.Offer(t.Target, UiFunctions.Focus, ActionArguments.None, Scene.Score(t.Match, t.Target.Role is Role.TextBox or Role.ComboBox or Role.SpinButton ? 1 : 0.95, act, t.Target), Scene.Why(t.Match))
            .Select(c => c with { Done = t.Target.Element!.Is(ElementStates.Focused) ? $"{t.Target} has the focus already" : null }));

    /// <summary>Ways to scroll.</summary>
    public static IEnumerable<Choice> Scroll(Scene scene, LineAct act)
    {
        if (act.Target.Length > 0)
        {
            return scene.Elements.Select(t => (Target: t, Match: scene.Match(act, t))).Where(t => t.Match >= NameSimilarity.Threshold)
                .SelectMany(t => Scene.Offer(t.Target, UiFunctions.Scroll, ActionArguments.None, Scene.Score(t.Match, 0.97, act, t.Target), Scene.Why(t.Match)));
        }

        var arguments = ActionArguments.Of("direction", act.Value);
        if (act.Span is { Number: { } amount } && amount is >= 1 and <= 1000)
        {
            arguments = arguments.With("amount", (long)amount);
        }

        var view = scene.Elements.Where(t => t.IsInActive && (t.Can(ElementPatterns.Scroll) || t.Role is Role.Document or Role.TextBox))
            .MaxBy(t => (long)t.Element!.Bounds.Width * t.Element.Bounds.Height);
        return view is null ? [] : Scene.Offer(view, UiFunctions.Scroll, arguments, 0.85, "it is the largest view that scrolls");
    }

    private static IEnumerable<Choice> Unfold(Target target, bool open, double score, string why)
    {
        var element = target.Element!;
        var done = open ? element.Is(ElementStates.Expanded) : element.Is(ElementStates.Expandable) && !element.Is(ElementStates.Expanded);
        return Scene.Offer(target, open ? UiFunctions.Expand : UiFunctions.Collapse, ActionArguments.None, score, why)
            .Select(c => c with { Done = done ? $"{target} is {(open ? "open" : "closed")} already" : null });
    }

    // What a menu entry opens may have another name than the entry.
    private static IEnumerable<Choice> ByMap(Scene scene, LineAct act)
    {
        if (scene.Context.Map is not { } map)
        {
            yield break;
        }

        var wanted = NameKey.Of(act.Target);
        foreach (var menu in map.Menus.Where(m => m.Opens.Length > 0))
        {
            var match = NameSimilarity.Of(wanted, NameKey.Of(menu.Opens));
            if (match >= 0.9)
            {
                foreach (var choice in MenuGrounder.ByPath(scene, act with { Target = menu.Path, Roles = [] }).Where(c => c.Score >= 0.97))
                {
                    yield return choice with { Score = match * 0.97, Why = $"it opens that dialog" };
                }
            }
        }
    }

    private static Element? Dialog(Scene scene, string name)
    {
        var wanted = NameKey.Of(name);
        return scene.View.Snapshot.Windows
            .Where(w => w.Role == Role.Dialog && w.Is(ElementStates.Showing) && w.Name.Length > 0)
            .LastOrDefault(w => NameSimilarity.Of(wanted, NameKey.Of(w.Name)) >= NameSimilarity.Same);
    }

    private static IEnumerable<Choice> Leave(Scene scene, Element dialog)
    {
        var buttons = scene.Elements.Where(t => t.Role == Role.Button && scene.View.IsWithin(t.Id, dialog.Id)).ToList();
        var lower = 0.0;
        foreach (var name in Closers)
        {
            foreach (var button in buttons.Where(b => NameSimilarity.Of(NameKey.Of(name), b.Key) >= NameSimilarity.Same))
            {
                foreach (var choice in Scene.Offer(button, UiFunctions.Click, ActionArguments.None, 0.95 - lower, "it closes the dialog"))
                {
                    yield return choice;
                }
            }

            lower += 0.05;
        }

        if (buttons is [var only])
        {
            foreach (var choice in Scene.Offer(only, UiFunctions.Click, ActionArguments.None, 0.8, "it is the dialog's only button"))
            {
                yield return choice;
            }
        }

        foreach (var choice in dialog == scene.View.Active ? TextGrounder.Keys(scene, "Escape", 1, 0.65) : [])
        {
            yield return choice;
        }
    }
}
