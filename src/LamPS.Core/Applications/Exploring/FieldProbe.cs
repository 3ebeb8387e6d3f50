using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications.Exploring;

/// <summary>
/// Tries the fields of a dialog that is going to be cancelled: opens the combo boxes that say nothing of their options, and switches what can be
/// switched to see which fields it enables. Everything is put back; what doesn't go back makes the state doubtful.
/// </summary>
internal sealed class FieldProbe(IDesktop desktop, ApplicationInstance application, Element dialog, FieldProbeLimits limits, long deadline, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);
    private readonly HashSet<(string Label, Role Role, string Page)> _tried = [];
    private int _switches;
    private int _lists;

    /// <summary>Whether something may not be as it was when the dialog opened.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Tries what shows on a page.</summary>
    /// <param name="shown">What shows.</param>
    /// <param name="page">Page, so that nothing is tried twice.</param>
    /// <param name="cancellationToken">Cancels; the dialog is left as it is.</param>
    public async Task<FieldNotes> TryAsync(Snapshot shown, string page, CancellationToken cancellationToken)
    {
        var notes = new FieldNotes();
        var inside = Inside(shown);

        // What only lists files and folders has no options of its own, and its switches make folders.
        if (inside.Any(e => e is { Role: Role.Button, Name: "Up Path" }))
        {
            return notes;
        }

        var canCancel = inside.Any(e => e.Role == Role.Button && ElementNames.SameIgnoringCase(e.Name, "Cancel"));
        foreach (var field in inside)
        {
            if (time.GetTimestamp() > deadline)
            {
                break;
            }

            if (IsDoubtful || !field.Is(ElementStates.Enabled | ElementStates.Showing) || !_tried.Add((field.Name, field.Role, page)))
            {
                continue;
            }

            if (field.Role == Role.ComboBox && field.Options.Count == 0 && field.Can(ElementPatterns.ExpandCollapse) && _lists++ < limits.Lists)
            {
                if (await OptionsAsync(field, cancellationToken).ConfigureAwait(false) is { Count: > 0 } options)
                {
                    notes.Options[field.Id] = options;
                }
            }
            else if (canCancel && field.Role is Role.CheckBox or Role.RadioButton && field.Name.Length > 0 && IsSafe(field, shown) && _switches++ < limits.Switches)
            {
                await SwitchAsync(field, notes, cancellationToken).ConfigureAwait(false);
            }
        }

        return notes;
    }

    private bool IsSafe(Element field, Snapshot shown)
    {
        // A check box is a field to the policy; here its name is judged as that of a button would be.
        var asButton = field with { Role = Role.Button };
        return RiskAssessor.Assess(UiFunctions.Click, new LamAction(UiFunctions.Click.Name, field.Id, ActionArguments.None), application.Name, asButton, shown).Risk <= Risk.Change;
    }

    private async Task<IReadOnlyList<string>> OptionsAsync(Element combo, CancellationToken cancellationToken)
    {
        var known = (await CaptureAsync(cancellationToken).ConfigureAwait(false)).Elements.Select(e => e.Id).ToHashSet();
        if (!(await ActAsync(UiFunctions.Expand, combo.Id, ActionArguments.None, cancellationToken).ConfigureAwait(false)).IsDone)
        {
            return [];
        }

        var options = await WaitAsync(s => Added(s, known), o => o.Count > 0, cancellationToken).ConfigureAwait(false);
        await ActAsync(UiFunctions.Collapse, combo.Id, ActionArguments.None, cancellationToken).ConfigureAwait(false);
        var left = await WaitAsync(s => Added(s, known), o => o.Count == 0, cancellationToken).ConfigureAwait(false);
        if (left.Count > 0)
        {
            await ActAsync(UiFunctions.TypeKeys, ElementId.None, ActionArguments.Of("keys", "Escape"), cancellationToken).ConfigureAwait(false);
            left = await WaitAsync(s => Added(s, known), o => o.Count == 0, cancellationToken).ConfigureAwait(false);
        }

        IsDoubtful |= left.Count > 0 || Inside(await CaptureAsync(cancellationToken).ConfigureAwait(false)).Count == 0;
        return options;
    }

    private static List<string> Added(Snapshot snapshot, HashSet<ElementId> known) =>
        [.. snapshot.Elements.Where(e => e.Role is Role.ListItem or Role.MenuItem or Role.TreeItem or Role.Cell && e.Name.Length > 0 && !known.Contains(e.Id)).Select(e => e.Name).Distinct()];

    private async Task SwitchAsync(Element field, FieldNotes notes, CancellationToken cancellationToken)
    {
        var before = await CaptureAsync(cancellationToken).ConfigureAwait(false);
        var wasOn = field.Is(ElementStates.Checked);
        Element? chosen = null;
        if (field.Role == Role.RadioButton)
        {
            chosen = Group(before, field).FirstOrDefault(r => r.Is(ElementStates.Checked));
            if (wasOn || chosen is null)
            {
                return;
            }
        }

        if (!(await ActAsync(UiFunctions.Toggle, field.Id, ActionArguments.Of("on", !wasOn), cancellationToken).ConfigureAwait(false)).IsDone)
        {
            return;
        }

        var after = await SettledAsync(cancellationToken).ConfigureAwait(false);
        if (Inside(after).Count == 0 || after.Windows.Count() != before.Windows.Count())
        {
            // It asks something, or closed the dialog.
            IsDoubtful = true;
            return;
        }

        var back = chosen is null
            ? await ActAsync(UiFunctions.Toggle, field.Id, ActionArguments.Of("on", wasOn), cancellationToken).ConfigureAwait(false)
            : await ActAsync(UiFunctions.Toggle, chosen.Id, ActionArguments.Of("on", true), cancellationToken).ConfigureAwait(false);
        var restored = await SettledAsync(cancellationToken).ConfigureAwait(false);
        var (on, off) = Changes(before, after);
        var (notOn, notOff) = Changes(before, restored);
        IsDoubtful |= !back.IsDone || notOn.Count > 0 || notOff.Count > 0;
        var (enables, disables) = wasOn ? (off, on) : (on, off);
        if (enables.Count > 0)
        {
            notes.Enables[field.Id] = enables;
        }

        if (disables.Count > 0)
        {
            notes.Disables[field.Id] = disables;
        }
    }

    // Fields that can be used now and couldn't before, and the other way round.
    private (IReadOnlyList<string> On, IReadOnlyList<string> Off) Changes(Snapshot before, Snapshot after)
    {
        var labels = new ElementLabels(after);
        var was = Inside(before).ToDictionary(e => e.Id, e => e.Is(ElementStates.Enabled));
        var changed = Inside(after)
            .Where(e => IsField(e.Role) && was.TryGetValue(e.Id, out var enabled) && enabled != e.Is(ElementStates.Enabled))
            .Select(e => (Name: ElementNames.Plain(labels.NameOf(e)), On: e.Is(ElementStates.Enabled)))
            .Where(c => c.Name.Length > 0).Distinct().ToList();
        return ([.. changed.Where(c => c.On).Select(c => c.Name)], [.. changed.Where(c => !c.On).Select(c => c.Name)]);
    }

    private static bool IsField(Role role) => ElementLabels.IsField(role) || role is Role.RadioButton or Role.ToggleButton;

    private static IEnumerable<Element> Group(Snapshot snapshot, Element radio)
    {
        var at = snapshot.IndexOf(radio.Id);
        return at < 0 || snapshot.Nodes[at].Parent < 0 ? [] : snapshot.ChildrenOf(snapshot.Nodes[at].Parent).Where(e => e.Role == Role.RadioButton);
    }

    private List<Element> Inside(Snapshot snapshot)
    {
        var at = snapshot.IndexOf(dialog.Id);
        return at < 0 ? [] : [.. Enumerable.Range(at, snapshot.SubtreeEnd(at) - at).Select(i => snapshot[i])];
    }

    private async Task<T> WaitAsync<T>(Func<Snapshot, T> read, Func<T, bool> isThere, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var value = read(await CaptureAsync(cancellationToken).ConfigureAwait(false));
            if (isThere(value) || !desktop.ChangesByItself || time.GetElapsedTime(started) > Patience)
            {
                return value;
            }

            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Snapshot> SettledAsync(CancellationToken cancellationToken)
    {
        await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        return await CaptureAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<Snapshot> CaptureAsync(CancellationToken cancellationToken) => desktop.CaptureAsync(new CaptureRequest { Application = application }, cancellationToken);

    private ValueTask<ActionOutcome> ActAsync(FunctionDefinition function, ElementId element, ActionArguments arguments, CancellationToken cancellationToken) =>
        desktop.ActAsync(application, new LamAction(function.Name, element, arguments), cancellationToken);
}
