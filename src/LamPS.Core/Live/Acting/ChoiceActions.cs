using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>Numbers, switches, lists and what opens and closes.</summary>
internal sealed class ChoiceActions(Actor actor, PointerActions pointer)
{
    private static readonly TimeSpan ListLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SwitchPatience = TimeSpan.FromSeconds(3);

    /// <summary>Sets a number.</summary>
    public ActionOutcome SetValue(ActTarget target, double? value)
    {
        if (value is not { } number)
        {
            return ActionOutcome.NotSupported("'set_value' needs a number");
        }

        if (!target.Element.Can(ElementPatterns.RangeValue))
        {
            return ActionOutcome.NotSupported($"{target.Element} holds no number");
        }

        return target.Element.Range is { } range && range.Maximum > range.Minimum && (number < range.Minimum || number > range.Maximum)
            ? ActionOutcome.Failed(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{target.Element} takes {range.Minimum:0.###} to {range.Maximum:0.###}, not {number:0.###}"))
            : actor.Do(target, PatternAction.SetRange, number: number);
    }

    /// <summary>Switches on or off.</summary>
    public ActionOutcome Toggle(ApplicationInstance application, ActTarget target, bool? on, CancellationToken cancellationToken)
    {
        if (!target.Element.Can(ElementPatterns.Toggle) && !target.Element.Can(ElementPatterns.SelectionItem))
        {
            return ActionOutcome.NotSupported($"{target.Element} can't be switched");
        }

        if (!target.Element.Can(ElementPatterns.Toggle) || target.Element.Role == Role.RadioButton)
        {
            return on == false
                ? ActionOutcome.NotSupported($"{target.Element} goes off only when another one is chosen")
                : Choose(application, target, cancellationToken);
        }

        var wanted = on ?? !target.Element.Is(ElementStates.Checked);
        var outcome = ActionOutcome.Unverified(wanted ? "it is on already" : "it is off already");

        // A box with a third state needs a second step to come round.
        for (var step = 0; step < 2 && !Matches(target.Element, wanted); step++)
        {
            var before = target.Element.States;
            outcome = target.Has(PatternWays.Toggle) ? actor.Do(target, PatternAction.Toggle)
                : target.Has(PatternWays.Default) ? actor.Do(target, PatternAction.Default)
                : pointer.Click(application, target, "left", twice: false, cancellationToken);
            if (!outcome.IsDone)
            {
                return outcome;
            }

            ActTarget? now = null;
            actor.Until(() => (now = actor.Read(target.Known.Id)) is null || now.Element.States != before, SwitchPatience, cancellationToken);
            if (now is null)
            {
                return outcome;
            }

            target = now;
        }

        return Matches(target.Element, wanted) ? outcome : ActionOutcome.Failed($"{target.Element} stays {(wanted ? "off" : "on")}");
    }

    /// <summary>Chooses an option, or the element itself.</summary>
    public ActionOutcome Select(ApplicationInstance application, ActTarget target, string? option, CancellationToken cancellationToken)
    {
        if ((target.Element.Patterns & (ElementPatterns.Selection | ElementPatterns.SelectionItem | ElementPatterns.ExpandCollapse)) == 0)
        {
            return ActionOutcome.NotSupported($"{target.Element} offers no choice");
        }

        if (option is null)
        {
            return Choose(application, target, cancellationToken);
        }

        var (item, there) = FindOption(target, option);
        var opened = false;
        if (item is null && target.Element.Role == Role.ComboBox && target.Has(PatternWays.Expand) && !target.Element.Is(ElementStates.Expanded))
        {
            // Many combo boxes have their items only while they are open.
            actor.Do(target, PatternAction.Expand);
            opened = true;
            actor.Until(
                () =>
                {
                    (item, there) = FindOption(target, option);
                    return there.Count > 0;
                },
                OpenPatience,
                cancellationToken);
        }

        item ??= target.Has(PatternWays.Container) ? actor.Tree.FindItem(target.At, option) : null;
        var chosen = item is null ? null : actor.Target(item, target);
        if (chosen is not null && chosen.Has(PatternWays.Virtualized))
        {
            actor.Do(chosen, PatternAction.Realize);
        }

        var outcome = chosen is null
            ? ActionOutcome.NotFound($"{target.Element} has no option '{option}'; it has: {string.Join(", ", there.Take(30))}")
            : Choose(application, chosen, cancellationToken);
        if (opened && actor.Read(target.Known.Id) is { } now && now.Element.Is(ElementStates.Expanded))
        {
            actor.Do(now, PatternAction.Collapse);
        }

        return outcome;
    }

    /// <summary>Opens or closes.</summary>
    public ActionOutcome Expand(ActTarget target, bool wanted)
    {
        if (!target.Element.Can(ElementPatterns.ExpandCollapse))
        {
            return ActionOutcome.NotSupported($"{target.Element} neither opens nor closes");
        }

        return target.Element.Is(ElementStates.Expanded) == wanted ? ActionOutcome.Unverified(wanted ? "it is open already" : "it is closed already")
            : target.Has(PatternWays.Expand) ? actor.Do(target, wanted ? PatternAction.Expand : PatternAction.Collapse)
            : target.Has(PatternWays.Default) ? actor.Do(target, PatternAction.Default)
            : ActionOutcome.NotSupported($"the application lets nobody {(wanted ? "open" : "close")} {target.Element}");
    }

    private static bool Matches(Element element, bool wanted) => element.Is(ElementStates.Checked) == wanted && !element.Is(ElementStates.Indeterminate);

    private ActionOutcome Choose(ApplicationInstance application, ActTarget target, CancellationToken cancellationToken) =>
        target.Has(PatternWays.Select) ? actor.Do(target, PatternAction.Select)
        : target.Has(PatternWays.Invoke) ? actor.Do(target, PatternAction.Invoke)
        : target.Has(PatternWays.Default) ? actor.Do(target, PatternAction.Default)
        : pointer.Click(application, target, "left", twice: false, cancellationToken);

    private (RawElement? Item, IReadOnlyList<string> Names) FindOption(ActTarget target, string option)
    {
        if (actor.Tree.Read(target.At, Reach.Subtree, showingOnly: false, ListLimit, target.Known.Role) is not { } list)
        {
            return (null, []);
        }

        var items = list.Subtree().Skip(1).Where(IsOption).ToList();
        var match = items.Find(i => i.Element.Name == option) ?? items.Find(i => MenuPath.Same(i.Element.Name, option));
        return (match, [.. items.Select(i => i.Element.Name).Distinct()]);
    }

    private static bool IsOption(RawElement item) => item.Element.Name.Length > 0
        && ((item.Ways & PatternWays.Select) != 0 || item.Element.Role is Role.ListItem or Role.TreeItem or Role.Tab or Role.RadioButton or Role.MenuItem);
}
