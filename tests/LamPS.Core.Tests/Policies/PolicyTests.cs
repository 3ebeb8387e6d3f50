using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using Xunit;

namespace LamPS.Core.Tests.Policies;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("click", Role.Button, "Delete everything", Risk.Destructive)]
    [InlineData("click", Role.Button, "_Delete Ticket…", Risk.Destructive)]
    [InlineData("click", Role.Button, "Send", Risk.Outside)]
    [InlineData("click", Role.Button, "Send and delete", Risk.Outside)]
    [InlineData("click", Role.Button, "OK", Risk.Change)]
    [InlineData("click", Role.Button, "Undelete", Risk.Change)]
    [InlineData("click", Role.Button, "Sender settings", Risk.Change)]
    [InlineData("set_text", Role.TextBox, "Email", Risk.Change)]
    [InlineData("toggle", Role.CheckBox, "Delete after sending", Risk.Change)]
    [InlineData("read_text", Role.Button, "Delete", Risk.Read)]
    [InlineData("select", Role.ComboBox, "Delete mode", Risk.Change)]
    public void Risk_is_judged_by_function_and_target(string function, Role role, string name, Risk expected)
    {
        var element = new Element { Id = new ElementId(1), Role = role, Name = name };

        Assert.Equal(expected, Assess(function, element).Risk);
    }

    [Theory]
    [InlineData("File > Send > Document as E-mail...", Risk.Outside)]
    [InlineData("Table > Delete > Rows", Risk.Destructive)]
    [InlineData("Table > Insert Table...", Risk.Change)]
    public void A_menu_path_is_judged_by_all_its_entries(string path, Risk expected) =>
        Assert.Equal(expected, RiskAssessor.Assess(UiFunctions.InvokeMenu, new LamAction("invoke_menu", ElementId.None, ActionArguments.Of("path", path)), "writer", null, Snapshot.Empty).Risk);

    [Theory]
    [InlineData("keys", "Enter")]
    [InlineData("keys", "Space")]
    [InlineData("text", "\n")]
    public void Enter_on_a_focused_button_is_no_way_around_the_rule_on_clicking_it(string argument, string value)
    {
        var focused = new Element { Id = new ElementId(1), Role = Role.Button, Name = "Delete everything", States = ElementStates.Focused };
        var snapshot = new Snapshot([new SnapshotNode(focused, -1, 0)], DateTimeOffset.UnixEpoch);
        var action = new LamAction("type_keys", ElementId.None, ActionArguments.Of(argument, value));

        Assert.Equal(Risk.Destructive, RiskAssessor.Assess(UiFunctions.TypeKeys, action, "", null, snapshot).Risk);
    }

    [Theory]
    [InlineData("Ctrl+End", Risk.Read)]
    [InlineData("Shift+Left Shift+Left", Risk.Read)]
    [InlineData("Ctrl+S", Risk.Change)]
    [InlineData("End Enter", Risk.Change)]
    public void Keys_that_only_move_change_nothing(string keys, Risk expected) => Assert.Equal(
        expected,
        RiskAssessor.Assess(UiFunctions.TypeKeys, new LamAction("type_keys", ElementId.None, ActionArguments.Of("keys", keys)), "", null, Snapshot.Empty).Risk);

    [Fact]
    public void Enter_in_a_field_presses_the_default_button()
    {
        var field = new Element { Id = new ElementId(1), Role = Role.TextBox, Name = "Name", States = ElementStates.Focused };
        var button = new Element { Id = new ElementId(2), Role = Role.Button, Name = "Delete", States = ElementStates.Default };
        var snapshot = new Snapshot([new SnapshotNode(field, -1, 0), new SnapshotNode(button, -1, 0)], DateTimeOffset.UnixEpoch);
        var action = new LamAction("type_keys", ElementId.None, ActionArguments.Of("keys", "Enter"));

        Assert.Equal(Risk.Destructive, RiskAssessor.Assess(UiFunctions.TypeKeys, action, "", null, snapshot).Risk);
    }

    [Fact]
    public void The_first_rule_that_matches_decides()
    {
        var policy = new Policy
        {
            Name = "p",
            Rules = [new(PolicyVerdict.Allow, Application: "settings", Element: "Delete draft*"), new(PolicyVerdict.Deny, Element: "Delete*", Line: 8)],
            ByRisk = Policy.Attended.ByRisk,
        };

        Assert.Equal(PolicyVerdict.Allow, policy.Evaluate(new("settings", "click", ["Delete draft 3"], Risk.Destructive))!.Verdict);
        var denied = policy.Evaluate(new("settings", "click", ["Delete everything"], Risk.Destructive))!;
        Assert.Equal(PolicyVerdict.Deny, denied.Verdict);
        Assert.Contains("line 8", denied.Rule);
        Assert.Equal(PolicyVerdict.Ask, policy.Evaluate(new("writer", "click", ["Send"], Risk.Outside))!.Verdict);
    }

    [Fact]
    public void A_runbook_may_allow_what_would_be_asked_but_never_what_the_operator_denies()
    {
        var runbook = new Policy { Name = "runbook", ByRisk = new Dictionary<Risk, PolicyVerdict> { [Risk.Destructive] = PolicyVerdict.Allow } };
        var subject = new PolicySubject("settings", "click", ["Delete"], Risk.Destructive);

        Assert.Equal(PolicyVerdict.Allow, new PolicyGate(Policy.Attended, NobodyToAsk.Instance).Within(runbook).Evaluate(subject).Verdict);
        Assert.Equal(PolicyVerdict.Deny, new PolicyGate(Policy.Unattended, NobodyToAsk.Instance).Within(runbook).Evaluate(subject).Verdict);
    }

    [Fact]
    public async Task What_would_be_asked_is_denied_where_nobody_can_be_asked()
    {
        var gate = new PolicyGate(Policy.Attended, NobodyToAsk.Instance);

        var answer = await gate.DecideAsync(new("settings", "click", ["Delete"], Risk.Destructive), "'click'", false, CancellationToken.None);

        Assert.Equal(PolicyVerdict.Deny, answer.Verdict);
        Assert.Contains("nobody can be asked", answer.Rule);
    }

    [Theory]
    [InlineData(true, PolicyVerdict.Allow)]
    [InlineData(false, PolicyVerdict.Deny)]
    public async Task A_person_decides_what_is_asked(bool answer, PolicyVerdict expected)
    {
        var gate = new PolicyGate(Policy.Attended, new Person(answer));

        Assert.Equal(expected, (await gate.DecideAsync(new("settings", "click", ["Delete"], Risk.Destructive), "'click'", false, CancellationToken.None)).Verdict);
    }

    [Fact]
    public void A_policy_file_is_read_with_its_lines()
    {
        var policy = PolicyReader.Read(
            """
            extends: unattended
            ask: [destructive]
            rules:
              - { application: settings, element: 'Delete*', verdict: deny }
            """,
            "policy.yaml");

        Assert.Equal(PolicyVerdict.Ask, policy.ByRisk[Risk.Destructive]);
        Assert.Equal(PolicyVerdict.Deny, policy.ByRisk[Risk.Outside]);
        Assert.Equal(4, policy.Rules.Single().Line);
    }

    [Theory]
    [InlineData("ask: [sometimes]", 1, 7, "'sometimes' isn't one of")]
    [InlineData("denny: [change]", 1, 1, "unknown key 'denny'")]
    [InlineData("rules:\n  - { function: click }", 2, 5, "needs a 'verdict'")]
    [InlineData("rules: [", 2, 1, "parsing")]
    [InlineData("- a", 1, 1, "one mapping")]
    public void A_wrong_policy_file_is_an_error_with_its_place(string text, int line, int column, string message)
    {
        var error = Assert.Throws<LamException>(() => PolicyReader.Read(text, "policy.yaml"));

        Assert.StartsWith($"policy policy.yaml, line {line}, column {column}: ", error.Message);
        Assert.Contains(message, error.Message);
    }

    private static PolicySubject Assess(string function, Element element)
    {
        Assert.True(FunctionPool.Ui.TryGet(function, out var definition));
        return RiskAssessor.Assess(definition, new LamAction(function, element.Id, ActionArguments.None), "app", element, Snapshot.Empty);
    }

    private sealed class Person(bool answer) : IConfirmation
    {
        public ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken) => new(answer);
    }
}
