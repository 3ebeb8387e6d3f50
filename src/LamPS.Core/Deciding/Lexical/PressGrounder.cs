using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Buttons and whatever else is pressed.</summary>
internal static class PressGrounder
{
    private static readonly Dictionary<Role, double> Fit = new()
    {
        [Role.Button] = 1, [Role.ToggleButton] = 1, [Role.Link] = 1, [Role.MenuItem] = 0.96, [Role.Menu] = 0.92, [Role.Tab] = 0.94, [Role.CheckBox] = 0.94,
        [Role.RadioButton] = 0.94, [Role.ListItem] = 0.93, [Role.TreeItem] = 0.93, [Role.Cell] = 0.9, [Role.Row] = 0.9, [Role.Header] = 0.86, [Role.ComboBox] = 0.86,
        [Role.TextBox] = 0.86, [Role.SpinButton] = 0.84, [Role.Slider] = 0.84, [Role.Image] = 0.85, [Role.Document] = 0.8, [Role.Paragraph] = 0.75, [Role.Heading] = 0.75,
        [Role.Label] = 0.68, [Role.Group] = 0.6, [Role.Pane] = 0.55,
    };

    private const double MenuFit = 0.88;
    private const double Pressable = 0.92;

    // Small words don't count for likeness, so "Replace" and "Replace with" are as near to each other as word forms of one name.
    private const double OwnName = 0.95;

    /// <summary>Ways to press.</summary>
    public static IEnumerable<Choice> Find(Scene scene, LineAct act)
    {
        var arguments = act.Click switch
        {
            "double" => ActionArguments.Of("double", true),
            "" => ActionArguments.None,
            _ => ActionArguments.Of("button", act.Click),
        };
        foreach (var target in scene.Elements)
        {
            // What isn't made to be pressed must be called by its own name, or by its kind: "Press Replace" never means the field "Replace with".
            var match = Fit.TryGetValue(target.Role, out var fit) ? scene.Match(act, target) : 0;
            if (match < (fit >= Pressable || act.Roles.Contains(target.Role) ? NameSimilarity.Threshold : OwnName))
            {
                continue;
            }

            var score = Scene.Score(match, fit, act, target);
            foreach (var choice in Scene.Offer(target, UiFunctions.Click, arguments, score, Scene.Why(match)))
            {
                yield return choice with { Done = act.Click.Length == 0 && target.IsOn && target.Role is Role.Tab or Role.RadioButton && target.IsOn ? $"{target} is on already" : null };
            }

            // Where a press does nothing, another way may.
            if (act.Click.Length == 0)
            {
                var other = target.Role is Role.Tab or Role.ListItem or Role.TreeItem or Role.RadioButton ? UiFunctions.Select : UiFunctions.Toggle;
                foreach (var choice in Scene.Offer(target, other, ActionArguments.None, score - 0.2, Scene.Why(match)))
                {
                    yield return choice;
                }
            }
        }

        if (act.Click.Length == 0 && (act.Roles.Count == 0 || act.Roles.Contains(Role.MenuItem)))
        {
            foreach (var choice in MenuGrounder.ByName(scene, act, MenuFit))
            {
                yield return choice;
            }
        }

        // "press Insert" means a button where there is one, and else the key.
        if (act.Click.Length == 0 && (KeyNames.Named(act.Target) ?? KeyNames.Canonical(act.Target)) is { } keys && (act.Target.Length > 1))
        {
            foreach (var choice in TextGrounder.Keys(scene, keys, act.Times, 0.75))
            {
                yield return choice;
            }
        }
    }
}
