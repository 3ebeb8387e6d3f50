using FsCheck;
using FsCheck.Fluent;
using LamPS.Learning.Recipes;
using Xunit;

namespace LamPS.Learning.Tests.Recipes;

public sealed class PhraseTests
{
    private static readonly Dictionary<string, ParameterValue> Values = new() { ["a"] = ParameterValue.Text("one"), ["b-2"] = ParameterValue.Number(2.5, "cm") };

    [Theory]
    [InlineData("Set {a} to {b-2}", "Set one to 2.5 cm")]
    [InlineData("{a}{a}", "oneone")]
    [InlineData("a {{brace}} and {a}", "a {brace} and one")]
    [InlineData("", "")]
    public void FillsPlaces(string text, string expected) => Assert.Equal(expected, Phrase.Parse(text).Fill(Values));

    [Theory]
    [InlineData("Set {a to")]
    [InlineData("Set a} to")]
    [InlineData("Set {} to")]
    [InlineData("Set {A b} to")]
    public void RefusesBracesWithoutPartnerOrName(string text) => Assert.Throws<FormatException>(() => Phrase.Parse(text));

    [Fact]
    public void NamesAreNamedOnce() => Assert.Equal(["a", "b-2"], Phrase.Parse("{a} {b-2} {a}").Names);

    [Fact]
    public void AnyTextEndsInAPhraseOrAClearError() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        try
        {
            var phrase = Phrase.Parse(text ?? "");
            return phrase.Names.Count > 0 || phrase.Fill(Values).Length <= (text ?? "").Length;
        }
        catch (FormatException)
        {
            return text!.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void EscapedTextComesBack() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        Phrase.Parse(text.Get.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)).Fill(Values) == text.Get).QuickCheckThrowOnFailure();
}
