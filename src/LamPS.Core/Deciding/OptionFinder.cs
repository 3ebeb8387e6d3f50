using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding;

/// <summary>What can be done for one act of a plan line with each candidate, and how well it fits.</summary>
internal sealed class OptionFinder(DecisionContext context, IReadOnlyList<Candidate> candidates)
{
    private readonly ElementLabels _labels = new(context.Snapshot);
    private readonly Element? _active = context.Snapshot.ActiveWindow;

    /// <summary>The options for an act, best first.</summary>
    /// <param name="act">Act.</param>
    public IReadOnlyList<Option> For(LineAct act)
    {
        var options = new List<Option>();
        foreach (var candidate in candidates)
        {
            if (candidate.Menu is not null)
            {
                Add(options, OfMenu(act, candidate));
            }
            else if (candidate.Element is { } element)
            {
                Add(options, OfElement(act, candidate, element));
            }
            else
            {
                Add(options, OfApplication(act, candidate));
            }
        }

        return [.. options.OrderByDescending(o => o.Score)];
    }

    private static void Add(List<Option> options, Option? option)
    {
        if (option is { Score: > 0 } && option.Candidate.Functions.Any(f => f.Name == option.Function))
        {
            options.Add(option);
        }
    }

    private static Option? OfMenu(LineAct act, Candidate candidate)
    {
        var menu = candidate.Menu!;
        var score = act.Operation switch
        {
            LineOperation.Choose or LineOperation.Switch => NameScore.OfPath(act.Target, menu.Path),
            LineOperation.Open => NameScore.OfPath(act.Target, menu.Path) - 0.02,
            LineOperation.Press or LineOperation.SelectItem => NameScore.OfPath(act.Target, menu.Path) - (act.Roles.Contains(Role.MenuItem) ? 0 : 0.15),
            LineOperation.SelectOption => NameScore.OfPath($"{act.Target} > {act.Value}", menu.Path) - 0.1,
            _ => 0,
        };
        if (score <= 0)
        {
            return null;
        }

        var note = menu.Enabled ? "" : "it is disabled";
        score -= menu.Enabled ? 0 : 0.6;
        var checkable = (menu.States & (ElementStates.Checkable | ElementStates.Checked)) != 0;
        var isOn = (menu.States & ElementStates.Checked) != 0;
        if (act.Operation == LineOperation.Switch && !checkable)
        {
            score -= 0.05;
        }

        var done = act.Operation == LineOperation.Switch && checkable && act.On == isOn;
        return new Option(candidate, UiFunctions.InvokeMenu.Name, ActionArguments.Of("path", menu.Path), score, done, note);
    }

    private Option? OfApplication(LineAct act, Candidate candidate)
    {
        switch (act.Operation)
        {
            case LineOperation.Type:
                return new Option(candidate, UiFunctions.TypeKeys.Name, ActionArguments.Of("text", act.Value), 1);
            case LineOperation.Keys:
                return new Option(candidate, UiFunctions.TypeKeys.Name, ActionArguments.Of("keys", act.Value), 1);
            case LineOperation.SelectText:
                var text = ActionArguments.Of("text", act.Value);
                return new Option(candidate, UiFunctions.SelectText.Name, act.Occurrence > 0 ? text.With("occurrence", act.Occurrence) : text, 0.7);
            case LineOperation.SelectAll:
                return new Option(candidate, UiFunctions.SelectText.Name, ActionArguments.None, 0.7);
            case LineOperation.Screenshot:
                return new Option(candidate, UiFunctions.Screenshot.Name, act.Value.Length == 0 ? ActionArguments.None : ActionArguments.Of("path", act.Value), 1);
            case LineOperation.Save when LineActs.Function(context, act) is { } save:
                return new Option(candidate, save, act.Value.Length == 0 ? ActionArguments.None : ActionArguments.Of("path", act.Value), 1);
            case LineOperation.Close when _active?.Role == Role.Dialog:
                return new Option(candidate, UiFunctions.TypeKeys.Name, ActionArguments.Of("keys", "Escape"), 0.6);
            case LineOperation.Call when context.Functions.TryGet(act.Target, out var function) && Arguments(function, act) is { } arguments:
                return new Option(candidate, function.Name, arguments, 1);
            default:
                return null;
        }
    }

