using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Numbers, switches, lists and what opens and closes.</summary>
internal sealed class ChoiceActions(
    AccessibilityClient client, SnapshotTaker snapshots, ActionInvoker invoker, TextActions texts, PointerActions pointer, DropDownList dropDown, SyntheticInput input, TimeProvider time)
{
    private const int MaxOptions = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SwitchPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(30);

    /// <summary>Sets a number.</summary>
    public async Task<ActionOutcome> SetValueAsync(ActTarget target, double? value, CancellationToken cancellationToken)
    {
        if (value is not { } number)
        {
            return ActionOutcome.NotSupported("'set_value' needs a number");
        }

        if (!target.Has(AtSpiInterfaces.Value) || !target.Element.Can(ElementPatterns.RangeValue))
        {
            return ActionOutcome.NotSupported($"{target.Element} holds no number");
        }

        if (target.Element.Range is { } range && range.Maximum > range.Minimum && (number < range.Minimum || number > range.Maximum))
        {
            return ActionOutcome.Failed($"{target.Element} takes {range.Minimum:0.###} to {range.Maximum:0.###}, not {number:0.###}");
        }

        await client.CallAsync(
            target.Reference,
            AtSpiNames.Properties,
            "Set",
            "ssv",
            w =>
            {
                w.WriteString(AtSpiNames.Value);
                w.WriteString("CurrentValue");
                w.WriteSignature("d");
                w.WriteDouble(number);
            },
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return ActionOutcome.Unverified("Value");
    }

    /// <summary>Switches on or off.</summary>
    public async Task<ActionOutcome> ToggleAsync(ApplicationInstance application, ActTarget target, bool? on, CancellationToken cancellationToken)
    {
        if (!target.Element.Can(ElementPatterns.Toggle))
        {
            return target.Element.Can(ElementPatterns.SelectionItem) && on != false
                ? await SelectItselfAsync(application, target, cancellationToken).ConfigureAwait(false)
                : ActionOutcome.NotSupported($"{target.Element} can't be switched");
        }

        var before = target.Element.Is(ElementStates.Checked);
        var wanted = on ?? !before;
        if (before == wanted)
        {
            return ActionOutcome.Unverified(wanted ? "it is on already" : "it is off already");
        }

        if (target.Has(AtSpiInterfaces.Action))
        {
            var outcome = await invoker.InvokeAsync(target.Reference, [], cancellationToken).ConfigureAwait(false);
            if (outcome.IsDone)
            {
                // Not a click as well if it takes long: two switches are none. But an application that was just showing another state may have
                // dropped this one, and what stays as it was for so long isn't under way any more.
                return await BecomesAsync(target, wanted, cancellationToken).ConfigureAwait(false)
                    || ((await invoker.InvokeAsync(target.Reference, [], cancellationToken).ConfigureAwait(false)).IsDone && await BecomesAsync(target, wanted, cancellationToken).ConfigureAwait(false))
                    ? outcome
                    : ActionOutcome.Failed($"{target.Element} stays {(before ? "on" : "off")}");
            }
        }

        var clicked = await pointer.ClickAsync(application, target, "left", twice: false, cancellationToken).ConfigureAwait(false);
        return !clicked.IsDone || await BecomesAsync(target, wanted, cancellationToken).ConfigureAwait(false)
            ? clicked
            : ActionOutcome.Failed($"{target.Element} stays {(before ? "on" : "off")}");
    }

    /// <summary>Chooses an option, or the element itself.</summary>
    public async Task<ActionOutcome> SelectAsync(ApplicationInstance application, ActTarget target, string? option, CancellationToken cancellationToken)
    {
        if (!target.Element.Can(ElementPatterns.Selection) && !target.Element.Can(ElementPatterns.SelectionItem) && !target.Element.Can(ElementPatterns.ExpandCollapse))
        {
            return ActionOutcome.NotSupported($"{target.Element} offers no choice");
        }

        if (option is null)
        {
            return await SelectItselfAsync(application, target, cancellationToken).ConfigureAwait(false);
        }

        if (target.Element is { Role: Role.ComboBox } combo && combo.Can(ElementPatterns.EditText))
        {
            return await SelectInEditableAsync(application, target, option, cancellationToken).ConfigureAwait(false);
        }

        var (items, there) = await OptionsAsync(target, cancellationToken).ConfigureAwait(false);
        var match = items.FirstOrDefault(i => i.Name == option);
        match = match.Reference.IsNull ? items.FirstOrDefault(i => MenuPath.Same(i.Name, option)) : match;
        if (match.Reference.IsNull)
        {
            return ActionOutcome.NotFound($"{target.Element} has no option '{option}'; it has: {string.Join(", ", there.Take(30))}");
        }

        return await ChooseAsync(application, match.Holder, match.Reference, match.Index, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens or closes.</summary>
    public async Task<ActionOutcome> ExpandAsync(ApplicationInstance application, ActTarget target, bool wanted, CancellationToken cancellationToken)
    {
        if (!target.Element.Can(ElementPatterns.ExpandCollapse))
        {
            return ActionOutcome.NotSupported($"{target.Element} neither opens nor closes");
        }

        var opener = target.Known.Opener.IsNull ? target.Reference : target.Known.Opener;
        var states = await client.GetStatesAsync(opener, cancellationToken).ConfigureAwait(false);
        var open = (states & (AtSpiStates.Expanded | AtSpiStates.Checked | AtSpiStates.Pressed)) != 0;
        if (open == wanted && (open || (states & AtSpiStates.Expandable) != 0))
        {
            return ActionOutcome.Unverified(wanted ? "it is open already" : "it is closed already");
        }

        if (!wanted && target.Element.Role == Role.Menu)
        {
            var (keyboard, reason) = await input.PrepareAsync(application, cancellationToken).ConfigureAwait(false);
            if (keyboard is null)
            {
                return ActionOutcome.NotSupported(reason);
            }

            await keyboard.PressAsync([], X11.Keysyms.Escape, cancellationToken).ConfigureAwait(false);
            return ActionOutcome.Unverified("XTEST keys");
        }

        string[] names = target.Element.Role is Role.TreeItem or Role.Cell ? ["expand or contract", "expand", "collapse"] : [];
        return await invoker.InvokeAsync(opener, names, cancellationToken).ConfigureAwait(false);
    }

    // A combo box that takes any text would take a wrong option too, and a style of that name would be made.
    private async Task<ActionOutcome> SelectInEditableAsync(ApplicationInstance application, ActTarget target, string option, CancellationToken cancellationToken)
    {
        var options = await dropDown.ReadAsync(application, target, cancellationToken).ConfigureAwait(false);
        if (options is null)
        {
            return await texts.SetAsync(application, target, option, cancellationToken).ConfigureAwait(false);
        }

        return (options.FirstOrDefault(o => o == option) ?? options.FirstOrDefault(o => MenuPath.Same(o, option))) is { } match
            ? await texts.SetAsync(application, target, match, cancellationToken).ConfigureAwait(false)
            : ActionOutcome.NotFound($"{target.Element} has no option '{option}'; it has: {string.Join(", ", options.Take(30))}");
    }

    private async Task<bool> BecomesAsync(ActTarget target, bool wanted, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        do
        {
            var states = await client.GetStatesAsync(target.Reference, cancellationToken).ConfigureAwait(false);
            if (((states & (AtSpiStates.Checked | AtSpiStates.Pressed)) != 0) == wanted || (states & AtSpiStates.Defunct) != 0)
            {
                return true;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
        while (time.GetElapsedTime(started) < SwitchPatience);
        return false;
    }

    private async Task<ActionOutcome> SelectItselfAsync(ApplicationInstance application, ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Element.Role is Role.RadioButton)
        {
            return await ToggleAsync(application, target, on: true, cancellationToken).ConfigureAwait(false);
        }

        var parent = await client.GetParentAsync(target.Reference, cancellationToken).ConfigureAwait(false);
        var reply = await client.CallAsync(target.Reference, AtSpiNames.Accessible, "GetIndexInParent", cancellationToken: cancellationToken).ConfigureAwait(false);
        return await ChooseAsync(application, parent, target.Reference, reply.Reader.ReadInt32(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ActionOutcome> ChooseAsync(
        ApplicationInstance application, AccessibleRef holder, AccessibleRef item, int index, CancellationToken cancellationToken)
    {
        var interfaces = await client.GetInterfacesAsync(holder, cancellationToken).ConfigureAwait(false);
        if ((interfaces & AtSpiInterfaces.Selection) != 0 && index >= 0)
        {
            var reply = await client.ActAsync(
                holder, AtSpiNames.Selection, "SelectChild", "i", w => w.WriteInt32(index), AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
            if (reply.Signature == "b" && reply.Reader.ReadBoolean() && await IsSelectedAsync(holder, item, index, cancellationToken).ConfigureAwait(false))
            {
                return ActionOutcome.Unverified("Selection");
            }
        }

        var role = await client.GetRoleAsync(item, cancellationToken).ConfigureAwait(false);
        if (AtSpiRole.Map(role) is Role.MenuItem or Role.RadioButton or Role.Button)
        {
            return await invoker.InvokeAsync(item, [], cancellationToken).ConfigureAwait(false);
        }

        if (await snapshots.TargetAsync(item, cancellationToken).ConfigureAwait(false) is { } target)
        {
            return await pointer.ClickAsync(application, target, "left", twice: false, cancellationToken).ConfigureAwait(false);
        }

        return ActionOutcome.NotSupported("the application lets nobody choose it");
    }

    private async Task<bool> IsSelectedAsync(AccessibleRef holder, AccessibleRef item, int index, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        do
        {
            var states = await client.GetStatesAsync(item, cancellationToken).ConfigureAwait(false);
            var asked = await client.CallAsync(
                holder, AtSpiNames.Selection, "IsChildSelected", "i", w => w.WriteInt32(index), cancellationToken: cancellationToken).ConfigureAwait(false);
            if ((states & (AtSpiStates.Selected | AtSpiStates.Defunct)) != 0 || asked.Reader.ReadBoolean())
            {
                return true;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
        while (time.GetElapsedTime(started) < Patience);
        return false;
    }

    // Options are children, or children of the one menu or list that a combo box holds; a tree's or table's are its cells.
    private async Task<(List<(AccessibleRef Holder, AccessibleRef Reference, string Name, int Index)> Items, List<string> Names)> OptionsAsync(
        ActTarget target, CancellationToken cancellationToken)
    {
        var holder = target.Reference;
        var selector = holder;
        var children = await client.GetChildrenAsync(holder, MaxOptions, cancellationToken).ConfigureAwait(false);
        if (children is [var only] && target.Element.Role == Role.ComboBox)
        {
            holder = only;
            children = await client.GetChildrenAsync(only, MaxOptions, cancellationToken).ConfigureAwait(false);
        }

        var batch = client.CreateBatch(holder.Bus);
        foreach (var child in children)
        {
            AccessibilityClient.AddGet(batch, child, AtSpiNames.Accessible, "Name");
        }

        var replies = await batch.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        var items = new List<(AccessibleRef Holder, AccessibleRef Reference, string Name, int Index)>();
        for (var i = 0; i < children.Count; i++)
        {
            if (replies[i] is { Type: DBusMessageType.MethodReturn } reply && reply.Reader.ReadVariant().Value is string { Length: > 0 } name)
            {
                items.Add((selector, children[i], name.Trim(), i));
            }
        }

        return (items, [.. items.Select(i => i.Name).Distinct()]);
    }
}
