namespace LamPS.Learning.Plans.Sources;

/// <summary>Tasks as people typed them, one a line; lines that begin with # are comments, and <c>writer: </c> before a task names its application.</summary>
internal static class QueryLog
{
    private static readonly string[] Applications = ["writer", "calc", "impress", "draw", "math", "base", "mousepad", "galculator", "gedit", "powershell"];

    /// <summary>Reads a log.</summary>
    /// <param name="page">Its text.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    public static IReadOnlyList<SourceQuery> Read(SourcePage page, Tally rejected)
    {
        var queries = new List<SourceQuery>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in page.Text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var application = Applications.FirstOrDefault(a => line.StartsWith(a + ": ", StringComparison.OrdinalIgnoreCase)) ?? "any";
            var task = application == "any" ? line : line[(application.Length + 2)..].Trim();
            if (!known.Add(task))
                rejected.Add("duplicate query");
            else
                queries.Add(new SourceQuery($"{page.Id}#q{queries.Count + 1}", task, application, page.Source, page.Licence));
        }

        return queries;
    }
}
