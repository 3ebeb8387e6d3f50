using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Model.Prompts;

namespace LamPS.Model.Agents;

/// <summary>What of the trusted knowledge of an application a model is told for a request: what shares words with it, best first.</summary>
internal static class PlanKnowledge
{
    private const int MostMenus = 40;
    private const int MostDialogs = 6;
    private const int MostProcedures = 4;

    /// <summary>Puts it together.</summary>
    public static Dictionary<string, PromptPart> Parts(TaskRequest request, PlanningKnowledge knowledge, Plan draft, IReadOnlyList<string> failed)
    {
        var words = RequestTexts.Words(request.Text);
        return new()
        {
            ["application"] = Application(request, knowledge),
            ["request"] = Request(request),
            ["functions"] = new([.. CandidateChoice.Lines(knowledge.Functions)]) { Least = 0, CutOrder = 4 },
            ["menus"] = new(Best(knowledge.Map?.Menus ?? [], m => m.Path, m => m.Opens.Length > 0 ? $"{m.Path} (opens {m.Opens})" : m.Path, words, MostMenus)) { Least = 0, CutOrder = 3 },
            ["dialogs"] = new(Best(knowledge.Map?.Dialogs ?? [], Text, Line, words, MostDialogs)) { Least = 0, CutOrder = 2 },
            ["help"] = new(Best(knowledge.Procedures, p => $"{p.Title} {string.Join(' ', p.Steps)}", p => OneLine($"{p.Title}: {string.Join("; ", p.Steps)}", 600), words, MostProcedures))
            {
                Least = 0, CutOrder = 1,
            },
            ["draft"] = new([.. draft.Steps.Select(s => s.Text)]),
            ["failed"] = new(failed),
        };
    }

    /// <summary>What the application is called.</summary>
    public static PromptPart Application(TaskRequest request, PlanningKnowledge knowledge) => PromptPart.Of(knowledge.Application is { } a ? a.Title : request.Application ?? "");

    /// <summary>What is asked, in one line.</summary>
    public static PromptPart Request(TaskRequest request) => PromptPart.Of(request.Text.ReplaceLineEndings(" ").Trim());

    private static string Text(MapDialog dialog) => $"{dialog.Name} {dialog.OpenedBy} {string.Join(' ', dialog.Fields.Select(f => f.Label))}";

    private static string Line(MapDialog dialog) =>
        OneLine($"{dialog.Name}: {string.Join(", ", dialog.Fields.Select(f => $"{f.Label} ({f.Role}{(f.Options is { Count: > 0 } o ? $" of {string.Join('/', o.Take(6))}" : "")})"))}; buttons {string.Join(", ", dialog.Buttons)}", 700);

    private static List<string> Best<T>(IReadOnlyList<T> items, Func<T, string> text, Func<T, string> line, HashSet<string> words, int most) =>
    [
        .. items.Select(item => (Item: item, Words: RequestTexts.Words(text(item))))
            .Select(i => (i.Item, Score: i.Words.Count == 0 ? 0 : i.Words.Count(words.Contains) / Math.Sqrt(i.Words.Count)))
            .Where(i => i.Score > 0)
            .OrderByDescending(i => i.Score)
            .Take(most)
            .Select(i => line(i.Item)),
    ];

    private static string OneLine(string text, int most)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= most ? text : $"{text.AsSpan(0, most)}...";
    }
}
