using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Planning;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using Xunit;

namespace LamPS.Learning.Tests.Synthetic;

public sealed class SyntheticDataTests
{
    [Fact]
    public void Every_record_is_consistent() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var problem = SyntheticSet.Make($"{seed}", 60).Select(r => (r.Id, r.Request, Problem: Consistency.Problem(r))).FirstOrDefault(r => r.Problem is not null);
            return (problem.Problem is null).Label($"{problem.Id} '{problem.Request}': {problem.Problem}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void The_same_seed_gives_the_same_records_and_another_gives_others()
    {
        static string Lines(string seed) => string.Join('\n', SyntheticSet.Make(seed, 80).Select(r => JsonSerializer.Serialize(r, RecordsJsonContext.Readable.StateAction)));

        Assert.Equal(Lines("7"), Lines("7"));
        Assert.NotEqual(Lines("7"), Lines("8"));
    }

    [Fact]
    public void An_episode_does_not_hang_on_how_many_were_made_before()
    {
        var few = SyntheticSet.Make("3", 20);
        var many = SyntheticSet.Make("3", 200).ToDictionary(r => r.Id);

        Assert.All(few, r => Assert.Equal((r.Request, r.Line, r.Action.Function), (many[r.Id].Request, many[r.Id].Line, many[r.Id].Action.Function)));
    }

    [Fact]
    public void A_line_ends_with_finish_or_fail_and_nowhere_before()
    {
        foreach (var line in SyntheticSet.Make("5", 800).GroupBy(r => (Episode: r.Id.Split('#')[0], r.LineNumber)))
        {
            var statuses = line.Select(r => r.Action.Status).ToList();
            Assert.All(statuses.SkipLast(1), s => Assert.Equal("continue", s));
            Assert.Contains(statuses[^1], (string[])["finish", "fail"]);
        }
    }

    [Fact]
    public void All_kinds_of_tasks_functions_and_ends_come_up()
    {
        var records = SyntheticSet.Make("1", 4000);

        Assert.Superset(new HashSet<string> { "menu", "menu-switch", "dialog", "open", "press", "switch", "field", "type", "done-already", "impossible" }, records.Select(r => r.Family).ToHashSet());
        Assert.Superset(new HashSet<string> { "", "invoke_menu", "click", "set_value", "set_text", "select", "toggle", "type_keys" }, records.Select(r => r.Action.Function).ToHashSet());
        Assert.True(records.Select(r => r.Request).Distinct().Count() > 1000);
    }

    // The lexical actor reads plan lines as the planner writes them: where it finds something else, the record would teach what is wrong.
    [Fact]
    public async Task The_filter_finds_the_target_and_the_lexical_actor_mostly_agrees()
    {
        var records = SyntheticSet.Make("11", 600).Where(r => r.Action.Status == "finish" && r.Action.Function.Length > 0 && r.History.Count == 0 && r.Family != "open").ToList();
        int found = 0, agreed = 0;
        var missed = new List<string>();
        var others = new List<string>();
        var filter = new LexicalCandidateFilter();
        var actor = new LexicalActor();
        foreach (var record in records)
        {
            var context = new DecisionContext
            {
                Request = new TaskRequest { Text = record.Request },
                Step = new PlanStep(record.Line, "test"),
                Snapshot = record.Scene.ToSnapshot(),
                Menus = record.Scene.ToMenus(),
                Functions = FunctionPool.Ui,
            };
            var candidates = filter.Pick(context);
            var wanted = record.Action;
            if (candidates.Any(c => wanted.Menu is { } menu ? c.Menu?.Path == menu : wanted.Element is { } id ? c.Element?.Id.Number == id : c.Element is null && c.Menu is null))
                found++;
            else
                missed.Add($"{record.Line} [{record.Scene.Elements.FirstOrDefault(e => e.Id == wanted.Element)?.Role} '{record.Scene.Elements.FirstOrDefault(e => e.Id == wanted.Element)?.Name}']");
            var chosen = (await actor.DecideAsync(context, candidates, TestContext.Current.CancellationToken)).Action;
            if (wanted.Menu is { } path ? chosen.Arguments.Text("path") == path : wanted.Element is { } element ? chosen.Element.Number == element : chosen.Function == wanted.Function)
                agreed++;
            else
                others.Add($"{record.Line} -> {chosen} {record.Scene.Elements.FirstOrDefault(e => e.Id == chosen.Element.Number)?.Name}");
        }

        Assert.True(found >= records.Count * 0.98, $"the target is among the candidates of {found} in {records.Count}; not for {string.Join(", ", missed.Take(8))}");
        Assert.True(agreed >= records.Count * 0.85, $"the lexical actor chooses the target in {agreed} of {records.Count}; not for {string.Join(", ", others.Take(8))}");
    }

    [Fact]
    public void A_thousand_records_take_less_than_a_second_on_a_free_core()
    {
        SyntheticSet.Make("warm", 200);
        var started = Stopwatch.GetTimestamp();
        SyntheticSet.Make("13", 1000);

        // A core that others use as well may take three times as long.
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 3);
    }

    [Fact]
    public void Without_maps_nothing_comes_from_maps() =>
        Assert.All(SyntheticData.Make(new SyntheticOptions { Seed = "1", Count = 50 }), r => Assert.Equal(SyntheticData.Generated, r.Source));
}
