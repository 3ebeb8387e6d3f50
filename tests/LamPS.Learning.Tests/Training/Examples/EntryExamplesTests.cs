using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Learning.Recipes;
using LamPS.Learning.Splitting;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class EntryExamplesTests
{
    private static readonly ApplicationMap Map = new ApplicationMapStore(null).Find("writer")!;
    private static readonly TestedEntries Tested = new(RecipeCatalog.Shipped(), SplitTable.Shipped("writer"));
    private static readonly TestedWords Nothing = new([]);

    private static readonly EntryRequests[] Entries =
    [
        new("Format > Text > Strikethrough", ["cross out \"{text}\"", "a line through \"{text}\", cross it"]),
        new("Format > Text > Overline", ["a line over \"{text}\"", "draw a line above \"{text}\""]),
    ];

    [Fact]
    public async Task A_request_is_understood_by_other_requests_for_the_same_and_never_by_itself()
    {
        var examples = await MakeAsync(heldBack: 0);

        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var request = example.Name[(example.Name.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            var texts = Texts(example);
            Assert.DoesNotContain(texts, t => t.StartsWith(Normal(request), StringComparison.Ordinal));
            Assert.Equal(1, example.CandidateShares.Sum(), 5);
        }

        // Now and then the right way is missing, and then none fits.
        Assert.Contains(examples, e => Texts(e)[e.Candidate].Contains(Normal("line through"), StringComparison.Ordinal) && e.Name.EndsWith(Entries[0].Requests[0], StringComparison.Ordinal));
        Assert.InRange(examples.Count(e => e.Candidate == 1), 0, examples.Count / 2);
    }

    [Fact]
    public async Task An_entry_that_is_held_back_is_understood_by_the_map_alone()
    {
        var examples = await MakeAsync(heldBack: 1);

        Assert.All(examples.Where(e => e.Name.StartsWith("Format > Text > Strikethrough", StringComparison.Ordinal)), e => Assert.DoesNotContain(Texts(e), t => t.StartsWith("cross", StringComparison.Ordinal) || t.StartsWith("a line through", StringComparison.Ordinal)));
        Assert.Contains(examples, e => e.Candidate != 1);
    }

    private static async Task<IReadOnlyList<CompactExample>> MakeAsync(double heldBack)
    {
        var memory = new ProcedureMemory([.. EntryProcedures.Of(Map, Entries, Nothing, Tested)]);
        var maker = new EntryExamples(Forms.Encoder, memory, _ => WordAssociations.None, Nothing, Tested, new TrainingConfig.DataConfig { Ways = 6, HeldBack = heldBack });
        return await maker.MakeAsync("writer", Entries, new PlanningKnowledge(null, Map, [], []), "1", 8, TestContext.Current.CancellationToken);
    }

    private static List<string> Texts(CompactExample example) =>
        [.. Enumerable.Range(1, example.Input.Candidates.Count).Select(s => Normal(Forms.Tokenizer.Decode(example.Input.Tokens.Where((_, i) => example.Input.Segments[i] == s))))];

    private static string Normal(string text) => string.Join(' ', CompactEncoder.Split(text).Select(w => w.Word.ToLowerInvariant()));
}
