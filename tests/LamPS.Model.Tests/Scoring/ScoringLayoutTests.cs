using LamPS.Model.Scoring;
using Xunit;

namespace LamPS.Model.Tests.Scoring;

public sealed class ScoringLayoutTests
{
    [Fact]
    public void Every_token_stands_once_and_sees_the_context_and_its_own_candidate()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var segments = Segments(random);
            var layout = ScoringLayout.Grouped(segments);

            Assert.Equal(layout.Groups * layout.Length, layout.Sources.Length);
            Assert.Equal([.. Enumerable.Range(0, segments.Count)], layout.Sources.Where(source => source >= 0).Order());
            for (var token = 0; token < segments.Count; token++)
            {
                var place = layout.Places[token];
                Assert.Equal(token, layout.Sources[place]);
                Assert.Equal(segments[token], layout.Segments[place]);
                int[] expected = [.. Enumerable.Range(0, segments.Count).Where(other => segments[other] == 0 || segments[other] == segments[token])];
                Assert.Equal(expected, Seen(layout, place).Order());
            }
        }
    }

    [Fact]
    public void Forty_equal_candidates_need_no_padding()
    {
        var layout = ScoringLayout.Grouped([.. Enumerable.Range(0, 450).Select(i => i < 90 ? 0 : 1 + ((i - 90) / 9))]);
        Assert.DoesNotContain(-1, layout.Sources);
        Assert.True(layout.KeyLength < 200, $"a group sees {layout.KeyLength} tokens");
    }

    [Fact]
    public void A_text_without_candidates_stays_whole()
    {
        var layout = ScoringLayout.Grouped([0, 0, 0]);
        Assert.Equal((1, 3, 3), (layout.Groups, layout.Length, layout.KeyLength));
        Assert.Equal([0, 1, 2], layout.Places);
    }

    // What the model sees: keys of the group whose segment is the context or the token's own.
    private static IEnumerable<int> Seen(ScoringLayout layout, int place) => Enumerable.Range(place / layout.Length * layout.KeyLength, layout.KeyLength)
        .Where(key => layout.KeySegments[key] == 0 || layout.KeySegments[key] == layout.Segments[place])
        .Select(key => layout.Sources[(int)layout.Keys[key]]);

    // Context before, between and behind candidates of many lengths; sometimes none.
    private static List<int> Segments(Random random)
    {
        List<int> segments = [.. Enumerable.Repeat(0, random.Next(0, 40))];
        for (var candidate = random.Next(0, 12); candidate > 0; candidate--)
        {
            segments.AddRange(Enumerable.Repeat(candidate, random.Next(1, 15)));
            segments.AddRange(Enumerable.Repeat(0, random.Next(0, 2)));
        }

        return segments.Count > 0 ? segments : [1];
    }
}
