using LamPS.Core.Deciding;
using Xunit;

namespace LamPS.Core.Tests.Deciding;

public class ActorLinesTests(ITestOutputHelper output)
{
    private readonly LexicalActor _actor = new();
    private readonly LexicalCandidateFilter _filter = new();

    [Theory]
    [InlineData("development", 122, 7)]
    [InlineData("heldout", 104, 9)]
    public async Task Lines_are_grounded_as_they_should(string list, int least, int mostWrongActions)
    {
        var cases = DecisionCase.Read(list);
        var show = list == "development" || Environment.GetEnvironmentVariable("SHOW_HELDOUT") is not null;
        var (right, wrongActions) = (0, 0);
        var confidence = new List<(double Confidence, bool Right)>();
        foreach (var item in cases)
        {
            var (isRight, shown, decision) = await item.TryAsync(_actor, _filter);
            right += isRight ? 1 : 0;
            if (shown.Contains('>', StringComparison.Ordinal))
            {
                wrongActions += isRight ? 0 : 1;
                confidence.Add((decision.Confidence, isRight));
            }

            if (!isRight && show)
            {
                output.WriteLine($"[{item.Scene}] {item.Line}\n   WANT {string.Join("  or  ", item.Right)}\n   GOT  {shown}   ({decision.Reason})");
            }
        }

        output.WriteLine($"{list}: {right} of {cases.Count} right; {wrongActions} wrong actions");
        foreach (var bin in confidence.GroupBy(c => Math.Min(4, (int)(c.Confidence * 5))).OrderBy(g => g.Key))
        {
            output.WriteLine($"   confidence {bin.Key / 5.0:0.0} to {(bin.Key + 1) / 5.0:0.0}: {bin.Count(c => c.Right)} of {bin.Count()} right");
        }

        // What it reaches now: better lists raise the one and lower the other.
        Assert.True(right >= least, $"{right} of {cases.Count} right, at least {least} were");
        Assert.True(wrongActions <= mostWrongActions, $"{wrongActions} wrong actions, at most {mostWrongActions} were");
    }
}
