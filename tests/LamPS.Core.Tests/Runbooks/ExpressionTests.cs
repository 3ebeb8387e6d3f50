using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Expressions;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public class ExpressionTests
{
    private static readonly TextPlace Nowhere = new(new SourceLocation("x.yaml", 3, 7), true, 0);

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 2", "3")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("2 - 1 - 1", "0")]
    [InlineData("1.5 + 1", "2.5")]
    [InlineData("1 == 1.0", "true")]
    [InlineData("'a' + \"b\"", "ab")]
    [InlineData("'it\\'s' == \"it's\"", "true")]
    [InlineData("1 < 2 && !(2 <= 1) || false", "true")]
    [InlineData("'a' < 'b'", "true")]
    [InlineData("rows > 3 ? 'many' : 'few'", "many")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("[1, 'b', [2]][-1][0]", "2")]
    [InlineData("[1] + [2]", "[1,2]")]
    [InlineData("steps.save-as.outcome", "Verified")]
    [InlineData("steps['save-as'].outcome == 'Verified'", "true")]
    [InlineData("service.Name", "cron")]
    [InlineData("service.Nothing == null", "true")]
    [InlineData("service.Nothing.at.all == null", "true")]
    [InlineData("contains('Writer', 'rite') && contains([1, 2], 2) && !contains(service, 'x')", "true")]
    [InlineData("startsWith('abc', 'a') && endsWith('abc', 'c')", "true")]
    [InlineData("length('abc') + length([1]) + length(null)", "4")]
    [InlineData("upper('a') + lower('B') + trim(' c ')", "Abc")]
    [InlineData("replace('a-b-c', '-', '+')", "a+b+c")]
    [InlineData("join(split('a,b', ','), '; ')", "a; b")]
    [InlineData("format('{0} of {1}, {{0}}', 1, 'x')", "1 of x, {0}")]
    [InlineData("default(null, 'none') + default('', 'n') + default('x', 'y')", "nonenx")]
    [InlineData("number(' 4 ') + number('0.5')", "4.5")]
    [InlineData("text(4) + text(true)", "4true")]
    [InlineData("exists('button')", "true")]
    [InlineData("false && missing.thing", "false")]
    [InlineData("true || missing", "true")]
    public async Task Computes(string expression, string expected) => Assert.Equal(expected, (await Evaluate(expression)).ToString());

    [Theory]
    [InlineData("rows + 'x'", 5, "'+' adds two numbers, two texts or two lists; 'rows' is a whole number and ''x'' is text.")]
    [InlineData("rows > 'x'", 5, "'rows' is a whole number and ''x'' is text")]
    [InlineData("1 == 'x'", 2, "compares values of one type")]
    [InlineData("rows && true", 5, "'rows' is a whole number; a boolean is needed")]
    [InlineData("!rows", 0, "a boolean is needed")]
    [InlineData("-'x'", 0, "'-' takes a number")]
    [InlineData("1 / 0", 2, "divides by 0")]
    [InlineData("1.0 % 0", 4, "divides by 0")]
    [InlineData("9223372036854775807 + 1", 20, "too large")]
    [InlineData("missing", 0, "'missing' has no value here")]
    [InlineData("service.Nmae", 8, "Did you mean 'Name'?")]
    [InlineData("rows.x", 5, "'rows' is a whole number and has no 'x'")]
    [InlineData("[1][5]", 3, "has 1 items; there is none at 5")]
    [InlineData("upper(1)", 6, "upper() takes text as argument 1; it got a whole number")]
    [InlineData("number('x')", 0, "no number")]
    [InlineData("format('{1}', 1)", 0, "format()")]
    [InlineData("contains(1, 2)", 0, "looks for text in text")]
    public async Task Says_where_and_why_it_cannot_compute(string expression, int position, string message)
    {
        var error = await Assert.ThrowsAsync<LamException>(async () => await Evaluate(expression));
        Assert.Contains(message, error.Message);
        Assert.StartsWith($"x.yaml, line 3, column {7 + position}: ", error.Message);
        Assert.Equal(ExitCode.InvalidInput, error.ExitCode);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 +", 3)]
    [InlineData("(1", 2)]
    [InlineData("f(1,", 4)]
    [InlineData("'abc", 0)]
    [InlineData("'a\\x'", 2)]
    [InlineData("1 2", 2)]
    [InlineData("a ? b", 5)]
    [InlineData("1 < 2 < 3", 6)]
    [InlineData("12abc", 2)]
    [InlineData("99999999999999999999", 0)]
    [InlineData("a.", 2)]
    [InlineData("#", 0)]
    public void Refuses_what_is_no_expression(string text, int position)
    {
        Assert.Null(ExpressionParser.ParseAll(text, out var problem));
        Assert.Equal(position, problem!.Position);
    }

    [Fact]
    public void Depth_and_length_are_limited()
    {
        Assert.Null(ExpressionParser.ParseAll(new string('(', 100_000) + "1", out _));
        Assert.Null(ExpressionParser.ParseAll(new string('!', 100_000) + "true", out _));
        Assert.Null(ExpressionParser.ParseAll("1" + string.Concat(Enumerable.Repeat("+1", 100_000)), out _));
        Assert.Null(ExpressionParser.ParseAll("a" + string.Concat(Enumerable.Repeat(".a", 100_000)), out _));
        Assert.NotNull(ExpressionParser.ParseAll("1" + string.Concat(Enumerable.Repeat("+1", 150)), out _));
    }

    [Fact]
    public void Any_expression_survives_writing_and_reading() => Prop.ForAll<int>(seed =>
    {
        var expression = Make(new Random(seed), 4);
        var text = expression.ToString();
        var again = ExpressionParser.ParseAll(text, out var problem);
        return again?.ToString() == text ? true : throw new InvalidOperationException($"{text} -> {again?.ToString() ?? problem!.Message}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Any_expression_computes_or_fails_with_a_place()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var text = Make(new Random(seed), 4).ToString();
            try
            {
                await Evaluate(text);
            }
            catch (LamException error)
            {
                Assert.Contains("x.yaml, line 3", error.Message);
            }
        }
    }

    [Fact]
    public async Task What_is_known_to_be_wrong_before_is_wrong_while_a_run_too()
    {
        // Only expressions of literals: for them the check before knows every type.
        for (var seed = 0; seed < 2_000; seed++)
        {
            var expression = Make(new Random(seed), 3, names: false);
            var mistakes = 0;
            var type = new ExpressionChecker(new NoNames(), _ => mistakes++).Check(expression);
            try
            {
                var value = await ExpressionEvaluator.EvaluateAsync(expression, new Scope(), default);
                Assert.True(StaticTypes.Fits(StaticTypes.Of(value), type) || mistakes > 0, $"{expression}: {type}, but {value.Kind}");
            }
            catch (ExpressionFailure failure)
            {
                var isKnown = expression.Parts().All(p => new ExpressionChecker(new NoNames(), _ => { }).Check(p) != StaticType.Any);
                Assert.True(mistakes > 0 || !isKnown || IsAboutValues(failure.Message), $"{expression}: {failure.Message}");
            }
        }
    }

    [Theory]
    [InlineData("${{ rows }}", RunbookValueKind.Integer, "4")]
    [InlineData(" ${{ rows }}\n", RunbookValueKind.Integer, "4")]
    [InlineData("${{ rows }}!", RunbookValueKind.Text, "4!")]
    [InlineData("a ${{ rows }} b ${{ true }} c ${{ null }}.", RunbookValueKind.Text, "a 4 b true c .")]
    [InlineData("${{ '}}' }}", RunbookValueKind.Text, "}}")]
    [InlineData("$${{ rows }}", RunbookValueKind.Text, "${{ rows }}")]
    [InlineData("$ {{ $", RunbookValueKind.Text, "$ {{ $")]
    [InlineData("", RunbookValueKind.Text, "")]
    public async Task A_whole_value_keeps_its_type(string text, RunbookValueKind kind, string expected)
    {
        var value = await Template.Parse(text, Nowhere, out _)!.EvaluateAsync(new Scope(), default);
        Assert.Equal((kind, expected), (value.Kind, value.ToString()));
    }

    [Theory]
    [InlineData("a ${{ 1", 2)]
    [InlineData("${{ 1 + }}", 8)]
    [InlineData("${{ 1 2 }}", 6)]
    public void A_mistake_in_a_text_has_its_place(string text, int position)
    {
        Assert.Null(Template.Parse(text, Nowhere, out var problem));
        Assert.Equal(position, problem!.Position);
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("screen + '!'")]
    [InlineData("'a' + screen")]
    [InlineData("upper(screen)")]
    [InlineData("replace('abc', 'b', screen)")]
    [InlineData("format('{0}', screen)")]
    [InlineData("join([screen], ',')")]
    [InlineData("split(screen, 'x')[0]")]
    [InlineData("[screen][0]")]
    [InlineData("default('', screen)")]
    [InlineData("true ? screen : ''")]
    [InlineData("text(screen)")]
    public async Task Text_of_the_user_interface_stays_marked(string expression)
    {
        Assert.True((await Evaluate(expression)).IsUntrusted);
        Assert.True((await Template.Parse($"x ${{{{ {expression} }}}} y", Nowhere, out _)!.EvaluateAsync(new Scope(), default)).IsUntrusted);
        Assert.False((await Evaluate($"length({expression})")).IsUntrusted);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("secret + '!'")]
    [InlineData("'a' + secret")]
    [InlineData("upper(secret)")]
    [InlineData("replace(secret, 'z', '')")]
    [InlineData("format('<{0}>', secret)")]
    [InlineData("join([secret], ',')")]
    [InlineData("[secret]")]
    [InlineData("text([secret])")]
    public async Task A_secret_never_shows(string expression)
    {
        var value = await Evaluate(expression);
        Assert.True(value.HasSecret);
        Assert.Contains("***", value.ToString());
        Assert.DoesNotContain("hunter2", value.ToString().ToLowerInvariant());
        Assert.DoesNotContain("hunter2", System.Text.Json.JsonSerializer.Serialize(value.ToObject()).ToLowerInvariant());
        Assert.Contains("hunter2", value.Reveal().ToLowerInvariant());
    }

    internal static Expression Make(Random random, int depth, bool names = true)
    {
        Expression Literal() => new LiteralExpression(0, random.Next(6) switch
        {
            0 => RunbookValue.Of(random.Next(100)),
            1 => RunbookValue.Of(random.Next(100) / 4.0),
            2 => RunbookValue.Of(random.Next(2) == 0),
            3 => RunbookValue.Null,
            4 => RunbookValue.Of("it's \\ \"x\"\n"),
            _ => RunbookValue.Of("ab"),
        });
        if (depth == 0)
        {
            return names && random.Next(2) == 0 ? new NameExpression(0, ((string[])["rows", "service", "screen", "steps", "nothing"])[random.Next(5)]) : Literal();
        }

        Expression Next() => Make(random, depth - 1, names);
        var functions = ExpressionFunctions.All;
        return random.Next(names ? 8 : 6) switch
        {
            0 => new BinaryExpression(0, ((string[])["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"])[random.Next(13)], Next(), Next()),
            1 => new UnaryExpression(0, random.Next(2) == 0 ? "!" : "-", Next()),
            2 => new ConditionalExpression(0, Next(), Next(), Next()),
            3 when functions[random.Next(functions.Count)] is var f => new CallExpression(0, f.Name, [.. f.Parameters.Select(_ => Next())]),
            4 => new ListExpression(0, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Next())]),
            5 => Literal(),
            6 => new MemberExpression(0, Next() is LiteralExpression { Value.IsNumber: true } ? new NameExpression(0, "rows") : new NameExpression(0, "service"), "Name"),
            _ => new IndexExpression(0, new ListExpression(0, [Next()]), Next()),
        };
    }

    private static bool IsAboutValues(string message) =>
        message.Contains("divides by 0") || message.Contains("too large") || message.Contains("no number") || message.Contains("format()")
        || message.Contains("contains()") || message.Contains("length()") || message.Contains("replace()") || message.Contains("split()") || message.Contains("column");

    private static async Task<RunbookValue> Evaluate(string expression)
    {
        var parsed = ExpressionParser.ParseAll(expression, out var problem);
        Assert.True(parsed is not null, problem?.Message);
        return await Template.Bare(expression, Nowhere, parsed).EvaluateAsync(new Scope(), default);
    }

    private sealed class NoNames : IStaticScope
    {
        public ExpressionProblem? Resolve(IReadOnlyList<string> path, out StaticType type, out int known)
        {
            (type, known) = (StaticType.Any, 1);
            return null;
        }
    }

    private sealed class Scope : IExpressionScope
    {
        public RunbookValue? Get(string name) => name switch
        {
            "rows" => RunbookValue.Of(4),
            "screen" => RunbookValue.Of("Delete everything", untrusted: true),
            "secret" => RunbookValue.Secret("hunter2"),
            "service" => RunbookValue.From(new Dictionary<string, object?> { ["Name"] = "cron", ["Nothing"] = null }),
            "steps" => RunbookValue.From(new Dictionary<string, object?> { ["save-as"] = new Dictionary<string, object?> { ["outcome"] = "Verified" } }),
            _ => null,
        };

        public ValueTask<bool> ExistsAsync(string selector, CancellationToken cancellationToken) => new(selector == "button");
    }
}
