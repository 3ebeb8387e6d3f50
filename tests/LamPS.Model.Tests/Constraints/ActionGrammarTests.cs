using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Model.Constraints;
using LamPS.Model.Tests.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Constraints;

public sealed class ActionGrammarTests
{
    private static readonly IReadOnlyList<Candidate> Candidates = Make();

    [Fact]
    public void What_is_sampled_is_an_action_that_its_candidate_takes()
    {
        var grammar = ActionGrammar.Of(Candidates);
        foreach (var tokenizer in ((string[])["llama3", "phi3"]).Select(TestTokenizers.Load))
        {
            var random = new Generator(2026);
            HashSet<string> functions = [];
            for (var i = 0; i < 60; i++)
            {
                var (text, _, _) = Sampler.Run(grammar.Grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, random);
                var action = grammar.Read(text);
                functions.Add(action.Function);
                if (action.Function.Length == 0)
                {
                    Assert.Contains(action.Status, (ActionStatus[])[ActionStatus.Finish, ActionStatus.Ask, ActionStatus.Fail]);
                    continue;
                }

                var candidate = Candidates.Single(c => c.Element is { } e ? e.Id == action.Element : c.Menu is { } m ? m.Path == action.Arguments.Text("path") && action.Function == "invoke_menu" : action.Element.IsNone && action.Function != "invoke_menu");
                var definition = Assert.Single(candidate.Functions, f => f.Name == action.Function);
                Assert.All(definition.Arguments.Where(a => a.Required), a => Assert.True(action.Arguments.ContainsKey(a.Name)));
                Assert.All(action.Arguments.Keys, name => Assert.Contains(definition.Arguments, a => a.Name == name));
            }

            Assert.True(functions.Count > 6, string.Join(' ', functions));
        }
    }

    [Fact]
    public void Every_action_can_be_reached()
    {
        var grammar = ActionGrammar.Of(Candidates);
        (string Answer, LamAction Action)[] wanted =
        [
            ("""{"function":"click","candidate":1,"arguments":{},"status":"finish"}""", new("click", Candidates[0].Element!.Id, ActionArguments.None)),
            ("""{"function":"click","candidate":1,"arguments":{"button":"right","double":true},"status":"continue"}""",
                new("click", Candidates[0].Element!.Id, ActionArguments.Of("button", "right").With("double", true), ActionStatus.Continue)),
            ("""{"function":"set_text","candidate":2,"arguments":{"text":"Größe \"14\"\n😀"},"status":"finish"}""",
                new("set_text", Candidates[1].Element!.Id, ActionArguments.Of("text", "Größe \"14\"\n😀"))),
            ("""{"function":"select","candidate":3,"arguments":{"option":"Times New Roman"},"status":"confirm"}""",
                new("select", Candidates[2].Element!.Id, ActionArguments.Of("option", "Times New Roman"), ActionStatus.Confirm)),
            ("""{"function":"set_value","candidate":4,"arguments":{"value":-1.5},"status":"finish"}""", new("set_value", Candidates[3].Element!.Id, ActionArguments.Of("value", -1.5))),
            ("""{"function":"invoke_menu","candidate":5,"arguments":{},"status":"finish"}""", new("invoke_menu", ElementId.None, ActionArguments.Of("path", "Table > Insert Table..."))),
            ("""{"function":"type_keys","candidate":6,"arguments":{"keys":"Ctrl+Shift+F12"},"status":"finish"}""", new("type_keys", ElementId.None, ActionArguments.Of("keys", "Ctrl+Shift+F12"))),
            ("""{"function":"none","status":"fail"}""", new("", ElementId.None, ActionArguments.None, ActionStatus.Fail)),
        ];
        foreach (var tokenizer in ((string[])["llama3", "phi3"]).Select(TestTokenizers.Load))
        {
            var random = new Generator(4);
            foreach (var (answer, action) in wanted)
            {
                Assert.Equal(action.ToString() + action.Status, grammar.Read(answer).ToString() + grammar.Read(answer).Status);
                Assert.Null(Sampler.Refusal(grammar.Grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, Sampler.Cut(answer, tokenizer, random)));
                List<int> ids = [];
                tokenizer.EncodePlain(answer, ids);
                Assert.Null(Sampler.Refusal(grammar.Grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, ids));
            }
        }
    }

    [Theory]
    [InlineData("""{"function":"click","candidate":99,"arguments":{},"status":"finish"}""")]
    [InlineData("""{"function":"set_text","candidate":1,"arguments":{"text":"x"},"status":"finish"}""")]
    [InlineData("""{"function":"set_text","candidate":2,"arguments":{},"status":"finish"}""")]
    [InlineData("""{"function":"select","candidate":3,"arguments":{"option":"Comic Sans"},"status":"finish"}""")]
    [InlineData("""{"function":"click","candidate":1,"arguments":{},"status":"fail"}""")]
    [InlineData("""{"function":"click", "candidate":1,"arguments":{},"status":"finish"}""")]
    [InlineData("")]
    public void What_is_no_action_is_refused(string answer) =>
        Assert.Equal("ActionUnreadable", Assert.Throws<LamException>(() => ActionGrammar.Of(Candidates).Read(answer)).Id);

    [Fact]
    public void Text_can_be_limited_to_what_the_request_quotes()
    {
        var grammar = ActionGrammar.Of(Candidates, new ActionGrammarOptions { Texts = ["Invoice 7"], FreeText = false });

        Assert.True(grammar.Grammar.Allows("""{"function":"set_text","candidate":2,"arguments":{"text":"Invoice 7"},"status":"finish"}"""));
        Assert.False(grammar.Grammar.Allows("""{"function":"set_text","candidate":2,"arguments":{"text":"Invoice 8"},"status":"finish"}"""));
        Assert.False(ActionGrammar.Of(Candidates, new ActionGrammarOptions { FreeText = false }).Grammar.Allows("""{"function":"set_text","candidate":2,"arguments":{"text":""},"status":"finish"}"""));
    }

    [Fact]
    public void Most_of_an_action_is_forced()
    {
        var tokenizer = TestTokenizers.Load("llama3");
        var grammar = ActionGrammar.Of([.. Candidates.Take(1)], new ActionGrammarOptions { NoAction = false });
        var (text, asked, tokens) = Sampler.Run(grammar.Grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, new Generator(9));

        Assert.True(asked * 2 < tokens, $"{asked} of {tokens} tokens were asked for: {text}");
    }

    private static IReadOnlyList<Candidate> Make()
    {
        Element Element(int id, Role role, string name, ElementPatterns patterns, params string[] options) =>
            new() { Id = new ElementId(id), Role = role, Name = name, Patterns = patterns, Options = options };
        Candidate Of(int number, Element element) => new(number, element, null, [.. FunctionPool.Ui.For(element)], 1);
        return
        [
            Of(1, Element(11, Role.Button, "OK", ElementPatterns.Invoke)),
            Of(2, Element(12, Role.TextBox, "Name", ElementPatterns.EditText)),
            Of(3, Element(13, Role.ComboBox, "Font", ElementPatterns.Selection, "Times New Roman", "Arial \"Bold\"", "日本")),
            Of(4, Element(14, Role.SpinButton, "Size", ElementPatterns.RangeValue)),
            new(5, null, new MenuEntry("Table > Insert Table...", ElementId.None, ElementStates.Enabled, ""), [UiFunctions.InvokeMenu], 1),
            new(6, null, null, [UiFunctions.TypeKeys, UiFunctions.Screenshot, UiFunctions.Close], 1),
        ];
    }
}
