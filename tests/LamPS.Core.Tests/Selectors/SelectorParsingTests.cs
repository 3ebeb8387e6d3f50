using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using Xunit;

namespace LamPS.Core.Tests.Selectors;

public class SelectorParsingTests
{
    [Theory]
    [InlineData("window[name~='Writer'] >> dialog >> spinbutton[name='Columns']")]
    [InlineData("button[name='Insert'] || menuitem[name*='Insert*'][checked][!enabled] nth:-1")]
    [InlineData("textbox near:'Customer name'")]
    [InlineData("*")]
    [InlineData("* nth:2")]
    [InlineData("e41")]
    [InlineData("e41 >> button")]
    [InlineData(@"[name='it\'s a \\ backslash']")]
    [InlineData("cell[id^='A'][class$='Cell'][value!='3'][description='x'] below:'Total' rightof:'Sum'")]
    public void Canonical_text_survives_reading_and_writing(string text) => Assert.Equal(text, Selector.Parse(text).ToString());

    [Theory]
    [InlineData("  BUTTON[ Name = \"OK\" ]  ", "button[name='OK']")]
    [InlineData("near:'x'", "* near:'x'")]
    [InlineData("button[!enabled][name='a'] nth:1 near:\"b\"", "button[name='a'][!enabled] near:'b' nth:1")]
    [InlineData("a >>b", null)]
    [InlineData("window>>button||button", "window >> button || button")]
    public void Freely_written_text_becomes_canonical(string text, string? canonical) =>
        Assert.Equal(canonical, Selector.TryParse(text, out var selector, out _) ? selector.ToString() : null);

    [Theory]
    [InlineData("", 1, "SelectorSyntax", "empty")]
    [InlineData("  ", 3, "SelectorSyntax", "empty")]
    [InlineData("buton", 1, "SelectorRoleUnknown", "'button'")]
    [InlineData("button[nme='x']", 8, "SelectorAttributeUnknown", "'name'")]
    [InlineData("button[cheked]", 8, "SelectorAttributeUnknown", "'checked'")]
    [InlineData("button[name=x]", 13, "SelectorSyntax", "quoted text")]
    [InlineData("button[name='x]", 13, "SelectorSyntax", "closing '")]
    [InlineData("button[name='x'", 16, "SelectorSyntax", "']'")]
    [InlineData("button[name]", 12, "SelectorSyntax", "comparison")]
    [InlineData("button[!name='x']", 8, "SelectorSyntax", "'!' is for states")]
    [InlineData("button >> ", 11, "SelectorSyntax", "missing at the end")]
    [InlineData("button || ", 11, "SelectorSyntax", "missing at the end")]
    [InlineData("button nth:0", 12, "SelectorSyntax", "isn't 0")]
    [InlineData("button nth:99999999999", 12, "SelectorSyntax", "isn't 0")]
    [InlineData("button neer:'x'", 8, "SelectorModifierUnknown", "'near'")]
    [InlineData("button near:'x' near:'y'", 17, "SelectorSyntax", "twice")]
    [InlineData("window button", 8, "SelectorSyntax", "isn't expected")]
    [InlineData("e41[checked]", 4, "SelectorSyntax", "one element already")]
    [InlineData(@"[name='C:\Users']", 10, "SelectorSyntax", "backslash")]
    [InlineData("button)", 7, "SelectorSyntax", "')'")]
    public void A_mistake_is_named_with_its_column(string text, int column, string id, string part)
    {
        Assert.False(Selector.TryParse(text, out _, out var problem));
        Assert.Equal((column, id), (problem.Column, problem.Id));
        Assert.Contains(part, problem.Message);
        Assert.NotEmpty(problem.Remedy);
        var thrown = Assert.Throws<LamException>(() => Selector.Parse(text));
        Assert.Equal((ExitCode.InvalidInput, id), (thrown.ExitCode, thrown.Id));
        Assert.Contains($"column {column}", thrown.Message);
    }

    [Fact]
    public void Equal_selectors_are_equal()
    {
        Assert.Equal(Selector.Parse("button[name=\"a\"]"), Selector.Parse("button[name='a']"));
        Assert.NotEqual(Selector.Parse("button[name='a']"), Selector.Parse("button[name='b']"));
        Assert.True(Selector.Parse("e7").IsId(out var id) && id == new ElementId(7));
        Assert.False(Selector.Parse("e7 >> button").IsId(out _));
    }

    [Fact]
    public void Any_selector_survives_writing_and_reading() => Prop.ForAll<int>(seed =>
    {
        var text = RandomText(new Random(seed));
        var selector = Selector.Parse(text);
        var again = Selector.Parse(selector.ToString());
        return selector.ToString() == again.ToString() && selector.Alternatives == again.Alternatives;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_with_a_column_inside_it()
    {
        var random = new Random(7);
        const string alphabet = "ab e4*[]!=~^$'\"\\>|:nthnear 12-_é\n";
        for (var i = 0; i < 20_000; i++)
        {
            var text = i % 2 == 0
                ? new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => alphabet[random.Next(alphabet.Length)])])
                : Damage(RandomText(random), random, alphabet);
            if (!Selector.TryParse(text, out _, out var problem))
            {
                Assert.InRange(problem.Column, 1, text.Length + 1);
            }
        }
    }

    internal static string RandomText(Random random)
    {
        string Value() => Selectors.RandomValue(random);
        string Segment()
        {
            var text = random.Next(5) switch { 0 => "*", 1 => $"e{random.Next(1, 99)}", 2 => "", _ => RoleNames.All[random.Next(RoleNames.All.Count)] };
            if (text.StartsWith('e') && char.IsDigit(text[^1]))
            {
                return text;
            }

            for (var i = random.Next(3); i > 0; i--)
            {
                string[] operators = ["=", "!=", "~=", "^=", "$=", "*="];
                string[] names = ["name", "id", "class", "value", "description"];
                text += $"[{names[random.Next(5)]}{operators[random.Next(6)]}{Value()}]";
            }

            text += random.Next(4) == 0 ? "[checked]" : "";
            text += random.Next(4) == 0 ? "[!enabled]" : "";
            text += random.Next(4) == 0 ? $" near:{Value()}" : "";
            text += random.Next(6) == 0 ? $" below:{Value()}" : "";
            text += random.Next(6) == 0 ? $" rightof:{Value()}" : "";
            text += random.Next(4) == 0 ? $" nth:{(random.Next(2) == 0 ? "-" : "")}{random.Next(1, 9)}" : "";
            return text.Length == 0 ? "*" : text;
        }

        string Path() => string.Join(" >> ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Segment()));
        return string.Join(" || ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Path()));
    }

    private static string Damage(string text, Random random, string alphabet)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, alphabet[random.Next(alphabet.Length)].ToString()),
            _ => text[..at],
        };
    }

    private static class Selectors
    {
        public static string RandomValue(Random random)
        {
            const string alphabet = "aB '\"\\\n\t_&.:*?é🙂";
            var value = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var quote = random.Next(2) == 0 ? '\'' : '"';
            return quote + value.Replace("\\", "\\\\").Replace(quote.ToString(), $"\\{quote}").Replace("\n", "\\n") + quote;
        }
    }
}
