using LamPS.Learning.Plans;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class HelpExamplesTests
{
    private static readonly (string Name, string[] Tasks, string[] Plan)[] Help =
    [
        ("table", ["Insert a table", "How do I get a table?"], ["Choose Table > Insert Table", "Press Insert"]),
        ("rows", ["Insert rows into a table"], ["Choose Table > Insert > Rows"]),
        ("column", ["Insert columns"], ["Choose Format > Columns", "Press OK"]),
        ("format", ["Format the columns of a table"], ["Choose Table > Columns", "Press OK"]),
        ("button", ["Set a button"], ["Choose Format > Button"]),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_procedure_itself_is_what_is_right()
    {
        var right = 0;
        var none = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var example in Of(Records()).Make(100, $"{seed}", 0, Token))
            {
                var plan = string.Join(" ; ", Help.First(h => example.Name.StartsWith(h.Name + "/", StringComparison.Ordinal)).Plan);
                var texts = Enumerable.Range(1, example.Input.Candidates.Count).Select(s => Text(example, s)).ToList();
                Assert.InRange(texts.Count, 2, 4);
                Assert.Equal("noneofthese", texts[1]);
                if (example.Candidate == 1)
                {
                    none++;
                    Assert.DoesNotContain(texts, t => t.EndsWith(Normal(plan), StringComparison.Ordinal));
                }
                else
                {
                    right++;
                    Assert.EndsWith(Normal(plan), texts[example.Candidate]);
                }
            }
        }

        // Where the right one is missing and nothing is like it, there is nothing to choose from.
        Assert.InRange(right + none, 110, 120);
        Assert.InRange(none, 5, 40);
    }

    [Fact]
    public void What_tests_ask_and_what_is_composed_is_left_out()
    {
        IReadOnlyList<PlanRecord> records =
        [
            .. Records(),
            .. Records().Select(r => r with { TaskId = $"test/{r.TaskId}", Procedure = $"test {r.Procedure}", Split = Split.TestFamily }),
            .. Records().Select(r => r with { TaskId = $"two/{r.TaskId}", Procedure = $"{r.Procedure}+other", Kind = PlanRecordKind.Composition }),
        ];

        var names = Of(records, "Set the button").Make(100, "1", 0, Token).Select(e => e.Name).ToList();

        Assert.Equal(5, names.Count);
        Assert.DoesNotContain(names, n => n.StartsWith("test", StringComparison.Ordinal) || n.StartsWith("two", StringComparison.Ordinal) || n.StartsWith("button", StringComparison.Ordinal));
    }

    [Fact]
    public void Procedures_take_turns_and_equal_seeds_make_equal_examples()
    {
        var some = Of(Records()).Make(5, "1", 0.3, Token).Select(e => e.Name).ToList();

        Assert.Equal(5, some.Select(n => n.Split('/')[0]).Distinct().Count());
        Assert.Equal(some, Of(Records()).Make(5, "1", 0.3, Token).Select(e => e.Name));
    }

    private static HelpExamples Of(IReadOnlyList<PlanRecord> records, params string[] tested) => new(Forms.Encoder, records, new TestedWords(tested), 3);

    private static IReadOnlyList<PlanRecord> Records() =>
    [
        .. Help.SelectMany(h => h.Tasks.Select((t, i) => new PlanRecord
        {
            TaskId = $"{h.Name}/{i}", Task = t, Plan = h.Plan, Source = "a page", Licence = "unknown", Application = "writer", Procedure = h.Name, Family = h.Name,
            Kind = i == 0 ? PlanRecordKind.Direct : PlanRecordKind.Paraphrase, Split = Split.Train,
        })),
    ];

    private static string Text(CompactExample example, int segment) => Normal(Forms.Tokenizer.Decode(example.Input.Tokens.Where((_, i) => example.Input.Segments[i] == segment)));

    private static string Normal(string text) => text.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
}
