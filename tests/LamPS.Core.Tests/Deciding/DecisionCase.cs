using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;
using LamPS.Testing;

namespace LamPS.Core.Tests.Deciding;

/// <summary>A plan line on a scene, and what is right to do.</summary>
internal sealed record DecisionCase(string Scene, string Line, IReadOnlyList<string> Right)
{
    public static IReadOnlyList<DecisionCase> Read(string list)
    {
        var cases = new List<DecisionCase>();
        var scene = "";
        foreach (var line in File.ReadLines(RepositoryFiles.Find($"tests/LamPS.Core.Tests/Deciding/Data/{list}.cases")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                scene = line[3..];
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("+> ", StringComparison.Ordinal) || line is "=" or "?" or "!")
            {
                cases[^1] = cases[^1] with { Right = [.. cases[^1].Right, line.TrimEnd()] };
            }
            else
            {
                cases.Add(new DecisionCase(scene, line, []));
            }
        }

        return cases;
    }

    public static DecisionContext Context(SceneFile scene, string line, params PastAction[] history) => new()
    {
        Request = new TaskRequest { Text = line },
        Step = new PlanStep(line, "runbook"),
        Snapshot = scene.Snapshot,
        Menus = scene.Menus,
        Functions = FunctionPool.Ui,
        History = history,
    };

    /// <summary>A decision in the form that case files use.</summary>
    public static string Show(Decision decision, Snapshot snapshot)
    {
        var action = decision.Action;
        if (action.Function.Length == 0)
        {
            return action.Status switch { ActionStatus.Finish => "=", ActionStatus.Ask => "?", _ => "!" };
        }

        var element = snapshot.TryGet(action.Element, out var found) ? $"{found.Role.Name()} '{found.Name}'" : "";
        var arguments = string.Join("; ", action.Arguments.Select(a => $"{a.Key}={(a.Value is bool flag ? (flag ? "true" : "false") : action.Arguments.Text(a.Key))}"));
        return $"{(action.Status == ActionStatus.Continue ? "+>" : ">")} {action.Function} | {element} | {arguments}".TrimEnd();
    }

    public async Task<(bool Right, string Shown, Decision Decision)> TryAsync(IActor actor, ICandidateFilter filter)
    {
        var context = Context(SceneFile.Read(Scene), Line);
        var decision = await actor.DecideAsync(context, filter.Pick(context), CancellationToken.None);
        var shown = Show(decision, context.Snapshot);
        return (Right.Any(r => Plain(r) == Plain(shown)), shown, decision);
    }

    private static string Plain(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace("| |", "||").TrimEnd(' ', '|');
}
