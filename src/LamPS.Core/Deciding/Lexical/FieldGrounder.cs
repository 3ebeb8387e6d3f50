using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Values into fields, options of fields.</summary>
internal static class FieldGrounder
{
    private static readonly Dictionary<Role, double> SetFit = new()
    {
        [Role.TextBox] = 1, [Role.SpinButton] = 1, [Role.ComboBox] = 1, [Role.Slider] = 1, [Role.List] = 0.93, [Role.Tree] = 0.9, [Role.Table] = 0.85,
        [Role.TabList] = 0.86, [Role.CheckBox] = 0.8, [Role.ToggleButton] = 0.75, [Role.Cell] = 0.97, [Role.Document] = 0.9, [Role.Paragraph] = 0.85,
        [Role.Heading] = 0.85,
    };

    private static readonly HashSet<Role> Choosers = [Role.ComboBox, Role.List, Role.Tree, Role.Table, Role.TabList];
    private static readonly HashSet<Role> Items = [Role.RadioButton, Role.ListItem, Role.TreeItem, Role.Row, Role.Cell, Role.Tab];

    /// <summary>Ways to put a value into a field, or to choose an option of it.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="act">Act.</param>
    /// <param name="typed">Whether the line says to type: into a document that adds, "set" replaces.</param>
    public static IEnumerable<Choice> Find(Scene scene, LineAct act, bool typed)
    {
        foreach (var target in scene.Elements)
        {
            if (SetFit.TryGetValue(target.Role, out var fit))
            {
                var match = scene.Match(act, target);
                var exact = act.Value.Length > 0 && Scene.Option(target.Element!.Options, act.Value) is { Match: 1 };
                if (match >= NameSimilarity.Threshold || (exact && match >= 0.3))
                {
                    // A value among the options of a field is strong evidence for the field.
                    match = Math.Min(1, match + (exact ? 0.12 : 0));
                    foreach (var choice in Fill(target, act, typed, Scene.Score(match, fit, act, target), Scene.Why(match) + (exact ? ", and the value is one of its options" : "")))
                    {
                        yield return choice;
                    }
                }
            }

            if (Items.Contains(target.Role) && act.Value.Length > 0)
            {
                foreach (var choice in Item(scene, target, act))
                {
                    yield return choice;
                }
            }
        }

        if (act.Operation == LineOperation.SelectOption)
        {
            foreach (var choice in MenuGrounder.ByPath(scene, act with { Target = $"{act.Target} > {act.Value}" }).Where(c => c.Score >= 0.9))
            {
                yield return choice with { Score = choice.Score - 0.08 };
            }
        }
    }

    // An item of a list, a radio button of a group: the container has the field's name, the item the value's.
    private static IEnumerable<Choice> Item(Scene scene, Target target, LineAct act)
    {
        var value = scene.Match(NameKey.Of(act.Value), target);
        if (value < 0.85)
        {
            yield break;
        }

        var wanted = NameKey.Of(act.Target);
        var container = scene.View.Containers(target.Index).Take(3).Select(c => NameSimilarity.Of(wanted, NameKey.Of(c.Name))).DefaultIfEmpty(0).Max();
        if (container < NameSimilarity.Threshold)
        {
            yield break;
        }

        var score = Scene.Score(Math.Min(value, 0.5 * (value + container)), 0.97, act with { Roles = [] }, target);
        foreach (var choice in Choose(target, score, "the value is one of its items"))
        {
            yield return choice;
        }
    }

    /// <summary>Ways to choose an item itself.</summary>
    public static IEnumerable<Choice> Choose(Target target, double score, string why)
    {
        var done = target.IsOn ? $"{target} is selected already" : null;
        FunctionDefinition[] ways = target.Role == Role.CheckBox || target.Role == Role.ToggleButton
            ? [UiFunctions.Toggle, UiFunctions.Click]
            : [UiFunctions.Select, UiFunctions.Click];
        var lower = 0.0;
        foreach (var way in ways)
        {
            var arguments = way == UiFunctions.Toggle ? ActionArguments.Of("on", true) : ActionArguments.None;
            foreach (var choice in Scene.Offer(target, way, arguments, score - lower, why))
            {
                yield return choice with { Done = done };
                lower += 0.2;
            }
        }
    }

    private static IEnumerable<Choice> Fill(Target target, LineAct act, bool typed, double score, string why)
    {
        var element = target.Element!;
        if (act.Operation == LineOperation.SelectOption && !Choosers.Contains(target.Role))
        {
            score -= 0.1;
        }

        switch (target.Role)
        {
            case Role.CheckBox or Role.ToggleButton:
                return [];
            case Role.SpinButton or Role.Slider:
                return Number(target, act, score, why);
            case Role.ComboBox or Role.List or Role.Tree or Role.TabList or Role.Table:
                return Option(target, act, score, why);
            case Role.Cell when !target.Can(ElementPatterns.EditText):
                return Cell(target, act, score, why);
            case Role.Document or Role.Paragraph or Role.Heading:
                return Scene.Offer(target, UiFunctions.TypeKeys, ActionArguments.Of("text", act.Value), score, why);
            default:
                return typed && element.Is(ElementStates.MultiLine)
                    ? Scene.Offer(target, UiFunctions.TypeKeys, ActionArguments.Of("text", act.Value), score, why)
                    : Text(target, act.Value, score, why);
        }
    }

