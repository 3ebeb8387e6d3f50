using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using Xunit;

namespace LamPS.Learning.Tests.Synthetic;

public sealed class RenamerTests
{
    [Fact]
    public void Renamed_records_are_as_consistent_as_the_others() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var renamed = SyntheticSet.WithMenus(SyntheticData.Renamed(SyntheticSet.Make($"{seed}", 30), $"{seed}"));
            var problem = renamed.Select(r => (r.Id, r.Request, Problem: Consistency.Problem(r))).FirstOrDefault(r => r.Problem is not null);
            return (renamed.Count > 0 && problem.Problem is null).Label($"{renamed.Count} records " + $"{problem.Id} '{problem.Request}': {problem.Problem}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void No_old_word_of_the_target_is_left_anywhere() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var old = SyntheticSet.Make($"{seed}", 30);
            int acted = 0, changed = 0;
            foreach (var episode in old.GroupBy(r => r.Id.Split('#')[0]))
            {
                var records = episode.ToList();
                var renamed = Renamer.Rename(records, new SeededRandom($"{seed}"));
                var gone = records.Zip(renamed).SelectMany(p => Stems(Names(p.First)).Except(Stems(Names(p.Second)))).ToHashSet();
                acted += records.Any(r => r.Action.Element is not null || r.Action.Menu is not null) ? 1 : 0;
                changed += gone.Count > 0 ? 1 : 0;
                if (renamed.SelectMany(Texts).SelectMany(t => Stems([t])).FirstOrDefault(gone.Contains) is { } left)
                    return false.Label($"{episode.Key}: '{left}' is left");
            }

            // What is called OK or Open keeps its name; nearly everything else doesn't.
            return (changed >= acted * 0.6).Label($"the target was renamed in {changed} of {acted} episodes");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Names_requests_lines_and_arguments_change_together()
    {
        var record = Record("Insert a table with 4 columns", "Set Columns to 4", "Columns");

        var renamed = Assert.Single(Renamer.Rename([record], new SeededRandom("1")));

        var name = renamed.Scene.Elements[1].Name!;
        Assert.NotEqual("Columns", name);
        Assert.Equal($"Set {name} to 4", renamed.Line);
        Assert.Contains(name.ToLowerInvariant(), renamed.Request, StringComparison.Ordinal);
        Assert.Equal($"spinbutton '{name}'", renamed.History[0].Target);
        Assert.Equal((Renamer.Source, Split.Train), (renamed.Source, renamed.Split));
        Assert.Equal(4, renamed.Action.Arguments!["value"].GetValue<long>());
    }

    [Fact]
    public void What_a_plan_line_is_made_of_stays()
    {
        var renamed = Renamer.Rename([Record("please select the file menu", "Select everything", "OK")], new SeededRandom("1"));

        Assert.Empty(renamed);
    }

    [Fact]
    public void The_number_of_a_word_and_its_capitals_stay()
    {
        var renamed = Renamer.Rename([Record("COLUMNS, Columns, columns, column", "Set Columns to 4", "Columns")], new SeededRandom("2")).Single();

        var parts = renamed.Request.Split(", ");
        Assert.Equal(parts[2].ToUpperInvariant(), parts[0]);
        Assert.Equal(parts[2], parts[1].ToLowerInvariant());
        Assert.True(char.IsUpper(parts[1][0]));
        Assert.StartsWith(parts[3][..^1], parts[2], StringComparison.Ordinal);
        Assert.NotEqual(parts[3], parts[2]);
    }

    private static StateAction Record(string request, string line, string name) => new()
    {
        Id = "table/1#1",
        Source = "live",
        Family = "insert-table",
        Split = Split.Train,
        Application = "writer",
        Request = request,
        Line = line,
        History = [new RecordedStep(line, "set_value", $"spinbutton '{name}'", true)],
        Scene = new Scene { Elements = [new SceneElement { Id = 1, Parent = -1, Role = "dialog", Name = "Insert" }, new SceneElement { Id = 2, Parent = 0, Role = "spinbutton", Name = name, Value = "2" }], Menus = [] },
        Action = new RecordedAction { Function = "set_value", Element = 2, Status = "finish", Arguments = new Dictionary<string, JsonValue> { ["value"] = JsonValue.Create(4L) } },
    };

    private static IEnumerable<string> Names(StateAction record) =>
        [record.Scene.Elements.FirstOrDefault(e => e.Id == record.Action.Element && record.Action.Element is not null)?.Name ?? "", record.Action.Menu ?? ""];

    private static IEnumerable<string> Texts(StateAction r) =>
    [
        r.Request, r.Line, r.Next ?? "", r.Action.Menu ?? "",
        .. r.History.SelectMany(h => new[] { h.Line, Regex.Replace(h.Target, "^[^']*", "") }),
        .. r.Scene.Elements.SelectMany(e => new[] { e.Name ?? "", e.Value ?? "", e.Description ?? "", e.AutomationId ?? "" }.Concat(e.Options ?? [])),
        .. (r.Scene.Menus ?? []).Select(m => m.Path),
    ];

    private static IEnumerable<string> Stems(IEnumerable<string> texts) => texts.SelectMany(t => Regex.Matches(t, @"\p{L}+").Select(m => Renamer.Stem(m.Value)));
}
