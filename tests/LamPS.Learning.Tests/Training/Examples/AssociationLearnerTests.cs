using LamPS.Learning.Training.Examples;
using LamPS.Model.Agents;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class AssociationLearnerTests
{
    private static readonly IReadOnlyList<(HashSet<string> Said, HashSet<string> Meant)> Pairs =
    [
        .. new[]
        {
            ("slanted letters", "Format Text Italic"), ("slanted title", "Format Text Italic"), ("slanted words", "Format Text Italic"),
            ("fat letters", "Format Text Bold"), ("fat title", "Format Text Bold"), ("fat words", "Format Text Bold"),
        }.Select(p => (RequestTexts.Words(p.Item1), RequestTexts.Words(p.Item2))),
    ];

    [Fact]
    public void A_word_means_what_stands_in_the_plans_of_its_requests_and_not_in_others()
    {
        var words = AssociationLearner.Learn(Pairs, TestContext.Current.CancellationToken);

        var slanted = words.Of(["slant"]);
        Assert.True(slanted["italic"] > 2 * slanted.GetValueOrDefault("format"), "it means what it alone brings");
        Assert.False(slanted.ContainsKey("bold"));
        Assert.True(words.Of(["fat"])["bold"] > 0.5);
    }

    [Fact]
    public void Equal_pairs_mean_equal_words()
    {
        var (one, two) = (AssociationLearner.Learn(Pairs, default), AssociationLearner.Learn(Pairs, default));

        Assert.Equal(one.Of(["slant", "fat", "letter"]), two.Of(["slant", "fat", "letter"]));
    }

    [Fact]
    public void Nothing_is_learned_of_nothing() => Assert.Equal(0, AssociationLearner.Learn([], TestContext.Current.CancellationToken).Count);

    [Fact]
    public void It_stops_when_it_is_told_to() => Assert.Throws<OperationCanceledException>(() => AssociationLearner.Learn(Pairs, new CancellationToken(true)));
}
