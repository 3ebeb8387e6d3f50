using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Model.Agents;
using LamPS.Model.Prompts;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class GenerativeActorTests
{
    private const string Line = "Set Name to \"Zoe\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chooses_what_the_model_says_and_proves_it_by_the_line()
    {
        var context = Form.Context(Line);
        var model = new ScriptedModel((_, _) => Answer("set_text", Form.Number(context, "Name"), "finish", new { text = "Zoe" }));

        var decision = await DecideAsync(model, context);

        Assert.Equal(("set_text", Form.Id("Name"), "Zoe", ActionStatus.Finish), (decision.Action.Function, decision.Action.Element, decision.Action.Arguments.Text("text"), decision.Action.Status));
        Assert.True(decision.IsProven);
        Assert.StartsWith("scripted", decision.Reason);
    }

    [Fact]
    public async Task The_prompt_tells_line_functions_and_candidates_and_fences_the_screen()
    {
        var context = Form.Context(Line);
        var model = new ScriptedModel((_, _) => Answer("none", null, "fail", new { }));

        await DecideAsync(model, context);

        var (system, user) = (model.Prompts[0][0].Content, model.Prompts[0][1].Content);
        Assert.Contains("set_text(text): Replaces the text of an element.", system);
        Assert.Contains($"The step to do now: {Line}", user);
        Assert.Contains($"\n{Form.Number(context, "Name")} textbox 'Name' | ", user);
        var (open, close) = (user.IndexOf("<<<screen ", StringComparison.Ordinal), user.IndexOf(">>>", StringComparison.Ordinal));
        Assert.InRange(user.IndexOf("textbox 'Name'", StringComparison.Ordinal), open, close);
    }

    [Theory]
    [InlineData("Set Name to \"Zoe\"", "set_text", "Name", "\"zoe\"", "Zoe")]
    [InlineData("Choose Printer as Category", "select", "Category", " printer", "Printer")]
    public async Task Texts_that_differ_in_case_or_quotation_marks_are_those_of_the_line(string line, string function, string field, string said, string meant)
    {
        var context = Form.Context(line);
        var model = new ScriptedModel((_, _) => Answer(function, Form.Number(context, field), "finish", new { text = said, option = said }));

        Assert.Equal(meant, (await DecideAsync(model, context)).Action.Arguments.Values.Single());
    }

    [Theory]
    [InlineData("Email", "Zoe")]
    [InlineData("Name", "Zoe!")]
    public async Task Another_target_or_text_than_the_line_says_is_never_proven(string field, string text)
    {
        // The grammar only lets texts of the line and the request through.
        var context = Form.Context(Line);
        var model = new ScriptedModel((_, _) => Answer("set_text", Form.Number(context, field), "finish", new { text }));

        if (text == "Zoe")
            Assert.False((await DecideAsync(model, context)).IsProven);
        else
            Assert.Equal("AnswerUnusable", (await Assert.ThrowsAsync<LamException>(() => DecideAsync(model, context))).Id);
    }

    [Fact]
    public async Task That_it_is_done_needs_a_reason()
    {
        var model = new ScriptedModel((_, _) => Answer("none", null, "finish", new { }));
        var done = new PastAction(Line, new LamAction("click", Form.Id("Reset"), ActionArguments.None), "Reset", ActionOutcome.Verified("x"));

        Assert.Equal(ActionStatus.Fail, (await DecideAsync(model, Form.Context(Line))).Action.Status);
        var claimed = await DecideAsync(model, Form.Context(Line, done));
        Assert.Equal((ActionStatus.Finish, false), (claimed.Action.Status, claimed.IsProven));
    }

    [Fact]
    public async Task What_failed_is_not_chosen_again()
    {
        var failed = new PastAction("Press Submit", new LamAction("click", Form.Id("Submit"), ActionArguments.None), "Submit", ActionOutcome.Failed("x"));
        var context = Form.Context("Press Submit", failed);
        var model = new ScriptedModel((_, form) => Answer("click", Form.Number(context, "Submit"), "finish", new { }));

        // The function isn't offered any more, so the answer is none that can be.
        Assert.Equal("AnswerUnusable", (await Assert.ThrowsAsync<LamException>(() => DecideAsync(model, context))).Id);

        var text = new PastAction(Line, new LamAction("set_text", Form.Id("Name"), ActionArguments.Of("text", "Zoe")), "Name", ActionOutcome.Failed("x"));
        var again = Form.Context(Line, text);
        var stubborn = new ScriptedModel((_, form) => form.Grammar.Allows($$$"""{"function":"set_text","candidate":{{{Form.Number(again, "Name")}}},"arguments":{"text":"Zoe"},"status":"finish"}""")
            ? Answer("set_text", Form.Number(again, "Name"), "finish", new { text = "Zoe" })
            : Answer("none", null, "fail", new { }));
        var given = (await DecideAsync(stubborn, again)).Action;
        Assert.Equal(("", ActionStatus.Fail), (given.Function, given.Status));
        Assert.Equal(2, stubborn.Prompts.Count);
    }

    [Fact]
    public async Task Going_in_circles_ends()
    {
        var past = new PastAction("Press Reset until it is empty", new LamAction("click", Form.Id("Reset"), ActionArguments.None, ActionStatus.Continue), "Reset", ActionOutcome.Verified("x"));
        var context = Form.Context(past.PlanStep, past, past);
        var model = new ScriptedModel((_, _) => Answer("click", Form.Number(context, "Reset"), "continue", new { }));

        Assert.Equal(ActionStatus.Fail, (await DecideAsync(model, context)).Action.Status);
    }

    [Fact]
    public void Whatever_a_model_answers_only_what_the_screen_offers_is_decided()
    {
        var context = Form.Context("Do something with the form");
        var candidates = Form.Candidates(context);
        var names = Gen.Elements("click", "click", "click", "click", "click", "set_text", "toggle", "select", "none", "close", "launch", "rm", "invoke_menu", "type_keys", "");
        var values = Gen.Elements<object?>("Zoe", "Printer", "the form", 3, -1.5, true, null, "\u0007\"\\", new[] { 1 }, "Ctrl+S");
        var answers =
            from function in names
            from candidate in Gen.Choose(0, 9)
            from status in Gen.Elements("continue", "finish", "finish", "confirm", "ask", "FINISH")
            from text in values
            from option in values
            from keys in values
            from isBroken in Gen.Choose(0, 9)
            select isBroken == 0 ? "{\"function\":[" : JsonSerializer.Serialize(new { function, candidate, status, arguments = new { text, option, keys, @on = option } });
        var decided = 0;
        Prop.ForAll(answers.ToArbitrary(), answer =>
        {
            try
            {
                var decision = DecideAsync(new ScriptedModel((_, _) => answer), context).GetAwaiter().GetResult();
                if (decision.Action.Function.Length == 0)
                    return decision.Action.Element.IsNone;
                decided++;
                return candidates.Any(c => c.Functions.Any(f => f.Name == decision.Action.Function) && (c.Element?.Id ?? default) == decision.Action.Element);
            }
            catch (LamException error)
            {
                return error.Id == "AnswerUnusable" && error.Message.Length < 500;
            }
        }).QuickCheckThrowOnFailure();
        Assert.NotEqual(0, decided);
    }

    [Fact]
    public async Task Little_room_leaves_the_oldest_out_and_none_at_all_is_an_error()
    {
        PastAction[] history = [.. Enumerable.Range(0, 5).Select(i => new PastAction(Line, new LamAction("click", Form.Id("Reset"), ActionArguments.Of("button", $"{i}")), $"Reset {i}", ActionOutcome.Verified("")))];
        var context = Form.Context(Line, history);
        var all = new ScriptedModel((_, _) => Answer("none", null, "fail", new { }));
        await DecideAsync(all, context);
        var need = all.Count(all.Prompts[0]);

        var small = new ScriptedModel((_, _) => Answer("none", null, "fail", new { }), need + 256 - 12);
        await DecideAsync(small, context);

        Assert.Contains("Reset 0", all.Prompts[0][1].Content);
        Assert.DoesNotContain("Reset 0", small.Prompts[0][1].Content);
        Assert.Contains("Reset 4", small.Prompts[0][1].Content);
        Assert.Equal("PromptTooLong", (await Assert.ThrowsAnyAsync<LamException>(() => DecideAsync(new ScriptedModel((_, _) => "", 400), context))).Id);
    }

    [Fact]
    public async Task Secrets_stay_out_of_prompts_and_come_back_in_arguments()
    {
        const string Secret = "pa\"ss\\w0rd";
        var context = Form.Context("Set Name to 'pa\"ss\\w0rd'");
        var inner = new ScriptedModel((_, _) => Answer("set_text", Form.Number(context, "Name"), "finish", new { text = "SECRET-1" }));

        var decision = await new GenerativeActor(new SecretAnswerModel(inner, [Secret]), Prompt()).DecideAsync(context, Form.Candidates(context), Token);

        Assert.Equal(Secret, decision.Action.Arguments.Text("text"));
        Assert.DoesNotContain("w0rd", string.Concat(inner.Prompts[0].Select(m => m.Content)));
    }

    [Theory]
    [InlineData("abc", "x abc y abc", "x SECRET-1 y SECRET-1")]
    [InlineData("0123456789abcdefghij", "= '0123456789abcde\u2026' ok", "= 'SECRET-1\u2026' ok")]
    [InlineData("0123456789abcdefghij", "0123456789a", "0123456789a")]
    public async Task What_is_cut_of_a_secret_is_hidden_too(string secret, string text, string hidden)
    {
        var inner = new ScriptedModel((_, _) => "{}");

        await new SecretAnswerModel(inner, [secret]).AnswerAsync([new("user", text)], null!, Token);

        Assert.Equal(hidden, inner.Prompts[0][0].Content);
    }

    [Fact]
    public async Task The_baseline_goes_on_where_the_model_fails_and_the_model_is_given_up()
    {
        var context = Form.Context(Line);
        var model = new ScriptedModel((_, _) => throw new LamException("Broken", Contracts.ExitCode.Failed, "it broke"));
        var actor = new FallbackActor(new GenerativeActor(model, Prompt()), new LexicalActor(), new ModelFailures());

        for (var i = 0; i < 4; i++)
        {
            var decision = await actor.DecideAsync(context, Form.Candidates(context), Token);
            Assert.Equal(("set_text", Form.Id("Name")), (decision.Action.Function, decision.Action.Element));
            Assert.Contains("by the baseline, for scripted failed: it broke", decision.Reason);
        }

        Assert.Equal(2, model.Prompts.Count);
    }

    [Fact]
    public void The_schema_for_servers_is_strict()
    {
        var schema = JsonSerializer.SerializeToElement(ActionAnswer.Schema(Form.Candidates(Form.Context(Line))));

        void Check(JsonElement element)
        {
            var properties = element.GetProperty("properties").EnumerateObject().ToList();
            Assert.Equal(properties.Select(p => p.Name), element.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
            Assert.False(element.GetProperty("additionalProperties").GetBoolean());
            foreach (var inner in properties.Where(p => p.Value.TryGetProperty("properties", out _)))
                Check(inner.Value);
        }

        Check(schema);
        Assert.Contains("none", schema.GetProperty("properties").GetProperty("function").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    private static PromptTemplate Prompt() => PromptTemplate.Load(null, "actor", GenerativeActor.Placeholders);

    private static Task<Decision> DecideAsync(IAnswerModel model, DecisionContext context) =>
        new GenerativeActor(model, Prompt()).DecideAsync(context, Form.Candidates(context), Token).AsTask();

    private static string Answer(string function, int? candidate, string status, object arguments) => JsonSerializer.Serialize(new { function, candidate, status, arguments });
}
