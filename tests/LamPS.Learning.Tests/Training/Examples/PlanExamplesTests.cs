using LamPS.Core.Planning;
using LamPS.Learning.Benches;
using LamPS.Learning.Records;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Tasks;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class PlanExamplesTests
{
    private static readonly RecipeCatalog Recipes = RecipeCatalog.Shipped();
    private static readonly SplitTable Table = SplitTable.Shipped("writer");
    private static readonly TemplateBench Bench = new(Recipes);
    private static readonly TaskMaker Maker = new(Recipes, Table, Bench.Facts, _ => false, "examples");
    private static readonly TestedEntries Tested = new(Recipes, Table);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PlanExamples Examples() => new(Forms.Encoder, Forms.Small.Config, Recipes, new ProcedureMemory([.. TaughtProcedures.Of(Recipes, Table)]), _ => WordAssociations.None, Tested, new TrainingConfig.DataConfig { Ways = 6 });

    [Fact]
    public async Task The_right_way_is_shown_without_the_phrasing_that_the_request_was_made_of()
    {
        var task = Maker.Make(Recipes["insert-table"], Split.Train, 1).Single();
        var phrasing = Recipes["insert-table"].Phrasings[task.Parts[0].Phrasing].Source;
        var known = 0;
        for (var i = 0; i < 12; i++)
        {
            var examples = await Examples().OfAsync(task, PlanningKnowledge.None, new SeededRandom($"{i}"), Token);

            var rank = Assert.Single(examples, e => e.Name == $"{task.Id}: {task.Request.TrimEnd('.')}" || (e.Candidate >= 0 && e.Name.Length > task.Request.Length));
            var texts = Enumerable.Range(1, rank.Input.Candidates.Count).Select(s => Text(rank, s)).ToList();
            Assert.DoesNotContain(texts, t => t.Contains(Normal(phrasing), StringComparison.Ordinal));
            Assert.Equal(1, rank.CandidateShares.Sum(), 5);

            // Now and then the whole family is held back, and nothing else is right then.
            if (rank.Candidate == 1)
                Assert.Equal("none of these", texts[1]);
            else
            {
                // The vocabulary is small, so a choice is cut early.
                Assert.Contains(Recipes["insert-table"].Phrasings, p => texts[rank.Candidate].Length > 8 && Normal(p.Source).StartsWith(texts[rank.Candidate][..8], StringComparison.Ordinal));
                known++;
            }
        }

        Assert.InRange(known, 6, 12);
    }

    [Fact]
    public async Task Values_point_to_where_they_stand_in_the_request()
    {
        var task = Maker.Make(Recipes["insert-table"], Split.Train, 40).First(t => t.Parts[0].Values["rows"].Said != t.Parts[0].Values["columns"].Said);

        var examples = await Examples().OfAsync(task, PlanningKnowledge.None, new SeededRandom("1"), Token);

        foreach (var name in new[] { "rows", "columns" })
        {
            var example = Assert.Single(examples, e => e.Name == $"{task.Id}: {name}");
            var span = example.Input.Spans[example.Spans[^1]];
            Assert.Equal(task.Parts[0].Values[name].Said, Forms.Tokenizer.Decode(example.Input.Tokens.Skip(span.Start).Take(span.End - span.Start + 1)).Replace(" ", ""));
        }
    }

    [Fact]
    public async Task A_cut_through_the_wrong_place_means_none()
    {
        foreach (var task in Maker.Compose(Split.Train, 8, expertOnly: true))
        {
            var examples = await Examples().OfAsync(task, PlanningKnowledge.None, new SeededRandom(task.Id), Token);

            Assert.All(examples.Where(e => e.Name == $"{task.Id}: {task.Request.TrimEnd('.')}"), e => Assert.Equal(1, e.Candidate));
        }
    }

    private static string Text(LamPS.Learning.Training.Engine.Batches.CompactExample example, int segment) =>
        Normal(Forms.Tokenizer.Decode(example.Input.Tokens.Where((_, i) => example.Input.Segments[i] == segment)));

    private static string Normal(string text) => string.Join(' ', CompactEncoder.Split(text).Select(w => w.Word.ToLowerInvariant()));
}
