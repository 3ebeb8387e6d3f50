using LamPS.Model.Agents;
using Xunit;

namespace LamPS.Model.Tests.Agents;

public sealed class RequestTextsTests
{
    [Theory]
    [InlineData("Set the rows to 3, please!", "row", "3")]
    [InlineData("Saved & saving: SAVES the save", "sav")]
    [InlineData("Überschrift_2 (grün)", "überschrift", "2", "grün")]
    [InlineData("a, the - of?")]
    [InlineData("")]
    public void Words_are_those_that_tell_something_in_lower_case_without_their_endings(string text, params string[] words) => Assert.Equal(words.Order(), RequestTexts.Words(text).Order());

    [Fact]
    public void Words_are_the_same_however_they_are_set_apart_and_written()
    {
        const string Letters = "aeisdgnrtSEING0123üÄ";
        var random = new Random(3);
        string Word() => new([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Letters[random.Next(Letters.Length)])]);
        for (var i = 0; i < 500; i++)
        {
            List<string> words = [.. Enumerable.Range(0, random.Next(7)).Select(_ => Word())];

            var said = RequestTexts.Words(string.Join(random.GetItems([" ", ", ", "\n", "…", " / ", "_"], 1)[0], words));

            Assert.Equal(words.SelectMany(w => RequestTexts.Words(w.ToUpperInvariant())).Distinct().Order(), said.Order());
        }
    }
}