    private Option? OfElement(LineAct act, Candidate candidate, Element element)
    {
        var name = _labels.NameOf(element);
        var asked = Math.Max(NameScore.Of(act.Target, name), 0.9 * NameScore.Of(act.Target, element.AutomationId));
        var option = act.Operation switch
        {
            LineOperation.Press => Press(act, candidate, element, asked),
            LineOperation.Choose => Press(act with { Target = Last(act.Target) }, candidate, element, NameScore.Of(Last(act.Target), name) - 0.3),
            LineOperation.Set => ElementValues.Set(act, candidate, element, asked),
            LineOperation.SelectOption => ElementValues.Select(act, candidate, element, asked, NameScore.Of(act.Value, name)),
            LineOperation.SelectItem => ElementValues.Item(act, candidate, element, asked),
            LineOperation.GoToTab => ElementValues.Tab(act, candidate, element, asked),
            LineOperation.Switch => Switch(act, candidate, element, asked),
            LineOperation.Type => Type(act, candidate, element),
            LineOperation.SelectText => SelectText(act, candidate, element),
            LineOperation.SelectAll => element.Role is Role.Document || (element.Is(ElementStates.Focused) && element.Can(ElementPatterns.Text))
                ? new Option(candidate, UiFunctions.SelectText.Name, ActionArguments.None, element.Role is Role.Document ? 0.9 : 0.8)
                : null,
            LineOperation.SelectPart => SelectPart(act, candidate, element),
            LineOperation.Open => Open(candidate, element, asked),
            LineOperation.Close => Close(act, candidate, element, asked),
            LineOperation.Expand => new Option(candidate, UiFunctions.Expand.Name, ActionArguments.None, asked, element.Is(ElementStates.Expanded)),
            LineOperation.Collapse => new Option(candidate, UiFunctions.Collapse.Name, ActionArguments.None, asked, !element.Is(ElementStates.Expanded)),
            LineOperation.Focus => new Option(candidate, UiFunctions.Focus.Name, ActionArguments.None, asked, element.Is(ElementStates.Focused)),
            LineOperation.Scroll when act.Target.Length > 0 => new Option(candidate, UiFunctions.Scroll.Name, ActionArguments.None, asked),
            LineOperation.Scroll when element.Can(ElementPatterns.Scroll) || element.Role is Role.Document =>
                new Option(candidate, UiFunctions.Scroll.Name, ActionArguments.Of("direction", act.Value), element.Role is Role.Document ? 0.8 : 0.6),
            _ => null,
        };
        return option is null ? null : Weighed(act, option, element);
    }

    private static Option? Press(LineAct act, Candidate candidate, Element element, double asked)
    {
        var score = asked + element.Role switch
        {
            Role.Button => 0.04,
            Role.ToggleButton or Role.Link or Role.MenuItem or Role.ListItem or Role.Tab or Role.TreeItem or Role.CheckBox or Role.RadioButton or Role.Cell or Role.Row or Role.Menu => 0,
            _ => -0.25,
        };
        var arguments = act.Click switch
        {
            "double" => ActionArguments.Of("double", true),
            "" => ActionArguments.None,
            var button => ActionArguments.Of("button", button),
        };
        return asked <= 0 ? null : new Option(candidate, UiFunctions.Click.Name, arguments, score);
    }

