using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Tests.Agents.Procedures;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class WayScoresTests
{
    private const string Clause = "turn the sheet on its side";

    [Fact]
    public void Probabilities_of_the_ways_and_of_none_sum_to_one()
    {
        PlanWay[] ways = [Procedure("a", 0.4), Procedure("b", 0.2), Guess(0.5), Documented()];

        var scores = Weigh([0.3f, -1, 2, 0, 1], ways);

        Assert.Equal(ways, scores.Ways.Select(w => w.Way));
        Assert.Equal(1, scores.Ways.Sum(w => Math.Exp(w.Score)) + Math.Exp(scores.None), 9);
    }

    [Fact]
    public void Of_what_the_model_likes_alike_the_one_that_the_search_found_first_is_likelier()
    {
        var scores = Weigh([0, 0, 0, 0, 0], [Procedure("a", 0.2), Procedure("b", 0.5), Guess(0.1), Guess(0.6)]);

        Assert.True(Of(scores, 1) > Of(scores, 0));
        Assert.True(Of(scores, 3) > Of(scores, 2));
    }

    [Fact]
    public void What_the_retriever_finds_is_likelier_and_where_it_finds_nothing_sure_none_is()
    {
        PlanWay[] ways = [Procedure("a", 0.5) with { Retrieved = -3, RetrievedByWords = -3 }, Procedure("b", 0.5) with { Retrieved = -0.1, RetrievedByWords = -0.1 }, Guess(0.5) with { Retrieved = -4, RetrievedByWords = -4 }];
        float[] alike = [0, 0, 0, 0];

        var sure = new WayScores(alike, ways, Clause, [Clause], nothing: -9);
        var unsure = new WayScores(alike, [.. ways.Select(w => w with { Retrieved = w.Retrieved - 5, RetrievedByWords = w.RetrievedByWords - 5 })], Clause, [Clause], nothing: -0.1);

        Assert.True(Of(sure, 1) > 0.6);
        Assert.True(Of(sure, 1) > Of(sure, 0));
        Assert.True(unsure.None > Math.Log(0.6));
    }

    [Fact]
    public void Where_the_model_is_sure_the_search_does_not_matter()
    {
        var scores = Weigh([8, 0, 0], [Procedure("a", 0.1), Procedure("b", 0.5)]);

        Assert.True(Of(scores, 0) > 0.8);
    }

    [Fact]
    public void What_speaks_against_a_way_makes_it_less_likely_and_what_speaks_for_it_more()
    {
        double Likely(WayEvidence evidence) => Of(Weigh([0, 0, 0], [Guess(0.5) with { Evidence = evidence }, Guess(0.5)]), 0);
        var plain = Likely(default);

        Assert.All(new WayEvidence[] { new() { Opposites = 1 }, new() { WrongNumbers = 1 }, new() { IsIdle = true }, new() { IsOnlyFirst = true }, new() { Denied = 1 }, new() { OnlySelects = true }, new() { SelectsNew = true }, new() { SetsThere = true }, new() { SetsNothing = true }, new() { DoesMore = true }, new() { NamesBeside = true }, new() { LeavesOpen = true }, new() { Removes = true } }, e => Assert.True(Likely(e) < plain));
        Assert.All(new WayEvidence[] { new() { Addresses = 1 }, new() { Names = 1 }, new() { IsNamed = true } }, e => Assert.True(Likely(e) > plain));
        Assert.True(Likely(new() { Opposites = 2 }) < Likely(new() { Opposites = 1 }));
    }

    [Fact]
    public void A_text_that_a_way_has_no_use_for_speaks_against_it_and_against_the_cut()
    {
        PlanWay[] ways = [Procedure("a", 0.5), Procedure("b", 0.4)];
        var plain = Weigh([1, 0, 1], ways);

        var scores = new WayScores([1, 0, 1], ways, $"{Clause}, \"Contoso\"", ["turn"]);

        Assert.True(scores.None > plain.None);
        Assert.Equal(plain.Fit - 3, scores.Fit, 6);
        Assert.Equal(1, scores.Ways.Sum(w => Math.Exp(w.Score)) + Math.Exp(scores.None), 9);
    }

    [Fact]
    public void The_very_words_of_a_request_make_a_way_likely_whatever_the_model_thinks() =>
        Assert.True(Of(Weigh([-2, 0, 0], [Procedure("a", 1), Guess(0.6)]), 0) > 0.5);

    [Fact]
    public void Ways_that_the_model_had_no_room_for_are_not_taken() =>
        Assert.Equal(["a", "b"], Weigh([0, 0, 0], [Procedure("a", 0.5), Procedure("b", 0.4), Procedure("c", 0.3)]).Ways.Select(w => w.Way.Match!.Procedure.Id));

    [Fact]
    public void A_single_way_has_a_choice_of_its_own()
    {
        var scores = Weigh([0, 0], [Procedure("a", 0.5)]);

        Assert.Equal(1, Math.Exp(Assert.Single(scores.Ways).Score) + Math.Exp(scores.None), 9);
    }

    private static WayScores Weigh(IReadOnlyList<float> logits, IReadOnlyList<PlanWay> ways) => new(logits, ways, Clause, [Clause]);

    private static double Of(WayScores scores, int way) => Math.Exp(scores.Ways[way].Score);

    private static PlanWay Procedure(string id, double score) => PlanWay.Of(new ProcedureMatch(Taught.Landscape with { Id = id }, "turn the page", score));

    private static PlanWay Guess(double score) => PlanWay.OfMap([new PlanStep($"Choose Format > Side {score}", "map", "invoke_menu", Clause)], score);

    private static PlanWay Documented() => PlanWay.Of([new PlanStep("Choose Format > Page", "help", "invoke_menu", Clause)], 0);
}
