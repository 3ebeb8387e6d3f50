using System.Text.Json.Nodes;
using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Plays tasks on synthetic screens and takes down each state with the right action.</summary>
internal sealed class EpisodeMaker(Vocabulary words)
{
    private const int MostMenus = 48;
    private const int FailureInPercent = 9;

    /// <summary>How a plan is written: a line for each action, the menu path alone, or the request's own words.</summary>
    private enum PlanStyle
    {
        PerAction,
        MenuPath,
        Clause,
    }

    /// <summary>The records of one episode.</summary>
    /// <param name="application">Application.</param>
    /// <param name="source">Source that the records name.</param>
    /// <param name="id">Id of the episode.</param>
    /// <param name="random">Chance.</param>
    public IReadOnlyList<StateAction> Make(TaskSource application, string source, string id, SeededRandom random)
    {
        if (application.Menus.Count == 0)
            return [];
        var map = application.Map;
        var tasks = new TaskMaker(application, words, random);
        var clauses = tasks.Draw();
        var request = tasks.Request(clauses);
        var style = random.Next(100) switch { < 50 => PlanStyle.PerAction, < 80 => PlanStyle.MenuPath, _ => PlanStyle.Clause };
        var lines = Lines(clauses, style, random);
        var menus = Menus(map, clauses, random);
        var screen = new SyntheticScreen(application, ScreenStyle.Draw(application.Title, words, random), random.Between(3, 4000));
        var fails = random.Next(100) < FailureInPercent ? random.Next(lines.Count) : -1;
        var records = new List<StateAction>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, family, steps) = lines[i];
            var history = new List<RecordedStep>();

            // What holds already needs no action; a line of which nothing is left is finished without one.
            var open = new Queue<TaskStep>(steps);
            while (true)
            {
                while (open.Count > 1 && screen.Holds(open.Peek()))
                    open.Dequeue();
                var step = open.Dequeue();
                var isDone = screen.Holds(step);
                var cannot = i == fails && !isDone && open.Count == steps.Count - 1 && step.Kind is not (StepKind.Type or StepKind.Keys);
                if (cannot)
                    screen.Hide(step);
                var scene = screen.Show(records.Count == 0 || cannot ? menus : null);
                var target = screen.Target(step);
                var status = cannot ? "fail" : open.Count > 0 ? "continue" : "finish";
                records.Add(new StateAction
                {
                    Id = $"{id}#{records.Count + 1}",
                    Source = source,
                    Family = cannot ? "impossible" : isDone ? "done-already" : family,
                    Split = Split.Train,
                    Application = map.Application,
                    Request = request,
                    Line = line,
                    Next = i + 1 < lines.Count ? lines[i + 1].Line : null,
                    LineNumber = i + 1,
                    Lines = lines.Count,
                    History = [.. history],
                    Scene = scene,
                    Action = cannot || isDone ? new RecordedAction { Function = "", Status = status } : ToAction(step, target, status),
                });
                if (cannot)
                    return records;
                if (!isDone)
                {
                    history.Add(new RecordedStep(line, records[^1].Action.Function, Name(step, target), true));
                    screen.Do(step);
                }

                if (open.Count == 0)
                    break;
            }
        }

        return records;
    }

    private static List<(string Line, string Family, IReadOnlyList<TaskStep> Steps)> Lines(IReadOnlyList<TaskClause> clauses, PlanStyle style, SeededRandom random) =>
    [
        .. clauses.SelectMany(IEnumerable<(string Line, string Family, IReadOnlyList<TaskStep> Steps)> (clause) => style switch
        {
            // No words of a request say which keys go to the end: such a line comes from a plan alone.
            _ when style == PlanStyle.PerAction || clause.Steps.Any(s => s.Kind == StepKind.Keys) => clause.Steps.Select(s => (PlanLines.Of(s, random), clause.Family, (IReadOnlyList<TaskStep>)[s])),
            PlanStyle.MenuPath => [(clause.Coarse, clause.Family, clause.Steps)],
            _ => [(Words.Capital(clause.Request), clause.Family, clause.Steps)],
        }),
    ];

    // Large menus are cut to what the task needs and some others, most of them from the same menus.
    private static List<MapMenu> Menus(ApplicationMap map, IReadOnlyList<TaskClause> clauses, SeededRandom random)
    {
        var needed = clauses.SelectMany(c => c.Steps).Where(s => s.Kind is StepKind.Menu or StepKind.MenuSwitch).Select(s => s.Name).ToHashSet();
        var tops = needed.Select(Words.Menu).ToHashSet();
        var chosen = random.Shuffle(map.Menus.Where(m => !needed.Contains(m.Path))).OrderBy(m => tops.Contains(Words.Menu(m.Path)) ? 0 : 1).ToList();
        var near = chosen.TakeWhile(m => tops.Contains(Words.Menu(m.Path))).Take(MostMenus / 2);
        var far = chosen.SkipWhile(m => tops.Contains(Words.Menu(m.Path)));
        var kept = near.Concat(far).Take(MostMenus - needed.Count).Select(m => m.Path).Concat(needed).ToHashSet();
        return [.. map.Menus.Where(m => kept.Contains(m.Path))];
    }

    private static RecordedAction ToAction(TaskStep step, SceneElement? target, string status) => new()
    {
        Function = step.Kind switch
        {
            StepKind.Menu or StepKind.MenuSwitch => "invoke_menu",
            StepKind.Press => "click",
            StepKind.Number => "set_value",
            StepKind.Text => "set_text",
            StepKind.Option or StepKind.Tab => "select",
            StepKind.Switch => "toggle",
            _ => "type_keys",
        },
        Element = target?.Id,
        Menu = step.Kind is StepKind.Menu or StepKind.MenuSwitch ? step.Name : null,
        Arguments = Argument(step) is { } argument ? new Dictionary<string, JsonValue> { [argument.Name] = argument.Value } : null,
        Status = status,
    };

    private static (string Name, JsonValue Value)? Argument(TaskStep step) => step.Kind switch
    {
        StepKind.Number => ("value", Number(step.Value)),
        StepKind.Text or StepKind.Type => ("text", JsonValue.Create(step.Value)!),
        StepKind.Option when step.Field!.Role != "radiobutton" => ("option", JsonValue.Create(step.Value)!),
        StepKind.Switch => ("on", JsonValue.Create(step.On)),
        StepKind.Keys => ("keys", JsonValue.Create(step.Value)!),
        _ => null,
    };

    private static JsonValue Number(string value)
    {
        var digits = string.Concat(value.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-'));
        var number = double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return number == Math.Truncate(number) ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private static string Name(TaskStep step, SceneElement? target) => step.Kind switch
    {
        StepKind.Menu or StepKind.MenuSwitch => $"menu '{step.Name}'",
        StepKind.Type or StepKind.Keys => "application",
        _ => target?.Name is { } name ? $"{target.Role} '{name}'" : target?.Role ?? "",
    };
}
