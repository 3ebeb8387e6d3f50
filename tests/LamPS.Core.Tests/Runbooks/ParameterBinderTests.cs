using LamPS.Contracts;
using LamPS.Core.Runbooks;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public class ParameterBinderTests
{
    [Theory]
    [InlineData("{ type: integer }", "3", "3", RunbookValueKind.Integer)]
    [InlineData("{ type: number }", "3", "3", RunbookValueKind.Number)]
    [InlineData("{ type: number }", "2.5", "2.5", RunbookValueKind.Number)]
    [InlineData("{ type: boolean }", "true", "true", RunbookValueKind.Boolean)]
    [InlineData("{ type: string }", "3", "3", RunbookValueKind.Text)]
    [InlineData("{ type: string, pattern: 'a+' }", "aaa", "aaa", RunbookValueKind.Text)]
    [InlineData("{ type: string, pattern: '(?=a)a+' }", "aaa", "aaa", RunbookValueKind.Text)]
    [InlineData("{ type: choice, values: [red, green] }", "red", "red", RunbookValueKind.Text)]
    [InlineData("{ type: list }", "a, b", "[\"a\",\"b\"]", RunbookValueKind.List)]
    [InlineData("{ type: secret }", "hunter2", "***", RunbookValueKind.Secret)]
    public void Texts_of_a_command_line_get_their_type(string definition, string given, string expected, RunbookValueKind kind)
    {
        var value = Bind(definition, given);
        Assert.Equal((expected, kind), (value.ToString(), value.Kind));
    }

    [Theory]
    [InlineData("{ type: integer }", "x", "must be a whole number, not text")]
    [InlineData("{ type: integer }", "1.5", "must be a whole number, not text")]
    [InlineData("{ type: integer, minimum: 1 }", "0", "must be 1 or more, not 0")]
    [InlineData("{ type: number, maximum: 1 }", "1.5", "must be at most 1, not 1.5")]
    [InlineData("{ type: boolean }", "yes", "must be true or false, not text")]
    [InlineData("{ type: string, min-length: 3 }", "ab", "must have at least 3 characters, not 2")]
    [InlineData("{ type: list, max-length: 1 }", "a,b", "must have at most 1 items, not 2")]
    [InlineData("{ type: string, pattern: 'a+' }", "baa", "must match a+; 'baa' doesn't")]
    [InlineData("{ type: choice, values: [red, green] }", "gren", "must be one of red, green, not 'gren'; did you mean 'green'")]
    [InlineData("{ type: string, pattern: '(a|a)*(?=c)' }", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "must match")]
    public void What_is_not_allowed_is_refused(string definition, string given, string part)
    {
        var error = Assert.Throws<LamException>(() => Bind(definition, given));
        Assert.Equal(("ParameterInvalid", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void A_secret_that_is_not_allowed_does_not_show()
    {
        var error = Assert.Throws<LamException>(() => Bind("{ type: secret, pattern: 'x' }", "hunter2"));
        Assert.DoesNotContain("hunter2", error.Message);
    }

    [Fact]
    public void Defaults_and_optional_parameters()
    {
        Assert.Equal("7", Bind("{ type: integer, default: 7 }", null).ToString());
        Assert.Equal(RunbookValueKind.Null, Bind("{ type: integer }", null).Kind);
        var error = Assert.Throws<LamException>(() => Bind("{ type: integer, required: true, description: How many. }", null));
        Assert.Equal("ParameterMissing", error.Id);
        Assert.Contains("--parameter p=... How many.", error.Remedy);
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var runbook = Runbook("{ a: { type: integer, required: true }, b: { type: integer } }");
        var error = Assert.Throws<LamException>(() => ParameterBinder.Bind(runbook, Values(("bb", "1"), ("b", "x"))));
        Assert.Contains("no parameter 'bb'. Did you mean 'b'?", error.Message);
        Assert.Contains("'a' has no value", error.Message);
        Assert.Contains("'b' must be a whole number", error.Message);
    }

    [Fact]
    public void Paths_become_full_from_where_they_were_written()
    {
        Assert.Equal(Path.GetFullPath("x.odt"), Bind("{ type: path }", "x.odt").ToString());
        Assert.Equal(Path.GetFullPath("/somewhere/t/x.odt"), Bind("{ type: path, default: t/x.odt }", null).ToString());
    }

    [Fact]
    public void Secrets_come_from_the_environment_and_vaults_are_not_ready()
    {
        var runbook = Runbook("{ s: { type: secret, from: env:PORTAL } }");
        var value = ParameterBinder.Bind(runbook, Values(), name => name == "PORTAL" ? "hunter2" : null)["s"];
        Assert.Equal(("***", "hunter2"), (value.ToString(), value.Reveal()));
        Assert.Equal("EnvironmentNotSet", Assert.Throws<LamException>(() => ParameterBinder.Bind(runbook, Values(), _ => null)).Id);
        var vault = Assert.Throws<LamException>(() => ParameterBinder.Bind(Runbook("{ s: { type: secret, from: vault:portal } }"), Values()));
        Assert.Equal(("VaultNotReady", ExitCode.NotReady), (vault.Id, vault.ExitCode));
        Assert.Equal("***", ParameterBinder.Bind(Runbook("{ s: { type: secret, from: vault:portal } }"), Values(("s", "x")))["s"].ToString());
    }

    private static RunbookValue Bind(string definition, string? given) =>
        ParameterBinder.Bind(Runbook($"{{ p: {definition} }}"), given is null ? Values() : Values(("p", given)))["p"];

    private static Runbook Runbook(string parameters) =>
        new RunbookLoader().Parse($"name: R\nparameters: {parameters}\nsteps: [ {{ wait: 1s }} ]", "r.yaml", "/somewhere").OrThrow();

    private static Dictionary<string, RunbookValue> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(v => v.Name, v => RunbookValue.Of(v.Value));
}
