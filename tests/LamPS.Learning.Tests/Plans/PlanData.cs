using LamPS.Learning.Plans;
using LamPS.Learning.Records;

namespace LamPS.Learning.Tests.Plans;

internal static class PlanData
{
    public static PlanRecord Record(string id, string task, Split split = Split.Train, string? parent = null, string? procedure = null, PlanRecordKind kind = PlanRecordKind.Direct, params string[] plan) => new()
    {
        TaskId = id, Task = task, Plan = plan.Length > 0 ? plan : ["Press OK"], Source = "s", Licence = "own", Application = "writer", Procedure = procedure ?? id.Split('/')[0], Family = procedure ?? id.Split('/')[0], Parent = parent, Kind = kind, Split = split,
    };

    /// <summary>Help of many small pages, each with another procedure.</summary>
    public static void WriteHelp(string folder, int pages)
    {
        string[] verbs = ["Inserting", "Deleting", "Formatting", "Sorting", "Printing", "Rotating", "Hiding", "Copying"];
        string[] things = ["Tables", "Sections", "Footnotes", "Pictures", "Columns", "Headers", "Charts", "Comments", "Bookmarks", "Indexes", "Frames", "Borders"];
        Directory.CreateDirectory(folder);
        for (var i = 0; i < pages; i++)
        {
            var (verb, thing) = (verbs[i % verbs.Length], things[i / verbs.Length % things.Length]);
            File.WriteAllText(Path.Combine(folder, $"page{i:000}.html"), $"""
                <html lang="en"><head><title>LibreOffice</title></head><body><div id="DisplayArea"><meta itemprop="keywords" content="{thing.ToLowerInvariant()} of long reports, {verb.ToLowerInvariant()}"><h1>{verb} {thing}</h1>
                <ol><li><p>Choose <span class="emph">{thing} - {verb} {i}</span>.</p></li><li><p>Type a name in the <span class="emph">Name {i}</span> box.</p></li><li><p>Click <span class="emph">OK</span>.</p></li></ol></div></body></html>
                """);
        }
    }
}
