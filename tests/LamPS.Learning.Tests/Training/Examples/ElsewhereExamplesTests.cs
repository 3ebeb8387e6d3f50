using LamPS.Learning.Training.Engine.Batches;
using LamPS.Learning.Training.Examples;
using LamPS.Learning.Training.Runs;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class ElsewhereExamplesTests
{
    private static readonly Procedure[] Entries =
    [
        Entry("painter", "Layer > Merge Down", ["join this layer with the one below", "put the two layers together"], "Choose Layer > Merge Down"),
        Entry("painter", "Layer > Duplicate", ["a copy of this layer"], "Choose Layer > Duplicate"),
        Entry("painter", "Image > Opacity", ["let it shine through by {number}", "how much shows through: {number} percent"], "Choose Image > Properties", "Set Opacity to {number}"),
        Entry("player", "Playback > Speed", ["play it at {number} times the speed"], "Choose Playback > Speed", "Set Speed to {number}"),
        Entry("player", "Playlist > Save", ["keep this list as {value}"], "Choose Playlist > Save", "Set Name to {value}"),
        Entry("player", "Layers > Merge Down", ["the same in another program"], "Choose Layers > Merge Down"),
    ];

    [Fact]
    public void Each_request_has_one_right_entry_among_others_or_none()
    {
        var examples = Make();

        Assert.Equal(Entries.Sum(e => e.Phrasings.Count) * 40, examples.Count);
        Assert.All(examples, e => Assert.Equal(1, e.CandidateShares.Sum(), 5));
        Assert.All(examples, e => Assert.Equal(Texts(e).Count, Texts(e).Distinct().Count()));
        var merging = examples.Where(e => e.Name.StartsWith("painter Layer > Merge Down", StringComparison.Ordinal)).ToList();
        Assert.All(merging.Where(e => e.Candidate != 1), e => Assert.Equal("choose layer > merge down", Texts(e)[e.Candidate]));
        Assert.All(merging.Where(e => e.Candidate == 1), e => Assert.DoesNotContain("choose layer > merge down", Texts(e)));

        // What is called alike in another program does the same.
        Assert.All(merging, e => Assert.DoesNotContain("choose layers > merge down", Texts(e)));
        Assert.InRange(examples.Count(e => e.Candidate == 1), examples.Count / 20, examples.Count / 5);
    }

    [Fact]
    public void Values_of_the_request_go_into_the_lines_and_no_way_wants_others()
    {
        var examples = Make();

        Assert.All(examples, e => Assert.DoesNotContain(Texts(e), t => t.Contains('{', StringComparison.Ordinal)));
        Assert.All(examples.Where(e => e.Name.StartsWith("painter Layer", StringComparison.Ordinal)), e => Assert.DoesNotContain(Texts(e), t => t.Contains("set ", StringComparison.Ordinal)));
        var speeds = examples.Where(e => e.Name.StartsWith("player Playback", StringComparison.Ordinal) && e.Candidate != 1).ToList();
        Assert.Contains(speeds, e => Texts(e).Exists(t => t.Contains("set opacity", StringComparison.Ordinal)));
        Assert.All(speeds, e => Assert.Single(Texts(e).Where(t => t.Contains("set ", StringComparison.Ordinal)).Select(t => t[(t.IndexOf(" to ", StringComparison.Ordinal) + 4)..]).Distinct()));
    }

    [Fact]
    public void The_same_seed_makes_the_same_examples() => Assert.Equal(ExamplePools.Digest(Make()), ExamplePools.Digest(Make()));

    private static IReadOnlyList<CompactExample> Make() =>
        [.. Enumerable.Range(0, 40).SelectMany(seed => new ElsewhereExamples(Forms.Encoder, Entries, new TrainingConfig.DataConfig { Ways = 4 }).Make($"{seed}", TestContext.Current.CancellationToken))];

    private static Procedure Entry(string program, string id, string[] phrasings, params string[] lines) =>
        new() { Id = id, Application = program, Phrasings = phrasings, Lines = lines, Parameters = [] };

    private static List<string> Texts(CompactExample example) =>
        [.. Enumerable.Range(1, example.Input.Candidates.Count).Select(s => Forms.Tokenizer.Decode(example.Input.Tokens.Where((_, i) => example.Input.Segments[i] == s))).Select(t => string.Join(' ', CompactEncoder.Split(t).Select(w => w.Word.ToLowerInvariant())))];
}
