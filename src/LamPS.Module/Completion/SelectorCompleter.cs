using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes selectors: of what the application shows now, and of roles when nothing can be seen.</summary>
public sealed class SelectorCompleter : HostCompleter
{
    private static readonly string[] Roles =
    [
        "button", "checkbox", "combobox", "dialog", "document", "listitem", "menuitem", "radiobutton", "slider", "spinbutton", "tab", "textbox", "togglebutton", "window",
    ];

    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) => Seen(bound).Concat(Roles.Select(r => new Candidate(r)));

    private static IEnumerable<Candidate> Seen(IDictionary bound)
    {
        // Without an application the host would have to look at all of them; a private session would be started for looking alone.
        if (Text(bound, "Application") is not { } application || bound.Contains("Headless"))
        {
            return [];
        }

        var scope = new DesktopScope(Text(bound, "Desktop") ?? "auto", Headless: false, application);
        return (HostQuestion.AskQuickly<ElementList>(Methods.Look, new LookRequest(scope, "*", Start: false))?.Elements ?? [])
            .Where(e => e.Name.Length > 0 && e.Role is not "application")
            .Select(e => new Candidate(SelectorFor(e), e.Value is { Length: > 0 } value ? $"{e.Role} '{e.Name}': {value}" : $"{e.Role} '{e.Name}'"))
            .GroupBy(c => c.Text, StringComparer.Ordinal)
            .Select(g => g.First());
    }

    // The short form, which is what people would write; the host's own is exact and long.
    private static string SelectorFor(ElementInfo element) => $"{element.Role}[name='{element.Name.Replace("\\", "\\\\").Replace("'", "\\'")}']";
}