    private static Option? Switch(LineAct act, Candidate candidate, Element element, double asked)
    {
        if (asked <= 0)
        {
            return null;
        }

        if (element.Role is Role.CheckBox or Role.ToggleButton or Role.RadioButton || element.Can(ElementPatterns.Toggle))
        {
            var isOn = element.Is(ElementStates.Checked);
            return new Option(candidate, UiFunctions.Toggle.Name, act.On is { } on ? ActionArguments.Of("on", on) : ActionArguments.None, asked + 0.04, act.On == isOn);
        }

        // A plain button that switches something shows no state: pressing it is the best that can be done.
        return element.Role is Role.Button or Role.MenuItem && act.On != false ? new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, asked - 0.1) : null;
    }

    private Option? Type(LineAct act, Candidate candidate, Element element)
    {
        // Where the focus is; only when it is nowhere that takes text does the document get it.
        var focused = context.Snapshot.Focused;
        return focused is not null && (focused.Is(ElementStates.Editable) || focused.Can(ElementPatterns.Text) || focused.Role is Role.Document or Role.Paragraph or Role.Cell or Role.Table)
            ? null
            : element.Role is Role.Document || (element.Role is Role.TextBox && element.Is(ElementStates.MultiLine | ElementStates.Editable))
            ? new Option(candidate, UiFunctions.TypeKeys.Name, ActionArguments.Of("text", act.Value), 1.05)
            : null;
    }

    private static Option? SelectText(LineAct act, Candidate candidate, Element element)
    {
        if (element.Role is not (Role.Document or Role.Paragraph or Role.Heading or Role.TextBox or Role.Cell) || !element.Can(ElementPatterns.Text))
        {
            return null;
        }

        var has = element.Value?.Contains(act.Value, StringComparison.Ordinal) == true;
        var arguments = ActionArguments.Of("text", act.Value);
        if (act.Occurrence > 0)
        {
            // Counted through the whole document, not within one paragraph.
            return element.Role is Role.Document || (element.Role is Role.TextBox && has)
                ? new Option(candidate, UiFunctions.SelectText.Name, arguments.With("occurrence", act.Occurrence), 1)
                : null;
        }

        return has
            ? new Option(candidate, UiFunctions.SelectText.Name, arguments, element.Role is Role.Document ? 0.95 : 1)
            : element.Role is Role.Document ? new Option(candidate, UiFunctions.SelectText.Name, arguments, 0.75) : null;
    }

    private Option? SelectPart(LineAct act, Candidate candidate, Element element)
    {
        var wanted = act.Target.Contains("paragraph", StringComparison.OrdinalIgnoreCase) ? Role.Paragraph : Role.Heading;
        var parts = context.Snapshot.Elements.Where(e => e.Role == wanted && !string.IsNullOrWhiteSpace(e.Value ?? e.Name)).ToList();
        var certain = parts.Count > 0;
        if (!certain && wanted == Role.Heading)
        {
            // Nothing is marked as a heading: the first line with text is what people mean.
            parts = [.. context.Snapshot.Elements.Where(e => e.Role == Role.Paragraph && !string.IsNullOrWhiteSpace(e.Value ?? e.Name)).Take(1)];
        }

        var index = act.Occurrence switch { 0 => 0, < 0 => parts.Count - 1, var n => n - 1 };
        return index >= 0 && index < parts.Count && parts[index].Id == element.Id
            ? new Option(candidate, UiFunctions.SelectText.Name, ActionArguments.None, certain ? 1 : 0.75)
            : null;
    }

    private static Option? Open(Candidate candidate, Element element, double asked) => asked <= 0 ? null : element.Role switch
    {
        Role.ComboBox or Role.TreeItem or Role.Menu when element.Can(ElementPatterns.ExpandCollapse) => new Option(candidate, UiFunctions.Expand.Name, ActionArguments.None, asked, element.Is(ElementStates.Expanded)),
        Role.ListItem or Role.Row or Role.Cell => new Option(candidate, UiFunctions.Click.Name, ActionArguments.Of("double", true), asked - 0.05),
        Role.Tab => new Option(candidate, UiFunctions.Select.Name, ActionArguments.None, asked),
        Role.Dialog or Role.Window => new Option(candidate, UiFunctions.Focus.Name, ActionArguments.None, asked, element.Is(ElementStates.Showing)),
        Role.Button or Role.ToggleButton or Role.MenuItem or Role.Link => new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, asked - 0.02),
        _ => null,
    };

    private Option? Close(LineAct act, Candidate candidate, Element element, double asked)
    {
        if (element.Role != Role.Button)
        {
            return null;
        }

        var plain = ElementNames.Plain(element.Name);
        var closes = plain.Equals("Close", StringComparison.OrdinalIgnoreCase) ? 1 : plain.Equals("Cancel", StringComparison.OrdinalIgnoreCase) ? 0.85 : 0;
        var at = context.Snapshot.IndexOf(element.Id);
        var window = at < 0 ? null : context.Snapshot.WindowOf(at);
        var fits = act.Target.Length == 0 || window is null || window == _active ? 1 : NameScore.Of(act.Target, window.Name);
        return closes > 0 ? new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, closes * fits) : asked > 0.9 ? new Option(candidate, UiFunctions.Click.Name, ActionArguments.None, asked - 0.1) : null;
    }

    // What holds for any act: the window in front, what the line calls the element, whether it takes input.
    private Option Weighed(LineAct act, Option option, Element element)
    {
        var score = option.Score;
        var note = option.Note;
        var at = context.Snapshot.IndexOf(element.Id);
        var window = at < 0 ? null : context.Snapshot.WindowOf(at);
        if (window is not null && _active is not null)
        {
            score += window.Id == _active.Id ? 0.08 : _active.Is(ElementStates.Modal) ? -0.5 : 0;
            note = window.Id != _active.Id && _active.Is(ElementStates.Modal) ? "another window must be answered first" : note;
        }

        if (act.Roles.Count > 0)
        {
            score += act.Roles.Contains(element.Role) ? 0.06 : -0.25;
        }

        if (!element.Is(ElementStates.Enabled))
        {
            score -= 0.6;
            note = "it is disabled";
        }

        return option with { Score = score, Note = note };
    }

    private static ActionArguments? Arguments(FunctionDefinition function, LineAct act)
    {
        var arguments = ActionArguments.None;
        foreach (var argument in function.Arguments)
        {
            var given = act.Arguments.FirstOrDefault(a => a.Key.Equals(argument.Name, StringComparison.OrdinalIgnoreCase)).Value;
            if (Calls.As(given, argument.Type) is { } value)
            {
                arguments = arguments.With(argument.Name, value);
            }
            else if (argument.Required || given is not null)
            {
                return null;
            }
        }

        return arguments;
    }

    private static string Last(string path) => path[(path.LastIndexOf('>') + 1)..].Trim();
}