    /// <summary>Sets a text.</summary>
    public static IEnumerable<Choice> Text(Target target, string text, double score, string why) =>
        Scene.Offer(target, UiFunctions.SetText, ActionArguments.Of("text", text), score, why)
            .Select(c => c with { Done = target.Element!.Value == text ? $"{target} has that text already" : null });

    private static IEnumerable<Choice> Number(Target target, LineAct act, double score, string why)
    {
        var element = target.Element!;

        // Words are hardly meant for a number: something else of the name may take them.
        var lower = act.Value.Any(char.IsDigit) ? 0.0 : 0.2;
        if (LengthUnits.Number(act.Span, element.Value) is { } number)
        {
            var range = element.Range;
            var limits = range is { } r && r.Maximum > r.Minimum && (number < r.Minimum || number > r.Maximum)
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{target} takes {r.Minimum:0.###} to {r.Maximum:0.###}, not {number:0.###}")
                : null;
            foreach (var choice in Scene.Offer(target, UiFunctions.SetValue, ActionArguments.Of("value", number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : number), score, why))
            {
                yield return choice with
                {
                    Hindrance = choice.Hindrance ?? limits,
                    Done = range is { } current && Math.Abs(current.Current - number) < 1e-9 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{target} is {number:0.###} already") : null,
                };
                lower = 0.2;
            }

            // No text gets past the limits either.
            if (limits is not null)
            {
                yield break;
            }
        }

        if (act.Value.Length > 0)
        {
            foreach (var choice in Text(target, act.Value, score - lower, why))
            {
                yield return choice;
            }
        }
    }

    private static IEnumerable<Choice> Option(Target target, LineAct act, double score, string why)
    {
        var element = target.Element!;
        if (Scene.Option(element.Options, act.Value) is { } option)
        {
            var less = option.Match < 0.93 ? 0.1 : 0;
            foreach (var choice in Scene.Offer(target, UiFunctions.Select, ActionArguments.Of("option", option.Option), score - less, why))
            {
                yield return choice with { Done = Scene.Shows(element, option.Option) ? $"{target} is that already" : null };
            }

            yield break;
        }

        // What an editable field offers is no limit to what it takes; what a list offers is.
        var takesAny = target.Can(ElementPatterns.EditText);
        var unknown = element.Options.Count > 0 && !takesAny ? $"{target} has no option '{ScreenText.Short(act.Value, 40)}'; it has: {Listed(element.Options)}" : null;

        // A combo box that lets a text box inside of it take the text: that one is meant.
        score -= act.Operation == LineOperation.Set && !takesAny && element.Options.Count == 0 ? 0.06 : 0;
        var setText = takesAny && (act.Operation == LineOperation.Set || !target.Takes(UiFunctions.Select));
        var choices = setText
            ? Text(target, act.Value, score, why)
            : Scene.Offer(target, UiFunctions.Select, ActionArguments.Of("option", act.Value), score, why);
        foreach (var choice in choices)
        {
            yield return choice with { Hindrance = choice.Hindrance ?? unknown, Done = choice.Done ?? (Scene.Shows(element, act.Value) ? $"{target} is that already" : null) };
        }

        if (takesAny)
        {
            var other = setText ? Scene.Offer(target, UiFunctions.Select, ActionArguments.Of("option", act.Value), score - 0.2, why) : Text(target, act.Value, score - 0.2, why);
            foreach (var choice in other)
            {
                yield return choice;
            }
        }
    }

    // A cell of a spreadsheet takes what is typed when it has been chosen; Enter makes it count.
    private static IEnumerable<Choice> Cell(Target target, LineAct act, double score, string why)
    {
        var element = target.Element!;
        var done = act.Value.Length > 0 && element.Value == act.Value ? $"{target} has that already" : null;
        if (element.Is(ElementStates.Focused) || (element.Is(ElementStates.Selected) && target.IsInActive))
        {
            foreach (var choice in Scene.Offer(target, UiFunctions.TypeKeys, new ActionArguments([new("text", act.Value), new("keys", "Enter")]), score, why))
            {
                yield return choice with { Done = done };
            }
        }
        else
        {
            foreach (var choice in Choose(target, score, why))
            {
                yield return choice with { Done = done, Continues = true };
            }
        }
    }

    private static string Listed(IReadOnlyList<string> options) =>
        string.Join(", ", options.Take(12).Select(o => $"'{ScreenText.Short(o, 30)}'")) + (options.Count > 12 ? ", ..." : "");
}
