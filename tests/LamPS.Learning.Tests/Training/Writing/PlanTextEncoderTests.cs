using LamPS.Core.Planning;
using LamPS.Learning.Training.Writing;
using LamPS.Model.Agents;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Learning.Tests.Training.Writing;

public sealed class PlanTextEncoderTests
{
    private static readonly DecoderForm Form = new() { Vocabulary = 400, Context = 640 };
    private static readonly PlanText Text = new("a/1", "writer", "Insert a \"Wide\" table  with 3\nrows, <end>", ["Choose Table > Insert Table...", "Set Name to \"a\\b\tü\"", "Press Insert"]);

    private static Tokenizer Tokens { get; } = Tokenizer.Parse(PlanTextEncoder.Learn([Text], Form.Vocabulary, TestContext.Current.CancellationToken));

    [Fact]
    public void A_text_is_prompt_plan_and_end_and_comes_back_as_it_was()
    {
        var example = new PlanTextEncoder(Tokens, Form).Of(Text, PlanningKnowledge.None)!;

        var (given, tokens) = (example.Example.Given, example.Example.Tokens);
        Assert.Equal("Application: writer\n\nRequest: Insert a \"Wide\" table  with 3 rows, <end>\n\n", Tokens.Decode(tokens.Take(given)));
        Assert.Equal("""{"steps":["Choose Table > Insert Table...","Set Name to \"a\\b\tü\"","Press Insert"]}""", Tokens.Decode(tokens.Skip(given).SkipLast(1)));
        Assert.Equal(PlanTextEncoder.End, Assert.Single(tokens, t => Tokens.IsSpecial(t)));
        Assert.Equal(PlanTextEncoder.End, tokens[^1]);
        Assert.Equal(example.Answer, Tokens.Decode(tokens.Skip(given)));
        Assert.True(PlanAnswer.Form.Allows(example.Answer));
    }

    [Fact]
    public void Without_an_application_the_request_stands_alone() =>
        Assert.Equal("Request: Bold, please", Assert.Single(PlanTextEncoder.Ask(new PlanText("b", null, " Bold, please ", ["x"]), PlanningKnowledge.None)).Content);

    [Fact]
    public void What_could_not_be_asked_or_written_is_left_out()
    {
        var encoder = new PlanTextEncoder(Tokens, Form);

        Assert.Null(encoder.Of(Text with { Request = string.Concat(Enumerable.Repeat("xyzzy ", 200)) }, PlanningKnowledge.None));
        Assert.Null(encoder.Of(Text with { Lines = [string.Concat(Enumerable.Repeat("xyzzy ", 300))] }, PlanningKnowledge.None));
        Assert.Null(encoder.Of(Text with { Lines = ["bell \a"] }, PlanningKnowledge.None));
        Assert.Null(encoder.Of(Text with { Lines = [] }, PlanningKnowledge.None));
        Assert.Null(encoder.Of(Text with { Lines = [""] }, PlanningKnowledge.None));
        Assert.Equal(5, encoder.Dropped);
    }
}
