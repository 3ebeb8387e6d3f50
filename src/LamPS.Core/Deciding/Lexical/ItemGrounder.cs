using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Items, tabs, cells, radio buttons chosen by their own name or place.</summary>
internal static class ItemGrounder
{
    private static readonly Dictionary<Role, double> ItemFit = new()
    {
        [Role.ListItem] = 1, [Role.TreeItem] = 1, [Role.RadioButton] = 1, [Role.Row] = 1, [Role.Cell] = 0.98, [Role.Tab] = 0.95, [Role.MenuItem] = 0.94,
        [Role.CheckBox] = 0.87, [Role.ToggleButton] = 0.87, [Role.Button] = 0.85, [Role.Link] = 0.85,
    };

    private static readonly Dictionary<Role, double> TabFit = new()
    {
        [Role.Tab] = 1, [Role.TreeItem] = 0.93, [Role.ListItem] = 0.93, [Role.RadioButton] = 0.82, [Role.ToggleButton] = 0.82, [Role.Button] = 0.8, [Role.Link] = 0.8,
    };

    private static readonly Dictionary<Role, double> FocusFit = new()
    {
        [Role.TextBox] = 0.82, [Role.ComboBox] = 0.8, [Role.SpinButton] = 0.8, [Role.Slider] = 0.78, [Role.List] = 0.76, [Role.Table] = 0.76, [Role.Tree] = 0.76,
    };

    // Words that say by themselves what kind of thing the nth of is meant.
    private static readonly Dictionary<string, Role[]> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["row"] = [Role.Row, Role.ListItem], ["item"] = [Role.ListItem, Role.TreeItem, Role.Row], ["entry"] = [Role.ListItem, Role.TreeItem, Role.Row],
        ["tab"] = [Role.Tab], ["page"] = [Role.Tab], ["option"] = [Role.RadioButton, Role.ListItem], ["cell"] = [Role.Cell], ["button"] = [Role.Button, Role.ToggleButton],
        ["check box"] = [Role.CheckBox], ["checkbox"] = [Role.CheckBox], ["line"] = [Role.ListItem, Role.Row], ["node"] = [Role.TreeItem],
    };

    /// <summary>Ways to choose an item.</summary>
    public static IEnumerable<Choice> Find(Scene scene, LineAct act)
    {
        if (Nth(scene, act) is { } nth)
        {
            return nth;
        }

        var items = scene.Elements.SelectMany(target => Item(scene, target, act)).Concat(scene.Elements.SelectMany(target => OfOptions(target, act)));
        return items.Concat(MenuGrounder.ByName(scene, act, 0.85));
    }

    /// <summary>Ways to go to a tab.</summary>
    public static IEnumerable<Choice> FindTab(Scene scene, LineAct act)
    {
        if (Nth(scene, act) is { } nth)
        {
            return nth;
        }

        // The word "tab" was said; where an application has a list or tree instead, that is no other role.
        var any = act with { Roles = [] };
        var tabs = scene.Elements.SelectMany(target =>
        {
            var match = TabFit.TryGetValue(target.Role, out var fit) ? scene.Match(act, target) : 0;
            return match < NameSimilarity.Threshold ? [] : FieldGrounder.Choose(target, Scene.Score(match, fit, any, target), Scene.Why(match));
        });
        var options = scene.Elements.Where(t => t.Role == Role.TabList).SelectMany(target => OfOptions(target, any));
        return tabs.Concat(options).Concat(MenuGrounder.ByName(scene, any, 0.8));
    }

    private static IEnumerable<Choice> Item(Scene scene, Target target, LineAct act)
    {
        var isItem = ItemFit.TryGetValue(target.Role, out var fit);
        if (!isItem && !FocusFit.TryGetValue(target.Role, out fit))
        {
            return [];
        }

        var match = scene.Match(act, target);
        if (match < NameSimilarity.Threshold)
        {
            return [];
        }

        var (score, why) = (Scene.Score(match, fit, act, target), Scene.Why(match));
        return target.Role switch
        {
            Role.Button or Role.Link or Role.MenuItem => Scene.Offer(target, UiFunctions.Click, ActionArguments.None, score, why),
            _ when !isItem => Scene.Offer(target, UiFunctions.Focus, ActionArguments.None, score, why)
                .Select(c => c with { Done = target.Element!.Is(ElementStates.Focused) ? $"{target} has the focus already" : null }),
            _ => FieldGrounder.Choose(target, score, why),
        };
    }

    // An item that shows only as an option of its list or combo box.
    private static IEnumerable<Choice> OfOptions(Target target, LineAct act)
    {
        if (target.Element!.Options.Count == 0 || Scene.Option(target.Element.Options, act.Target) is not { Match: >= NameSimilarity.Same } option)
        {
            return [];
        }

        var score = Scene.Score(option.Match, 0.9, act with { Roles = [] }, target);
        return Scene.Offer(target, UiFunctions.Select, ActionArguments.Of("option", option.Option), score, "the name is one of its options")
            .Select(c => c with { Done = Scene.Shows(target.Element, option.Option) ? $"{target} is that already" : null });
    }

    // "Select the second row": counted in the window that takes input, in the order of the screen.
    private static IEnumerable<Choice>? Nth(Scene scene, LineAct act)
    {
        if (act.Occurrence == 0 || !Kinds.TryGetValue(act.Target, out var roles))
        {
            return null;
        }

        foreach (var role in roles)
        {
            var found = scene.Elements.Where(t => t.Role == role && t.IsInActive).OrderBy(t => t.Index).ToList();
            if (found.Count > 0)
            {
                var at = act.Occurrence < 0 ? found.Count - 1 : act.Occurrence - 1;
                return at >= found.Count ? [] : FieldGrounder.Choose(found[at], 0.85, $"it is number {at + 1} of {found.Count}");
            }
        }

        return [];
    }
}
