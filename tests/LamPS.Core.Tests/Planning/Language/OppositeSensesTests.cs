using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public class OppositeSensesTests
{
    [Theory]
    [InlineData("put an empty row above it", "Table > Insert > Rows Below", 1)]
    [InlineData("put an empty row above it", "Table > Insert > Rows Above", 0)]
    [InlineData("put an empty row above it", "Table > Delete > Columns", 2)]
    [InlineData("the row below the one above", "Table > Insert > Rows Below", 0)] // It says both.
    [InlineData("the row above", "from above to below", 0)]
    [InlineData("it should be in CAPITALS", "lowercase", 1)]
    [InlineData("2 cm away on the right", "Before text", 1)]
    [InlineData("2 cm away on the right", "After text", 0)]
    [InlineData("2 cm away on the right", "Above paragraph", 1)]
    [InlineData("right under it", "Rows Below", 0)] // No side is meant.
    [InlineData("right after it", "Columns Before", 2)]
    [InlineData("", "Rows Below", 0)]
    [InlineData("above", "", 0)]
    public void Opposites_are_counted_where_both_texts_say_one_thing(string text, string other, int opposites) => Assert.Equal(opposites, OppositeSenses.Of(text).Against(other));

    [Fact]
    public void Every_line_has_several_senses_that_share_no_word()
    {
        Assert.NotEmpty(Vocabulary.Current.Opposites);
        foreach (var senses in Vocabulary.Current.Opposites)
        {
            Assert.True(senses.Count > 1, string.Join(' ', senses.SelectMany(s => s)));
            Assert.All(senses, s => Assert.NotEmpty(s));
            Assert.Equal(senses.SelectMany(s => s).Count(), senses.SelectMany(s => s).Distinct().Count());
        }
    }

    [Fact]
    public void No_text_says_the_opposite_of_itself()
    {
        var random = new Random(5);
        var words = Vocabulary.Current.Opposites.SelectMany(o => o.SelectMany(s => s)).Concat(["", "Ä", "-", "'", "x1"]).ToList();
        for (var i = 0; i < 500; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => words[random.Next(words.Count)]));
            Assert.Equal(0, OppositeSenses.Of(text).Against(text));
        }
    }
}
