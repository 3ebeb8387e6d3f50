using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts.Json;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using Xunit;

namespace LamPS.Contracts.Tests.Json;

public class JsonTests
{
    private static readonly Gen<object?> Values = Gen.Sized(size => Value(Math.Min(size, 5)));

    [Fact]
    public void What_is_written_is_what_another_reader_reads() => Prop.ForAll(Values.ToArbitrary(), value =>
    {
        var written = JsonWriter.Write(value);
        return JsonNode.DeepEquals(JsonNode.Parse(written), JsonSerializer.SerializeToNode(value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_another_writer_writes_is_read() => Prop.ForAll(Values.ToArbitrary(), value =>
    {
        var read = JsonReader.Parse(JsonSerializer.SerializeToUtf8Bytes(value));
        return JsonNode.DeepEquals(JsonSerializer.SerializeToNode(read), JsonSerializer.SerializeToNode(value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_text_is_refused_like_another_reader_refuses_it_and_never_does_worse()
    {
        var samples = Values.ToArbitrary().Generator.Select(v => JsonSerializer.SerializeToUtf8Bytes(v));
        var damaged = samples.SelectMany(text => Gen.Choose(0, Math.Max(0, text.Length - 1)).SelectMany(at => Gen.Choose(0, 127).Select(with =>
        {
            var copy = (byte[])text.Clone();
            copy[at] = (byte)with;
            return copy;
        })));
        Prop.ForAll(damaged.ToArbitrary(), text => Reads(text) == OtherReads(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("", "ends where a value should be at byte 0")]
    [InlineData("{\"a\":1,}", "a name in quotation marks is missing at byte 7")]
    [InlineData("[1 2]", "',' or ']' is missing at byte 3")]
    [InlineData("tru", "'true' is misspelt at byte 3")]
    [InlineData("\"a", "a string doesn't end at byte 2")]
    [InlineData("\"\\x\"", "an unknown escape at byte 1")]
    [InlineData("01", "more text after the value at byte 1")]
    [InlineData("1e", "digits are missing in the exponent at byte 2")]
    [InlineData("1e999", "a number is too large at byte 5")]
    [InlineData("null null", "more text after the value at byte 5")]
    public void Errors_say_what_and_where(string text, string message) =>
        Assert.EndsWith(message, Assert.Throws<JsonFormatException>(() => JsonReader.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_has_a_limit_on_both_sides()
    {
        Assert.Contains("deeper", Assert.Throws<JsonFormatException>(() => JsonReader.Parse(new string('[', 100_000))).Message, StringComparison.Ordinal);
        object? deep = null;
        for (var i = 0; i < 100; i++)
        {
            deep = new List<object?> { deep };
        }

        Assert.Contains("deeper", Assert.Throws<JsonFormatException>(() => JsonWriter.Write(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_becomes_a_replacement_and_the_text_stays_readable() =>
        Assert.Equal("a\uFFFDb", JsonReader.Parse(JsonWriter.Write("a\uD83Db")));

    [Fact]
    public void A_record_comes_back_as_it_was()
    {
        var run = new RunResult(
            "r1", Outcome.Verified, 0, "do \"it\"", "sandbox", "baseline", 12.5,
            [new StepResult("s", null, "set_text", new ElementReference("textbox", "Näme", "textbox"), new Dictionary<string, object?> { ["text"] = "a\nb", ["n"] = 3L, ["on"] = true, ["x"] = null }, Outcome.Verified, "", 1, new StepTimes(1, 2, 3, 4, 5))],
            [new RunbookStepResult("s", "task", "do it", Outcome.Failed, "no", true, 2, new LamError("Id", "m", "r"))],
            [new ExpectationOutcome(null, "x", true, "y")], ["/tmp/a b"], null, new LamError("Id", "m", "r"));
        var again = JsonRecords.To<RunResult>(JsonReader.Parse(JsonWriter.Write(run)));
        Assert.Equal(JsonSerializer.Serialize(run), JsonSerializer.Serialize(again));
    }

    [Fact]
    public void What_a_record_has_besides_its_constructor_comes_back_too()
    {
        var plan = JsonRecords.To<PlanInfo>(JsonReader.Parse(JsonWriter.Write(new PlanInfo("r", null, "baseline", [], []) { Doubts = ["make it nice"] })));
        var training = JsonRecords.To<TrainingRequest>(JsonReader.Parse(JsonWriter.Write(new TrainingRequest("t", "/run", null, null, ["expert"]) { Runs = "/runs" })));

        Assert.Equal(["make it nice"], plan.Doubts);
        Assert.Equal(("/runs", null), (training.Runs, training.Model));
        Assert.Empty(JsonRecords.To<PlanInfo>(JsonReader.Parse("""{ "request": "r", "planner": "baseline" }""")).Doubts);
    }

    [Fact]
    public void A_missing_member_is_its_default_and_an_unknown_one_is_left_out()
    {
        var scope = JsonRecords.To<DesktopScope>(JsonReader.Parse("""{ "application": "writer", "later": 1 }"""));
        Assert.Equal(new DesktopScope(Application: "writer"), scope);
        Assert.Empty(JsonRecords.To<TaskRequest>(JsonReader.Parse("""{ "token": "t" }""")).SaveTo);
    }

    [Theory]
    [InlineData("""{ "scope": 3 }""", "scope is no object")]
    [InlineData("""{ "depth": "three" }""", "depth is no whole number")]
    [InlineData("""{ "depth": 3000000000 }""", "depth is no whole number")]
    [InlineData("""{ "all": 1 }""", "all is no true or false")]
    [InlineData("""{ "selector": 1 }""", "selector is no text")]
    [InlineData("""{ "waitMs": "x" }""", "waitMs is no number")]
    public void A_member_of_another_type_is_named(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonFormatException>(() => JsonRecords.To<LookRequest>(JsonReader.Parse(json))).Message);

    [Fact]
    public void A_member_without_which_it_cannot_be_is_named() =>
        Assert.Equal("'protocol' is missing", Assert.Throws<JsonFormatException>(() => JsonRecords.To<Hosting.HelloRequest>(JsonReader.Parse("{}"))).Message);

    [Fact]
    public void An_unknown_name_of_an_enumeration_is_refused() =>
        Assert.StartsWith("kind is no one of Started", Assert.Throws<JsonFormatException>(() => JsonRecords.To<RunUpdate>(JsonReader.Parse("""{ "number": 1, "kind": "Nope" }"""))).Message, StringComparison.Ordinal);

    private static Gen<object?> Value(int depth)
    {
        var text = ArbMap.Default.GeneratorFor<string>().Select(s => s is null ? "" : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)));
        Gen<object?>[] plain =
        [
            Gen.Constant<object?>(null),
            Gen.Elements(true, false).Select(b => (object?)b),
            ArbMap.Default.GeneratorFor<long>().Select(n => (object?)n),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(n => (object?)n.Item),
            text.Select(s => (object?)s),
        ];
        return depth == 0
            ? Gen.OneOf(plain)
            : Gen.OneOf([
                .. plain,
                Gen.ListOf(Value(depth - 1)).Select(l => (object?)l.ToList()),
                Gen.ListOf(Gen.Zip(text, Value(depth - 1))).Select(l => (object?)l.GroupBy(p => p.Item1).ToDictionary(g => g.Key, g => g.First().Item2)),
            ]);
    }

    private static bool Reads(byte[] text)
    {
        try
        {
            JsonReader.Parse(text);
            return true;
        }
        catch (JsonFormatException)
        {
            return false;
        }
    }

    private static bool OtherReads(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return IsFinite(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The other reader looks at numbers only when they are asked for.
    private static bool IsFinite(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => double.IsFinite(value.GetDouble()),
        JsonValueKind.Array => value.EnumerateArray().All(IsFinite),
        JsonValueKind.Object => value.EnumerateObject().All(p => IsFinite(p.Value)),
        _ => true,
    };
}
