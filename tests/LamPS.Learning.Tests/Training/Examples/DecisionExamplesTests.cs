using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using LamPS.Learning.Training.Examples;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class DecisionExamplesTests
{
    [Fact]
    public void Examples_say_what_the_record_says_with_the_right_choice_among_few()
    {
        var config = Forms.Small.Config;
        var maker = new DecisionExamples(Forms.Encoder, config, 6, _ => null);
        var states = SyntheticData.Generate("examples", 300).ToList();
        var made = 0;
        foreach (var state in states)
        {
            if (maker.Of(state, new SeededRandom(state.Id)) is not { } example)
                continue;
            made++;
            Assert.Equal(state.Action.Status, config.Statuses[example.Status]);
            Assert.InRange(example.Input.Candidates.Count, 1, 8);
            if (state.Action.Function.Length == 0)
                continue;
            Assert.Equal(state.Action.Function, config.Functions[example.Function]);
            Assert.True(example.Input.Candidates[example.Candidate].Functions[example.Function]);
            foreach (var (name, value) in state.Action.Arguments ?? new Dictionary<string, System.Text.Json.Nodes.JsonValue>())
            {
                var slot = config.Slots.ToList().IndexOf($"{state.Action.Function}.{name}");
                if (slot >= 0 && example.Spans[slot] >= 0 && config.SpanTypes[example.Input.Spans[example.Spans[slot]].Type] == "quotation")
                {
                    var span = example.Input.Spans[example.Spans[slot]];
                    Assert.Equal(Plain(value.ToString()), Plain(Forms.Tokenizer.Decode(example.Input.Tokens.Skip(span.Start).Take(span.End - span.Start + 1))));
                }
            }
        }

        Assert.Equal(states.Count, made + maker.Dropped.Values.Sum());
        Assert.True(made > states.Count * 0.8, $"{made} of {states.Count}");
    }

    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
