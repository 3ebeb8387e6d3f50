using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding;

/// <summary>How a value gets into an element: as text, number, option or state.</summary>
internal static class ElementValues
{
    /// <summary>Sets a field.</summary>
    public static Option? Set(LineAct act, Candidate candidate, Element element, double asked)
    {
        var value = act.Value;
        var number = act.Span is { Number: { } n, Kind: not ArgumentKind.Boolean } ? n : ArgumentScanner.ToNumber(value);
        switch (element.Role)
        {
            case Role.SpinButton or Role.Slider when number is { } wanted:
                // A unit that isn't the field's own has to be written out for the field to convert it.
                var unit = act.Span?.Unit ?? "";
                return unit.Length > 0 && unit != "%" && element.Can(ElementPatterns.EditText) && element.Value?.Contains(unit, StringComparison.OrdinalIgnoreCase) != true && !IsPlain(element.Value)
                    ? new Option(candidate, UiFunctions.SetText.Name, ActionArguments.Of("text", value), asked + 0.05)
                    : new Option(candidate, UiFunctions.SetValue.Name, ActionArguments.Of("value", wanted), asked + 0.05, element.Range is { } range && Math.Abs(range.Current - wanted) < 1e-9);

            case Role.ComboBox or Role.List or Role.Tree when Chosen(element, value) is { } option:
                return new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", option), Math.Max(asked, 0.5) + 0.1, ElementNames.SameIgnoringCase(element.Value ?? "", value));

            case Role.ComboBox when element.Can(ElementPatterns.EditText):
                return new Option(candidate, UiFunctions.SetText.Name, ActionArguments.Of("text", value), asked - (element.Options.Count > 0 ? 0.1 : 0), element.Value == value);

            case Role.ComboBox or Role.List or Role.Tree:
                return new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", value), asked - (element.Options.Count > 0 ? 0.55 : 0.1));

            case Role.CheckBox or Role.ToggleButton when act.Span is { Kind: ArgumentKind.Boolean } flag:
                return new Option(candidate, UiFunctions.Toggle.Name, ActionArguments.Of("on", flag.Number == 1), asked, element.Is(ElementStates.Checked) == (flag.Number == 1));

            case Role.TextBox or Role.Cell or Role.SpinButton or Role.Document or Role.Paragraph when element.Can(ElementPatterns.EditText):
                var score = asked + (element.Role is Role.TextBox ? 0.03 : element.Role is Role.Cell ? 0 : -0.1);
                return new Option(candidate, UiFunctions.SetText.Name, ActionArguments.Of("text", value), score, !element.Is(ElementStates.Protected) && value.Length > 0 && element.Value == value);

            default:
                return null;
        }
    }

    /// <summary>Chooses an option of a field.</summary>
    public static Option? Select(LineAct act, Candidate candidate, Element element, double asked, double itself)
    {
        if (element.Role is Role.ComboBox or Role.List or Role.Tree or Role.TabList or Role.Table or Role.Menu or Role.Slider)
        {
            if (Chosen(element, act.Value) is { } option)
            {
                return new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", option), Math.Max(asked, 0.45) + 0.15, ElementNames.SameIgnoringCase(element.Value ?? "", act.Value));
            }

            var done = ElementNames.SameIgnoringCase(element.Value ?? "", act.Value);
            return asked <= 0 ? null : new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", act.Value), asked - (element.Options.Count > 0 ? 0.55 : 0), done, element.Options.Count > 0 ? "it has no such option" : "");
        }

        if (element.Role is Role.TextBox or Role.SpinButton or Role.CheckBox or Role.ToggleButton && asked > 0 && act.Span is not null)
        {
            return Set(act, candidate, element, asked - 0.1);
        }

        // The option may be an element of its own: a radio button, an item of an open list.
        return element.Role is Role.RadioButton or Role.ListItem or Role.TreeItem or Role.Cell or Role.MenuItem && itself > 0
            ? Item(act, candidate, element, itself - 0.05)
            : null;
    }

    /// <summary>Chooses an item by its own name, or as an option of what holds it.</summary>
    public static Option? Item(LineAct act, Candidate candidate, Element element, double asked)
    {
        switch (element.Role)
        {
            case Role.RadioButton:
                return new Option(candidate, Has(candidate, UiFunctions.Toggle) ? UiFunctions.Toggle.Name : UiFunctions.Click.Name,
                    Has(candidate, UiFunctions.Toggle) ? ActionArguments.Of("on", true) : ActionArguments.None, asked + 0.04, element.Is(ElementStates.Checked));
            case Role.CheckBox or Role.ToggleButton:
                return new Option(candidate, UiFunctions.Toggle.Name, ActionArguments.Of("on", true), asked - 0.03, element.Is(ElementStates.Checked));
            case Role.ListItem or Role.TreeItem or Role.Tab or Role.Cell or Role.Row or Role.MenuItem:
                var select = Has(candidate, UiFunctions.Select);
                return new Option(candidate, select ? UiFunctions.Select.Name : UiFunctions.Click.Name, ActionArguments.None, asked + 0.03, element.Is(ElementStates.Selected));
            case Role.ComboBox or Role.List or Role.Tree or Role.TabList when Chosen(element, act.Target) is { } option:
                return new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", option), 0.8, ElementNames.SameIgnoringCase(element.Value ?? "", option));
            case Role.Button or Role.Link when asked > 0:
                return new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, asked - 0.15);
            default:
                return null;
        }
    }

    /// <summary>Chooses a tab.</summary>
    public static Option? Tab(LineAct act, Candidate candidate, Element element, double asked) => element.Role switch
    {
        Role.Tab => new Option(candidate, Has(candidate, UiFunctions.Select) ? UiFunctions.Select.Name : UiFunctions.Click.Name, ActionArguments.None, asked + 0.05, element.Is(ElementStates.Selected)),
        Role.TabList or Role.List or Role.Tree when Chosen(element, act.Target) is { } option => new Option(candidate, UiFunctions.Select.Name, ActionArguments.Of("option", option), 0.85),
        Role.ListItem or Role.TreeItem => Item(act, candidate, element, asked - 0.05),
        Role.Button or Role.ToggleButton or Role.RadioButton => new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, asked - 0.15),
        _ => null,
    };

    // The option as the application writes it, where it is what the line says apart from case and decoration.
    private static string? Chosen(Element element, string value) => element.Options.FirstOrDefault(o => ElementNames.SameIgnoringCase(o, value));

    private static bool Has(Candidate candidate, FunctionDefinition function) => candidate.Functions.Any(f => f.Name == function.Name);

    private static bool IsPlain(string? value) => value is not null && value.Length > 0 && ArgumentScanner.ToNumber(value) is not null;
}
