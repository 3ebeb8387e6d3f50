using System.Globalization;
using System.Text.Json;
using LamPS.Core;
using LamPS.Model.Templates;
using LamPS.Testing;
using Xunit;

namespace LamPS.Model.Tests.Templates;

/// <summary>Templates of models give what Jinja gives; see Oracle/templates.py.</summary>
public sealed class ChatTemplateTests
{
    private static readonly TimeProvider Clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Find("tests/LamPS.Model.Tests/Templates/cases.json"))).RootElement;

    public static TheoryData<string> Names => [.. Cases.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(Names))]
    public void A_template_writes_what_jinja_writes(string name)
    {
        var found = Cases.EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var template = ChatTemplate.Parse(found.GetProperty("template").GetString()!);
        var variables = found.GetProperty("variables");
        string Render() => template.Render([], variables.TryGetProperty("add_generation_prompt", out var add) && add.GetBoolean(), variables, Clock);
        if (found.TryGetProperty("refused", out var refused))
        {
            var error = Assert.Throws<LamException>(Render);
            Assert.Equal("TemplateRefused", error.Id);
            Assert.Contains(refused.GetString()!, error.Message);
        }
        else
        {
            Assert.Equal(found.GetProperty("expected").GetString(), Render());
        }
    }

    [Theory]
    [InlineData("a\n{{ x", 2, "never closed")]
    [InlineData("{% if a %}\n\n", 1, "endif")]
    [InlineData("\n{% for x in y %}{% endif %}", 2, "")]
    [InlineData("{% include 'x' %}", 1, "not supported")]
    [InlineData("\n\n{{ 1 + }}", 3, "value is missing")]
    [InlineData("{{ 'abc }}", 1, "quotation mark")]
    [InlineData("{{ a ? b }}", 1, "no meaning")]
    [InlineData("{% endfor %}", 1, "nothing that it ends")]
    [InlineData("{% break %}", 1, "outside of a loop")]
    [InlineData("{# a", 1, "never closed")]
    [InlineData("\n{{ x | nothing }}", 2, "no filter 'nothing'")]
    [InlineData("\n{{ 1 is strange }}", 2, "no test 'strange'")]
    [InlineData("{{ a.b.c }}", 1, "'a' is not defined")]
    [InlineData("\n{{ none.b.c }}", 2, "'b' is not defined")]
    [InlineData("{{ 1 / 0 }}", 1, "division by zero")]
    [InlineData("{{ 9999999999 * 9999999999 }}", 1, "too large")]
    [InlineData("{{ 'a' * 999999999999 }}", 1, "too long")]
    [InlineData("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", 1, "doesn't come to an end")]
    [InlineData("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 1, "too deep")]
    [InlineData("{{ range(0, 10, 0) }}", 1, "step")]
    [InlineData("{{ 'a' + 1 }}", 1, "doesn't work between")]
    [InlineData("{{ [].append(1) }}", 1, "can't be changed")]
    [InlineData("{{ 'a'.replace('b') }}", 1, "don't fit")]
    [InlineData("{% set a.b = 1 %}", 1, "no namespace")]
    public void An_error_names_its_line(string source, int line, string part)
    {
        var error = Assert.Throws<LamException>(() => ChatTemplate.Parse(source, "x.jinja").Render([], variables: JsonDocument.Parse("{}").RootElement));
        Assert.Equal("TemplateInvalid", error.Id);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"x.jinja, line {line}:"), error.Message);
        Assert.Contains(part, error.Message);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("not ")]
    [InlineData("-")]
    [InlineData("{'a':")]
    public void Nesting_without_end_is_an_error(string piece) =>
        Assert.Equal("TemplateInvalid", Assert.Throws<LamException>(() => ChatTemplate.Parse("{{ " + string.Concat(Enumerable.Repeat(piece, 100_000)))).Id);

    [Fact]
    public void Hostile_templates_end_in_an_error_or_in_text()
    {
        var random = new Tokenizers.Generator(12);
        var sources = Cases.EnumerateArray().Select(c => c.GetProperty("template").GetString()!).Where(s => s.Length > 0).ToList();
        var variables = JsonDocument.Parse("""{"messages":[{"role":"user","content":"x"}],"tools":null}""").RootElement;
        for (var i = 0; i < 1500; i++)
        {
            var source = sources[random.Below(sources.Count)];
            var at = random.Below(source.Length);
            source = random.Below(3) switch
            {
                0 => source[..at],
                1 => source.Remove(at, Math.Min(source.Length - at, random.Below(6) + 1)),
                _ => source.Insert(at, ((string[])["{%", "%}", "{{", "}}", "(", "'", "|", ".", "-", " if ", " is ", "[", "\u0000"])[random.Below(13)]),
            };
            try
            {
                ChatTemplate.Parse(source).Render([], variables: variables, time: Clock);
            }
            catch (LamException error)
            {
                Assert.Contains(error.Id, (string[])["TemplateInvalid", "TemplateRefused"]);
            }
        }
    }

    [Fact]
    public void A_folder_gives_its_template()
    {
        var folder = Directory.CreateTempSubdirectory("lamps-template-");
        try
        {
            Assert.Equal("TemplateMissing", Assert.Throws<LamException>(() => ChatTemplate.Load(folder.FullName)).Id);
            var config = Path.Combine(folder.FullName, "tokenizer_config.json");
            File.WriteAllText(config, """{"bos_token":{"content":"<s>"},"eos_token":"</s>","chat_template":"{{ bos_token }}{{ messages[0].content }}{{ eos_token }}"}""");
            Assert.Equal("<s>Hi</s>", ChatTemplate.Load(folder.FullName).Render([new ChatMessage("user", "Hi")]));
            File.WriteAllText(config, """{"bos_token":"<s>","chat_template":[{"name":"tool_use","template":"t"},{"name":"default","template":"{{ messages|length }}"}]}""");
            Assert.Equal("1", ChatTemplate.Load(folder.FullName).Render([new ChatMessage("user", "Hi")]));
            File.WriteAllText(Path.Combine(folder.FullName, "chat_template.jinja"), "{{ bos_token }}!");
            Assert.Equal("<s>!", ChatTemplate.Load(folder.FullName).Render([]));
            File.WriteAllText(config, "{");
            Assert.Equal("TemplateUnreadable", Assert.Throws<LamException>(() => ChatTemplate.Load(folder.FullName)).Id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
