using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;
using LamPS.Desktop.AtSpi.DBus;
using LamPS.Desktop.AtSpi.Launching;
using LamPS.Desktop.AtSpi.X11;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Does UI functions: looks whether the element lives and takes input, then hands over to the part that knows the function.</summary>
internal sealed class ActionPerformer(
    AccessibilityClient client,
    ElementRegistry registry,
    SnapshotTaker snapshots,
    WindowKeeper windows,
    MenuReader menus,
    ButtonMenus buttons,
    ActionInvoker invoker,
    SyntheticInput input,
    TextActions texts,
    ChoiceActions choices,
    PointerActions pointer,
    TimeProvider time)
{
    // Applications switch menu entries and buttons on with a delay after a change.
    private static readonly TimeSpan EnablePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Does an action.</summary>
    public async Task<ActionOutcome> PerformAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await DispatchAsync(application, action, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return ActionOutcome.TimedOut($"application '{application.Name}' doesn't answer");
        }
        catch (DBusCallException error) when (error.CalleeGone)
        {
            return ActionOutcome.NotFound($"application '{application.Name}' has ended");
        }
        catch (DBusCallException error) when (error.ObjectGone)
        {
            return ActionOutcome.NotFound($"{Describe(action)} is no longer there");
        }
        catch (Exception error) when (error is DBusCallException or DBusFormatException)
        {
            return ActionOutcome.Failed(error.Message);
        }
        catch (LamException error) when (error.Id is nameof(X11Errors.InputNotSupported) or nameof(X11Errors.DisplayRequestFailed))
        {
            return ActionOutcome.NotSupported(error.Message);
        }
    }

    private static bool NeedsEnabled(string function) => function is "click" or "set_text" or "set_value" or "toggle" or "select" or "drag" or "expand";

    private async Task<ActionOutcome> DispatchAsync(ApplicationInstance application, LamAction action, CancellationToken cancellationToken)
    {
        ActTarget? target = null;
        if (!action.Element.IsNone)
        {
            target = await ReadTargetAsync(action.Element, NeedsEnabled(action.Function), cancellationToken).ConfigureAwait(false);
            if (target is null)
            {
                return ActionOutcome.NotFound($"element {action.Element} is no longer there");
            }

            if (!await ShowsAsync(target, cancellationToken).ConfigureAwait(false))
            {
                return ActionOutcome.NotFound($"{target.Element} is no longer on the screen: its window is closed");
            }

            if (NeedsEnabled(action.Function) && await BlockerAsync(application, target.Known.Window, cancellationToken).ConfigureAwait(false) is { } blocker)
            {
                return ActionOutcome.Failed($"dialog '{blocker}' must be answered before {target.Element} takes input");
            }

            if (NeedsEnabled(action.Function) && !target.Element.Is(ElementStates.Enabled))
            {
                return ActionOutcome.Failed($"{target.Element} takes no input: it is disabled");
            }
        }

        var arguments = action.Arguments;
        return (action.Function, target) switch
        {
            ("invoke_menu", _) => await InvokeMenuAsync(application, arguments, cancellationToken).ConfigureAwait(false),
            ("type_keys", _) => await texts.TypeAsync(application, target, arguments, cancellationToken).ConfigureAwait(false),
            ("select_text", _) => await texts.SelectAsync(application, target, arguments, cancellationToken).ConfigureAwait(false),
            ("click" or "set_text" or "set_value" or "toggle" or "select" or "expand" or "collapse" or "scroll" or "drag" or "focus" or "read_text", null) =>
                ActionOutcome.NotFound($"'{action.Function}' needs an element"),
            ("click", { } t) => await ClickAsync(application, t, arguments, cancellationToken).ConfigureAwait(false),
            ("set_text", { } t) => await texts.SetAsync(application, t, arguments.Text("text") ?? "", cancellationToken).ConfigureAwait(false),
            ("read_text", { } t) => await texts.ReadAsync(t, cancellationToken).ConfigureAwait(false),
            ("set_value", { } t) => await choices.SetValueAsync(t, arguments.Number("value"), cancellationToken).ConfigureAwait(false),
            ("toggle", { } t) => await choices.ToggleAsync(application, t, arguments.Boolean("on"), cancellationToken).ConfigureAwait(false),
            ("select", { } t) => await choices.SelectAsync(application, t, arguments.Text("option"), cancellationToken).ConfigureAwait(false),
            ("expand", { } t) => await choices.ExpandAsync(application, t, wanted: true, cancellationToken).ConfigureAwait(false),
            ("collapse", { } t) => await choices.ExpandAsync(application, t, wanted: false, cancellationToken).ConfigureAwait(false),
            ("scroll", { } t) => await pointer.ScrollAsync(application, t, arguments, cancellationToken).ConfigureAwait(false),
            ("drag", { } t) => await pointer.DragAsync(application, t, arguments.Text("to"), cancellationToken).ConfigureAwait(false),
            ("focus", { } t) => await texts.FocusAsync(application, t, cancellationToken).ConfigureAwait(false),
            _ => ActionOutcome.NotSupported($"this desktop doesn't know '{action.Function}'"),
        };
    }

    private async Task<ActionOutcome> ClickAsync(ApplicationInstance application, ActTarget target, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var button = arguments.Text("button") ?? "left";
        var twice = arguments.Boolean("double") ?? false;
        if (button == "left" && !twice && target.Has(AtSpiInterfaces.Action)
            && target.Element.Role is not (Role.Cell or Role.ListItem or Role.TreeItem or Role.Row or Role.TextBox or Role.ComboBox or Role.SpinButton or Role.Paragraph))
        {
            var outcome = await invoker.InvokeAsync(target.Reference, [], cancellationToken).ConfigureAwait(false);
            if (outcome.IsDone || outcome.Outcome == Contracts.Outcome.TimedOut || !input.IsThere)
            {
                return outcome;
            }
        }

        if (target.Element.Role == Role.Tab && button == "left")
        {
            return await choices.SelectAsync(application, target, null, cancellationToken).ConfigureAwait(false);
        }

        return await pointer.ClickAsync(application, target, button, twice, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ActionOutcome> InvokeMenuAsync(ApplicationInstance application, ActionArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Text("path") is not { Length: > 0 } path)
        {
            return ActionOutcome.NotSupported("'invoke_menu' needs a path");
        }

        if (await BlockerAsync(application, default, cancellationToken).ConfigureAwait(false) is { } blocker)
        {
            return ActionOutcome.Failed($"dialog '{blocker}' must be answered before a menu can be used");
        }

        var (entry, missing) = await menus.FindAsync(application.Key, path, cancellationToken).ConfigureAwait(false);
        if (entry.IsNull)
        {
            return await buttons.InvokeAsync(application, path, cancellationToken).ConfigureAwait(false) ?? ActionOutcome.NotFound($"menu '{path}': {missing}");
        }

        var known = registry.Get(entry);
        var target = await ReadTargetAsync(known.Id, waitEnabled: true, cancellationToken).ConfigureAwait(false);
        if (target is null)
        {
            return ActionOutcome.NotFound($"menu '{path}' is no longer there");
        }

        if (!target.Element.Is(ElementStates.Enabled))
        {
            return ActionOutcome.Failed($"menu '{path}' is disabled");
        }

        if (target.Element.Role == Role.Menu && target.Element.ChildCount > 0)
        {
            return ActionOutcome.NotSupported($"'{path}' is a menu, not an entry of one");
        }

        var outcome = await invoker.InvokeAsync(entry, [], cancellationToken).ConfigureAwait(false);
        return outcome.Outcome == Contracts.Outcome.Unverified ? ActionOutcome.Unverified($"menu, {outcome.Detail}") : outcome;
    }

    // Some tool kits keep a closed dialog and answer for it as if nothing had happened.
    private async Task<bool> ShowsAsync(ActTarget target, CancellationToken cancellationToken)
    {
        if (target.Element.Is(ElementStates.Showing) || target.Known.Window.IsNull)
        {
            return true;
        }

        var window = await client.GetStatesAsync(target.Known.Window, cancellationToken).ConfigureAwait(false);
        return (window & (AtSpiStates.Showing | AtSpiStates.Iconified)) != 0;
    }

    // The interfaces reach past a modal dialog, as no mouse could: a second dialog over the first is what comes of it.
    private async Task<string?> BlockerAsync(ApplicationInstance application, AccessibleRef window, CancellationToken cancellationToken)
    {
        var modal = (await windows.ListAsync(application.Key, cancellationToken).ConfigureAwait(false))
            .Where(w => w.IsModal).ToList();
        return modal.Count == 0 || modal.Any(m => m.Reference == window)
            ? null
            : modal[^1].Title;
    }

    private async Task<ActTarget?> ReadTargetAsync(ElementId id, bool waitEnabled, CancellationToken cancellationToken)
    {
        if (registry.Find(id) is not { } known)
        {
            return null;
        }

        var started = time.GetTimestamp();
        while (true)
        {
            var element = await snapshots.ReadAsync(id, cancellationToken).ConfigureAwait(false);
            if (element is null)
            {
                // Gone, or its application doesn't answer: the call that follows tells which.
                await client.CallAsync(known.Reference, AtSpiNames.Accessible, "GetState", cancellationToken: cancellationToken).ConfigureAwait(false);
                return null;
            }

            if (!waitEnabled || element.Is(ElementStates.Enabled) || time.GetElapsedTime(started) >= EnablePatience)
            {
                return new ActTarget(known, element);
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private string Describe(LamAction action) =>
        registry.Find(action.Element) is { } known ? $"{known.LastRole.Name()} '{known.LastName}'" : action.Element.IsNone ? action.Function : action.Element.ToString();
}
