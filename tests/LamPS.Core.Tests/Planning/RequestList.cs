using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Core.Selectors;

namespace LamPS.Core.Tests.Planning;

/// <summary>A list of requests with the plans that they should get.</summary>
internal sealed record RequestCase(string Application, string Request, IReadOnlyList<string> Lines)
{
    public bool IsRefused => Lines.Count == 0;
}

internal static class RequestList
{
    private static readonly FunctionDefinition SaveAs = new()
    {
        Name = "save_as", Description = "Saves the document to a path, in the format that its extension says.", Risk = Risk.Change,
        Arguments = [new ArgumentDefinition("path", ArgumentType.Path, "Full path.")],
    };

    private static readonly FunctionDefinition Save = new() { Name = "save", Description = "Saves the document.", Risk = Risk.Change };

    private static readonly IReadOnlyList<HelpProcedure> Help =
    [
        new("Changing Page Orientation (Landscape or Portrait)", ["Choose “Format > Page Style”.", "Click the Page tab."], "pageorientation.html"),
        new("Inserting Line Breaks", ["Press Shift+Enter."], "breaks.html"),
    ];

    public static IReadOnlyList<RequestCase> Read(string name)
    {
        var cases = new List<RequestCase>();
        var application = "";
        var request = new List<string>();
        var lines = new List<string>();
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, name)).Append(""))
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith("== ", StringComparison.Ordinal))
                application = line[3..].Trim();
            else if (line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("? ", StringComparison.Ordinal))
                lines.Add(line);
            else if (line == "!" || line.Length == 0)
            {
                if (line.Length == 0 && request.Count > 0)
                {
                    cases.Add(new RequestCase(application, string.Join("\n", request), [.. lines]));
                    request.Clear();
                    lines.Clear();
                }
            }
            else
                request.Add(line);
        }

        return cases;
    }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Planning", "Data");

    public static PlanningKnowledge Knowledge(string application)
    {
        var own = Path.Combine(Folder, application + ".json");
        var map = File.Exists(own) ? ApplicationMapStore.FromJson(File.ReadAllText(own), own) : new ApplicationMapStore(null).Find(application);
        FunctionDefinition[] functions = application is "writer" or "calc" ? [Save, SaveAs] : [];
        IReadOnlyList<HelpProcedure> help = application == "writer" ? Help : [];
        return new PlanningKnowledge(null, map, help, functions);
    }

    public static TaskRequest Task(RequestCase request) =>
        new() { Text = request.Request, Application = request.Application, Document = request.Application == "writer" ? "/tmp/doc.odt" : null };

    /// <summary>Whether a plan is what the case wants; fields of one form may come in any order.</summary>
    public static bool Fits(RequestCase request, Plan plan)
    {
        if (request.IsRefused)
            return plan.Unplanned.Count > 0;
        if (plan.Unplanned.Count > 0)
            return false;

        var actual = Blocks(plan.Steps.Select(s => Normal(s.Text)));
        var expected = request.Lines.Select(l => (Optional: l[0] == '?', Ways: l[2..].Split(" | ").Select(Normal).ToList())).ToList();
        return Match(expected, 0, actual, 0);
    }

    private static bool Match(List<(bool Optional, List<string> Ways)> expected, int e, List<string> actual, int a)
    {
        if (e == expected.Count)
            return a == actual.Count;

        // Lines that fill fields stand for themselves wherever they are within their run.
        for (var i = a; i < actual.Count && (i == a || (IsFill(actual[i]) && IsFill(actual[a]))); i++)
        {
            if (expected[e].Ways.Contains(actual[i]))
            {
                var rest = actual.ToList();
                rest.RemoveAt(i);
                rest.Insert(a, actual[i]);
                if (Match(expected, e + 1, rest, a + 1))
                    return true;
            }
        }

        return expected[e].Optional && Match(expected, e + 1, actual, a);
    }

    private static List<string> Blocks(IEnumerable<string> lines) => [.. lines];

    private static bool IsFill(string line) => line.StartsWith("set ", StringComparison.Ordinal) || (line.StartsWith("select ", StringComparison.Ordinal) && line.Contains(" in ", StringComparison.Ordinal))
        || line.StartsWith("switch ", StringComparison.Ordinal);

    private static string Normal(string line) =>
        string.Join(" > ", line.Split(" > ").Select(ElementNames.Plain)).Trim().ToLowerInvariant().Replace("“", "\"").Replace("”", "\"");
}
