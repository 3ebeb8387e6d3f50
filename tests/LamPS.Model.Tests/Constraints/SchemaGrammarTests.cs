using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core;
using LamPS.Model.Constraints;
using LamPS.Model.Tests.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Constraints;

public sealed class SchemaGrammarTests
{
    public static TheoryData<string> Schemas =>
    [
        """{"type":"string"}""",
        """{"type":"integer","minimum":-12,"maximum":205}""",
        """{"type":["boolean","null"]}""",
        """{"enum":["a","b\"c\\d",3,null,{"x":[1,2]}]}""",
        """{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":3}""",
        """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"boolean"},"c":{"type":"integer"},"d":{"type":"null"}},"required":["c"]}""",
        """{"type":"object","properties":{"a":{"const":1},"b":{"const":2},"c":{"const":3}}}""",
        """{"type":"object","properties":{"name":{"type":"string","pattern":"^[A-Z][a-z\"]+$"},"tags":{"type":"array","items":{"$ref":"#/$defs/tag"}}},"required":["name","tags"],"$defs":{"tag":{"enum":["new","old"]}}}""",
        """{"anyOf":[{"type":"number"},{"type":"object","properties":{"value":{"type":"number","minimum":0}},"required":["value"]}]}""",
        """{"type":"string","minLength":2,"maxLength":4}""",
        """{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}""",
        """{"type":"object","additionalProperties":{"type":"integer"}}""",
        """{"title":"anything"}""",
    ];

    [Theory, MemberData(nameof(Schemas))]
    public void What_is_sampled_is_valid(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var grammar = Grammar.FromSchema(document.RootElement);
        foreach (var tokenizer in ((string[])["llama3", "phi3"]).Select(TestTokenizers.Load))
        {
            var random = new Generator(99);
            for (var i = 0; i < 6; i++)
            {
                var text = Sampler.Run(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, random).Text;
                Assert.True(SchemaCheck.IsValid(JsonNode.Parse(text), document.RootElement, document.RootElement), $"{text} under {schema}");
            }
        }
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Every_valid_value_can_be_reached(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var grammar = Grammar.FromSchema(document.RootElement);
        foreach (var tokenizer in ((string[])["llama3", "phi3"]).Select(TestTokenizers.Load))
        {
            var random = new Generator(77);
            for (var i = 0; i < 12; i++)
            {
                var value = SchemaCheck.Make(document.RootElement, document.RootElement, random, 2);
                Assert.True(grammar.Allows(value), $"{value} under {schema}");
                List<int> ids = [];
                tokenizer.EncodePlain(value, ids);
                Assert.True(Sampler.Refusal(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, ids) is null, value);
                Assert.True(Sampler.Refusal(grammar.Start(tokenizer, [Sampler.End(tokenizer)]), tokenizer, Sampler.Cut(value, tokenizer, random)) is null, value);
            }
        }
    }

    [Fact]
    public void Whole_numbers_keep_to_their_limits()
    {
        foreach (var (least, most) in ((int, int)[])[(0, 0), (-3, 3), (7, 134), (99, 101), (-250, -98), (1, 1000)])
        {
            using var schema = JsonDocument.Parse($$"""{"type":"integer","minimum":{{least}},"maximum":{{most}}}""");
            var grammar = Grammar.FromSchema(schema.RootElement);
            for (var i = -1100; i <= 1100; i++)
                Assert.Equal(i >= least && i <= most, grammar.Allows(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.False(grammar.Allows("-0"));
            Assert.False(grammar.Allows("01"));
        }
    }

    [Theory]
    [InlineData("""{"type":"text"}""", "#/type")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","contentEncoding":"base64"}}}""", "#/properties/a/contentEncoding")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"array","items":{"$ref":"#/$defs/a"}}}}""", "contains itself")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "#/$ref")]
    [InlineData("""{"type":"array","minItems":5,"maxItems":2}""", "fewer items")]
    [InlineData("""{"type":"string","maxLength":-1}""", "#/maxLength")]
    [InlineData("""{"allOf":[{"type":"string"}]}""", "neither type")]
    [InlineData("""{"type":"object","properties":{},"required":["x"]}""", "#/required")]
    [InlineData("""{"type":"string","enum":["a"],"minLength":3}""", "#/minLength")]
    [InlineData("""[1]""", "#:")]
    public void What_is_not_supported_is_said_with_its_place(string schema, string part)
    {
        using var document = JsonDocument.Parse(schema);
        var error = Assert.Throws<LamException>(() => Grammar.FromSchema(document.RootElement));
        Assert.Equal("SchemaUnsupported", error.Id);
        Assert.Contains(part, error.Message);
    }
}
