using System.Collections.Frozen;
using LamPS.Core.Actions;
using LamPS.Core.Elements;

namespace LamPS.Core.Policies;

/// <summary>
/// Judges how risky an action is from its function and from everything that it would set off: the element, the menu path, and for keys the
/// focused element and the default button, so that pressing Enter on 'Delete everything' is no way around a rule on clicking it.
/// </summary>
public static class RiskAssessor
{
    private static readonly FrozenSet<string> Destructive = FrozenSet.ToFrozenSet(
        [
            "delete", "deletes", "remove", "erase", "wipe", "destroy", "discard", "overwrite", "reset", "purge", "clear", "trash", "uninstall",
            "revoke", "terminate", "kill", "drop", "löschen", "entfernen", "verwerfen", "supprimer", "effacer", "eliminar", "borrar", "elimina",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Outside = FrozenSet.ToFrozenSet(
        [
            "send", "e-mail", "email", "mail", "publish", "upload", "share", "post", "buy", "order", "pay", "purchase", "checkout", "tweet", "print",
            "call", "invite", "transfer", "deploy", "senden", "drucken", "envoyer", "imprimer", "enviar", "imprimir", "invia", "stampa",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Functions that only put something into a field: the field's name says nothing of what would happen ("Email", "Print range").
    private static readonly FrozenSet<string> FieldFunctions = FrozenSet.ToFrozenSet(
        ["set_text", "set_value", "focus", "scroll", "read_text", "select_text", "wait_for", "screenshot", "expand", "collapse"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Moving = FrozenSet.ToFrozenSet(
        ["Ctrl", "Shift", "Home", "End", "PageUp", "PageDown", "Up", "Down", "Left", "Right"], StringComparer.OrdinalIgnoreCase);

    private static readonly char[] WordBreaks = [' ', '\t', '>', '.', '…', ',', ':', ';', '(', ')', '/', '\'', '"', '!', '?', '_', '&'];

    /// <summary>Judges an action.</summary>
    /// <param name="function">The function.</param>
    /// <param name="action">The action.</param>
    /// <param name="application">Name of the application, or empty.</param>
    /// <param name="element">The element that it acts on, or null.</param>
    /// <param name="snapshot">What is on the screen.</param>
    public static PolicySubject Assess(FunctionDefinition function, LamAction action, string application, Element? element, Snapshot snapshot)
    {
        var targets = new List<string>();
        if (element is not null)
        {
            targets.Add(element.Name);
        }

        if (action.Arguments.Text("path") is { } path && function == UiFunctions.InvokeMenu)
        {
            targets.Add(path);
        }

        if (function == UiFunctions.Select && action.Arguments.Text("option") is { } option)
        {
            // Only what is chosen from a menu acts; an option of a list is a value.
            if (element?.Role is Role.Menu or Role.MenuBar)
            {
                targets.Add(option);
            }
        }

        if (function == UiFunctions.TypeKeys && PressesSomething(action.Arguments))
        {
            AddPressed(snapshot, targets);
        }

        var risk = function == UiFunctions.TypeKeys && MovesOnly(action.Arguments) ? Risk.Read : function.Risk;
        if (!FieldFunctions.Contains(function.Name) && !IsField(element, function))
        {
            foreach (var target in targets)
            {
                risk = (Risk)Math.Max((int)risk, (int)RiskOf(target));
            }
        }

        return new PolicySubject(application, function.Name, targets, risk);
    }

    private static bool IsField(Element? element, FunctionDefinition function) =>
        function == UiFunctions.Select && element?.Role is Role.ComboBox or Role.List or Role.ListItem or Role.Tree or Role.TreeItem or Role.TabList or Role.Tab
        || element?.Role is Role.TextBox or Role.SpinButton or Role.CheckBox or Role.RadioButton or Role.Document or Role.Paragraph or Role.Cell;

    // Keys that move the caret or the view, with or without selecting.
    private static bool MovesOnly(ActionArguments arguments) =>
        string.IsNullOrEmpty(arguments.Text("text"))
        && arguments.Text("keys") is { Length: > 0 } keys
        && keys.Split([' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries).All(Moving.Contains);

    private static bool PressesSomething(ActionArguments arguments)
    {
        var keys = arguments.Text("keys") ?? "";
        return keys.Contains("Enter", StringComparison.OrdinalIgnoreCase)
            || keys.Contains("Return", StringComparison.OrdinalIgnoreCase)
            || keys.Contains("Space", StringComparison.OrdinalIgnoreCase)
            || (arguments.Text("text") ?? "").AsSpan().ContainsAny('\n', '\r');
    }

    private static void AddPressed(Snapshot snapshot, List<string> targets)
    {
        if (snapshot.Focused is { Role: Role.Button or Role.ToggleButton or Role.MenuItem or Role.Link } focused)
        {
            targets.Add(focused.Name);
            return;
        }

        targets.AddRange(snapshot.Elements.Where(e => e.Role == Role.Button && e.Is(ElementStates.Default)).Select(e => e.Name));
    }

    private static Risk RiskOf(string target)
    {
        var risk = Risk.Read;
        foreach (var word in target.Split(WordBreaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Outside.Contains(word))
            {
                return Risk.Outside;
            }

            if (Destructive.Contains(word))
            {
                risk = Risk.Destructive;
            }
        }

        return risk;
    }
}
